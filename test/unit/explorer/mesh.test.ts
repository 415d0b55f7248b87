import { describe, expect, it } from 'vitest'
import { readUrlState, writeUrlState } from '../../../gateway/explorer/web/app/url-state.ts'
import { matrixOf } from '../../../gateway/explorer/web/pages/mesh/matrix.ts'
import { readMeshState } from '../../../gateway/explorer/web/pages/mesh/mesh-state.ts'
import {
  byChange,
  changesByRelease,
  changesInWords,
  deepest,
  keyOfRelease,
} from '../../../gateway/explorer/web/pages/mesh/release-changes.ts'

const pair = (from: string, to: string, readers: number) => ({
  from: { id: from, title: from.toUpperCase() },
  to: { id: to, title: null },
  readers,
  sources: 1,
})

describe('a matrix of domains', () => {
  const pairs = [pair('a', 'b', 1), pair('a', 'c', 9), pair('b', 'c', 2), pair('c', 'a', 2)]

  it('has the most read and the most reading first, and a cell for each pair alone', () => {
    const { rows, columns, cellAt, hidden } = matrixOf(pairs, 10)
    expect(rows.map(({ title }) => title)).toEqual(['A', 'B', 'C'])
    expect(columns.map(({ title }) => title)).toEqual(['c', 'a', 'b'])
    expect([cellAt('a', 'c')?.readers, cellAt('c', 'b'), hidden]).toEqual([9, null, 0])
  })

  it('of more than an eye can follow shows the heaviest, and counts what it does not show', () => {
    const all = Array.from({ length: 300 }, (_, at) => pair(`d${at}`, `d${(at + 1) % 300}`, at + 1))
    const { rows, columns, allRows, allColumns, hidden, cellAt } = matrixOf(all, 24)
    expect([rows.length, columns.length, allRows, allColumns]).toEqual([24, 24, 300, 300])
    expect([rows[0]?.id, columns[0]?.id]).toEqual(['d299', 'd0'])
    const cells = rows.flatMap(({ id }) => columns.flatMap((to) => cellAt(id, to.id) ?? []))
    expect(cells.length + hidden).toBe(300)
  })

  it('of nothing is empty', () => {
    expect(matrixOf([], 5)).toMatchObject({ rows: [], columns: [], hidden: 0 })
  })
})

describe('what releases changed', () => {
  const products = [
    { product: 'a/new', change: 'ADDED' },
    { product: 'a/gone', change: 'REMOVED' },
    { product: 'a/other', change: 'CHANGED' },
    { product: 'a/more', change: 'CHANGED' },
  ] as const

  it('is told in words, with what can be compared first', () => {
    expect(changesInWords(products)).toBe('2 changed, 1 added, 1 removed')
    expect(byChange(products).map(({ product }) => product)).toEqual(['a/other', 'a/more', 'a/new', 'a/gone'])
  })

  it('is found by the release and its time: one that is accepted again has its id twice', () => {
    const changes = { from: 'r0', to: 'r1', products: [...products], unchanged: 0 }
    const at = (publishedAt: string, known: typeof changes | null) => ({
      node: { id: 'r1', publishedAt, changes: known },
    })
    const releases = { edges: [at('2026-01-02', null), at('2026-01-01', changes)] }
    const found = changesByRelease([{ id: 'a', releases }])
    const of = (publishedAt: string) => found.get(keyOfRelease({ domain: 'a', id: 'r1', publishedAt }))
    expect(of('2026-01-01')).toEqual({ changes, field: 'domains.0.releases.edges.1.node.changes' })
    expect(of('2026-01-02')).toEqual({ changes: null, field: 'domains.0.releases.edges.0.node.changes' })
    expect(of('2026-01-03')).toBeUndefined()
  })

  it('is asked as deep as the domain with most of the releases that are shown', () => {
    const of = (domain: string, publishedAt: string) => ({ domain, id: 'r', publishedAt })
    expect(deepest([of('a', '1'), of('b', '2'), of('a', '3')])).toBe(2)
    expect(deepest([])).toBe(0)
  })
})

describe('the URL of the mesh page', () => {
  it('keeps what was chosen, and leaves out what no such page knows', () => {
    const query = '?tab=findings&kind=VERSION_SKEW&severity=ERROR&severity=INFO&domain=orders'
    const state = readMeshState(readUrlState(query))
    expect(state).toMatchObject({ tab: 'findings', severity: ['ERROR', 'INFO'], domain: ['orders'] })
    expect(readMeshState(readUrlState(writeUrlState({ ...state })))).toEqual(state)
    expect(readMeshState({ tab: 'nonsense', kind: 'NONSENSE' })).toEqual(readMeshState({}))
  })
})
