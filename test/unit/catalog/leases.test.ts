import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLeases, type Lease, type Leases, type LeaseTerms } from '../../../subgraphs/catalog/previews/leases.ts'

const served = (sdl: string) => ({ sdl, digest: `digest of ${sdl}`, types: new Map() })
const terms = (given: Partial<LeaseTerms> = {}): LeaseTerms => ({
  domain: 'orders',
  url: 'http://127.0.0.1:1/graphql',
  tokenDigest: 'a',
  served: served('type Query'),
  release: 'r1',
  seconds: 15,
  ...given,
})

describe('the leases of previews', () => {
  let leases: Leases
  let expired: Lease[]
  const here = new AbortController().signal

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'], now: 0 })
    expired = []
    leases = createLeases({ limits: { ofDomain: 2, inAll: 3 }, onExpired: (lease) => expired.push(lease) })
  })
  afterEach(() => {
    leases.close()
    vi.useRealTimers()
  })

  const state = async (have: string | null = null) => {
    const found = await leases.waitFor(have, 0, here)
    if (found === null) throw new Error('expected a state')
    return found
  }
  const open = async () => (await state()).leases.map(({ tokenDigest }) => tokenDigest)

  it('end when their time is over, each at its own moment, and those who follow are told then', async () => {
    leases.take(terms({ tokenDigest: 'short', seconds: 1 }))
    leases.take(terms({ tokenDigest: 'long', seconds: 2 }))
    const told = leases.waitFor((await state()).revision, 60_000, here)
    await vi.advanceTimersByTimeAsync(999)
    expect(await open()).toEqual(['short', 'long'])
    await vi.advanceTimersByTimeAsync(1)
    expect((await told)?.leases.map(({ tokenDigest }) => tokenDigest)).toEqual(['long'])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await open()).toEqual([])
    expect(expired.map(({ tokenDigest }) => tokenDigest)).toEqual(['short', 'long'])
  })

  it('hold on while they are renewed, and what is left of them is told by how much, not by a clock alone', async () => {
    leases.take(terms({ seconds: 15 }))
    for (let renewal = 0; renewal < 5; renewal += 1) {
      await vi.advanceTimersByTimeAsync(10_000)
      leases.take(terms({ seconds: 15 }))
    }
    await vi.advanceTimersByTimeAsync(14_000)
    expect((await state()).leases).toMatchObject([{ leftMs: 1_000, expiresAt: new Date(65_000).toISOString() }])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await open()).toEqual([])
  })

  it('that are new or other are told at once, renewals a moment later and together', async () => {
    const following = async () => {
      let news: unknown
      void leases.waitFor((await state()).revision, 60_000, here).then((found) => {
        news = found
      })
      const heard = async () => {
        await vi.advanceTimersByTimeAsync(0)
        return news !== undefined
      }
      return { heard }
    }
    const first = await following()
    leases.take(terms())
    expect(await first.heard()).toBe(true)
    for (const other of [{ url: 'http://127.0.0.1:2/graphql' }, { release: 'r2' }, { served: served('type Other') }]) {
      const next = await following()
      leases.take(terms({ ...other }))
      expect(await next.heard(), JSON.stringify(other)).toBe(true)
      leases.take(terms())
    }
    await vi.advanceTimersByTimeAsync(1_000)
    const renewed = await following()
    leases.take(terms())
    leases.take(terms())
    expect(await renewed.heard()).toBe(false)
    await vi.advanceTimersByTimeAsync(250)
    expect(await renewed.heard()).toBe(true)
    const closed = await following()
    leases.drop('orders', 'a')
    expect(await closed.heard()).toBe(true)
  })

  it('that are made shorter are told at once', async () => {
    leases.take(terms({ seconds: 60 }))
    const told = leases.waitFor((await state()).revision, 60_000, here)
    leases.take(terms({ seconds: 1 }))
    expect((await told)?.leases).toMatchObject([{ leftMs: 1_000 }])
  })

  it('name each SDL once, however many serve it', async () => {
    leases.take(terms())
    leases.take(terms({ tokenDigest: 'b' }))
    leases.take(terms({ tokenDigest: 'c', domain: 'payments', served: served('type Other') }))
    expect((await state()).sdls).toEqual([
      { digest: 'digest of type Query', sdl: 'type Query' },
      { digest: 'digest of type Other', sdl: 'type Other' },
    ])
  })

  it('are so many a domain and so many in all; one that is there may always be renewed', () => {
    leases.take(terms({ tokenDigest: 'a' }))
    leases.take(terms({ tokenDigest: 'b' }))
    const refusal = (given: Partial<LeaseTerms>) => {
      try {
        leases.take(terms(given))
      } catch (error) {
        return error
      }
      return undefined
    }
    expect(refusal({ tokenDigest: 'c' })).toMatchObject({
      code: 'TOO_MANY_PREVIEWS',
      httpStatus: 429,
      details: { domain: 'orders', limit: 2 },
    })
    leases.take(terms({ tokenDigest: 'c', domain: 'payments' }))
    expect(refusal({ tokenDigest: 'd', domain: 'payments' })).toMatchObject({
      code: 'TOO_MANY_PREVIEWS',
      details: { limit: 3 },
    })
    expect(refusal({ tokenDigest: 'a' })).toBeUndefined()
    leases.drop('orders', 'b')
    expect(refusal({ tokenDigest: 'd', domain: 'payments' })).toBeUndefined()
  })

  it('are of one domain: another can neither take one over nor close it', async () => {
    leases.take(terms())
    expect(() => leases.take(terms({ domain: 'payments' }))).toThrow(expect.objectContaining({ code: 'CONFLICT' }))
    expect(leases.drop('payments', 'a')).toBe(false)
    expect(await open()).toEqual(['a'])
    expect(leases.drop('orders', 'a')).toBe(true)
    expect(leases.drop('orders', 'a')).toBe(false)
  })
})
