import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBatches } from '../../../../gateway/explorer/web/api/batches.ts'

const asked: (readonly string[])[] = []
let isDown = false

const batches = (before?: ReadonlyMap<string, string>) =>
  createBatches<string>({
    most: 3,
    quietMs: 100,
    ...(before ? { before } : {}),
    async ask(ids) {
      asked.push(ids)
      if (isDown) throw new Error('nobody answers')
      return new Map(ids.filter((id) => id !== 'unknown').map((id) => [id, id.toUpperCase()]))
    },
  })

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  isDown = false
})
afterEach(() => {
  vi.useRealTimers()
})

describe('things asked for by their ids', () => {
  it('are asked for together once nothing more is wanted for a moment, so many at once', async () => {
    const { want, found } = batches()
    for (const id of ['a', 'b', 'c']) want(id)
    await vi.advanceTimersByTimeAsync(60)
    want('d')
    await vi.advanceTimersByTimeAsync(60)
    expect(asked).toEqual([])
    await vi.advanceTimersByTimeAsync(40)
    expect(asked).toEqual([['a', 'b', 'c'], ['d']])
    expect([...found().values()]).toEqual(['A', 'B', 'C', 'D'])
  })

  it('are asked for once each, those that nobody knows as well', async () => {
    const { want } = batches()
    const letGo = [want('a'), want('unknown')]
    await vi.advanceTimersByTimeAsync(100)
    for (const one of letGo) one()
    for (const id of ['a', 'unknown', 'b']) want(id)
    await vi.advanceTimersByTimeAsync(100)
    expect(asked).toEqual([['a', 'unknown'], ['b']])
  })

  it('are not asked for when all who wanted one let it go before', async () => {
    const { want } = batches()
    const [first, second] = [want('a'), want('a')]
    want('b')()
    first()
    await vi.advanceTimersByTimeAsync(100)
    second()
    expect(asked).toEqual([['a']])
  })

  it('are asked for again by the next who wants them when the question failed', async () => {
    const { want, found } = batches()
    isDown = true
    want('a')()
    want('a')
    await vi.advanceTimersByTimeAsync(100)
    isDown = false
    want('a')
    await vi.advanceTimersByTimeAsync(100)
    expect(asked).toEqual([['a'], ['a']])
    expect(found().get('a')).toBe('A')
  })

  it('are all there at once for who cannot wait to see them', async () => {
    const { want, all } = batches()
    want('a')
    expect([...(await all(['a', 'b', 'c', 'd'])).keys()]).toEqual(['a', 'b', 'c', 'd'])
    await vi.advanceTimersByTimeAsync(100)
    expect(asked).toEqual([['a', 'b', 'c'], ['d']])
  })

  it('stand as they were before until they are answered anew', async () => {
    const { want, found } = batches(new Map([['a', 'old']]))
    expect(found().get('a')).toBe('old')
    want('a')
    await vi.advanceTimersByTimeAsync(100)
    expect(found().get('a')).toBe('A')
  })
})
