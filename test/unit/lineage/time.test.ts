import { describe, expect, test } from 'vitest'
import type { LineageDocument } from '../../../schema/lineage-document.ts'
import { datasetId, harvest, jobEvent, minute, runEvent, useLineage } from './harness.ts'

const lineage = useLineage()

type Row = { distance: number; node: { id: string; kind: string; label: string } }
type Impact = {
  total: number
  complete: boolean
  attributesAsOf: string | null
  rows: { edges: { node: Row }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
}
type Asked = {
  readonly asOf?: string
  readonly knownAt?: string
  readonly level?: string
  readonly direction?: string
  readonly filter?: object
  readonly first?: number
  readonly after?: string | null
}

const IMPACT = `query ($of: ID!, $asOf: DateTime, $knownAt: DateTime, $level: Level, $direction: Direction, $filter: ImpactFilter, $first: Int, $after: String) {
  impact(of: $of, asOf: $asOf, knownAt: $knownAt, level: $level, direction: $direction, filter: $filter) {
    total complete attributesAsOf
    rows(first: $first, after: $after) { edges { node { distance node { id kind label } } } pageInfo { hasNextPage endCursor } }
  } }`

async function impact(of: string, asked: Asked = {}): Promise<Impact> {
  return (await lineage.data<{ impact: Impact }>(IMPACT, { of, level: 'PORT', ...asked })).impact
}
const reached = async (of: string, asked: Asked = {}): Promise<string[]> =>
  (await impact(of, asked)).rows.edges.map(({ node }) => node.node.id)

async function code(query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const { errors } = await lineage.query(query, variables)
  return (errors?.[0]?.originalError as { code?: string } | undefined)?.code ?? errors?.[0]?.extensions.code
}

/** The moment of the last commit, to ask later what was known then. */
const now = async (): Promise<string> => new Date((await lineage.store().status()).lastCommit).toISOString()

const put = (document: LineageDocument) => lineage.put(document)
const R1 = '0195b1a2-0000-7000-8000-000000000001'
const R2 = '0195b1a2-0000-7000-8000-000000000002'
const a = datasetId('a')
const b = datasetId('b')

describe('a correction', () => {
  test('by a late event changes what is known to have held, and not what was known before it came', async () => {
    // The run of minute 30 lacks `a`; that `a` fed `b` at minute 10 is only told afterwards.
    await lineage.run('load', { runId: R2, reads: ['x'], writes: ['b'], at: 30 })
    const before = await now()
    await lineage.run('load', { runId: R1, reads: ['a'], writes: ['b'], at: 10 })
    const asked = { asOf: minute(20), direction: 'UPSTREAM' }
    expect(await reached(b, asked)).toEqual([a])
    expect(await reached(b, { ...asked, knownAt: before })).toEqual([])
    expect(await reached(b, { direction: 'UPSTREAM' })).toEqual([datasetId('x')])
    expect(await reached(b, { direction: 'UPSTREAM', knownAt: before })).toEqual([datasetId('x')])
  })

  test('by an event that is posted twice is none', async () => {
    const event = runEvent('load', { runId: R1, reads: ['a'], writes: ['b'], at: 10 })
    await lineage.event(event)
    const first = await now()
    await lineage.event(runEvent('load', { runId: R2, reads: ['x'], writes: ['b'], at: 20 }))
    const second = await now()
    await lineage.event(event)
    await lineage.event(event)
    expect(await now()).toBe(second)
    for (const [knownAt, asOf, expected] of [
      [first, minute(15), [b]],
      [first, minute(25), [b]],
      [second, minute(15), [b]],
      [second, minute(25), []],
      [undefined, minute(15), [b]],
      [undefined, minute(25), []],
    ] as const) {
      const asked = knownAt === undefined ? { asOf } : { asOf, knownAt }
      expect([knownAt, asOf, await reached(a, asked)]).toEqual([knownAt, asOf, expected])
    }
  })

  test('that dates an edge back leaves what was believed of it', async () => {
    await lineage.run('load', { runId: R2, reads: ['a'], writes: ['b'], at: 30 })
    const before = await now()
    await lineage.run('load', { runId: R1, reads: ['a'], writes: ['b'], at: 10 })
    const edges = async (asked: object) => {
      const text = `query ($of: ID!, $asOf: DateTime, $knownAt: DateTime) { lineage(of: $of, level: PORT, asOf: $asOf, knownAt: $knownAt) {
        edges { validFrom validTo recordedFrom recordedTo } } }`
      return (await lineage.data<{ lineage: { edges: object[] } }>(text, { of: a, ...asked })).lineage.edges
    }
    const after = await now()
    expect(await edges({})).toEqual([{ validFrom: minute(10), validTo: null, recordedFrom: after, recordedTo: null }])
    expect(await edges({ knownAt: before })).toEqual([
      { validFrom: minute(30), validTo: null, recordedFrom: before, recordedTo: after },
    ])
    expect(await edges({ asOf: minute(20) })).toHaveLength(1)
    expect(await edges({ asOf: minute(20), knownAt: before })).toEqual([])
  })

  test('by a harvest that drops an input, and a later one that brings it back, shows in each time', async () => {
    const churn = (inputs: string[], version: number, at: number) => {
      const named = inputs.map((name) => ({ dataset: { namespace: 'db', name } }))
      return put(
        harvest(
          'analytics',
          { churn: { inputs: named, ports: { v1: { datasets: ['c'] } } } },
          { version, harvestedAt: minute(at) },
        ),
      )
    }
    const port = 'analytics/churn/v1'
    await churn(['a'], 1, 10)
    const first = await now()
    await churn([], 2, 20)
    const second = await now()
    await churn(['a'], 3, 30)
    const third = await now()
    const answers = async (asOf: number | null) => {
      const moments = [first, second, third]
      return Promise.all(
        moments.map((knownAt) => reached(a, { knownAt, ...(asOf === null ? {} : { asOf: minute(asOf) }) })),
      )
    }
    expect(await answers(5)).toEqual([[], [], []])
    expect(await answers(15)).toEqual([[port], [port], [port]])
    // What the first harvest said is believed to go on until the second says otherwise.
    expect(await answers(25)).toEqual([[port], [], []])
    expect(await answers(35)).toEqual([[port], [], [port]])
    expect(await answers(null)).toEqual([[port], [], [port]])
    expect(await reached(a)).toEqual([port])
  })

  test('that finds two names to be one dataset leaves them two, for those who ask what was known before', async () => {
    await lineage.run('early', { reads: ['a'], writes: ['table'], at: 1 })
    await lineage.run('late', { reads: ['path'], writes: ['c'], at: 1 })
    const before = await now()
    const symlinks = {
      _producer: 'https://example.org',
      _schemaURL: 'https://openlineage.io/spec/facets/1-0-1/SymlinksDatasetFacet.json#/$defs/SymlinksDatasetFacet',
      identifiers: [{ namespace: 'db', name: 'table', type: 'TABLE' }],
    }
    const event = runEvent('j', { writes: ['d'], at: 5 })
    await lineage.event({ ...event, inputs: [{ namespace: 'db', name: 'path', facets: { symlinks } }] })
    const ask = async () => [
      await reached(a),
      await reached(a, { knownAt: before }),
      await reached(datasetId('table'), { knownAt: before }),
      await reached(datasetId('table'), { knownAt: before, direction: 'UPSTREAM' }),
      await reached(datasetId('path'), { knownAt: before }),
      await reached(datasetId('table')),
    ]
    const answers = [
      [datasetId('path'), datasetId('c'), datasetId('d')],
      [datasetId('table')],
      [],
      [a],
      [datasetId('c')],
      [datasetId('c'), datasetId('d')],
    ]
    expect(await ask()).toEqual(answers)
    await lineage.restart()
    expect(await ask()).toEqual(answers)
  })
})

describe('who holds what', () => {
  /** `orders/events/v1` holds `a` from minute 10 to 20, `sales/deals/v1` from 30 on; `b` is made from it all along. */
  async function moved(): Promise<string[]> {
    await lineage.run('load', { reads: ['b'], writes: ['a'], at: 1 })
    const moments = [await now()]
    const orders = (datasets: string[], version: number, at: number) =>
      put(
        harvest(
          'orders',
          { events: { title: 'Events', ports: { v1: { datasets } } } },
          { version, harvestedAt: minute(at) },
        ),
      )
    await orders(['a'], 1, 10)
    moments.push(await now())
    await orders(['other'], 2, 20)
    moments.push(await now())
    await put(harvest('sales', { deals: { ports: { v1: { datasets: ['a'] } } } }, { harvestedAt: minute(30) }))
    moments.push(await now())
    return moments
  }

  test('is as it was at the moment asked for', async () => {
    await moved()
    const at = async (asOf: number) => reached(b, { asOf: minute(asOf) })
    expect([await at(5), await at(15), await at(25), await at(35)]).toEqual([
      [a],
      ['orders/events/v1'],
      [a],
      ['sales/deals/v1'],
    ])
    expect(await reached(b, { asOf: minute(15), level: 'DOMAIN' })).toEqual(['orders'])
    expect(await reached(b, { asOf: minute(15), level: 'PRODUCT', filter: { domain: ['sales'] } })).toEqual([])
  })

  test('is as it was known at the moment asked for, also after a restart', async () => {
    const moments = await moved()
    const ask = () => Promise.all(moments.map((knownAt) => reached(b, { knownAt })))
    const answers = [[a], ['orders/events/v1'], [a], ['sales/deals/v1']]
    expect(await ask()).toEqual(answers)
    await lineage.restart()
    expect(await ask()).toEqual(answers)
    expect(await Promise.all(moments.map((knownAt) => reached(b, { knownAt, asOf: minute(25) })))).toEqual([
      [a],
      ['orders/events/v1'],
      [a],
      [a],
    ])
  })

  test('decides which datasets a subject starts from', async () => {
    await moved()
    const ask = (asked: Asked) => reached('orders/events', { ...asked, direction: 'UPSTREAM' })
    expect(await ask({ asOf: minute(15) })).toEqual([b])
    expect(await ask({ asOf: minute(25) })).toEqual([])
    expect(await ask({})).toEqual([])
    expect(await reached('sales/deals/v1', { asOf: minute(15), direction: 'UPSTREAM' })).toEqual([])
    expect(await reached('sales', { asOf: minute(35), direction: 'UPSTREAM' })).toEqual([b])
  })

  test('is nobody while a claim is contested, and the first again when asked of then', async () => {
    const orders = (datasets: string[], version: number, at: number) =>
      put(harvest('orders', { events: { ports: { v1: { datasets } } } }, { version, harvestedAt: minute(at) }))
    await orders(['a'], 1, 10)
    await put(harvest('sales', { deals: { ports: { v1: { datasets: ['a'] } } } }, { harvestedAt: minute(15) }))
    await lineage.run('load', { reads: ['b'], writes: ['a'], at: 1 })
    const before = await now()
    await orders([], 2, 20)
    expect(await reached(b)).toEqual(['sales/deals/v1'])
    expect(await reached(b, { knownAt: before })).toEqual(['orders/events/v1'])
    expect(await reached(b, { asOf: minute(17) })).toEqual(['orders/events/v1'])
    expect(await reached(b, { asOf: minute(21) })).toEqual(['sales/deals/v1'])
  })

  test('has the names and owners of now; what is gone has its last ones, or its id', async () => {
    const orders = (products: Parameters<typeof harvest>[1], version: number, at: number) =>
      put(harvest('orders', products, { version, harvestedAt: minute(at) }))
    const events = { ports: { v1: { datasets: ['a'], name: 'first' }, v2: { datasets: ['a2'], name: 'second' } } }
    const archive = { title: 'Archive', owner: 'Storage', ports: { v1: { datasets: ['c'], name: 'files' } } }
    await orders({ events: { ...events, title: 'Old title', owner: 'Old' }, archive }, 1, 10)
    await lineage.run('load', { reads: ['b'], writes: ['a', 'a2', 'c'], at: 1 })
    // One port and one product go, the other product is called otherwise.
    await orders(
      { events: { title: 'New title', owner: 'New', ports: { v1: { datasets: ['a'], name: 'new' } } } },
      2,
      20,
    )
    const labels = async (level: string) => {
      const { rows } = await impact(b, { asOf: minute(15), level })
      return rows.edges.map(({ node }) => [node.node.id, node.node.label])
    }
    expect(await labels('PORT')).toEqual([
      ['orders/archive/v1', 'files'],
      ['orders/events/v1', 'new'],
      ['orders/events/v2', 'orders/events/v2'],
    ])
    expect(await labels('PRODUCT')).toEqual([
      ['orders/archive', 'Archive'],
      ['orders/events', 'New title'],
    ])
    const owned = { asOf: minute(15), level: 'PRODUCT' }
    expect(await reached(b, { ...owned, filter: { owner: ['New'] } })).toEqual(['orders/events'])
    expect(await reached(b, { ...owned, filter: { owner: ['Old'] } })).toEqual([])
    expect(await reached(b, { ...owned, filter: { owner: ['Storage'] } })).toEqual(['orders/archive'])
    expect((await impact(b, owned)).attributesAsOf).toBe(minute(20))
    expect(await reached('orders/archive/v1', { asOf: minute(15), direction: 'UPSTREAM' })).toEqual([b])
  })

  test('is asked of products that had no outputs then, and have some now, and of those that are gone', async () => {
    const inputs = [{ dataset: { namespace: 'db', name: 'a' } }]
    const cockpit = (products: Parameters<typeof harvest>[1], version: number, at: number) =>
      put(harvest('analytics', products, { version, harvestedAt: minute(at) }))
    await cockpit({ cockpit: { title: 'Cockpit', inputs }, board: { title: 'Board', inputs } }, 1, 10)
    const before = await now()
    await cockpit({ cockpit: { inputs, ports: { v1: { datasets: ['c'] } } } }, 2, 20)
    expect(await reached(a)).toEqual(['analytics/cockpit/v1'])
    for (const asked of [{ knownAt: before }, { asOf: minute(15) }]) {
      expect(await reached(a, asked)).toEqual(['analytics/board', 'analytics/cockpit'])
      expect(await reached('analytics/board', { ...asked, direction: 'UPSTREAM' })).toEqual([a])
      const { rows } = await impact(a, { ...asked, level: 'PRODUCT' })
      expect(rows.edges.map(({ node }) => [node.node.kind, node.node.label])).toEqual([
        ['PRODUCT', 'Board'],
        ['PRODUCT', 'analytics/cockpit'],
      ])
    }
  })
})

describe('a moment', () => {
  test('before the first commit has nothing in it, and is no error', async () => {
    await put(harvest('orders', { events: { ports: { v1: { datasets: ['a'] } } } }))
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 1 })
    for (const asked of [
      { knownAt: '1999-01-01T00:00:00Z' },
      { asOf: '0001-01-01T00:00:00Z' },
      { knownAt: '1900-01-01T00:00:00+02:00' },
    ]) {
      for (const of of [a, 'orders', 'orders/events', 'orders/events/v1']) {
        expect([of, await impact(of, asked)]).toMatchObject([of, { total: 0, rows: { edges: [] } }])
      }
    }
  })

  test('of knowing that is still to come is now', async () => {
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 1 })
    expect(await reached(a, { knownAt: '2999-01-01T00:00:00Z' })).toEqual([b])
    expect(await reached(a, { asOf: '2999-01-01T00:00:00Z' })).toEqual([b])
  })

  test('counts to the millisecond, in whatever zone it is written', async () => {
    await lineage.run('load', { runId: R1, reads: ['a'], writes: ['b'], at: 10 })
    expect(await reached(a, { asOf: '2026-01-01T02:10:00.000+02:00' })).toEqual([b])
    expect(await reached(a, { asOf: '2026-01-01T02:09:59.999+02:00' })).toEqual([])
    expect(await reached(a, { asOf: '2026-01-01t00:10:00.0000001z' })).toEqual([b])
  })

  test.each(['yesterday', '2026-02-30T00:00:00Z', '2026-01-01', '2026-01-01T00:00:00'])(
    'that is written as %s is refused',
    async (text) => {
      await lineage.run('load', { reads: ['a'], writes: ['b'] })
      for (const argument of ['asOf', 'knownAt']) {
        const query = `{ impact(of: "${a}", ${argument}: "${text}") { total } }`
        await expect(lineage.query(query)).rejects.toThrow('expected an RFC 3339 date-time')
        const variables = `query ($at: DateTime) { impact(of: "${a}", ${argument}: $at) { total } }`
        expect((await lineage.query(variables, { at: text })).errors).toHaveLength(1)
      }
    },
  )

  test('at which an id meant nothing yet, or no longer, is answered with nothing; one that never did is NOT_FOUND', async () => {
    const orders = (products: Parameters<typeof harvest>[1], version: number, at: number) =>
      put(harvest('orders', products, { version, harvestedAt: minute(at) }))
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 1 })
    const before = await now()
    await orders({ events: { ports: { v1: { datasets: ['a'] } } } }, 1, 10)
    await orders({}, 2, 20)
    await lineage.run('later', { reads: ['x'], writes: ['y'], at: 30 })
    for (const of of ['orders', 'orders/events', 'orders/events/v1', datasetId('x')]) {
      for (const asked of [{ knownAt: before }, { asOf: minute(5) }, { asOf: minute(25) }]) {
        expect([of, asked, await reached(of, asked)]).toEqual([of, asked, []])
      }
    }
    const ask = (of: string, more = '') => code(`{ impact(of: "${of}"${more}) { total } }`)
    expect(await ask('orders/events')).toBe('NOT_FOUND')
    for (const of of ['sales', 'orders/none', 'orders/events/v9', datasetId('never')]) {
      expect([of, await ask(of, `, asOf: "${minute(5)}"`)]).toEqual([of, 'NOT_FOUND'])
      expect([of, await ask(of, `, knownAt: "${before}"`)]).toEqual([of, 'NOT_FOUND'])
    }
  })

  test('is asked for on every way into the graph', async () => {
    const orders = (datasets: string[], version: number, at: number) =>
      put(harvest('orders', { events: { ports: { v1: { datasets } } } }, { version, harvestedAt: minute(at) }))
    await orders(['a'], 1, 1)
    await put(harvest('sales', { deals: { ports: { v1: { datasets: ['b'] } } } }, { harvestedAt: minute(1) }))
    await lineage.run('load', { runId: R1, reads: ['a'], writes: ['b'], at: 5 })
    const before = await now()
    await lineage.run('load', { runId: R2, reads: ['x'], writes: ['b'], at: 20 })
    const text = `query ($of: [_Any!]!, $asOf: DateTime, $knownAt: DateTime) {
      lineage(of: "orders", asOf: $asOf, knownAt: $knownAt) { edges { from { id } to { id } } nodes { id downstreamTotal } }
      paths(from: "orders", to: "sales", asOf: $asOf, knownAt: $knownAt) { nodes { id } edges { validTo } }
      _entities(representations: $of) {
        ... on Domain { dependsOn(asOf: $asOf, knownAt: $knownAt) { id } }
        ... on DataProduct { down: downstream(asOf: $asOf, knownAt: $knownAt) { totalCount } up: upstream(asOf: $asOf, knownAt: $knownAt) { totalCount } impact(asOf: $asOf, knownAt: $knownAt) { total } }
        ... on OutputPort { down: downstream(asOf: $asOf, knownAt: $knownAt) { totalCount } up: upstream(asOf: $asOf, knownAt: $knownAt) { totalCount } impact(asOf: $asOf, knownAt: $knownAt) { total } }
        ... on Dataset { down: downstream(asOf: $asOf, knownAt: $knownAt) { totalCount } up: upstream(asOf: $asOf, knownAt: $knownAt) { totalCount } impact(asOf: $asOf, knownAt: $knownAt) { total } }
      } }`
    const of = [
      { __typename: 'Domain', id: 'sales' },
      { __typename: 'DataProduct', id: 'orders/events' },
      { __typename: 'OutputPort', id: 'orders/events/v1' },
      { __typename: 'Dataset', id: a },
    ]
    const ask = (asked: object) => lineage.data(text, { of, ...asked })
    const nothing = { down: { totalCount: 0 }, up: { totalCount: 0 }, impact: { total: 0 } }
    expect(await ask({})).toEqual({
      lineage: { edges: [], nodes: [{ id: 'orders/events', downstreamTotal: 0 }] },
      paths: [],
      _entities: [{ dependsOn: [] }, nothing, nothing, nothing],
    })
    const something = { down: { totalCount: 1 }, up: { totalCount: 0 }, impact: { total: 1 } }
    const then = {
      lineage: {
        edges: [{ from: { id: 'orders/events' }, to: { id: 'sales/deals' } }],
        nodes: [
          { id: 'orders/events', downstreamTotal: 1 },
          { id: 'sales/deals', downstreamTotal: 0 },
        ],
      },
      _entities: [{ dependsOn: [{ id: 'orders' }] }, something, something, something],
    }
    const path = (validTo: string | null) => [
      { nodes: [{ id: 'orders/events/v1' }, { id: 'sales/deals/v1' }], edges: [{ validTo }] },
    ]
    expect(await ask({ asOf: minute(10) })).toEqual({ ...then, paths: path(minute(20)) })
    expect(await ask({ knownAt: before })).toEqual({ ...then, paths: path(null) })
  })
})

