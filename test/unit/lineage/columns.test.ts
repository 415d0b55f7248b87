import { describe, expect, test } from 'vitest'
import { columnEvent, columnLineage, from, harvestColumns, lineageFacet } from './column-events.ts'
import { datasetId, harvest, useLineage } from './harness.ts'

const lineage = useLineage()

type Rows = {
  impact: {
    total: number
    byPrecision: { key: string; count: number }[]
    rows: { edges: { node: { distance: number; precision: string; node: { id: string } } }[] }
  }
}

/** Rows as `id distance`, those of precision DATASET in brackets. */
async function reached(of: string, args = ''): Promise<string[]> {
  const { impact } = await lineage.data<Rows>(
    `query ($of: ID!) { impact(of: $of, level: COLUMN${args}) {
      total byPrecision { key count } rows(first: 1000) { edges { node { distance precision node { id } } } } } }`,
    { of },
  )
  const rows = impact.rows.edges.map(({ node }) => node)
  expect(impact.total).toBe(rows.length)
  for (const { key, count } of impact.byPrecision)
    expect(count).toBe(rows.filter(({ precision }) => precision === key).length)
  return rows.map(({ node, distance, precision }) =>
    precision === 'COLUMN' ? `${node.id} ${distance}` : `[${node.id} ${distance}]`,
  )
}

const column = (dataset: string, field: string): string => `${datasetId(dataset)}#${field}`

describe('columns of a dataset', () => {
  test('lead to the columns that a facet names, and to no others', async () => {
    //  a.x → b.y → c.z,  a.v → b.w
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')], w: [from('a', 'v')] }) }))
    await lineage.event(columnEvent('bc', ['b'], { c: columnLineage({ z: [from('b', 'y')] }) }))
    expect(await reached(column('a', 'x'))).toEqual([`${column('b', 'y')} 1`, `${column('c', 'z')} 2`])
    expect(await reached(column('a', 'v'))).toEqual([`${column('b', 'w')} 1`])
    expect(await reached(column('c', 'z'), ', direction: UPSTREAM')).toEqual([
      `${column('b', 'y')} 1`,
      `${column('a', 'x')} 2`,
    ])
  })

  test('are never guessed: two inputs and two outputs are what their facets say, not four', async () => {
    await lineage.event(
      columnEvent('j', ['a', 'b'], {
        c: columnLineage({ x: [from('a', 'x')] }),
        d: columnLineage({ x: [from('b', 'x')] }),
      }),
    )
    expect(await reached(column('a', 'x'))).toEqual([`${column('c', 'x')} 1`])
    expect(await reached(column('b', 'x'))).toEqual([`${column('d', 'x')} 1`])
  })

  test('of an input that no facet of the run names go on at the dataset', async () => {
    const input = lineage.event(columnEvent('j', ['a', 'b'], { c: columnLineage({ x: [from('a', 'x')], y: [] }) }))
    const empty = lineage.event(columnEvent('k', ['z'], { d: columnLineage({}) }))
    await Promise.all([input, empty])
    await lineage.event(
      columnEvent('source', [], { b: columnLineage({ q: [] }), z: columnLineage({ q: [from('b', 'q')] }) }),
    )
    expect(await reached(column('a', 'x'))).toEqual([`${column('c', 'x')} 1`])
    expect(await reached(column('b', 'q'))).toEqual([
      `[${datasetId('c')} 1]`,
      `${column('z', 'q')} 1`,
      `[${datasetId('d')} 2]`,
    ])
  })

  test('go on at the dataset behind a job that says nothing of columns', async () => {
    //  a.x → b.y → [c] → [d]: the second job is silent, the third is not, but of which columns it would be is not known
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }))
    await lineage.run('bc', { reads: ['b'], writes: ['c'] })
    await lineage.event(columnEvent('cd', ['c'], { d: columnLineage({ z: [from('c', 'q')] }) }))
    expect(await reached(column('a', 'x'))).toEqual([
      `${column('b', 'y')} 1`,
      `[${datasetId('c')} 2]`,
      `[${datasetId('d')} 3]`,
    ])
    expect(await reached(column('d', 'z'), ', direction: UPSTREAM')).toEqual([
      `${column('c', 'q')} 1`,
      `[${datasetId('b')} 2]`,
      `[${datasetId('a')} 3]`,
    ])
  })

  test('reach a job that only reads, whole', async () => {
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }))
    await lineage.run('report', { reads: ['b'] })
    expect(await reached(column('a', 'x'))).toEqual([`${column('b', 'y')} 1`, '[consumer:etl/report 2]'])
  })

  test('that affect every row reach the dataset, and its columns with includeIndirect', async () => {
    //  a.flag filters b, whose y comes from a.x; b.y → c.z
    await lineage.event(
      columnEvent('ab', ['a'], {
        b: columnLineage({ y: [from('a', 'x')] }, [from('a', 'flag', 'INDIRECT', 'FILTER')]),
      }),
    )
    await lineage.event(columnEvent('bc', ['b'], { c: columnLineage({ z: [from('b', 'y')] }) }))
    expect(await reached(column('a', 'flag'))).toEqual([`[${datasetId('b')} 1]`, `[${datasetId('c')} 2]`])
    expect(await reached(column('a', 'flag'), ', includeIndirect: true')).toEqual([
      `[${datasetId('b')} 1]`,
      `${column('b', 'y')} 1`,
      `[${datasetId('c')} 2]`,
      `${column('c', 'z')} 2`,
    ])
    expect(await reached(column('c', 'z'), ', direction: UPSTREAM')).toEqual([
      `${column('b', 'y')} 1`,
      `${column('a', 'x')} 2`,
    ])
    expect(await reached(column('c', 'z'), ', direction: UPSTREAM, includeIndirect: true')).toEqual([
      `${column('b', 'y')} 1`,
      `${column('a', 'flag')} 2`,
      `${column('a', 'x')} 2`,
    ])
  })

  test('of a cycle end, and a column that feeds itself is not reached by that', async () => {
    await lineage.event(columnEvent('aa', ['a'], { a: columnLineage({ x: [from('a', 'x')], y: [from('a', 'x')] }) }))
    expect(await reached(column('a', 'x'))).toEqual([`${column('a', 'y')} 1`])
  })
})

