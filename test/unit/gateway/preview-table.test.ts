import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPreviewTable, type PreviewTable } from '../../../gateway/products-router/preview-table.ts'
import { digestOfToken, type PreviewLease, type PreviewState } from '../../../schema/preview-state.ts'
import { domainSdl } from '../../../schema/sdl.ts'

const lease = (token: string, given: Partial<PreviewLease> = {}): PreviewLease => ({
  domain: 'orders',
  url: `http://127.0.0.1:1/${token}`,
  sdlDigest: 'contract',
  tokenDigest: digestOfToken(token),
  release: 'r1',
  expiresAt: '2026-03-01T00:00:15Z',
  leftMs: 15_000,
  ...given,
})
const state = (leases: readonly PreviewLease[], epoch = 'first'): PreviewState => ({
  revision: JSON.stringify([epoch, leases]),
  epoch,
  leases: [...leases],
  sdls: [{ digest: 'contract', sdl: domainSdl() }],
})

describe('the previews a gateway knows', () => {
  let table: PreviewTable
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    table = createPreviewTable()
  })
  afterEach(() => vi.useRealTimers())

  /** What `find` answers once the moment is over that an unknown token is given. */
  const found = async (token: string) => {
    const finding = table.find(token)
    await vi.advanceTimersByTimeAsync(1_000)
    return finding
  }

  test('are found by their token, with where they are and what they serve', async () => {
    table.replace(state([lease('a')]))
    expect(await table.find('a')).toMatchObject({
      key: digestOfToken('a'),
      route: { domain: 'orders', url: 'http://127.0.0.1:1/a', digest: 'contract', served: { queryType: 'Query' } },
      release: 'r1',
    })
    expect(await found('b')).toBeUndefined()
    expect(table.urls()).toEqual(['http://127.0.0.1:1/a'])
  })

  test('are gone when their time is over, though the catalog has fallen silent', async () => {
    table.replace(state([lease('a', { leftMs: 1_000 })]))
    await vi.advanceTimersByTimeAsync(999)
    expect(await table.find('a')).toBeDefined()
    await vi.advanceTimersByTimeAsync(1)
    expect(await found('a')).toBeUndefined()
    expect(table.urls()).toEqual([])
    expect(table.urlOf(digestOfToken('a'))).toBeUndefined()
  })

  test('are gone when the catalog leaves them out', async () => {
    table.replace(state([lease('a'), lease('b')]))
    table.replace(state([lease('b')]))
    expect(await found('a')).toBeUndefined()
    expect(await table.find('b')).toBeDefined()
  })

  test('hold their time through a restart of the catalog, which knows of none until they are renewed', async () => {
    table.replace(state([lease('a', { leftMs: 5_000 }), lease('b', { leftMs: 5_000 })]))
    table.replace(state([], 'second'))
    expect(await table.find('a')).toBeDefined()
    table.replace(state([lease('a', { leftMs: 20_000 })], 'second'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await table.find('a')).toBeDefined()
    expect(await found('b')).toBeUndefined()
    table.replace(state([], 'second'))
    expect(await found('a')).toBeUndefined()
  })

  test('are waited for a moment: who has just opened one is told before this gateway is', async () => {
    const finding = table.find('a')
    await vi.advanceTimersByTimeAsync(400)
    table.replace(state([lease('other')]))
    await vi.advanceTimersByTimeAsync(400)
    table.replace(state([lease('a')]))
    expect(await finding).toBeDefined()
    const late = table.find('late')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await late).toBeUndefined()
  })

  test('with an SDL that cannot be read are asked unpruned, and reported', async () => {
    const unreadable: string[] = []
    table = createPreviewTable({ onUnreadable: (domain) => unreadable.push(domain) })
    table.replace({ ...state([lease('a')]), sdls: [{ digest: 'contract', sdl: 'type {' }] })
    expect((await table.find('a'))?.route.served).toBeUndefined()
    expect(unreadable).toEqual(['orders'])
  })
})