describe('how much of the truth an answer is', () => {
  const HOUR = 60

  test('about the past does not suffer from a harvest that is late now', async () => {
    await put(harvest('orders', { events: { ports: { v1: { datasets: ['b'] } } } }, { harvestedAt: minute(5 * HOUR) }))
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 1 })
    const known = await now()
    const complete = async (asked: Asked) => (await impact(a, asked)).complete
    // The harvest is of minute 300, and may be an hour old.
    expect(await complete({})).toBe(false)
    expect(await complete({ knownAt: known })).toBe(false)
    expect(await complete({ asOf: minute(5 * HOUR + 1) })).toBe(true)
    expect(await complete({ asOf: minute(6 * HOUR) })).toBe(true)
    expect(await complete({ asOf: minute(6 * HOUR + 1) })).toBe(false)
    await put(
      harvest(
        'orders',
        { events: { ports: { v1: { datasets: ['b'] } } } },
        { version: 2, harvestedAt: new Date().toISOString() },
      ),
    )
    expect(await complete({ asOf: minute(6 * HOUR + 1) })).toBe(true)
    expect(await complete({})).toBe(true)
  })
})

describe('the copy of an earlier moment', () => {
  test('is as old as the harvests are now, though nothing else in it has changed', async () => {
    const orders = (datasets: string[], version: number, harvestedAt: string) =>
      put(harvest('orders', { events: { ports: { v1: { datasets } } } }, { version, harvestedAt }))
    await orders(['b'], 1, minute(10))
    await orders(['c'], 2, minute(20))
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 1 })
    const asked = { asOf: minute(15) }
    expect(await impact(a, asked)).toMatchObject({ total: 1, complete: true, attributesAsOf: minute(20) })
    await orders(['c'], 3, minute(30))
    expect(await reached(a, asked)).toEqual(['orders/events/v1'])
    expect(await impact(a, asked)).toMatchObject({ total: 1, complete: true, attributesAsOf: minute(30) })
  })

  test('is another one from the next claim that changes what was held then', async () => {
    const orders = (datasets: string[], version: number, at: number) =>
      put(harvest('orders', { events: { ports: { v1: { datasets } } } }, { version, harvestedAt: minute(at) }))
    await orders(['b'], 1, 10)
    await orders(['c'], 2, 30)
    await lineage.run('load', { reads: ['a'], writes: ['b', 'z'], at: 1 })
    const asked = { asOf: minute(25) }
    expect(await reached(a, asked)).toEqual([datasetId('z'), 'orders/events/v1'])
    const known = await now()
    // A harvest of an earlier minute than the last one: the catalog's clock was set back.
    await put(harvest('sales', { deals: { ports: { v1: { datasets: ['z'] } } } }, { harvestedAt: minute(20) }))
    expect(await reached(a, asked)).toEqual(['orders/events/v1', 'sales/deals/v1'])
    expect(await reached(a, { ...asked, knownAt: known })).toEqual([datasetId('z'), 'orders/events/v1'])
  })
})

