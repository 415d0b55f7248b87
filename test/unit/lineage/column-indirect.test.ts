import { describe, expect, test } from 'vitest'
import { columnEvent, columnLineage, from, harvestColumns } from './column-events.ts'
import { datasetId, useLineage } from './harness.ts'

const lineage = useLineage()

type Edge = {
  from: { id: string }
  to: { id: string }
  transformations: { type: string; subtype: string }[] | null
}
const EDGE = 'from { id } to { id } transformations { type subtype }'
const column = (dataset: string, field: string): string => `${datasetId(dataset)}#${field}`
const shown = ({ from: a, to: b, transformations }: Edge): string =>
  `${a.id} > ${b.id} ${transformations?.map(({ type, subtype }) => `${type} ${subtype}`).join(', ') ?? '-'}`

async function drawn(of: string, args: string): Promise<string[]> {
  const { lineage: graph } = await lineage.data<{ lineage: { nodes: { id: string }[]; edges: Edge[] } }>(
    `query ($of: ID!) { lineage(of: $of, level: COLUMN, depth: 9, ${args}) { nodes { id } edges { ${EDGE} } } }`,
    { of },
  )
  const ids = new Set(graph.nodes.map(({ id }) => id))
  for (const edge of graph.edges) expect([ids.has(edge.from.id), ids.has(edge.to.id)]).toEqual([true, true])
  return graph.edges.map(shown)
}

/** The evidence of each row of precision COLUMN, by the row's id. */
async function evidence(of: string, args: string): Promise<Record<string, string[]>> {
  type Rows = {
    impact: { rows: { edges: { node: { precision: string; node: { id: string }; evidence: Edge[] } }[] } }
  }
  const { impact } = await lineage.data<Rows>(
    `query ($of: ID!) { impact(of: $of, level: COLUMN, ${args}) {
      rows { edges { node { precision node { id } evidence { ${EDGE} } } } } } }`,
    { of },
  )
  const rows = impact.rows.edges.map(({ node }) => node).filter(({ precision }) => precision === 'COLUMN')
  return Object.fromEntries(rows.map(({ node, evidence: edges }) => [node.id, edges.map(shown)]))
}

const [flag, x, y, z] = [column('a', 'flag'), column('a', 'x'), column('b', 'y'), column('c', 'z')]
const b = datasetId('b')
const c = datasetId('c')

/** a.flag filters b, whose y comes from a.x;  b.y ─▶ c.z */
async function filtered(): Promise<void> {
  const fields = { y: [from('a', 'x')] }
  await lineage.event(columnEvent('ab', ['a'], { b: columnLineage(fields, [from('a', 'flag', 'INDIRECT', 'FILTER')]) }))
  await lineage.event(columnEvent('bc', ['b'], { c: columnLineage({ z: [from('b', 'y')] }) }))
}

