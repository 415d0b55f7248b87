import { describe, expect, it } from 'vitest'
import { type LineagePath, pathColumns, pathGraph } from '../../../../gateway/explorer/web/lineage/path-graph.ts'
import { edge, node } from './graphs.ts'

const path = (...ids: readonly string[]): LineagePath => ({
  nodes: ids.map((id) => node(id, 0, { kind: id.includes('#') ? 'COLUMN' : 'PORT', distance: null })),
  edges: ids.slice(1).map((id, index) => edge(ids[index] ?? '', id)),
})

describe('the ways from one thing to another', () => {
  it('are one graph, in which what they share is drawn once', () => {
    const { roots, nodes, edges } = pathGraph([path('d/p/a', 'd/p/b', 'd/p/z'), path('d/p/a', 'd/p/c', 'd/p/z')])
    expect([...roots]).toEqual(['d/p/a'])
    expect([...nodes.values()].map(({ id, hops }) => `${id} ${hops}`)).toEqual([
      'd/p/a 0',
      'd/p/b 1',
      'd/p/z 2',
      'd/p/c 1',
    ])
    expect(edges).toHaveLength(4)
    expect(pathColumns([path('d/p/a', 'd/p/b')])).toBeNull()
  })

  it('of columns are rows of what they are columns of, as far as columns are known', () => {
    const ways = [path('d/p/a#x', 'dataset:db/raw#y', 'd/p/z'), path('d/p/a#w', 'dataset:db/raw#y', 'd/p/z')]
    const { roots, nodes, edges } = pathGraph(ways)
    expect([...roots]).toEqual(['d/p/a'])
    expect([...nodes.values()].map(({ id, kind, label }) => [id, kind, label])).toEqual([
      ['d/p/a', 'PORT', 'a'],
      ['dataset:db/raw', 'DATASET', 'raw'],
      ['d/p/z', 'PORT', 'z'],
    ])
    expect(edges.map(({ id }) => id)).toEqual(['d/p/a dataset:db/raw', 'dataset:db/raw d/p/z'])
    expect([...(pathColumns(ways)?.columns ?? [])]).toEqual([
      ['d/p/a', ['d/p/a#w', 'd/p/a#x']],
      ['dataset:db/raw', ['dataset:db/raw#y']],
    ])
  })
})
