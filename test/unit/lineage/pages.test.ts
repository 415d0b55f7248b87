import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts'
import type { LineageStore } from '../../../subgraphs/lineage/stores/store.ts'
import { datasetId, harvest, useLineage } from './harness.ts'

const lineage = useLineage()

type Rows = {
  impact: {
    total: number
    rows: {
      edges: { cursor: string; node: { node: { id: string } } }[]
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
    }
  }
}

const ROWS = `query ($of: ID!, $first: Int, $after: String) { impact(of: $of, level: PORT) {
  total rows(first: $first, after: $after) { edges { cursor node { node { id } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
} }`

async function page(first: number, after: string | null = null): Promise<Rows['impact']> {
  return (await lineage.data<Rows>(ROWS, { of: datasetId('hub'), first, after })).impact
}

const ids = (rows: Rows['impact']): string[] => rows.rows.edges.map(({ node }) => node.node.id)

const leaf = (i: number): string => `leaf-${String(i).padStart(3, '0')}`

async function hub(leaves: number): Promise<void> {
  const writes = Array.from({ length: leaves }, (_, i) => leaf(i))
  await lineage.run('spread', { reads: ['hub'], writes })
  await lineage.run('deep', { reads: [leaf(0)], writes: ['deep'] })
}

describe('pages', () => {
  test('of any size make up the whole, in the order of distance and id', async () => {
    await hub(25)
    const whole = ids(await page(1000))
    expect(whole).toEqual([...Array.from({ length: 25 }, (_, i) => datasetId(leaf(i))), datasetId('deep')])
    for (const size of [1, 7, 25, 26]) {
      const found: string[] = []
      let after: string | null = null
      for (;;) {
        const rows = await page(size, after)
        expect(rows.total).toBe(26)
        expect(rows.rows.pageInfo.hasPreviousPage).toBe(after !== null)
        found.push(...ids(rows))
        if (!rows.rows.pageInfo.hasNextPage) break
        after = rows.rows.pageInfo.endCursor
      }
      expect(found).toEqual(whole)
    }
  })

  test('go on in the state of the first one, whatever is written in between', async () => {
    await hub(6)
    const first = await page(3)
    await lineage.run('spread', { reads: ['hub'], writes: ['aaa', 'zzz'], at: 5 })
    expect(ids(await page(10))).toEqual([datasetId('aaa'), datasetId('zzz')])
    const rest = await page(10, first.rows.pageInfo.endCursor)
    expect(ids(rest)).toEqual([datasetId(leaf(3)), datasetId(leaf(4)), datasetId(leaf(5)), datasetId('deep')])
  })

  test('count and name by the copy of the first one, while that is kept', async () => {
    await hub(4)
    const first = await page(2)
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: [leaf(2)] } } } }))
    expect(ids(await page(10))).toContain('orders/events/v1')
    expect(ids(await page(10, first.rows.pageInfo.endCursor))).toEqual([
      datasetId(leaf(2)),
      datasetId(leaf(3)),
      datasetId('deep'),
    ])
    for (let version = 2; version < 20; version++) {
      await lineage.put(harvest('orders', { events: { title: `${version}`, ports: { v1: {} } } }, { version }))
    }
    const variables = { of: datasetId('hub'), first: 2, after: first.rows.pageInfo.endCursor }
    expect(await lineage.code(ROWS, variables)).toBe('CURSOR_EXPIRED')
  })

  test('outlive a restart', async () => {
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: [leaf(2)] } } } }))
    await hub(4)
    const first = await page(2)
    await lineage.restart()
    expect(ids(await page(10, first.rows.pageInfo.endCursor))).toEqual([
      datasetId(leaf(3)),
      'orders/events/v1',
      datasetId('deep'),
    ])
  })

  test('expire after 24 hours', async () => {
    await hub(4)
    const hour = 3_600_000
    const cursor = await cursorOf({ of: datasetId('hub') })
    const at = (age: number) => forged(cursor, (parts) => parts.with(4, Date.now() - age))
    expect(ids(await page(2, at(23 * hour)))).toHaveLength(2)
    expect(await lineage.code(ROWS, { of: datasetId('hub'), after: at(25 * hour) })).toBe('CURSOR_EXPIRED')
  })
})

/** A cursor with some of its parts replaced: knownAt, version, distance, id, at, question. */
function forged(cursor: string, change: (parts: unknown[]) => unknown[]): string {
  return encodeCursor(change(decodeCursor(z.array(z.unknown()), 'after', cursor)))
}

const ASKED = `query ($of: ID!, $first: Int, $after: String, $level: Level, $direction: Direction, $depth: Int, $filter: ImpactFilter) {
  impact(of: $of, level: $level, direction: $direction, depth: $depth, filter: $filter) {
    rows(first: $first, after: $after) { edges { cursor } pageInfo { endCursor } }
  } }`