describe('the lineage facet', () => {
  test('goes before columnLineage where both are present', async () => {
    const facets = {
      ...columnLineage({ y: [from('a', 'wrong')] }),
      ...lineageFacet({ fields: { y: [from('a', 'right')] } }),
    }
    await lineage.event(columnEvent('j', ['a'], { b: facets }))
    expect(await reached(column('b', 'y'), ', direction: UPSTREAM')).toEqual([`${column('a', 'right')} 1`])
  })

  test('without inputs says that nothing feeds the dataset', async () => {
    await lineage.event(columnEvent('j', ['a'], { b: lineageFacet({ inputs: [] }) }))
    const { impact } = await lineage.data<Rows>('{ impact(of: "dataset:db/a", level: PORT) { total } }')
    expect(impact.total).toBe(0)
  })

  test('of a dataset without fields says nothing of columns: the way goes on at the dataset', async () => {
    await lineage.event(
      columnEvent('j', ['a', 'z'], { b: lineageFacet({ inputs: [from('a')], fields: { y: [from('z', 'n')] } }) }),
    )
    await lineage.event(columnEvent('k', [], { a: columnLineage({ x: [from('src', 'x')] }) }))
    expect(await reached(column('src', 'x'))).toEqual([`${column('a', 'x')} 1`, `[${datasetId('b')} 2]`])
    expect(await reached(column('z', 'n'))).toEqual([`${column('b', 'y')} 1`])
  })

  test('of a job speaks for the outputs it names', async () => {
    const event = columnEvent('j', ['a'], { b: {} })
    const entry = {
      namespace: 'db',
      name: 'b',
      type: 'DATASET',
      ...lineageFacet({ fields: { y: [from('a', 'x')] } }).lineage,
    }
    const job = { namespace: 'etl', name: 'j', facets: { lineage: { ...FACET, entries: [entry] } } }
    await lineage.event({ ...event, job })
    expect(await reached(column('a', 'x'))).toEqual([`${column('b', 'y')} 1`])
  })

  test('that is none, or of another kind, says nothing of its inputs', async () => {
    await lineage.event(columnEvent('j', ['a'], { b: {} }))
    const notes = [
      { lineage: { ...FACET, note: 'see wiki' } },
      { lineage: { ...FACET, inputs: 'zz' } },
      { columnLineage: { ...FACET, fields: [1, 2] } },
    ]
    for (const facets of notes) await lineage.event(columnEvent('j', ['a'], { b: facets }))
    const { impact } = await lineage.data<Rows>('{ impact(of: "dataset:db/a", level: PORT) { total } }')
    expect(impact.total).toBe(1)
  })

  test('is taken back by sending it as deleted, whichever event comes first', async () => {
    const stating = { ...columnEvent('j', ['a'], { b: lineageFacet({ inputs: [] }) }, { at: 1, type: 'RUNNING' }) }
    const deleting = columnEvent(
      'j',
      ['a'],
      { b: { lineage: { ...FACET, _deleted: true } } },
      { at: 2, type: 'COMPLETE' },
    )
    for (const event of [deleting, stating]) await lineage.event({ ...event, run: { runId: RUN } })
    const { impact } = await lineage.data<Rows>('{ impact(of: "dataset:db/a", level: PORT) { total } }')
    expect(impact.total).toBe(1)
  })
})

