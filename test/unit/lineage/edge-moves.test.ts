import { describe, expect, test } from 'vitest'
import type { PostedEdgeChange } from '../../../schema/changes.ts'
import { positionOf, readPosition } from '../../../subgraphs/lineage/feed/position.ts'
import { afterCommit, type MovePlace } from '../../../subgraphs/lineage/stores/store.ts'
import { columnEvent, columnLineage, from } from './column-events.ts'
import { datasetId, harvest, useLineage } from './harness.ts'

const lineage = useLineage()
const start = afterCommit(0)

/** All since a place, in the parts they come in, and where the next begin. */
async function since(place: MovePlace): Promise<{ changes: PostedEdgeChange[]; until: MovePlace }> {
  const changes: PostedEdgeChange[] = []
  let until = place
  for (let more = true; more; ) {
    const part = await lineage.service().edgeMoves(until)
    changes.push(...part.changes)
    until = part.until
    more = part.hasMore
  }
  return { changes, until }
}
const told = (changes: readonly PostedEdgeChange[]) =>
  changes.map(({ event, method, writer, from, to }) => [event, method, writer, from.id, to.id])

describe('what happened to edges', () => {
  test('names what a run opened, by whom, and nothing when it runs again', async () => {
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 1 })
    const { changes, until } = await since(start)
    expect(told(changes)).toEqual([['EDGE_OPENED', 'OBSERVED', 'job:etl/load', datasetId('a'), datasetId('b')]])
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 2 })
    expect((await since(until)).changes).toEqual([])
  })

  test('names what a job states no more, and what it states instead', async () => {
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 1 })
    const { until } = await since(start)
    await lineage.run('load', { reads: ['c'], writes: ['b'], at: 2 })
    expect(told((await since(until)).changes)).toEqual(
      expect.arrayContaining([
        ['EDGE_CLOSED', 'OBSERVED', 'job:etl/load', datasetId('a'), datasetId('b')],
        ['EDGE_OPENED', 'OBSERVED', 'job:etl/load', datasetId('c'), datasetId('b')],
      ]),
    )
  })

  test('does not name an edge of which only something else is said', async () => {
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 1 })
    const { until } = await since(start)
    await lineage.event(columnEvent('load', ['a'], { b: columnLineage({ x: [from('a', 'y')] }) }, { at: 2 }))
    // It ended and opened anew: its writer says now which columns feed which.
    expect((await lineage.store().movesAfter(until, 10)).map(({ isOpening }) => isOpening)).toEqual([false, true])
    const after = await since(until)
    expect(after.changes).toEqual([])
    expect(after.until.at).toBeGreaterThan(until.at)
  })

  test('says which ports hold the ends, and whose they are', async () => {
    await lineage.put(
      harvest('orders', { events: { ports: { 'events-v1': { datasets: ['a'] }, 'events-v2': { datasets: ['a'] } } } }),
    )
    await lineage.put(harvest('sales', { report: { inputs: [{ portId: 'orders/events/events-v1' }] } }))
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 1 })
    const { changes } = await since(start)
    const declared = changes.find(({ method }) => method === 'DECLARED')
    expect(declared).toMatchObject({
      writer: 'sales/report',
      from: { id: datasetId('a'), ports: ['orders/events/events-v1', 'orders/events/events-v2'], domain: 'orders' },
      to: { id: 'sales/report', ports: [], domain: 'sales' },
    })
    expect(changes.find(({ method }) => method === 'OBSERVED')?.to).toEqual({
      id: datasetId('b'),
      ports: [],
      domain: null,
    })
  })

  test('is the same after a restart, from wherever it is asked', async () => {
    for (let i = 0; i < 20; i += 1)
      await lineage.run(`job-${i % 4}`, { reads: [`in-${i}`], writes: [`out-${i % 4}`], at: i })
    const before = await since(start)
    expect(before.changes).toHaveLength(20 + 16)
    await lineage.restart()
    expect(await since(start)).toEqual(before)
    expect(lineage.service().startedAt).toBe((await lineage.store().status()).lastCommit)
    expect((await since(afterCommit(lineage.service().startedAt))).changes).toEqual([])
  })

  test('comes in parts where there is much of it', async () => {
    const writes = Array.from({ length: 2_500 }, (_, i) => `out-${i}`)
    await lineage.run('spread', { reads: ['in'], writes, at: 1 })
    const { changes } = await since(start)
    expect(new Set(changes.map(({ to }) => to.id)).size).toBe(2_500)
    expect(changes).toHaveLength(2_500)
    expect((await lineage.service().edgeMoves(start)).changes).toHaveLength(1_000)
  })
})

test('a place is read back from what it is written as, and from nothing else', () => {
  const place = { at: 1_790_000_000_000, from: 3, to: 2 ** 31, writer: 7 }
  expect(readPosition(positionOf(place))).toEqual(place)
  expect(readPosition(positionOf(afterCommit(5)))).toEqual(afterCommit(5))
  for (const text of ['', '1.2.3', '1.2.3.4.5', '1.2.3.x', '-1.2.3.4']) expect(readPosition(text)).toBeNull()
})
