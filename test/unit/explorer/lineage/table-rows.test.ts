import { describe, expect, it } from 'vitest'
import { displayOf } from '../../../../gateway/explorer/web/lineage/display.ts'
import { grouped } from '../../../../gateway/explorer/web/lineage/grouped.ts'
import { oneGraph } from '../../../../gateway/explorer/web/lineage/one-graph.ts'
import { tableRows } from '../../../../gateway/explorer/web/lineage/table-rows.ts'
import { edge, node, part } from './graphs.ts'

describe('the graph as a table', () => {
  it('goes from upstream to downstream, by name, each with what leads to it and what it leads to', () => {
    const whole = oneGraph(
      [
        part('d/p/m', 'UPSTREAM', [node('d/p/m', 0), node('d/p/z', 1)], [edge('d/p/z', 'd/p/m')]),
        part(
          'd/p/m',
          'DOWNSTREAM',
          [node('d/p/m', 0), node('d/p/c', 1), node('d/p/b', 1)],
          [edge('d/p/m', 'd/p/c'), edge('d/p/m', 'd/p/b')],
        ),
      ],
      [],
    )
    const graph = grouped(whole, new Set())
    const rest = { columns: null, views: new Map(), pinned: new Set<string>(), details: new Map(), hasOverlay: false }
    const titles = (ends: readonly { title: string }[]) => ends.map(({ title }) => title).join(' ')
    const rows = tableRows(displayOf({ whole, graph, ...rest }))
    expect(rows.map(({ card, from, to }) => [card.title, titles(from), titles(to)])).toEqual([
      ['z', '', 'm'],
      ['m', 'z', 'c b'],
      ['b', 'm', ''],
      ['c', 'm', ''],
    ])
  })
})