async function cursorOf(question: Record<string, unknown>): Promise<string> {
  const asked = { first: 1, level: 'PORT', ...question }
  const { impact } = await lineage.data<{ impact: { rows: { pageInfo: { endCursor: string } } } }>(ASKED, asked)
  return impact.rows.pageInfo.endCursor
}

describe('a cursor', () => {
  const question = { of: datasetId('hub'), level: 'PORT', filter: { methods: ['OBSERVED'], maxDistance: 9 } }

  test.each([
    { of: datasetId(leaf(0)) },
    { direction: 'UPSTREAM' },
    { level: 'PRODUCT' },
    { depth: 2 },
    { filter: { maxDistance: 9 } },
    { filter: { methods: ['OBSERVED'], maxDistance: 8 } },
    { filter: { ...question.filter, domain: ['orders'] } },
    { filter: { ...question.filter, minConfidence: 0.5 } },
    { filter: { ...question.filter, seenSince: '2026-01-01T00:00:00Z' } },
    { filter: { ...question.filter, writers: ['job:etl/spread'] } },
  ])('is of no question with %j instead', async (other) => {
    await hub(4)
    const after = await cursorOf(question)
    expect(await lineage.code(ASKED, { ...question, after })).toBeUndefined()
    expect(await lineage.code(ASKED, { ...question, ...other, after })).toBe('BAD_USER_INPUT')
  })

  test('is of the same question whatever the order of its filter', async () => {
    await hub(4)
    const writers = ['job:etl/spread', 'job:etl/none']
    const after = await cursorOf({ ...question, filter: { methods: ['OBSERVED', 'DECLARED'], writers } })
    const same = { ...question, filter: { methods: ['DECLARED', 'OBSERVED'], writers: writers.toReversed() }, after }
    expect(await lineage.code(ASKED, same)).toBeUndefined()
  })

  test.each([
    [0, 0],
    [0, 1e15],
    [2, 65],
    [2, 1e9],
    [2, -1],
    [4, 1e15],
  ])('whose part %i is %d is none', async (part, value) => {
    await hub(4)
    const cursor = await cursorOf(question)
    const after = forged(cursor, (parts) => parts.with(part, value))
    expect(await lineage.code(ASKED, { ...question, after })).toBe('BAD_USER_INPUT')
  })

  test('of a state the store has lost is expired', async () => {
    await hub(4)
    const after = forged(await cursorOf(question), (parts) => parts.with(0, Date.now() + 60_000))
    expect(await lineage.code(ASKED, { ...question, after })).toBe('CURSOR_EXPIRED')
  })

  test('of a list is of no other list', async () => {
    await hub(4)
    await lineage.put(
      harvest('orders', { events: { ports: { v1: { datasets: ['hub'] }, v2: { datasets: [leaf(0)] } } } }),
    )
    const list = async (port: string, field: string, after: string | null) => {
      const text = `query ($of: [_Any!]!, $after: String) { _entities(representations: $of) { ... on OutputPort {
        ${field}(first: 1, after: $after, depth: null) { pageInfo { endCursor } }
      } } }`
      return lineage.query(text, { of: [{ __typename: 'OutputPort', id: `orders/events/${port}` }], after })
    }
    const { data } = await list('v1', 'downstream', null)
    const after = JSON.stringify(data).match(/"endCursor":"([^"]+)"/)?.[1] ?? ''
    expect((await list('v1', 'downstream', after)).errors).toBeUndefined()
    for (const [port, field] of [
      ['v2', 'downstream'],
      ['v1', 'upstream'],
    ] as const) {
      const { errors } = await list(port, field, after)
      expect(errors?.[0]?.message).toContain('a cursor of this question')
    }
  })
})

