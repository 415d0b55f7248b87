import { describe, expect, test } from 'vitest'
import { askImpact } from './asked-impact.ts'
import { datasetId, harvest, jobEvent, minute, runEvent, useLineage } from './harness.ts'

const lineage = useLineage()
const { impact, reached, now } = askImpact(lineage)
const put = lineage.put
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
    const ask = (of: string, more = '') => lineage.code(`{ impact(of: "${of}"${more}) { total } }`)
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
