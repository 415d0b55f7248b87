import { describe, expect, test } from 'vitest'
import { datasetId, harvest, useLineage } from './harness.ts'

const lineage = useLineage()

type Graph = {
  nodes: { id: string; kind: string; distance: number; upstreamTotal: number; downstreamTotal: number }[]
  edges: { id: string; from: { id: string }; to: { id: string } }[]
  truncated: boolean
  depthReached: number
}

const GRAPH = `query ($of: ID!, $depth: Int, $level: Level, $direction: Direction) {
  lineage(of: $of, depth: $depth, level: $level, direction: $direction) {
    nodes { id kind distance upstreamTotal downstreamTotal } edges { id from { id } to { id } } truncated depthReached
  }
}`

const graph = async (of: string, variables: Record<string, unknown> = {}): Promise<Graph> =>
  (await lineage.data<{ lineage: Graph }>(GRAPH, { of, ...variables })).lineage

const nodes = (drawn: Graph): [string, number][] => drawn.nodes.map(({ id, distance }) => [id, distance])
const edges = (drawn: Graph): string[] => drawn.edges.map(({ from, to }) => `${from.id} > ${to.id}`)

/**
 *   orders/events ─▶ marketing/segments ─▶ (raw) ─▶ analytics/churn ─▶ orders/events
 *              └──▶ (report)                             └─▶ analytics/churn (v1 → v2)
 */
async function mesh(): Promise<void> {
  await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['o'] } } } }))
  await lineage.put(harvest('marketing', { segments: { ports: { v1: { datasets: ['m1', 'm2'] } } } }))
  await lineage.put(harvest('analytics', { churn: { ports: { v1: { datasets: ['c'] }, v2: { datasets: ['c2'] } } } }))
  await lineage.run('segment', { reads: ['o'], writes: ['m1', 'm2'] })
  await lineage.run('export', { reads: ['m1'], writes: ['raw'] })
  await lineage.run('churn', { reads: ['raw'], writes: ['c'] })
  await lineage.run('churn2', { reads: ['c'], writes: ['c2'] })
  await lineage.run('feedback', { reads: ['c'], writes: ['o'] })
  await lineage.run('report', { reads: ['o'] })
}

describe('a drawing', () => {
  test('has what was asked about at 0, what is reached, and the edges between, each once', async () => {
    await mesh()
    const drawn = await graph('orders/events', { depth: 3 })
    expect(nodes(drawn)).toEqual([
      ['orders/events', 0],
      ['consumer:etl/report', 1],
      ['marketing/segments', 1],
      [datasetId('raw'), 2],
      ['analytics/churn', 3],
    ])
    expect(edges(drawn)).toEqual([
      'analytics/churn > orders/events',
      `${datasetId('raw')} > analytics/churn`,
      `marketing/segments > ${datasetId('raw')}`,
      'orders/events > consumer:etl/report',
      'orders/events > marketing/segments',
    ])
    expect(new Set(drawn.edges.map(({ id }) => id)).size).toBe(5)
    expect(drawn).toMatchObject({ truncated: false, depthReached: 3 })
  })

  test('is one hop deep unless told otherwise, and counts what lies one hop further', async () => {
    await mesh()
    const drawn = await graph('orders/events')
    expect(drawn.nodes.map(({ id, upstreamTotal, downstreamTotal }) => [id, upstreamTotal, downstreamTotal])).toEqual([
      ['orders/events', 1, 2],
      ['consumer:etl/report', 1, 0],
      ['marketing/segments', 1, 1],
    ])
  })

  test('of ports shows ports, and edges inside a product', async () => {
    await mesh()
    const drawn = await graph('analytics/churn', { level: 'PORT' })
    expect(nodes(drawn)).toEqual([
      ['analytics/churn/v1', 0],
      ['analytics/churn/v2', 0],
      ['orders/events/v1', 1],
    ])
    expect(edges(drawn)).toEqual(['analytics/churn/v1 > analytics/churn/v2', 'analytics/churn/v1 > orders/events/v1'])
  })

  test('of domains shows domains alone', async () => {
    await mesh()
    const drawn = await graph('analytics', { level: 'DOMAIN', depth: 5 })
    expect(nodes(drawn)).toEqual([
      ['analytics', 0],
      ['orders', 1],
      ['marketing', 2],
    ])
    expect(edges(drawn)).toEqual(['analytics > orders', 'orders > marketing'])
  })

  test('upstream follows the edges back and draws them forward', async () => {
    await mesh()
    const drawn = await graph('analytics/churn', { direction: 'UPSTREAM', depth: 2 })
    expect(nodes(drawn)).toEqual([
      ['analytics/churn', 0],
      [datasetId('raw'), 1],
      ['marketing/segments', 2],
    ])
    expect(edges(drawn)).toEqual([`${datasetId('raw')} > analytics/churn`, `marketing/segments > ${datasetId('raw')}`])
  })

  test('stops after whole hops at 3,000 nodes, and says how far it went', async () => {
    const writes = Array.from({ length: 2_999 }, (_, i) => `leaf-${i}`)
    await lineage.run('spread', { reads: ['hub'], writes })
    expect(await graph(datasetId('hub'), { depth: 2 })).toMatchObject({ truncated: false, depthReached: 1 })
    await lineage.run('more', { reads: ['leaf-0'], writes: ['x'] })
    const drawn = await graph(datasetId('hub'), { depth: 2 })
    expect(drawn).toMatchObject({ truncated: true, depthReached: 1 })
    expect(drawn.nodes).toHaveLength(3_000)
    expect(drawn.edges).toHaveLength(2_999)
    expect(drawn.nodes.find(({ id }) => id === datasetId('leaf-0'))).toMatchObject({ downstreamTotal: 1 })
  })
})

