import { beforeEach, describe, expect, test } from 'vitest'
import { columnEvent, columnLineage, from, harvestColumns } from './column-events.ts'
import { datasetId, useLineage } from './harness.ts'

const lineage = useLineage()

const column = (dataset: string, field: string): string => `${datasetId(dataset)}#${field}`
const PORT_COLUMN = 'eyes/p/out-v1#id'

type Row = { distance: number; precision: string; node: { id: string } }

/** Rows as `id distance precision`. */
async function reached(of: string, direction = 'DOWNSTREAM') {
  const { impact, drawing } = await lineage.data<{
    impact: { total: number; rows: { edges: { node: Row }[] } }
    drawing: { nodes: { id: string; distance: number }[]; edges: { from: { id: string }; to: { id: string } }[] }
  }>(
    `query ($of: ID!, $direction: Direction) {
      impact(of: $of, level: COLUMN, direction: $direction) { total rows { edges { node { distance precision node { id } } } } }
      drawing: lineage(of: $of, level: COLUMN, direction: $direction, depth: 9) {
        nodes { id distance } edges { from { id } to { id } } } }`,
    { of, direction },
  )
  return {
    rows: impact.rows.edges.map(({ node }) => `${node.node.id} ${node.distance} ${node.precision}`),
    nodes: drawing.nodes.map(({ id, distance }) => `${id} ${distance}`),
    edges: drawing.edges.map(({ from: near, to }) => `${near.id} > ${to.id}`),
  }
}

describe('a column that jobs spell in several ways', () => {
  beforeEach(async () => {
    await lineage.put(harvestColumns('eyes', 'p', 'out-v1', 'PROD', [{ path: 'id', physicalName: 'ID_PHYS' }]))
    for (const [i, field] of ['ID_PHYS', 'id', 'Id_Phys'].entries()) {
      const facet = columnLineage({ [field]: [from(`source-${i}`, 'x')] })
      await lineage.event(columnEvent(`write-${i}`, [`source-${i}`], { PROD: facet }))
    }
    await lineage.event(columnEvent('read', ['PROD'], { t: columnLineage({ y: [from('PROD', 'ID_PHYS')] }) }))
  })

  test('reaches the same by each of them as by its contract', async () => {
    for (const direction of ['DOWNSTREAM', 'UPSTREAM']) {
      const expected = await reached(PORT_COLUMN, direction)
      expect(expected.rows).toHaveLength(direction === 'DOWNSTREAM' ? 1 : 3)
      expect(expected.edges).toHaveLength(expected.rows.length)
      // The last is nobody's spelling: it is like two, which are one.
      for (const field of ['ID_PHYS', 'id', 'Id_Phys', 'id_phys']) {
        expect([field, await reached(column('PROD', field), direction)]).toEqual([field, expected])
      }
    }
  })

  test('is not reached by itself, whatever it was asked by', async () => {
    await lineage.event(columnEvent('back', ['t'], { PROD: columnLineage({ Id_Phys: [from('t', 'y')] }) }))
    const expected = await reached(PORT_COLUMN)
    expect(expected.rows).toEqual([`${column('t', 'y')} 1 COLUMN`])
    expect(await reached(column('PROD', 'id'))).toEqual(expected)
  })

  test('is gone to, and from, by any of them', async () => {
    const ways = async (ends: string) => {
      const { paths } = await lineage.data<{ paths: { nodes: { id: string }[] }[] }>(
        `{ paths(${ends}) { nodes { id } } }`,
      )
      return paths.map(({ nodes }) => nodes.map(({ id }) => id).join(' > '))
    }
    const source = column('source-2', 'x')
    const into = await ways(`from: "${source}", to: "${PORT_COLUMN}"`)
    expect(new Set(into)).toEqual(new Set([`${source} > ${PORT_COLUMN}`]))
    for (const field of ['ID_PHYS', 'id']) {
      expect(await ways(`from: "${source}", to: "${column('PROD', field)}"`)).toEqual(into)
      expect(await ways(`from: "${column('PROD', field)}", to: "${column('t', 'y')}"`)).toEqual([
        `${PORT_COLUMN} > ${column('t', 'y')}`,
      ])
    }
  })
})

test('a column that its contract alone knows is one of its dataset too', async () => {
  await lineage.put(harvestColumns('eyes', 'p', 'out-v1', 'PROD', [{ path: 'id', physicalName: 'ID_PHYS' }]))
  await lineage.run('silent', { reads: ['PROD'], writes: ['t'] })
  const expected = await reached(PORT_COLUMN)
  expect(expected).toEqual({
    rows: [`${datasetId('t')} 1 DATASET`],
    nodes: [`${PORT_COLUMN} 0`, `${datasetId('t')} 1`],
    edges: [`${PORT_COLUMN} > ${datasetId('t')}`],
  })
  for (const field of ['ID_PHYS', 'id']) expect(await reached(column('PROD', field))).toEqual(expected)
  const { errors } = await lineage.query(`{ impact(of: "${column('PROD', 'other')}") { total } }`)
  expect(errors?.[0]?.message).toMatch(/other/)
})
