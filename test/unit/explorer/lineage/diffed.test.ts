import { describe, expect, it } from 'vitest'
import type { LineageDifferenceFragment } from '../../../../gateway/explorer/web/generated/operations.ts'
import { columnLineage } from '../../../../gateway/explorer/web/lineage/columns.ts'
import { diffed, diffedColumns } from '../../../../gateway/explorer/web/lineage/diffed.ts'
import { eachOnce, totalsOf } from '../../../../gateway/explorer/web/lineage/differences.ts'
import { grouped } from '../../../../gateway/explorer/web/lineage/grouped.ts'
import { oneGraph } from '../../../../gateway/explorer/web/lineage/one-graph.ts'
import { edge, node, part } from './graphs.ts'

const GRAPH = oneGraph(
  [
    part(
      'd/p/a',
      'DOWNSTREAM',
      [node('d/p/a', 0), node('d/p/b', 1), node('d/p/c', 1)],
      [edge('d/p/a', 'd/p/b'), edge('d/p/a', 'd/p/c'), edge('d/p/a', 'd/p/c', { method: 'DECLARED' })],
    ),
  ],
  [],
)

function difference(kind: LineageDifferenceFragment['kind'], from: string, to: string): LineageDifferenceFragment {
  const told = { ...edge(from, to), from: node(from, 0), to: node(to, 0) }
  const [before, after] = kind === 'ADDED' ? [null, told] : kind === 'REMOVED' ? [told, null] : [told, told]
  return { kind, before, after, fields: [], at: null }
}

const changes = (...differences: readonly LineageDifferenceFragment[]) => {
  const { edges, nodes } = diffed(GRAPH, differences)
  return [edges.map(({ to, change }) => `${to.at(-1)} ${change}`), nodes] as const
}

describe('two moments of a graph', () => {
  it('a line is new when all who say so are, and changed when some are', () => {
    expect(changes(difference('ADDED', 'd/p/a', 'd/p/b'), difference('ADDED', 'd/p/a', 'd/p/c'))[0]).toEqual([
      'b ADDED',
      'c CHANGED',
    ])
    expect(changes(difference('CHANGED', 'd/p/a', 'd/p/b'))[0]).toEqual(['b CHANGED', 'c null'])
  })

  it('what went is drawn again, a step beyond what is there', () => {
    const [lines, nodes] = changes(difference('REMOVED', 'd/p/b', 'd/p/gone'))
    expect(lines).toContain('e REMOVED')
    expect(nodes.get('d/p/gone')?.hops).toBe(2)
    expect(nodes.size).toBe(4)
  })

  it('what went far from all that is drawn is not', () => {
    expect(changes(difference('REMOVED', 'd/p/far', 'd/p/away'))[0]).toEqual(['b null', 'c null'])
  })

  it('one of several claims that went is a change, not an end', () => {
    expect(changes(difference('REMOVED', 'd/p/a', 'd/p/b'))[0]).toEqual(['b CHANGED', 'c null'])
  })

  it('of columns marks their own lines, and draws again those that went between cards that are drawn', () => {
    const answer = { nodes: [], truncated: false, depthReached: 1 }
    const columns = columnLineage([{ ...answer, edges: [edge('d/p/a#x', 'd/p/b#x'), edge('d/p/a#y', 'd/p/b#y')] }])
    const told = [
      difference('ADDED', 'd/p/a#x', 'd/p/b#x'),
      difference('REMOVED', 'd/p/a#z', 'd/p/c#z'),
      difference('REMOVED', 'd/p/a#z', 'd/p/far#z'),
    ]
    const { edges, columns: named } = diffedColumns(columns, GRAPH.nodes, told)
    expect(edges.map(({ to, change }) => `${to.column} ${change}`)).toEqual([
      'd/p/b#x ADDED',
      'd/p/b#y null',
      'd/p/c#z REMOVED',
    ])
    expect(named.get('d/p/c')).toEqual(['d/p/c#z'])
    expect(diffed(GRAPH, told).edges.map(({ change }) => change)).toEqual([null, null])
  })

  it('counts what several parts of the graph have once, and what is said of columns with their things', () => {
    const all = eachOnce([
      difference('ADDED', 'd/p/a', 'd/p/b'),
      difference('ADDED', 'd/p/a', 'd/p/b'),
      difference('ADDED', 'd/p/a#x', 'd/p/b#x'),
      difference('REMOVED', 'd/p/a', 'd/p/b'),
    ])
    expect(totalsOf(all)).toEqual({ added: 1, removed: 1, changed: 0 })
  })

  it('a line to a group changed when one of its lines came', () => {
    const readers = ['r1', 'r2', 'r3'].map((name) => `x/p/${name}`)
    const nodes = [node('d/p/hub', 0), ...readers.map((id) => node(id, 1))]
    const whole = oneGraph(
      [
        part(
          'd/p/hub',
          'DOWNSTREAM',
          nodes,
          readers.map((id) => edge('d/p/hub', id)),
        ),
      ],
      [],
    )
    const told = [difference('ADDED', 'd/p/hub', 'x/p/r2')]
    const { edges } = grouped(diffed(whole, told), new Set(), { hub: 2, least: 3, most: 100 })
    expect(edges.map(({ change }) => change)).toEqual(['CHANGED'])
  })
})
