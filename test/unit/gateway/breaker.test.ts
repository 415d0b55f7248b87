import { afterEach, describe, expect, test } from 'vitest'
import { type Breaker, createBreaker } from '../../../gateway/subgraphs/breaker.ts'
import { eventually } from '../../support/eventually.ts'

let breaker: Breaker
afterEach(() => breaker.close())

describe('the breaker of a domain', () => {
  test('opens at the third timeout in a row, and an answer in between starts the count anew', () => {
    breaker = createBreaker({ probe: () => Promise.reject(new Error('down')) })
    breaker.timedOut('orders')
    breaker.timedOut('orders')
    breaker.answered('orders')
    breaker.timedOut('orders')
    breaker.timedOut('orders')
    expect(breaker.isOpen('orders')).toBe(false)
    breaker.timedOut('orders')
    expect(breaker.isOpen('orders')).toBe(true)
    expect(breaker.isOpen('payments')).toBe(false)
  })

  test('probes while it is open, one probe at a time, and closes when one is answered', async () => {
    const changes: boolean[] = []
    let probes = 0
    let running = 0
    let healthy = false
    breaker = createBreaker({
      probeEveryMs: 5,
      onChange: (_domain, open) => changes.push(open),
      async probe() {
        probes += 1
        running += 1
        expect(running).toBe(1)
        await new Promise((wake) => setTimeout(wake, 12))
        running -= 1
        if (!healthy) throw new Error('down')
      },
    })
    for (let i = 0; i < 3; i += 1) breaker.timedOut('orders')
    await eventually(() => probes >= 3)
    expect(breaker.isOpen('orders')).toBe(true)
    healthy = true
    await eventually(() => !breaker.isOpen('orders'))
    expect(changes).toEqual([true, false])
  })

  test('tells those that wait when it opens, once, and not those that wait no more', () => {
    breaker = createBreaker({ probe: () => Promise.reject(new Error('down')) })
    const told: string[] = []
    breaker.whenOpen('orders', () => told.push('waits'))
    breaker.whenOpen('orders', () => told.push('was answered'))()
    breaker.whenOpen('payments', () => told.push('waits for another'))
    for (let i = 0; i < 3; i += 1) breaker.timedOut('orders')
    expect(told).toEqual(['waits'])
    breaker.answered('orders')
    for (let i = 0; i < 3; i += 1) breaker.timedOut('orders')
    expect(told).toEqual(['waits'])
  })

  test('forgets a domain that left', () => {
    breaker = createBreaker({ probe: () => Promise.reject(new Error('down')) })
    for (let i = 0; i < 3; i += 1) breaker.timedOut('orders')
    breaker.retain(['payments'])
    expect(breaker.isOpen('orders')).toBe(false)
  })
})
