import { describe, expect, test } from 'vitest'
import { openLineageEvents } from '../../../seed/events.ts'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'

const NOW = new Date('2026-05-06T09:41:00Z')
const events = openLineageEvents({ now: NOW })
const runs = events.flatMap((event) => ('eventType' in event ? [event] : []))

describe('the OpenLineage events of the demo', () => {
  test('are valid, facets included', () => {
    const read = createEventReader()
    for (const event of events) expect(() => read(event)).not.toThrow()
  })

  test('are as many as a start can post: some hundred over three weeks', () => {
    expect(events.length).toBeGreaterThan(600)
    expect(events.length).toBeLessThan(1_500)
    const times = runs.map(({ eventTime }) => Date.parse(eventTime))
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW.getTime())
    expect(Math.max(...times)).toBeGreaterThan(NOW.getTime() - 86_400_000)
    expect(Math.min(...times)).toBeLessThan(NOW.getTime() - 20 * 86_400_000)
  })

  test('are the same at every call, and a later call repeats the earlier ones to the letter', () => {
    expect(openLineageEvents({ now: new Date(NOW) })).toEqual(events)
    const later = openLineageEvents({ now: new Date(NOW.getTime() + 45 * 60_000) })
    const known = new Set(later.map((event) => JSON.stringify(event)))
    const floor = NOW.getTime() - 40 * 3_600_000
    const lately = runs.filter(({ eventTime }) => Date.parse(eventTime) > floor)
    expect(lately.length).toBeGreaterThan(50)
    for (const event of lately) expect(known.has(JSON.stringify(event)), event.job.name).toBe(true)
  })

  test('hold to the days of the week whenever the demo is started', () => {
    for (let day = 0; day < 9; day += 1) {
      const now = new Date(Date.UTC(2027, 1, 24 + day, day * 2, 7))
      const then = openLineageEvents({ now })
      const read = createEventReader({ now: () => now.getTime() })
      for (const event of then.slice(0, 40)) expect(() => read(event)).not.toThrow()
      const names = new Set(then.flatMap((event) => ('job' in event ? [event.job.name] : [])))
      expect(names.size, now.toISOString()).toBe(90)
    }
  })

  test('tell of runs that ended well, failed, were aborted, and are still running', () => {
    const count = (type: string) => runs.filter(({ eventType }) => eventType === type).length
    for (const type of ['START', 'RUNNING', 'COMPLETE', 'FAIL', 'ABORT']) expect(count(type), type).toBeGreaterThan(0)
    const ended = new Set(
      runs.filter(({ eventType }) => !['START', 'RUNNING'].includes(eventType)).map(({ run }) => run.runId),
    )
    expect(runs.some(({ run }) => !ended.has(run.runId))).toBe(true)
    const failed = runs.filter(({ eventType }) => eventType === 'FAIL')
    for (const { run } of failed) expect(run.facets?.errorMessage?.message).toBeTruthy()
  })

  test('start each run once, and end it once at most, after it began', () => {
    for (const runId of new Set(runs.map(({ run }) => run.runId))) {
      const told = runs.filter(({ run }) => run.runId === runId)
      expect(told[0]?.eventType, runId).toBe('START')
      expect(
        told.filter(({ eventType }) => eventType === 'START'),
        runId,
      ).toHaveLength(1)
      expect(
        told.filter(({ eventType }) => ['COMPLETE', 'FAIL', 'ABORT'].includes(eventType)).length,
      ).toBeLessThanOrEqual(1)
      expect(new Set(told.map(({ job }) => `${job.namespace}/${job.name}`)).size).toBe(1)
    }
  })

  test('come in the shapes of real producers: names on START alone, on COMPLETE alone, on both', () => {
    const named = (engine: string, type: string) =>
      runs
        .filter((event) => event.job.namespace === engine && event.eventType === type)
        .some(({ inputs }) => inputs?.length)
    expect([named('airflow-prod', 'START'), named('airflow-prod', 'COMPLETE')]).toEqual([true, false])
    expect([named('dbt-cloud', 'START'), named('dbt-cloud', 'COMPLETE')]).toEqual([false, true])
    expect([named('spark-k8s', 'START'), named('spark-k8s', 'COMPLETE')]).toEqual([true, true])
  })

  test('have job and dataset events, symlinks, columns, and an output that says what it is made from', () => {
    expect(events.filter((event) => 'dataset' in event)).toHaveLength(6)
    expect(events.filter((event) => 'job' in event && !('run' in event))).toHaveLength(1)
    const facets = new Set(
      runs.flatMap(({ outputs = [] }) => outputs.flatMap((output) => Object.keys(output.facets ?? {}))),
    )
    expect([...facets].toSorted()).toEqual(['columnLineage', 'lineage'])
    expect(events.slice(0, 6).every((event) => 'dataset' in event && event.dataset.facets?.symlinks)).toBe(true)
  })

  test('read one more dataset on Sundays, so that an edge comes and goes', () => {
    const sales = runs.filter(({ job, eventType }) => job.name === 'sales.daily_sales' && eventType === 'COMPLETE')
    const days = sales.map(({ eventTime, inputs }) => [new Date(eventTime).getUTCDay(), inputs?.length])
    expect(days.filter(([day]) => day === 0).every(([, inputs]) => inputs === 4)).toBe(true)
    expect(days.filter(([day]) => day !== 0).every(([, inputs]) => inputs === 3)).toBe(true)
  })
})
