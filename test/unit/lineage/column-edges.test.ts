import { describe, expect, test } from 'vitest'
import { columnEvent, columnLineage, from, harvestColumns, lineageFacet } from './column-events.ts'
import { datasetId, harvest, minute, useLineage } from './harness.ts'

const lineage = useLineage()

type Edge = {
  id: string
  from: { id: string; kind: string }
  to: { id: string; kind: string }
  writer: string
  dangling: boolean
  transformations: { type: string; subtype: string }[] | null
  statesColumns: boolean
}
type Edges = {
  totalCount: number
  staleCount: number
  edges: { node: Edge }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}
const LIST = `query ($of: ID!, $direction: Direction, $level: Level, $filter: EdgeFilter, $first: Int, $after: String, $asOf: DateTime, $knownAt: DateTime) {
  edges(of: $of, direction: $direction, level: $level, filter: $filter, first: $first, after: $after, asOf: $asOf, knownAt: $knownAt) {
    totalCount staleCount
    edges { node { id from { id kind } to { id kind } writer dangling transformations { type subtype } statesColumns } }
    pageInfo { hasNextPage endCursor } } }`

async function edges(of: string, variables: Record<string, unknown> = {}): Promise<Edges> {
  return (await lineage.data<{ edges: Edges }>(LIST, { of, ...variables })).edges
}
async function ends(of: string, variables: Record<string, unknown> = {}): Promise<string[]> {
  const found = await edges(of, variables)
  expect(found.totalCount).toBe(found.edges.length)
  return found.edges.map(({ node }) => `${node.from.id} > ${node.to.id}`)
}
const column = (dataset: string, field: string): string => `${datasetId(dataset)}#${field}`
const now = async (): Promise<string> => new Date((await lineage.store().status()).lastCommit).toISOString()

const RUN = '0195b1a2-0000-7000-8000-000000000001'