describe('what affects every row', () => {
  test('is drawn to the columns that it reaches, as what it is, where it was followed to them', async () => {
    await filtered()
    const direct = `${y} > ${z} DIRECT IDENTITY`
    const wide = [`${flag} > ${b} INDIRECT FILTER`, `${b} > ${c} -`]
    expect((await drawn(flag, 'includeIndirect: true')).sort()).toEqual(
      [...wide, `${flag} > ${y} INDIRECT FILTER`, direct].sort(),
    )
    expect((await drawn(flag, 'includeIndirect: false')).sort()).toEqual([...wide].sort())
  })

  test('is drawn upstream too, from whichever column of the dataset is there', async () => {
    await filtered()
    const direct = [`${x} > ${y} DIRECT IDENTITY`, `${y} > ${z} DIRECT IDENTITY`]
    expect((await drawn(z, 'direction: UPSTREAM, includeIndirect: true')).sort()).toEqual(
      [...direct, `${flag} > ${y} INDIRECT FILTER`].sort(),
    )
    expect((await drawn(z, 'direction: UPSTREAM, includeIndirect: false')).sort()).toEqual([...direct].sort())
  })

  test('is evidence with what it does, whichever way is asked', async () => {
    await filtered()
    const indirect = `${flag} > ${y} INDIRECT FILTER`
    expect(await evidence(flag, 'includeIndirect: true')).toEqual({
      [y]: [indirect],
      [z]: [indirect, `${y} > ${z} DIRECT IDENTITY`],
    })
    expect(await evidence(z, 'direction: UPSTREAM, includeIndirect: true')).toMatchObject({
      [flag]: [`${y} > ${z} DIRECT IDENTITY`, indirect],
      [x]: [`${y} > ${z} DIRECT IDENTITY`, `${x} > ${y} DIRECT IDENTITY`],
    })
  })

  test('is one edge with what the same job says of the column itself, and both are told', async () => {
    const fields = { y: [from('a', 'flag')], w: [from('a', 'x')] }
    await lineage.event(
      columnEvent('ab', ['a'], { b: columnLineage(fields, [from('a', 'flag', 'INDIRECT', 'FILTER')]) }),
    )
    const edges = await drawn(flag, 'includeIndirect: true')
    expect(edges).toContain(`${flag} > ${y} DIRECT IDENTITY, INDIRECT FILTER`)
    expect(edges).toContain(`${flag} > ${column('b', 'w')} INDIRECT FILTER`)
    expect(await drawn(flag, 'includeIndirect: false')).toContain(`${flag} > ${y} DIRECT IDENTITY`)
    // The surest of what is stated of the column itself is its evidence.
    expect((await evidence(flag, 'includeIndirect: true'))[y]).toEqual([`${flag} > ${y} DIRECT IDENTITY`])
  })

  test('of a dataset that a port holds is drawn to each column of its contract once, however it is spelt', async () => {
    await lineage.put(harvestColumns('orders', 'events', 'v1', 'b', [{ path: 'y', physicalName: 'Y_COL' }]))
    const wide = [from('a', 'flag', 'INDIRECT', 'JOIN')]
    await lineage.event(columnEvent('one', ['a'], { b: columnLineage({ Y_COL: [from('a', 'x')] }, wide) }))
    await lineage.event(columnEvent('two', ['a'], { b: columnLineage({ y_col: [from('a', 'v')] }) }))
    const own = 'orders/events/v1#y'
    const edges = await drawn(flag, 'includeIndirect: true')
    expect(edges.filter((edge) => edge.includes('#y'))).toEqual([`${flag} > ${own} INDIRECT JOIN`])
    expect(await drawn(own, 'direction: UPSTREAM, includeIndirect: true')).toContain(`${flag} > ${own} INDIRECT JOIN`)
    expect(await evidence(flag, 'includeIndirect: true')).toEqual({ [own]: [`${flag} > ${own} INDIRECT JOIN`] })
    // What only one spelling was stated of is evidence for the column, not the edge of the datasets.
    expect(await evidence(column('a', 'v'), 'includeIndirect: true')).toEqual({
      [own]: [`${column('a', 'v')} > ${own} DIRECT IDENTITY`],
    })
    expect(await evidence(x, 'includeIndirect: true')).toEqual({ [own]: [`${x} > ${own} DIRECT IDENTITY`] })
  })

  test('reaches a column that a contract promises, and nobody stated anything of', async () => {
    await lineage.put(harvestColumns('orders', 'events', 'v1', 'b', [{ path: 'total', physicalName: null }]))
    await filtered()
    expect(await drawn('orders/events/v1#total', 'direction: UPSTREAM, includeIndirect: true')).toEqual([
      `${flag} > orders/events/v1#total INDIRECT FILTER`,
    ])
  })
})

test('a dataset of which no column is known has its edges at column level', async () => {
  await lineage.run('j', { reads: ['a'], writes: ['b'] })
  expect(await drawn(datasetId('a'), 'includeIndirect: false')).toEqual([`${datasetId('a')} > ${b} -`])
})
