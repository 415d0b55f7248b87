import { expect, test } from 'vitest'
import { datasetId, harvest, useLineage } from './harness.ts'

const lineage = useLineage()

type Impact = {
  total: number
  byDistance: { key: string; count: number }[]
  byDomain: { key: string; count: number }[]
  byOwner: { key: string; count: number }[]
  byKind: { key: string; count: number }[]
  complete: boolean
  depthReached: number
  rows: {
    edges: {
      node: { distance: number; node: { id: string; kind: string }; path: { id: string }[]; lowestConfidence: number }
    }[]
  }
}

const QUERY = `query ($of: ID!, $level: Level, $depth: Int, $direction: Direction, $filter: ImpactFilter) {
  impact(of: $of, level: $level, depth: $depth, direction: $direction, filter: $filter) {
    total byDistance { key count } byDomain { key count } byOwner { key count } byKind { key count }
    complete depthReached unreachableDomains
    rows { edges { node { distance node { id kind } path { id } lowestConfidence } } }
  }
}`

async function impact(of: string, variables: Record<string, unknown> = {}): Promise<Impact> {
  return (await lineage.data<{ impact: Impact }>(QUERY, { of, ...variables })).impact
}

const reached = (answer: Impact): [string, number][] =>
  answer.rows.edges.map(({ node }) => [node.node.id, node.distance])

/**
 *   orders/events ──▶ marketing/segments ──▶ (raw dataset) ──▶ analytics/churn ──▶ orders/events   a cycle
 *                └──▶ orders/archive
 */
async function cycle(): Promise<void> {
  await lineage.put(
    harvest('orders', {
      events: { ports: { v1: { datasets: ['o'], kind: 'KAFKA' } }, owner: 'Orders' },
      archive: { ports: { v1: { datasets: ['a'], kind: 'ICEBERG' } } },
    }),
  )
  await lineage.put(
    harvest('marketing', {
      segments: { ports: { v1: { datasets: ['m'], kind: 'DELTA' } }, owner: 'Growth', tags: ['pii'] },
    }),
  )
  await lineage.put(
    harvest('analytics', { churn: { ports: { v1: { datasets: ['c'] } }, owner: 'Growth', status: 'ACTIVE' } }),
  )
  await lineage.run('segment', { reads: ['o'], writes: ['m'] })
  await lineage.run('archive', { reads: ['o'], writes: ['a'] })
  await lineage.run('export', { reads: ['m'], writes: ['raw'] })
  await lineage.run('churn', { reads: ['raw'], writes: ['c'] })
  await lineage.run('feedback', { reads: ['c'], writes: ['o'] })
  await lineage.run('report', { reads: ['c'] })
}

test('products are reached through datasets nobody claims, the one asked about never', async () => {
  await cycle()
  const answer = await impact('orders/events')
  expect(reached(answer)).toEqual([
    ['marketing/segments', 1],
    ['orders/archive', 1],
    ['analytics/churn', 3],
    ['consumer:etl/report', 4],
  ])
  expect(answer.total).toBe(4)
  expect(answer.byDistance).toEqual([
    { key: '1', count: 2 },
    { key: '3', count: 1 },
    { key: '4', count: 1 },
  ])
  expect(answer.byDomain).toEqual([
    { key: 'analytics', count: 1 },
    { key: 'marketing', count: 1 },
    { key: 'orders', count: 1 },
  ])
  expect(answer.byOwner).toEqual([{ key: 'Growth', count: 2 }])
  expect(answer.byKind).toEqual([
    { key: 'PRODUCT', count: 3 },
    { key: 'CONSUMER', count: 1 },
  ])
  expect(answer.complete).toBe(true)
  expect(answer.depthReached).toBe(4)
})

test('at PORT level ports, unclaimed datasets and consumers count, by kind of port', async () => {
  await cycle()
  const answer = await impact('orders/events', { level: 'PORT' })
  expect(reached(answer)).toEqual([
    ['marketing/segments/v1', 1],
    ['orders/archive/v1', 1],
    [datasetId('raw'), 2],
    ['analytics/churn/v1', 3],
    ['consumer:etl/report', 4],
  ])
  expect(answer.byKind).toEqual([
    { key: 'CONSUMER', count: 1 },
    { key: 'DATASET', count: 1 },
    { key: 'DELTA', count: 1 },
    { key: 'ICEBERG', count: 1 },
    { key: 'OTHER', count: 1 },
  ])
})

test('at DOMAIN level the domain asked about never counts', async () => {
  await cycle()
  expect(reached(await impact('orders/events', { level: 'DOMAIN' }))).toEqual([
    ['marketing', 1],
    ['analytics', 3],
  ])
  expect(reached(await impact('orders', { level: 'PRODUCT' }))).toEqual([
    ['marketing/segments', 1],
    ['analytics/churn', 3],
    ['consumer:etl/report', 4],
  ])
})