describe('the edges of a column', () => {
  test('are those stated of it alone, with who says so and how the one becomes the other', async () => {
    //  a.x ─▶ b.y, b.z;  a.v ─▶ b.w;  x.q ─▶ a.x;  and a job between the same datasets that says nothing of columns
    await lineage.event(
      columnEvent('ab', ['a'], {
        b: columnLineage({
          y: [from('a', 'x', 'DIRECT', 'AGGREGATION')],
          z: [from('a', 'x')],
          w: [from('a', 'v')],
        }),
      }),
    )
    await lineage.event(columnEvent('xa', ['x'], { a: columnLineage({ x: [from('x', 'q')] }) }))
    await lineage.run('silent', { reads: ['a'], writes: ['b'] })
    const found = await edges(column('a', 'x'))
    expect(found.edges.map(({ node: { id: _id, ...node } }) => node)).toEqual([
      {
        from: { id: column('a', 'x'), kind: 'COLUMN' },
        to: { id: column('b', 'y'), kind: 'COLUMN' },
        writer: 'job:etl/ab',
        dangling: false,
        transformations: [{ type: 'DIRECT', subtype: 'AGGREGATION' }],
        statesColumns: true,
      },
      expect.objectContaining({ to: { id: column('b', 'z'), kind: 'COLUMN' } }),
    ])
    expect(found).toMatchObject({ totalCount: 2, staleCount: 2 })
    expect(await ends(column('a', 'x'), { direction: 'UPSTREAM' })).toEqual([
      `${column('x', 'q')} > ${column('a', 'x')}`,
    ])
    expect(await ends(column('b', 'y'))).toEqual([])
    expect(await ends(datasetId('a'))).toHaveLength(2)
  })

  test('are those that a drawing of it has, under the same ids', async () => {
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }))
    const { lineage: drawn } = await lineage.data<{ lineage: { edges: { id: string }[] } }>(
      `{ lineage(of: "${column('a', 'x')}", level: COLUMN) { edges { id } } }`,
    )
    expect((await edges(column('a', 'x'))).edges.map(({ node }) => node.id)).toEqual(drawn.edges.map(({ id }) => id))
    expect(drawn.edges).toHaveLength(1)
  })

  test('have a dataset at the other end where no column of it was stated', async () => {
    //  a.flag filters b;  c.z is made from somewhere in [a]
    await lineage.event(
      columnEvent('ab', ['a'], {
        b: columnLineage({ y: [from('a', 'x')] }, [from('a', 'flag', 'INDIRECT', 'FILTER')]),
      }),
    )
    await lineage.event(columnEvent('ac', ['a'], { c: lineageFacet({ fields: { z: [from('a')] } }) }))
    expect((await edges(column('a', 'flag'))).edges.map(({ node }) => node)).toMatchObject([
      { to: { id: datasetId('b'), kind: 'DATASET' }, transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }] },
    ])
    expect(await ends(column('b', 'y'), { direction: 'UPSTREAM' })).toEqual([
      `${column('a', 'x')} > ${column('b', 'y')}`,
    ])
    expect(await ends(column('c', 'z'), { direction: 'UPSTREAM' })).toEqual([`${datasetId('a')} > ${column('c', 'z')}`])
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['a'] } } } }))
    expect(await ends(column('c', 'z'), { direction: 'UPSTREAM' })).toEqual([`orders/events/v1 > ${column('c', 'z')}`])
  })

  test('of a port are those of all spellings that are this column of its contract, each job one edge', async () => {
    await lineage.put(
      harvestColumns('orders', 'events', 'v1', 'a', [
        { path: 'customer', physicalName: 'CUST' },
        { path: 'total', physicalName: null },
      ]),
    )
    await lineage.event(columnEvent('one', ['a'], { b: columnLineage({ y: [from('a', 'CUST')] }) }))
    await lineage.event(columnEvent('two', ['a'], { c: columnLineage({ z: [from('a', 'cust'), from('a', 'CUST')] }) }))
    await lineage.event(
      columnEvent('three', ['a'], { b: columnLineage({ y: [from('a', 'total'), from('a', 'extra')] }) }),
    )
    expect(await ends('orders/events/v1#customer')).toEqual([
      `orders/events/v1#customer > ${column('b', 'y')}`,
      `orders/events/v1#customer > ${column('c', 'z')}`,
    ])
    const dangling = await edges('orders/events/v1#extra')
    expect(dangling.edges.map(({ node }) => [node.from.id, node.dangling])).toEqual([['orders/events/v1#extra', true]])
    expect(await ends(column('a', 'total'))).toEqual([`orders/events/v1#total > ${column('b', 'y')}`])
  })

  test('that a contract promises, and no edge was ever stated of, are none; of one nobody knows that is NOT_FOUND', async () => {
    await lineage.put(harvestColumns('orders', 'events', 'v1', 'a', [{ path: 'x', physicalName: null }]))
    expect(await ends('orders/events/v1#x')).toEqual([])
    expect(await lineage.code(LIST, { of: 'orders/events/v1#none' })).toBe('NOT_FOUND')
    expect(await lineage.code(LIST, { of: column('a', 'none') })).toBe('NOT_FOUND')
  })

  test('of a dataset that two ports hold are shown at both, of a port at that one', async () => {
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['a'] }, v2: { datasets: ['a'] } } } }))
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }))
    const y = column('b', 'y')
    expect(await ends(column('a', 'x'))).toEqual([`orders/events/v1#x > ${y}`, `orders/events/v2#x > ${y}`])
    expect(await ends('orders/events/v2#x')).toEqual([`orders/events/v2#x > ${y}`])
    expect(await ends(y, { direction: 'UPSTREAM' })).toHaveLength(2)
  })
})

describe('a filter on the edges of columns', () => {
  const to = async (filter: object) => (await ends(column('a', 'x'), { filter })).map((text) => text.split('/').at(-1))

  test('chooses by each thing that an edge says', async () => {
    await lineage.event(columnEvent('old', ['a'], { b: columnLineage({ old: [from('a', 'x')] }) }))
    await lineage.event(
      columnEvent('new', ['a'], { b: columnLineage({ new: [from('a', 'x')] }) }, { at: 50, runId: RUN }),
    )
    expect(await to({})).toEqual(['b#new', 'b#old'])
    expect(await to({ writers: ['job:etl/old'] })).toEqual(['b#old'])
    expect(await to({ methods: ['DECLARED', 'MANUAL'] })).toEqual([])
    expect(await to({ producers: ['https://example.org/producer'] })).toHaveLength(2)
    expect(await to({ producers: ['https://example.org/'] })).toEqual([])
    expect(await to({ minConfidence: 1 })).toHaveLength(2)
    expect(await to({ seenSince: minute(10) })).toEqual(['b#new'])
    expect(await to({ seenBefore: minute(10) })).toEqual(['b#old'])
    expect(await to({ stale: false })).toEqual([])
    expect(await to({ runs: [RUN] })).toEqual(['b#new'])
    // The same run again sees both edges of it.
    await lineage.event(
      columnEvent('old', ['a'], { b: columnLineage({ old: [from('a', 'x')] }) }, { at: 60, runId: RUN }),
    )
    expect(await to({ runs: [RUN] })).toEqual(['b#new', 'b#old'])
    expect(await to({ runs: [`run:etl/old/${RUN}`] })).toEqual(['b#old'])
  })
})

