import { describe, expect, it } from 'vitest'
import { COLUMN_VIEW, cardColumns, columnLineage } from '../../../../gateway/explorer/web/lineage/columns.ts'
import { csvOf } from '../../../../gateway/explorer/web/lineage/csv.ts'
import { displayOf, heightOf } from '../../../../gateway/explorer/web/lineage/display.ts'
import { GROUPING, grouped } from '../../../../gateway/explorer/web/lineage/grouped.ts'
import type { MeshGraph } from '../../../../gateway/explorer/web/lineage/mesh-graph.ts'
import { oneGraph } from '../../../../gateway/explorer/web/lineage/one-graph.ts'
import { sentenceOf } from '../../../../gateway/explorer/web/lineage/sentence.ts'
import { wayOf } from '../../../../gateway/explorer/web/lineage/way.ts'
import { lineageOf, readLineageState } from '../../../../gateway/explorer/web/pages/lineage/lineage-state.ts'
import { edge, hub, node, part } from './graphs.ts'

const NONE = new Set<string>()
const COLUMNS = columnLineage([
  {
    edges: [
      edge('d/p/a#id', 'd/p/b#id'),
      edge('d/p/a#id', 'd/p/b#key'),
      edge('d/p/b#id', 'd/p/c'),
      edge('d/p/a', 'd/p/b'),
    ],
  },
])
const CHAIN = oneGraph(
  [
    part(
      'd/p/a',
      'DOWNSTREAM',
      [node('d/p/a', 0, { downstreamTotal: 9 }), node('d/p/b', 1, { availability: 'UNREACHABLE' }), node('d/p/c', 2)],
      [edge('d/p/a', 'd/p/b'), edge('d/p/b', 'd/p/c')],
    ),
  ],
  [],
)

function shown(graph: MeshGraph, columns: typeof COLUMNS | null = null) {
  const apart = grouped(graph, NONE, GROUPING)
  const rest = { views: new Map(), pinned: NONE, details: new Map(), hasOverlay: false }
  return displayOf({ whole: graph, graph: apart, columns, ...rest })
}

describe('a card', () => {
  it('is called by all that it shows, of how many how many are drawn and that its domain is down included', () => {
    const { cards } = shown(CHAIN)
    expect(cards.get('d/p/a')?.label).toBe('a, output port of d/p, what was asked about, 0 upstream, 1 of 9 downstream')
    expect(cards.get('d/p/b')?.label).toContain('domain unreachable')
  })

  it('is as high as its rows, and lines of columns start at theirs', () => {
    const { cards, lines } = shown(CHAIN, COLUMNS)
    const card = cards.get('d/p/b')
    expect(card && heightOf(card, false)).toBe(64 + 30 + 2 * 24 + 24)
    expect([...lines.values()].map(({ id, toOffset }) => [id, toOffset])).toEqual([
      ['d/p/a#id d/p/b#id', 106],
      ['d/p/a#id d/p/b#key', 130],
      ['d/p/b#id d/p/c', null],
    ])
  })
})

describe('the columns of a card', () => {
  const linked = ['p#b', 'p#e', 'p#f']
  const contract = ['p#a', 'p#b', 'p#c', 'p#d', 'p#e']
  const at = (view: Partial<typeof COLUMN_VIEW>, pinned = NONE) =>
    cardColumns({ linked, contract, view: { ...COLUMN_VIEW, ...view }, pinned })

  it('are those with lineage, in the order of the contract, with how many there are in all', () => {
    const { rows, matching, total } = at({})
    expect(rows.map(({ name }) => name)).toEqual(['b', 'e', 'f'])
    expect([matching, total]).toEqual([3, 6])
  })

  it('are searched and cut with a count, and what is pinned is there all the same', () => {
    const { rows, pinned, matching } = at({ all: true, first: 2 }, new Set(['p#e']))
    expect([rows.length, matching, pinned.map(({ name }) => name)]).toEqual([2, 6, ['e']])
    expect(at({ all: true, search: 'C' }).rows.map(({ name }) => name)).toEqual(['c'])
  })
})

describe('a way', () => {
  it('of a column follows its values, and ends where nobody says which column', () => {
    const { ends } = wayOf('d/p/a#id', shown(CHAIN, COLUMNS))
    expect([...ends].toSorted()).toEqual(['d/p/a', 'd/p/a#id', 'd/p/b', 'd/p/b#id', 'd/p/b#key', 'd/p/c'])
    const key = wayOf('d/p/b#key', shown(CHAIN, COLUMNS)).ends
    expect(key.has('d/p/b#id') || key.has('d/p/c')).toBe(false)
  })
})

describe('the graph as text', () => {
  it('is one sentence with what is in groups counted', () => {
    const graph = hub({ big: 20, few: 1 })
    expect(sentenceOf(shown(graph), { roots: graph.roots, of: 'h', dir: 'BOTH' })).toBe(
      'hub: 0 things upstream, 21 things downstream; 2 connections between them.',
    )
    expect(sentenceOf(shown(graph), { roots: graph.roots, of: 'h', dir: 'DOWNSTREAM' })).toBe(
      'hub: 21 things downstream; 2 connections between them.',
    )
  })

  it('is a list with a line for each connection drawn, in which no name is run by a spreadsheet', () => {
    const graph = oneGraph(
      [
        part(
          'a/b/c',
          'DOWNSTREAM',
          [node('a/b/c', 0, { label: '=1+1,"x"' }), node('a/b/d', 1)],
          [edge('a/b/c', 'a/b/d')],
        ),
      ],
      [],
    )
    const [, line] = csvOf(shown(graph)).split('\r\n')
    expect(line).toBe(`a/b/c,"'=1+1,""x""",,a/b/d,d,,"observed, not declared",1,`)
  })

  it('has what stands alone too', () => {
    const alone = oneGraph([part('a/b/c', 'DOWNSTREAM', [node('a/b/c', 0)], [])], [])
    expect(csvOf(shown(alone)).split('\r\n')[1]).toBe('a/b/c,c,,,,,,,')
    const said = (graph: typeof alone) => sentenceOf(shown(graph), { roots: graph.roots, of: 'a/b/c', dir: 'BOTH' })
    expect(said(alone)).toBe('c stands alone: no lineage is drawn beside it.')
    const cut = oneGraph([part('a/b/c', 'DOWNSTREAM', [node('a/b/c', 0, { downstreamTotal: 5_001 })], [])], [])
    expect(said(cut)).toBe('c stands alone: none of its 5,001 neighbours is drawn beside it.')
  })
})

describe('the URL of the graph', () => {
  it('draws a thing as what it is, unless it says otherwise', () => {
    expect(lineageOf('a/b').level).toBe('PRODUCT')
    expect(lineageOf('a/b/c').level).toBe('PORT')
    expect(lineageOf('a/b/c#d').level).toBe('COLUMN')
    expect(lineageOf('a').level).toBe('DOMAIN')
    expect(readLineageState({ of: 'a/b', level: 'PORT', depth: '3', open: 'down:a/b/c' })).toMatchObject({
      ...{ level: 'PORT', depth: 3, open: ['down:a/b/c'] },
    })
  })

  it('reads what it does not know as if it were not there', () => {
    const odd = { of: 'a/b', level: 'X', depth: '-4', confidence: '7', asOf: 'soon', method: ['DECLARED', 'GUESSED'] }
    expect(readLineageState(odd)).toMatchObject({
      ...{ level: 'PRODUCT', depth: 1, confidence: null, asOf: '', method: ['DECLARED'] },
    })
  })
})