describe('things by their ids', () => {
  const NODES =
    'query ($of: [ID!]!, $asOf: DateTime) { lineageNodes(of: $of, asOf: $asOf) { id kind distance product { id } } }'
  type Things = { lineageNodes: { id: string; kind: string; distance: null; product: { id: string } | null }[] }

  const things = async (of: readonly string[], asOf: string | null = null) =>
    (await lineage.data<Things>(NODES, { of, asOf })).lineageNodes

  test('are told once each, in the order asked for, without those that were never known', async () => {
    await mesh()
    const of = [
      'consumer:etl/report',
      'orders/events/v1',
      'orders/never',
      'analytics',
      'orders/events/v1',
      datasetId('raw'),
    ]
    expect((await things(of)).map(({ id, kind, product }) => [id, kind, product?.id ?? null])).toEqual([
      ['consumer:etl/report', 'CONSUMER', null],
      ['orders/events/v1', 'PORT', 'orders/events'],
      ['analytics', 'DOMAIN', null],
      [datasetId('raw'), 'DATASET', null],
    ])
  })

  test('are those of the moment asked for', async () => {
    await mesh()
    expect(await things(['orders/events/v1'], '2020-01-01T00:00:00Z')).toEqual([])
  })

  test('are no columns, and at most 200', async () => {
    await mesh()
    expect(await lineage.code(NODES, { of: ['orders/events/v1#id'] })).toBe('BAD_USER_INPUT')
    expect(await lineage.code(NODES, { of: [] })).toBe('BAD_USER_INPUT')
    expect(await lineage.code(NODES, { of: Array(201).fill('orders') })).toBe('BAD_USER_INPUT')
  })
})

describe('paths', () => {
  type Paths = {
    paths: { nodes: { id: string; distance: null }[]; edges: { from: { id: string }; to: { id: string } }[] }[]
  }

  async function paths(from: string, to: string, first?: number): Promise<string[]> {
    const query = `query ($from: ID!, $to: ID!, $first: Int) { paths(from: $from, to: $to, first: $first) {
      nodes { id distance } edges { from { id } to { id } }
    } }`
    const { paths: found } = await lineage.data<Paths>(query, { from, to, ...(first ? { first } : {}) })
    for (const path of found) {
      const ids = path.nodes.map(({ id }) => id)
      expect(path.edges.map((edge) => [edge.from.id, edge.to.id])).toEqual(ids.slice(1).map((id, i) => [ids[i], id]))
    }
    return found.map((path) => path.nodes.map(({ id }) => id.replace('dataset:db/', '')).join(' '))
  }

  test('are the shortest ones only, in the order of the ids they pass', async () => {
    //      ┌▶ b1 ─▶ c2 ─┐
    //  a ──┤   └──▶ c1 ─┼─▶ z      and the long way a ─▶ x ─▶ y ─▶ w ─▶ z
    //      └▶ b2 ─▶ c1 ─┘
    for (const [from, to] of [
      'a b1',
      'a b2',
      'b1 c1',
      'b1 c2',
      'b2 c1',
      'c1 z',
      'c2 z',
      'a x',
      'x y',
      'y w',
      'w z',
    ].map((pair) => pair.split(' '))) {
      await lineage.run(`${from}-${to}`, { reads: [from ?? ''], writes: [to ?? ''] })
    }
    expect(await paths(datasetId('a'), datasetId('z'))).toEqual(['a b1 c1 z', 'a b1 c2 z', 'a b2 c1 z'])
    expect(await paths(datasetId('a'), datasetId('z'), 2)).toEqual(['a b1 c1 z', 'a b1 c2 z'])
    expect(await paths(datasetId('z'), datasetId('a'))).toEqual([])
  })

  test('go between whatever has an id, and pass ports', async () => {
    await mesh()
    expect(await paths('orders', 'analytics/churn')).toEqual([
      'orders/events/v1 marketing/segments/v1 raw analytics/churn/v1',
    ])
    expect(await paths('orders/events', 'consumer:etl/report')).toEqual(['orders/events/v1 consumer:etl/report'])
  })

  test('from a thing to itself are its shortest cycles', async () => {
    await mesh()
    expect(await paths('orders/events/v1', 'orders/events/v1')).toEqual([
      'orders/events/v1 marketing/segments/v1 raw analytics/churn/v1 orders/events/v1',
    ])
  })
})