const RUN = '3f5e83fa-3480-44ff-99c5-ff943904e5e8'
const FACET = { _producer: 'https://example.org/producer', _schemaURL: 'https://example.org/facet' }

describe('columns of a contract', () => {
  test('are found by physical name, then name, then in other cases, and shown under their own ids', async () => {
    await lineage.put(
      harvestColumns('orders', 'events', 'v1', 'b', [
        { path: 'total', physicalName: 'TOTAL_AMT' },
        { path: 'TOTAL_AMT', physicalName: 'other' },
        { path: 'customerId', physicalName: null },
        { path: 'note', physicalName: null },
      ]),
    )
    await lineage.event(
      columnEvent('ab', ['a'], {
        b: columnLineage({
          TOTAL_AMT: [from('a', 'x')],
          CUSTOMERID: [from('a', 'x')],
          note: [from('a', 'x')],
          gone: [from('a', 'x')],
        }),
      }),
    )
    expect(await reached(column('a', 'x'))).toEqual([
      'orders/events/v1#customerId 1',
      'orders/events/v1#gone 1',
      'orders/events/v1#note 1',
      'orders/events/v1#total 1',
    ])
  })

  test('that lineage names and the contract lacks are kept, flagged, and followed', async () => {
    await lineage.put(harvestColumns('orders', 'events', 'v1', 'b', [{ path: 'y', physicalName: null }]))
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')], old: [from('a', 'x')] }) }))
    await lineage.event(columnEvent('bc', ['b'], { c: columnLineage({ z: [from('b', 'old')] }) }))
    const { lineage: graph } = await lineage.data<{
      lineage: { nodes: { id: string; dangling: boolean | null }[]; edges: { dangling: boolean }[] }
    }>(`{ lineage(of: "${column('a', 'x')}", level: COLUMN, depth: 3) { nodes { id dangling } edges { dangling } } }`)
    expect(graph.nodes.map(({ id, dangling }) => [id, dangling])).toEqual([
      [column('a', 'x'), false],
      ['orders/events/v1#old', true],
      ['orders/events/v1#y', false],
      [column('c', 'z'), false],
    ])
    expect(graph.edges.map(({ dangling }) => dangling).sort()).toEqual([false, true, true])
    expect(await reached('orders/events/v1#old')).toEqual([`${column('c', 'z')} 1`])
    const {
      _entities: [product],
    } = await lineage.data<{
      _entities: { danglingColumns: { column: { id: string }; edges: { writer: string }[] }[] }[]
    }>(
      `{ _entities(representations: [{ __typename: "DataProduct", id: "orders/events" }]) {
        ... on DataProduct { danglingColumns { column { id } edges { writer } } } } }`,
    )
    expect(product?.danglingColumns).toEqual([
      { column: { id: 'orders/events/v1#old' }, edges: [{ writer: 'job:etl/ab' }, { writer: 'job:etl/bc' }] },
    ])
  })

  test('of which nobody stated an edge still go on at the datasets behind silent jobs', async () => {
    await lineage.put(harvestColumns('orders', 'events', 'v1', 'a', [{ path: 'x', physicalName: null }]))
    await lineage.run('j', { reads: ['a'], writes: ['b'] })
    expect(await reached('orders/events/v1#x')).toEqual([`[${datasetId('b')} 1]`])
    const { errors } = await lineage.query('{ impact(of: "orders/events/v1#nope", level: COLUMN) { total } }')
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('give way to what a job was seen to do: a declared edge without columns does not widen one that states them', async () => {
    await lineage.put(harvestColumns('orders', 'events', 'v1', 'a', [{ path: 'x', physicalName: null }]))
    await lineage.put(
      harvest('sales', { report: { ports: { v1: { datasets: ['b'] } }, inputs: [{ portId: 'orders/events/v1' }] } }),
    )
    expect(await reached('orders/events/v1#x')).toEqual(['[sales/report/v1 1]'])
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'z')] }) }))
    expect(await reached('orders/events/v1#x')).toEqual([])
    expect(await reached('orders/events/v1#z')).toEqual(['sales/report/v1#y 1'])
  })
})

