import { describe, expect, it } from 'vitest'
import { columnLineage } from '../../../../gateway/explorer/web/lineage/columns.ts'
import { neededDetails } from '../../../../gateway/explorer/web/lineage/needed-details.ts'
import { oneGraph } from '../../../../gateway/explorer/web/lineage/one-graph.ts'
import { edge, node, part } from './graphs.ts'

const down = { availability: 'UNREACHABLE' } as const
const graph = oneGraph(
  [
    part(
      'a/p/1',
      'DOWNSTREAM',
      [node('a/p/1', 0), node('b/p/1', 1, down), node('b/p/2', 1, down), node('c/p/1', 1)],
      [],
    ),
  ],
  [],
)
const columns = columnLineage([
  {
    ...{ truncated: false, depthReached: 1, nodes: [] },
    edges: [edge('a/p/1#id', 'c/p/1#id'), edge('a/p/1#id', 'x/p/1#id')],
  },
])
const needed = (parts: Partial<Parameters<typeof neededDetails>[0]> = {}) =>
  neededDetails({ graph, columns: null, isFilteredByStatus: false, focus: '', ...parts })

describe('details that are needed without being seen', () => {
  it('are those of what is chosen, when it is a thing of the graph, and one of each domain that is down', () => {
    expect(needed()).toEqual(['b/p/1'])
    expect(needed({ focus: 'c/p/1' })).toEqual(['c/p/1', 'b/p/1'])
    expect(needed({ focus: 'group:down:a/p/1:b' })).toEqual(['b/p/1'])
  })

  it('are those whose columns are laid out in the order of their contracts', () => {
    expect(needed({ columns })).toEqual(['a/p/1', 'c/p/1', 'b/p/1'])
  })

  it('are all where the status decides what is drawn', () => {
    expect(needed({ isFilteredByStatus: true })).toHaveLength(4)
  })
})