test('upstream goes against the flow', async () => {
  await cycle()
  expect(reached(await impact('analytics/churn', { direction: 'UPSTREAM' }))).toEqual([
    ['marketing/segments', 2],
    ['orders/events', 3],
  ])
})

test('a consumer and a dataset can be asked about too', async () => {
  await cycle()
  expect(reached(await impact('consumer:etl/report', { direction: 'UPSTREAM' }))[0]).toEqual(['analytics/churn', 1])
  expect(reached(await impact(datasetId('raw')))).toEqual([
    ['analytics/churn', 1],
    ['consumer:etl/report', 2],
    ['orders/events', 2],
    ['marketing/segments', 3],
    ['orders/archive', 3],
  ])
})

test('depth counts dataset hops; what lies beyond makes the answer incomplete', async () => {
  await cycle()
  const answer = await impact('orders/events', { depth: 2 })
  expect(reached(answer)).toEqual([
    ['marketing/segments', 1],
    ['orders/archive', 1],
  ])
  expect(answer.complete).toBe(false)
  expect(answer.depthReached).toBe(2)
})

test('the path is of the level, with the datasets between', async () => {
  await cycle()
  const answer = await impact('orders/events')
  expect(answer.rows.edges[2]?.node.path.map(({ id }) => id)).toEqual([
    'orders/events',
    'marketing/segments',
    datasetId('raw'),
    'analytics/churn',
  ])
  expect(answer.rows.edges[2]?.node.lowestConfidence).toBe(1)
})

test.each([
  [{ owner: ['Growth'] }, ['marketing/segments', 'analytics/churn']],
  [{ kind: ['DELTA'] }, ['marketing/segments']],
  [{ tag: ['pii'] }, ['marketing/segments']],
  [{ status: ['ACTIVE'] }, ['analytics/churn']],
  [{ domain: ['orders'] }, ['orders/archive']],
  [{ maxDistance: 1 }, ['marketing/segments', 'orders/archive']],
  [{ owner: [] }, ['marketing/segments', 'orders/archive', 'analytics/churn', 'consumer:etl/report']],
  [{ methods: ['DECLARED'] }, []],
])('the filter %j leaves %j, in rows and totals', async (filter, expected) => {
  await cycle()
  const answer = await impact('orders/events', { filter })
  expect(reached(answer).map(([id]) => id)).toEqual(expected)
  expect(answer.total).toBe(expected.length)
})

test('ports that share a start dataset are not reached by that alone', async () => {
  // v1 and v2 share `o`; v2 also has `o2`, which is made from `o`
  const ports = { v1: { datasets: ['o'] }, v2: { datasets: ['o', 'o2'] }, v3: { datasets: ['o'] } }
  await lineage.put(harvest('orders', { events: { ports } }))
  await lineage.run('copy', { reads: ['o'], writes: ['o2'] })
  expect(reached(await impact('orders/events/v1', { level: 'PORT' }))).toEqual([['orders/events/v2', 1]])
  expect(reached(await impact('orders/events/v1'))).toEqual([])
})

test('a product without outputs is a product row, never also a consumer', async () => {
  await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['o'] } } } }))
  await lineage.put(harvest('bi', { board: { inputs: [{ portId: 'orders/events/v1' }] } }))
  const answer = await impact('orders/events')
  expect(reached(answer)).toEqual([['bi/board', 1]])
  expect(answer.byKind).toEqual([{ key: 'PRODUCT', count: 1 }])
  expect(reached(await impact('bi/board', { direction: 'UPSTREAM' }))).toEqual([['orders/events', 1]])
})

test('of two ways of one length, the one with the least ids is returned, and its confidence', async () => {
  //            ┌─▶ b/b ─▶┐
  //  orders/a ─┤         ├─▶ d/d        a → b is a guess
  //            └─▶ c/c ─▶┘
  await lineage.put(harvest('orders', { a: { ports: { v1: { datasets: ['x'] } } } }))
  await lineage.put(harvest('b', { b: { ports: { v1: { datasets: ['zb'] } }, inputs: [{ portId: 'orders/a/v1' }] } }))
  await lineage.put(harvest('c', { c: { ports: { v1: { datasets: ['ac'] } } } }))
  await lineage.put(harvest('d', { d: { ports: { v1: { datasets: ['y'] } } } }))
  await lineage.run('c', { reads: ['x'], writes: ['ac'] })
  await lineage.run('d', { reads: ['ac', 'zb'], writes: ['y'] })
  const answer = await impact('orders/a')
  const last = answer.rows.edges[2]?.node
  expect(last?.path.map(({ id }) => id)).toEqual(['orders/a', 'b/b', 'd/d'])
  expect(last?.lowestConfidence).toBe(0.5)
  const surer = await impact('orders/a', { filter: { minConfidence: 0.9 } })
  expect(surer.rows.edges.at(-1)?.node.path.map(({ id }) => id)).toEqual(['orders/a', 'c/c', 'd/d'])
})