describe('pages of the edges of columns', () => {
  test('make up the whole, chosen or not, in the state of the first', async () => {
    const fields = Array.from({ length: 23 }, (_, i) => `f${i}`)
    const facet = (names: readonly string[]) =>
      columnLineage(Object.fromEntries(names.map((f) => [f, [from('a', 'x')]])))
    for (const job of ['j', 'k']) await lineage.event(columnEvent(job, ['a'], { b: facet(fields) }))
    const whole = await edges(column('a', 'x'), { first: 1_000 })
    expect(whole.totalCount).toBe(46)
    const ids = ({ edges: found }: Edges) => found.map(({ node }) => node.id)
    const first = await edges(column('a', 'x'), { first: 1 })
    for (const filter of [null, { minConfidence: 0.1 }]) {
      const found: string[] = []
      for (let after: string | null = null; ; ) {
        const page: Edges = await edges(column('a', 'x'), { first: 7, after, filter })
        found.push(...ids(page))
        if (!page.pageInfo.hasNextPage) break
        after = page.pageInfo.endCursor
      }
      expect(found).toEqual(ids(whole))
    }
    await lineage.event(columnEvent('j', ['a'], { b: facet(['f1', 'new']) }, { at: 9 }))
    await lineage.put(harvest('aaa', { p: { ports: { v1: { datasets: ['b'] } } } }))
    const rest = await edges(column('a', 'x'), { first: 1_000, after: first.pageInfo.endCursor })
    expect([...ids(first), ...ids(rest)]).toEqual(ids(whole))
    expect(await lineage.code(LIST, { of: datasetId('a'), level: 'COLUMN', after: first.pageInfo.endCursor })).toBe(
      'BAD_USER_INPUT',
    )
  })

  test('of a column that feeds thousands are read without the rest, and are the same as when all is looked at', async () => {
    const fields = Array.from({ length: 1_200 }, (_, i) => [`f${(i * 7_919) % 1_200}`, [from('a', 'x')]] as const)
    await lineage.event(columnEvent('j', ['a'], { b: columnLineage(Object.fromEntries(fields)) }))
    const quick = `query ($after: String) { edges(of: "${column('a', 'x')}", first: 500, after: $after) {
      edges { node { id } } pageInfo { hasNextPage endCursor } } }`
    const found: string[] = []
    for (let after: string | null = null; ; ) {
      const { edges: page }: { edges: Edges } = await lineage.data(quick, { after })
      found.push(...page.edges.map(({ node }) => node.id))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    const all = await edges(column('a', 'x'), { first: 1_000, filter: { minConfidence: 0 } })
    expect(all.totalCount).toBe(1_200)
    expect(found).toHaveLength(1_200)
    expect(found.slice(0, 1_000)).toEqual(all.edges.map(({ node }) => node.id))
  })
})

describe('at another moment', () => {
  test('the edges of a column are those of then, between the ports of then', async () => {
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['a'] } } } }, { harvestedAt: minute(1) }))
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }, { at: 5 }))
    const then = await now()
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ z: [from('a', 'x')] }) }, { at: 20 }))
    await lineage.put(
      harvest(
        'orders',
        { aaa: { ports: { v1: { datasets: ['q'] } } }, events: { ports: { v1: { datasets: ['other'] } } } },
        { version: 2, harvestedAt: minute(30) },
      ),
    )
    expect(await ends(column('a', 'x'))).toEqual([`${column('a', 'x')} > ${column('b', 'z')}`])
    expect(await ends('orders/events/v1#x', { asOf: minute(10) })).toEqual([`orders/events/v1#x > ${column('b', 'y')}`])
    expect(await ends(column('a', 'x'), { asOf: minute(25) })).toEqual([`orders/events/v1#x > ${column('b', 'z')}`])
    expect(await ends(column('a', 'x'), { knownAt: then })).toEqual([`orders/events/v1#x > ${column('b', 'y')}`])
  })

  test('two moments in one request are told apart, though the ports of the one are not those of the other', async () => {
    const events = { ports: { v1: { datasets: ['a'] } } }
    await lineage.put(harvest('orders', { events }, { harvestedAt: minute(1) }))
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }, { at: 5 }))
    const aaa = { ports: { v1: { datasets: ['q'] } } }
    await lineage.put(harvest('orders', { aaa, events }, { version: 2, harvestedAt: minute(30) }))
    const product = 'edges { node { from { product { id } } } }'
    const answer = await lineage.data(
      `{ past: edges(of: "orders/events/v1#x", asOf: "${minute(10)}") { ${product} }
         present: edges(of: "orders/events/v1#x") { ${product} } }`,
    )
    const own = { edges: [{ node: { from: { product: { id: 'orders/events' } } } }] }
    expect(answer).toEqual({ past: own, present: own })
  })

  test('what ended before its dataset was found to be another is told of the one it is now', async () => {
    await lineage.event(columnEvent('ab', ['path'], { b: columnLineage({ y: [from('path', 'x')] }) }, { at: 1 }))
    await lineage.event(columnEvent('ab', ['path'], { b: columnLineage({ z: [from('path', 'x')] }) }, { at: 5 }))
    await lineage.event(columnEvent('ca', ['c'], { table: columnLineage({ x: [from('c', 'q')] }) }, { at: 6 }))
    const symlink = { namespace: 'db', name: 'path', type: 'TABLE' }
    const symlinks = { _producer: 'https://example.org/p', _schemaURL: 'https://example.org/s', identifiers: [symlink] }
    const event = columnEvent('j', [], { d: {} }, { at: 9 })
    await lineage.event({ ...event, inputs: [{ namespace: 'db', name: 'table', facets: { symlinks } }] })
    expect(await ends(column('table', 'x'))).toEqual([`${column('table', 'x')} > ${column('b', 'z')}`])
    expect(await ends(column('table', 'x'), { asOf: minute(3) })).toEqual([
      `${column('table', 'x')} > ${column('b', 'y')}`,
    ])
  })
})

