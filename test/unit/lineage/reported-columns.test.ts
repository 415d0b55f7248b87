import { describe, expect, test } from 'vitest'
import { columnEvent, columnLineage, from, harvestColumns } from './column-events.ts'
import { datasetId, useLineage } from './harness.ts'
import { datasetEvent } from './symlinks.ts'

const lineage = useLineage()

const column = (dataset: string, field: string): string => `${datasetId(dataset)}#${field}`

type Row = { distance: number; precision: string; node: { id: string }; path: { id: string }[] }

async function reached(of: string) {
  const { impact, drawing } = await lineage.data<{
    impact: { total: number; rows: { edges: { node: Row }[] } }
    drawing: { nodes: { id: string; distance: number }[]; edges: { from: { id: string }; to: { id: string } }[] }
  }>(
    `query ($of: ID!) {
      impact(of: $of, level: COLUMN) { total rows { edges { node { distance precision node { id } path { id } } } } }
      drawing: lineage(of: $of, level: COLUMN, depth: 9) { nodes { id distance } edges { from { id } to { id } } } }`,
    { of },
  )
  return {
    rows: impact.rows.edges.map(({ node }) => [
      `${node.node.id} ${node.distance} ${node.precision}`,
      node.path.map(({ id }) => id),
    ]),
    nodes: drawing.nodes.map(({ id, distance }) => `${id} ${distance}`),
    edges: drawing.edges.map(({ from: near, to }) => `${near.id} > ${to.id}`),
  }
}

const code = (of: string) => lineage.code(`{ impact(of: "${of}", level: COLUMN) { total } }`)

describe('a column that only a schema reports', () => {
  test('starts at its dataset, whole', async () => {
    await lineage.event(datasetEvent('a', [], { fields: ['id', 'Name', 'x'] }))
    await lineage.event(columnEvent('stated', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }))
    await lineage.run('silent', { reads: ['a'], writes: ['t'] })
    const t = datasetId('t')
    for (const [asked, own] of [
      [column('a', 'id'), column('a', 'id')],
      [column('a', 'name'), column('a', 'Name')],
    ] as const) {
      expect(await reached(asked)).toEqual({
        rows: [[`${t} 1 DATASET`, [own, t]]],
        nodes: [`${own} 0`, `${t} 1`],
        edges: [`${own} > ${t}`],
      })
    }
    expect(await code(column('a', 'other'))).toBe('NOT_FOUND')
    await lineage.event(datasetEvent('a', [], { fields: ['x'], at: 9 }))
    expect(await code(column('a', 'id'))).toBe('NOT_FOUND')
  })

  test('is a column of the port that holds its dataset, which its contract lacks', async () => {
    await lineage.put(harvestColumns('eyes', 'p', 'v1', 'a', [{ path: 'x', physicalName: null }]))
    await lineage.event(datasetEvent('a', [], { fields: ['x', 'extra', 'address', 'address.zip'] }))
    await lineage.run('silent', { reads: ['a'], writes: ['t'] })
    const t = datasetId('t')
    for (const [field, id] of [
      ['extra', 'eyes/p/v1#extra'],
      ['address.zip', 'eyes/p/v1#address.zip'],
    ] as const) {
      const expected = {
        rows: [[`${t} 1 DATASET`, [id, t]]],
        nodes: [`${id} 0`, `${t} 1`],
        edges: [`${id} > ${t}`],
      }
      expect(await reached(id)).toEqual(expected)
      expect(await reached(column('a', field))).toEqual(expected)
    }
    expect(await code('eyes/p/v1#nothing')).toBe('NOT_FOUND')
  })

  test('is found by the names that its dataset had', async () => {
    await lineage.event(datasetEvent('b', [], { fields: ['id'] }))
    await lineage.run('silent', { reads: ['b'], writes: ['t'] })
    await lineage.event(datasetEvent('a'))
    await lineage.event(datasetEvent('a', ['b']))
    for (const name of ['a', 'b']) {
      const { rows } = await reached(column(name, 'id'))
      expect(rows).toEqual([[`${datasetId('t')} 1 DATASET`, [column('a', 'id'), datasetId('t')]]])
    }
  })
})
