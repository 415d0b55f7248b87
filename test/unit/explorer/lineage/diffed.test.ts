import { describe, expect, it } from 'vitest'
import type { LineageDifferenceFragment } from '../../../../gateway/explorer/web/generated/operations.ts'
import { diffed } from '../../../../gateway/explorer/web/lineage/diffed.ts'
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
})