describe('at column level', () => {
  test('a dataset, a port or a product has the edges of all its columns, and those that name it alone', async () => {
    await lineage.put(harvestColumns('orders', 'events', 'v1', 'a', [{ path: 'x', physicalName: null }]))
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')], w: [from('a', 'v')] }) }))
    await lineage.event(columnEvent('ac', ['a'], { c: lineageFacet({ fields: { z: [from('a')] } }) }))
    await lineage.run('silent', { reads: ['a'], writes: ['d'] })
    const expected = [
      `orders/events/v1 > ${column('c', 'z')}`,
      `orders/events/v1#v > ${column('b', 'w')}`,
      `orders/events/v1#x > ${column('b', 'y')}`,
    ]
    for (const of of [datasetId('a'), 'orders/events/v1', 'orders/events', 'orders'])
      expect(await ends(of, { level: 'COLUMN' })).toEqual(expected)
    expect(await ends(datasetId('b'), { level: 'COLUMN', direction: 'UPSTREAM' })).toEqual(expected.slice(1))
    expect(await ends(datasetId('d'), { level: 'COLUMN', direction: 'UPSTREAM' })).toEqual([])
  })

  test('what cannot be listed is refused: products, domains, and the whole of a column', async () => {
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }))
    for (const level of ['DOMAIN', 'PRODUCT'])
      expect(await lineage.code(LIST, { of: datasetId('a'), level })).toBe('BAD_USER_INPUT')
    expect(await lineage.code(LIST, { of: column('a', 'x'), level: 'PORT' })).toBe('BAD_USER_INPUT')
    expect(await ends(column('a', 'x'), { level: 'COLUMN' })).toHaveLength(1)
  })
})