describe('other levels and other ways of asking', () => {
  test('a column is rolled up to ports, products and domains with its precision, and rows say which columns', async () => {
    await lineage.put(harvestColumns('orders', 'events', 'v1', 'a', [{ path: 'x', physicalName: null }]))
    await lineage.put(harvestColumns('sales', 'report', 'v1', 'b', [{ path: 'y', physicalName: null }]))
    await lineage.put(harvestColumns('ml', 'scores', 'v1', 'c', [{ path: 'z', physicalName: null }]))
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }))
    await lineage.run('bc', { reads: ['b'], writes: ['c'] })
    for (const [level, ids] of [
      ['PORT', ['sales/report/v1', 'ml/scores/v1']],
      ['PRODUCT', ['sales/report', 'ml/scores']],
      ['DOMAIN', ['sales', 'ml']],
    ] as const) {
      const { impact } = await lineage.data<{
        impact: {
          rows: {
            edges: { node: { precision: string; columns: string[]; path: { id: string }[]; node: { id: string } } }[]
          }
        }
      }>(
        `{ impact(of: "orders/events/v1#x", level: ${level}) { rows { edges { node { precision columns path { id } node { id } } } } } }`,
      )
      expect(impact.rows.edges.map(({ node }) => [node.node.id, node.precision, node.columns])).toEqual([
        [ids[0], 'COLUMN', ['sales/report/v1#y']],
        [ids[1], 'DATASET', []],
      ])
      expect(impact.rows.edges[1]?.node.path.map(({ id }) => id).slice(1)).toEqual(ids)
    }
  })

  test('a whole port asks for all its columns, and for what is read of it without naming any', async () => {
    await lineage.put(harvestColumns('orders', 'events', 'v1', 'a', [{ path: 'x', physicalName: null }]))
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')], w: [from('a', 'v')] }) }))
    await lineage.run('ac', { reads: ['a'], writes: ['c'] })
    expect(await reached('orders/events/v1')).toEqual([
      `${column('b', 'w')} 1`,
      `${column('b', 'y')} 1`,
      `[${datasetId('c')} 1]`,
    ])
  })

  test('ways lead from column to column, and to the whole thing where they end; transformations stand on their edges', async () => {
    await lineage.event(
      columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x', 'DIRECT', 'AGGREGATION', true)] }) }),
    )
    await lineage.run('bc', { reads: ['b'], writes: ['c'] })
    const { paths } = await lineage.data<{
      paths: { nodes: { id: string; kind: string }[]; edges: { transformations: object[] | null }[] }[]
    }>(
      `{ paths(from: "${column('a', 'x')}", to: "${datasetId('c')}") { nodes { id kind } edges { transformations { type subtype masking } } } }`,
    )
    expect(paths).toEqual([
      {
        nodes: [
          { id: column('a', 'x'), kind: 'COLUMN' },
          { id: column('b', 'y'), kind: 'COLUMN' },
          { id: datasetId('c'), kind: 'DATASET' },
        ],
        edges: [
          { transformations: [{ type: 'DIRECT', subtype: 'AGGREGATION', masking: true }] },
          { transformations: null },
        ],
      },
    ])
  })

  test('the drawing of a column has an edge for each hop, also to whole things', async () => {
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }))
    await lineage.run('bc', { reads: ['b'], writes: ['c'] })
    const { lineage: graph } = await lineage.data<{
      lineage: { edges: { from: { id: string }; to: { id: string } }[] }
    }>(`{ lineage(of: "${column('a', 'x')}", level: COLUMN, depth: 5) { edges { from { id } to { id } } } }`)
    expect(graph.edges.map(({ from: a, to: b }) => `${a.id} > ${b.id}`)).toEqual([
      `${column('a', 'x')} > ${column('b', 'y')}`,
      `${column('b', 'y')} > ${datasetId('c')}`,
    ])
  })
})

describe('over time', () => {
  test('a run without facets ends what one with them stated of columns, and the dataset edge stays', async () => {
    await lineage.event(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }, { at: 1 }))
    expect(await reached(column('a', 'x'))).toEqual([`${column('b', 'y')} 1`])
    await lineage.run('ab', { reads: ['a'], writes: ['b'], at: 5 })
    expect(await reached(column('a', 'x'))).toEqual([`[${datasetId('b')} 1]`])
    await lineage.restart()
    expect(await reached(column('a', 'x'))).toEqual([`[${datasetId('b')} 1]`])
  })

  test('a symlink named later brings the columns of both names together', async () => {
    await lineage.event(columnEvent('ab', ['a'], { table: columnLineage({ y: [from('a', 'x')] }) }))
    await lineage.event(columnEvent('bc', ['path'], { c: columnLineage({ z: [from('path', 'y')] }) }))
    const symlinks = { ...FACET, identifiers: [{ namespace: 'db', name: 'table', type: 'TABLE' }] }
    const event = columnEvent('j', [], { d: {} })
    await lineage.event({ ...event, inputs: [{ namespace: 'db', name: 'path', facets: { symlinks } }] })
    expect((await reached(column('a', 'x'))).slice(0, 2)).toEqual([`${column('path', 'y')} 1`, `${column('c', 'z')} 2`])
    await lineage.restart()
    expect((await reached(column('a', 'x'))).slice(0, 2)).toEqual([`${column('path', 'y')} 1`, `${column('c', 'z')} 2`])
  })
})