describe('an edge that has ended', () => {
  test('says until when it held, and was declared until then', async () => {
    const churn = (inputs: object[], version: number, at: number) =>
      put(
        harvest(
          'analytics',
          { churn: { inputs, ports: { v1: { datasets: ['c'] } } } },
          { version, harvestedAt: minute(at) },
        ),
      )
    await churn([{ dataset: { namespace: 'db', name: 'a' } }], 1, 10)
    await churn([], 2, 20)
    const text = `query ($of: ID!, $asOf: DateTime) { lineage(of: $of, asOf: $asOf) { edges { method validFrom validTo lastSeenAt } } }`
    expect(await lineage.data(text, { of: a, asOf: minute(15) })).toEqual({
      lineage: {
        edges: [{ method: 'DECLARED', validFrom: minute(10), validTo: minute(20), lastSeenAt: minute(20) }],
      },
    })
  })

  test('is one with others of its writer between the same places: from the first, until the last', async () => {
    await put(
      harvest('orders', { events: { ports: { v1: { datasets: ['b1', 'b2', 'b3'] } } } }, { harvestedAt: minute(0) }),
    )
    await lineage.event(jobEvent('load', { reads: ['a'], writes: ['b1'], at: 5 }))
    await lineage.event(jobEvent('load', { reads: ['a'], writes: ['b1', 'b2'], at: 10 }))
    await lineage.event(jobEvent('load', { reads: ['a'], writes: ['b2'], at: 20 }))
    await lineage.event(jobEvent('load', { reads: ['a'], writes: ['b3'], at: 30 }))
    const edges = async (asOf: number) => {
      const text = 'query ($of: ID!, $asOf: DateTime) { lineage(of: $of, asOf: $asOf) { edges { validFrom validTo } } }'
      return (await lineage.data<{ lineage: { edges: object[] } }>(text, { of: a, asOf: minute(asOf) })).lineage.edges
    }
    expect(await edges(15)).toEqual([{ validFrom: minute(5), validTo: minute(30) }])
    expect(await edges(35)).toEqual([{ validFrom: minute(30), validTo: null }])
  })
})

