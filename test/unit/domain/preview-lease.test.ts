import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepPreview, type PreviewEvent, type PreviewLease } from '../../../subgraphs/domain/preview/preview-lease.ts'

const TERMS = { domain: 'orders', url: 'http://127.0.0.1:1/graphql', token: 'a-token', seconds: 15 }

describe('a preview that is kept', () => {
  let asked: number[]
  let answer: () => Promise<void>
  let events: string[]
  let stop: AbortController
  let lease: PreviewLease

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'], now: 0 })
    const began = performance.now()
    const seconds = () => Math.round((performance.now() - began) / 1_000)
    const opened = () => ({ expiresAt: `until ${seconds() + 15}`, release: 'r1', problems: [] })
    asked = []
    events = []
    answer = async () => undefined
    stop = new AbortController()
    lease = keepPreview({
      client: {
        async openPreview(token, terms) {
          expect([token, terms]).toEqual(['own', TERMS])
          asked.push(seconds())
          await answer()
          return opened()
        },
      },
      token: 'own',
      terms: TERMS,
      opened: opened(),
      signal: stop.signal,
      onEvent: (event) => events.push(`${seconds()}: ${told(event)}`),
    })
  })
  afterEach(async () => {
    stop.abort()
    await lease.settled()
    vi.useRealTimers()
  })

  const told = (event: PreviewEvent) => {
    if (event.kind === 'gone') return `gone (${event.reason})`
    if (event.kind === 'not-renewed') return `not renewed (${event.reason}), ${event.expiresAt}`
    return `${event.kind}, ${event.preview.expiresAt}`
  }
  const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000)
  const failing = (reason: string) => async () => {
    throw new Error(reason)
  }

  it('is renewed at each third of its time', async () => {
    await pass(16)
    expect(asked).toEqual([5, 10, 15])
    expect(events).toEqual(['5: renewed, until 20', '10: renewed, until 25', '15: renewed, until 30'])
  })

  it('is renewed at once when the working copy is another, and then goes on as before', async () => {
    await pass(2)
    lease.renew()
    lease.renew()
    await pass(6)
    expect(asked).toEqual([2, 7])
  })

  it('is renewed once more when the working copy changes while that is under way', async () => {
    let release = (): void => undefined
    answer = () => new Promise((resolve) => (release = resolve))
    await pass(5)
    lease.renew()
    answer = async () => undefined
    release()
    await pass(0)
    expect(asked).toEqual([5, 5])
  })

  it('is tried again each second after a failure, which a restart of the catalog does not live to see the end of', async () => {
    answer = failing('no answer')
    await pass(7)
    answer = async () => undefined
    await pass(6)
    expect(events).toEqual([
      '5: not renewed (no answer), until 15',
      '6: not renewed (no answer), until 15',
      '7: not renewed (no answer), until 15',
      '8: renewed, until 23',
      '13: renewed, until 28',
    ])
  })

  it('that is gone says so once, is tried on and on, and says when it is open again', async () => {
    answer = failing('no answer')
    await pass(14)
    expect(events.at(-1)).toBe('14: not renewed (no answer), until 15')
    events = []
    await pass(10)
    expect(events).toEqual(['15: gone (no answer)'])
    answer = async () => undefined
    await pass(1)
    expect(events).toEqual(['15: gone (no answer)', '25: opened, until 40'])
  })

  it('ends when it is told to, without another word', async () => {
    await pass(4)
    stop.abort()
    await lease.settled()
    await pass(30)
    expect(asked).toEqual([])
  })
})
