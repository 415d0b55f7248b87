import { describe, expect, test } from 'vitest'
import { createSupergraphFeed, type ReloadOutcome } from '../../../gateway/mesh/supergraph-feed.ts'
import { eventually } from '../../support/eventually.ts'
import { silent } from './support.ts'

/** A feed with a gateway behind it that takes every SDL but those with `bad` in them. */
function feedInService() {
  const outcomes: ReloadOutcome[] = []
  const taken: string[] = []
  const feed = createSupergraphFeed({ logger: silent, debounceMs: 10, onReload: (outcome) => outcomes.push(outcome) })
  const update = (sdl: string) => {
    taken.push(sdl)
    if (sdl.includes('bad')) throw new Error(`cannot take ${sdl}`)
  }
  const never = () => Promise.reject(new Error('not used here'))
  const initialize = () =>
    feed.manager.initialize({ update, healthCheck: never, getDataSource: () => ({ process: never }) })
  return { feed, outcomes, taken, initialize }
}

const version = (text: string) => ({ version: text, sdl: text })

describe('the feed of supergraphs', () => {
  test('hands over the first one at once, and later ones through update', async () => {
    const { feed, outcomes, taken, initialize } = feedInService()
    const first = initialize()
    feed.offer(version('one'))
    expect(await first).toEqual({ supergraphSdl: 'one' })
    feed.started()
    feed.offer(version('two'))
    await eventually(() => taken.length === 1)
    expect(taken).toEqual(['two'])
    expect(outcomes).toEqual([
      { kind: 'applied', version: 'one' },
      { kind: 'applied', version: 'two' },
    ])
  })

  test('makes one reload of a burst', async () => {
    const { feed, taken, initialize } = feedInService()
    feed.offer(version('one'))
    await initialize()
    feed.started()
    for (const text of ['two', 'three', 'four']) feed.offer(version(text))
    await eventually(() => taken.length > 0)
    expect(taken).toEqual(['four'])
  })

  test('puts the last good one back when a new one fails, and takes the next', async () => {
    const { feed, taken, outcomes, initialize } = feedInService()
    feed.offer(version('one'))
    await initialize()
    feed.started()
    feed.offer(version('bad'))
    await eventually(() => outcomes.length === 2)
    expect(taken).toEqual(['bad', 'one'])
    expect(outcomes[1]).toEqual({ kind: 'rejected', version: 'bad', reason: 'cannot take bad' })
    feed.offer(version('two'))
    await eventually(() => outcomes.length === 3)
    expect(outcomes[2]).toEqual({ kind: 'applied', version: 'two' })
  })

  test('waits for another when the very first cannot be used', async () => {
    const { feed, outcomes, initialize } = feedInService()
    feed.offer(version('bad'))
    await initialize()
    feed.started(new Error('no'))
    const again = initialize()
    feed.offer(version('good'))
    expect(await again).toEqual({ supergraphSdl: 'good' })
    feed.started()
    expect(outcomes.map(({ kind }) => kind)).toEqual(['rejected', 'applied'])
  })
})