describe('lists of an entity', () => {
  const ENTITY = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on DataProduct { downstream(depth: null) { totalCount edges { distance node { id kind } } } }
    ... on OutputPort { downstream(depth: null) { totalCount edges { distance node { id kind } } } }
  } }`

  test('show datasets nobody claims, outside PRODUCT totals and inside PORT totals', async () => {
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['o'] } } } }))
    await lineage.put(harvest('marketing', { s: { ports: { v1: { datasets: ['m'] } } } }))
    await lineage.run('a', { reads: ['o'], writes: ['raw'] })
    await lineage.run('b', { reads: ['raw'], writes: ['m'] })
    const of = [
      { __typename: 'DataProduct', id: 'orders/events' },
      { __typename: 'OutputPort', id: 'orders/events/v1' },
    ]
    expect(await lineage.data(ENTITY, { of })).toEqual({
      _entities: [
        {
          downstream: {
            totalCount: 1,
            edges: [
              { distance: 1, node: { id: datasetId('raw'), kind: 'DATASET' } },
              { distance: 2, node: { id: 'marketing/s', kind: 'PRODUCT' } },
            ],
          },
        },
        {
          downstream: {
            totalCount: 2,
            edges: [
              { distance: 1, node: { id: datasetId('raw'), kind: 'DATASET' } },
              { distance: 2, node: { id: 'marketing/s/v1', kind: 'PORT' } },
            ],
          },
        },
      ],
    })
  })

  test('of many products nested three deep are a handful of store reads', async () => {
    const products = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `p${i}`,
        { inputs: i > 0 ? [{ portId: `orders/p${Math.floor((i - 1) / 3)}/v1` }] : [], ports: { v1: {} } },
      ]),
    )
    await lineage.put(harvest('orders', products))
    const reads = countReads(lineage.store(), ['closures', 'hops', 'edgesOf', 'nodesById'])
    const nested = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on DataProduct { downstream { totalCount edges { node { product {
      downstream { totalCount edges { node { upstreamTotal product { downstream { totalCount edges { node { id } } } } } } } } } } } } } }`
    await lineage.data(nested, { of: [{ __typename: 'DataProduct', id: 'orders/p0' }] })
    // A level each, and the totals.
    expect(reads()).toBe(4)
  })
})

/** Counts calls of the store from here on. */
function countReads(store: LineageStore, names: readonly (keyof LineageStore)[]): () => number {
  let calls = 0
  for (const name of names) {
    const original = store[name] as (...args: unknown[]) => unknown
    Object.assign(store, {
      [name]: (...args: unknown[]) => {
        calls++
        return original(...args)
      },
    })
  }
  return () => calls
}

describe('what is refused', () => {
  test('each malformed question is answered with its code', async () => {
    const refused = [
      ['{ impact(of: "Not An Id") { total } }', 'BAD_USER_INPUT'],
      ['{ impact(of: "job:etl/x") { total } }', 'BAD_USER_INPUT'],
      ['{ impact(of: "orders/a/v1#id") { total } }', 'NOT_FOUND'],
      ['{ impact(of: "orders/a/v1#") { total } }', 'BAD_USER_INPUT'],
      ['{ impact(of: "orders", depth: 0) { total } }', 'BAD_USER_INPUT'],
      ['{ impact(of: "orders", filter: { minConfidence: 2 }) { total } }', 'BAD_USER_INPUT'],
      ['{ impact(of: "orders", filter: { domain: ["A b"] }) { total } }', 'BAD_USER_INPUT'],
      ['{ paths(from: "dataset:db/hub", to: "dataset:db/hub", first: 0) { nodes { id } } }', 'BAD_USER_INPUT'],
      ['{ dataset(id: "orders") { id } }', 'BAD_USER_INPUT'],
      ['{ job(id: "orders") { id } }', 'BAD_USER_INPUT'],
      ['{ paths(from: "dataset:db/hub", to: "dataset:db/hub", first: 21) { nodes { id } } }', 'BAD_USER_INPUT'],
      ['{ impact(of: "dataset:db/hub") { rows(first: 1001) { pageInfo { hasNextPage } } } }', 'BAD_USER_INPUT'],
      ['{ impact(of: "dataset:db/hub") { rows(first: 0) { pageInfo { hasNextPage } } } }', 'BAD_USER_INPUT'],
      ['{ impact(of: "dataset:db/hub") { rows(after: "nonsense") { pageInfo { hasNextPage } } } }', 'BAD_USER_INPUT'],
      ['{ impact(of: "unknown") { total } }', 'NOT_FOUND'],
      ['{ impact(of: "unknown/product") { total } }', 'NOT_FOUND'],
      ['{ lineage(of: "dataset:db/unknown") { truncated } }', 'NOT_FOUND'],
      ['{ paths(from: "dataset:db/hub", to: "consumer:a/unknown") { nodes { id } } }', 'NOT_FOUND'],
    ] as const
    await hub(2)
    const codes = await Promise.all(refused.map(async ([query]) => [query, await lineage.code(query)]))
    expect(codes).toEqual(refused)
  })

  test('what is merely unknown is null', async () => {
    expect(
      await lineage.data('{ dataset(id: "dataset:db/unknown") { id } job(id: "job:etl/unknown") { id } }'),
    ).toEqual({ dataset: null, job: null })
  })

  test('a depth beyond the ceiling is clamped, and the answer says so', async () => {
    await hub(2)
    const { data, extensions } = await lineage.query('{ impact(of: "dataset:db/hub", depth: 65) { depthReached } }')
    expect(data).toEqual({ impact: { depthReached: 2 } })
    expect(extensions).toEqual({ clamped: [{ path: ['impact'], argument: 'depth', asked: 65, used: 64 }] })
  })
})
