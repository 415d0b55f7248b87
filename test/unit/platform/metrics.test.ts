import { describe, expect, it } from 'vitest'
import { createMetrics } from '../../../platform/metrics.ts'

describe('metrics', () => {
  it('are one registry a service: two services in one process share no numbers', async () => {
    const [first, second] = [createMetrics('first', { process: false }), createMetrics('second', { process: false })]
    first.counter('things_total', 'Things.').inc(3)
    second.counter('things_total', 'Things.').inc(4)
    expect(await first.text()).toContain('things_total{service="first"} 3')
    expect(await second.text()).toContain('things_total{service="second"} 4')
    expect(await first.text()).not.toContain('second')
  })

  it('measure durations in seconds, from a memory read to a slow domain', async () => {
    const metrics = createMetrics('m', { process: false })
    metrics.duration('wait_seconds', 'Waiting.', ['where']).observe({ where: 'here' }, 0.02)
    const text = await metrics.text()
    expect(text).toContain('wait_seconds_bucket{le="0.01",service="m",where="here"} 0')
    expect(text).toContain('wait_seconds_bucket{le="0.025",service="m",where="here"} 1')
    expect(text).toContain('le="30"')
  })

  it('set gauges to what is, and describe themselves', async () => {
    const metrics = createMetrics('m', { process: false })
    metrics.gauge('open', 'What is open.', ['kind']).set({ kind: 'edge' }, 7)
    expect(await metrics.text()).toMatch(
      /# HELP open What is open\.\n# TYPE open gauge\nopen\{kind="edge",service="m"\} 7/,
    )
  })

  it('count outcomes from 0, so that the first of a kind is an increase', async () => {
    const metrics = createMetrics('m', { process: false })
    metrics.outcomes('tries_total', 'Tries.', ['good', 'bad']).inc({ outcome: 'good' })
    const text = await metrics.text()
    expect(text).toContain('tries_total{outcome="good",service="m"} 1')
    expect(text).toContain('tries_total{outcome="bad",service="m"} 0')
  })

  it('tell of the process unless told not to', async () => {
    expect(await createMetrics('p').text()).toContain('nodejs_eventloop_lag_seconds')
    expect(await createMetrics('p', { process: false }).text()).not.toContain('nodejs_')
  })
})
