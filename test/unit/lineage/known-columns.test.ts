import { describe, expect, test } from 'vitest'
import { columnEvent, columnLineage, from, harvestColumns } from './column-events.ts'
import { datasetId, useLineage } from './harness.ts'
import { datasetEvent } from './symlinks.ts'

const lineage = useLineage()

const column = (dataset: string, field: string): string => `${datasetId(dataset)}#${field}`
const moment = async (): Promise<string> => new Date((await lineage.store().status()).lastCommit).toISOString()

type Asked = { readonly knownAt?: string; readonly level?: string; readonly direction?: string }
type Shown = { distance: number; node: { id: string }; path: { id: string }[] }
type Drawn = { nodes: { id: string; distance: number }[]; edges: { from: { id: string }; to: { id: string } }[] }

/** What is reached, by which ways, and how it is drawn. */
async function answer(of: string, asked: Asked = {}, includeIndirect = false) {
  const { impact, drawing } = await lineage.data<{
    impact: { total: number; rows: { edges: { node: Shown }[] } }
    drawing: Drawn
  }>(
    `query ($of: ID!, $level: Level, $direction: Direction, $knownAt: DateTime, $includeIndirect: Boolean) {
      impact(of: $of, level: $level, direction: $direction, knownAt: $knownAt, includeIndirect: $includeIndirect) {
        total rows { edges { node { distance node { id } path { id } } } } }
      drawing: lineage(of: $of, level: $level, direction: $direction, depth: 9, knownAt: $knownAt) {
        nodes { id distance } edges { from { id } to { id } } } }`,
    { of, level: 'COLUMN', ...asked, includeIndirect },
  )
  return {
    total: impact.total,
    rows: impact.rows.edges.map(({ node: { distance, node, path } }) => [node.id, distance, path.map(({ id }) => id)]),
    nodes: drawing.nodes.map(({ id, distance }) => `${id} ${distance}`),
    edges: drawing.edges.map(({ from: near, to }) => `${near.id} > ${to.id}`),
  }
}

/** Asks now, lets something happen, and asks for what was known before; also after a restart. */
async function staysKnown(questions: readonly (readonly [of: string, asked?: Asked])[], happens: () => Promise<void>) {
  const ask = (knownAt?: string) =>
    Promise.all(questions.map(([of, asked]) => answer(of, { ...asked, ...(knownAt ? { knownAt } : {}) })))
  const was = await ask()
  const before = await moment()
  await happens()
  expect(await ask(before)).toEqual(was)
  await lineage.restart()
  expect(await ask(before)).toEqual(was)
  return was
}

describe('what was known of columns', () => {
  test('stays what it was when two datasets turn out to be one', async () => {
    //  a.x → d.x → e.x
    await lineage.event(columnEvent('j', ['a'], { d: columnLineage({ x: [from('a', 'x')] }) }))
    await lineage.event(columnEvent('j2', ['d'], { e: columnLineage({ x: [from('d', 'x')] }) }))
    const [ofColumn] = await staysKnown(
      [
        [column('a', 'x')],
        [datasetId('a')],
        [column('a', 'x'), { level: 'PORT' }],
        [column('d', 'x')],
        [column('e', 'x'), { direction: 'UPSTREAM' }],
      ],
      () => lineage.event(datasetEvent('d', ['a'])),
    )
    expect(ofColumn?.rows).toEqual([
      [column('d', 'x'), 1, [column('a', 'x'), column('d', 'x')]],
      [column('e', 'x'), 2, [column('a', 'x'), column('d', 'x'), column('e', 'x')]],
    ])
    expect((await answer(column('a', 'x'))).rows).toEqual([[column('e', 'x'), 1, [column('d', 'x'), column('e', 'x')]]])
  })

  test('stays what it was when a column is named for the first time', async () => {
    await lineage.run('j', { reads: ['a'], writes: ['b'] })
    const [ofDataset] = await staysKnown([[datasetId('a')], [datasetId('a'), { level: 'PORT' }]], () =>
      lineage.event(columnEvent('j2', ['a'], { z: columnLineage({ y: [from('a', 'x')] }) })),
    )
    expect(ofDataset).toEqual({
      total: 1,
      rows: [[datasetId('b'), 1, [datasetId('a'), datasetId('b')]]],
      nodes: [`${datasetId('a')} 0`, `${datasetId('b')} 1`],
      edges: [`${datasetId('a')} > ${datasetId('b')}`],
    })
  })

  test('keeps a column whose edges have all ended', async () => {
    await lineage.event(columnEvent('j', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }, { at: 1 }))
    await lineage.run('j', { reads: ['a'], writes: ['b'], at: 5 })
    const [ofColumn] = await staysKnown([[column('a', 'x')], [datasetId('a')]], () =>
      lineage.run('k', { reads: ['b'], writes: ['c'], at: 9 }),
    )
    expect(ofColumn?.rows).toEqual([[datasetId('b'), 1, [column('a', 'x'), datasetId('b')]]])
  })

  test('is not reached by what affects all rows when it was named only later', async () => {
    const wide = columnLineage({ y: [from('a', 'x')] }, [from('a', 'k', 'INDIRECT', 'FILTER')])
    await lineage.event(columnEvent('ab', ['a'], { b: wide }))
    const was = await answer(column('a', 'k'), {}, true)
    const before = await moment()
    await lineage.event(columnEvent('bc', ['b'], { c: columnLineage({ v: [from('b', 'w')] }) }))
    expect(await answer(column('a', 'k'), { knownAt: before }, true)).toEqual(was)
    expect((await answer(column('a', 'k'), {}, true)).rows.map(([id]) => id)).toContain(column('b', 'w'))
  })

  test('starts at the datasets of a port that were known to have it', async () => {
    const id = 'eyes/p/v1#id'
    const harvested = harvestColumns('eyes', 'p', 'v1', 'first', [])
    const [product] = harvested.products
    const ports = product?.ports.map((port) => ({
      ...port,
      datasets: ['first', 'second'].map((name) => ({ namespace: 'db', name })),
    }))
    await lineage.put({ ...harvested, products: product ? [{ ...product, ports: ports ?? [] }] : [] })
    await lineage.event(columnEvent('j', ['first'], { t: columnLineage({ y: [from('first', 'id')] }) }))
    await lineage.run('k', { reads: ['second'], writes: ['u'] })
    const [ofColumn] = await staysKnown([[id]], () =>
      lineage.event(columnEvent('l', ['second'], { v: columnLineage({ y: [from('second', 'id')] }) })),
    )
    expect(ofColumn?.rows.map(([reached]) => reached)).toEqual([column('t', 'y')])
    expect((await answer(id)).rows.map(([reached]) => reached)).toContain(datasetId('u'))
  })
})
