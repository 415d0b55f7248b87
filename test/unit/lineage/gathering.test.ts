import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createGathering } from '../../../subgraphs/lineage/ledger/gathering.ts'

describe('a commit', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** Whether `enough` has resolved by now. */
  async function watch(enough: Promise<void>) {
    const state = { over: false }
    void enough.then(() => {
      state.over = true
    })
    await setImmediate()
    return state
  }

  test('waits for as many as shared one of the last two, and no longer', async () => {
    let waiting = 1
    const gathering = createGathering(() => waiting)
    gathering.committed(3, 12)
    gathering.committed(1, 12)
    const state = await watch(gathering.enough())
    expect(state.over).toBe(false)
    waiting = 2
    gathering.arrived()
    await setImmediate()
    expect(state.over).toBe(false)
    waiting = 3
    gathering.arrived()
    await setImmediate()
    expect(state.over).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  test.each([
    ['a third of what the last one took', 12, 4],
    ['ten milliseconds', 3_000, 10],
  ])('waits %s at most', async (_what, tookMs, waited) => {
    const gathering = createGathering(() => 1)
    gathering.committed(8, tookMs)
    const state = await watch(gathering.enough())
    await vi.advanceTimersByTimeAsync(waited - 1)
    expect(state.over).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(state.over).toBe(true)
  })

  test.each([
    ['nothing was committed yet', []],
    [
      'its sender is alone',
      [
        [1, 500],
        [1, 500],
      ],
    ],
    [
      'commits are quick',
      [
        [8, 2],
        [8, 2],
      ],
    ],
    [
      'the others have stopped sending',
      [
        [8, 500],
        [1, 500],
        [1, 500],
      ],
    ],
  ] as const)('does not wait when %s', async (_what, commits) => {
    const gathering = createGathering(() => 1)
    for (const [commands, tookMs] of commits) gathering.committed(commands, tookMs)
    expect((await watch(gathering.enough())).over).toBe(true)
  })
})