describe('pages', () => {
  const leaf = (i: number): string => `leaf-${String(i).padStart(2, '0')}`
  const leaves = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => leaf(from + i))

  async function hub(): Promise<void> {
    await lineage.run('spread', { runId: R1, reads: ['hub'], writes: leaves(0, 8), at: 5 })
    await put(harvest('sales', { deals: { ports: { v1: { datasets: [leaf(1)] } } } }, { harvestedAt: minute(6) }))
    await lineage.run('spread', { runId: R2, reads: ['hub'], writes: leaves(6, 12), at: 20 })
  }

  /** Everything that could shift a page: edges late and new, ports that come, go, and take datasets. */
  async function write(round: number): Promise<void> {
    await lineage.run('late', { reads: ['hub'], writes: [`aaa-${round}`, `zzz-${round}`], at: 8 })
    await lineage.run('spread', { reads: ['hub'], writes: leaves(round, round + 3), at: 30 + round })
    const ports = { v1: { datasets: [leaf(round % 2 === 0 ? 1 : 2)] }, [`v${round + 2}`]: { datasets: [leaf(7)] } }
    await put(
      harvest('sales', { deals: { ports } }, { version: round + 2, harvestedAt: minute(round % 2 === 0 ? 7 : 40) }),
    )
  }

  test.each([
    ['as of a moment', async () => ({ asOf: minute(10) })],
    ['as of a moment to come', async () => ({ asOf: '2999-01-01T00:00:00Z' })],
    ['as was known at a moment', async () => ({ knownAt: await now() })],
    ['as is known at a moment to come', async () => ({ knownAt: '2999-01-01T00:00:00Z' })],
    ['in both times', async () => ({ asOf: minute(10), knownAt: await now() })],
  ])('%s make up what the first of them began, while edges and claims are written', async (_, asking) => {
    await hub()
    const asked = await asking()
    const hubId = datasetId('hub')
    const whole = await reached(hubId, { ...asked, first: 1_000 })
    expect(whole.length).toBeGreaterThan(5)
    const found: string[] = []
    let round = 0
    for (let after: string | null = null; ; ) {
      const { rows } = await impact(hubId, { ...asked, first: 3, after })
      found.push(...rows.edges.map(({ node }) => node.node.id))
      if (!rows.pageInfo.hasNextPage) break
      after = rows.pageInfo.endCursor
      await write(round++)
    }
    expect(found).toEqual(whole)
  })

  test('of one moment are of no other', async () => {
    await hub()
    const hubId = datasetId('hub')
    const asked = { asOf: minute(10), first: 3 }
    const after = (await impact(hubId, asked)).rows.pageInfo.endCursor
    const variables = { of: hubId, level: 'PORT', ...asked, after }
    expect(await code(IMPACT, variables)).toBeUndefined()
    expect(await code(IMPACT, { ...variables, asOf: minute(11) })).toBe('BAD_USER_INPUT')
    expect(await code(IMPACT, { ...variables, asOf: null })).toBe('BAD_USER_INPUT')
    expect(await code(IMPACT, { ...variables, knownAt: await now() })).toBe('BAD_USER_INPUT')
  })

  test('expire with the copy of names that the first one was made with', async () => {
    await hub()
    const hubId = datasetId('hub')
    const asked = { asOf: minute(10), first: 3 }
    const after = (await impact(hubId, asked)).rows.pageInfo.endCursor
    for (let version = 2; version < 20; version++) {
      await put(harvest('sales', { deals: { title: `${version}`, ports: { v1: {} } } }, { version }))
    }
    expect(await code(IMPACT, { of: hubId, level: 'PORT', ...asked, after })).toBe('CURSOR_EXPIRED')
  })

  test('of a product go on without what was its own when the first one was asked for', async () => {
    //  orders/p/v1 → orders/p/v2 and five others; a product that comes in between sorts before all of them
    const ports = { v1: { datasets: ['p1'] }, v2: { datasets: ['p2'] } }
    const names = ['c', 'd', 'q', 'r', 's']
    const others = Object.fromEntries(names.map((name) => [name, { ports: { v1: { datasets: [name] } } }]))
    await put(harvest('orders', { p: { ports }, ...others }))
    await lineage.run('load', { reads: ['p1'], writes: ['p2', ...names], at: 1 })
    const asked = { level: 'PRODUCT', first: 2 }
    const first = await impact('orders/p', asked)
    expect(first.rows.edges.map(({ node }) => node.node.id)).toEqual(['orders/c', 'orders/d'])
    await put(harvest('orders', { a: { ports: { v1: {} } }, p: { ports }, ...others }, { version: 2 }))
    const rest = await impact('orders/p', { ...asked, first: 10, after: first.rows.pageInfo.endCursor })
    expect(rest.rows.edges.map(({ node }) => node.node.id)).toEqual(['orders/q', 'orders/r', 'orders/s'])
  })
})
