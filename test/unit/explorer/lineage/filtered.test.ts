import { describe, expect, it } from 'vitest'
import { filtered, isFiltering, type LineageFilter } from '../../../../gateway/explorer/web/lineage/filtered.ts'
import { oneGraph } from '../../../../gateway/explorer/web/lineage/one-graph.ts'
import { edge, node, part } from './graphs.ts'

const NONE: LineageFilter = { domain: [], kind: [], availability: [], status: [], method: [], confidence: null }

//   a ─observed→ x ─declared 0.5→ b ─observed→ c
const GRAPH = oneGraph(
  [
    part(
      'a/p/a',
      'DOWNSTREAM',
      [node('a/p/a', 0), node('x/p/x', 1, { availability: 'UNREACHABLE' }), node('b/p/b', 2), node('b/p/c', 3)],
      [edge('a/p/a', 'x/p/x'), edge('x/p/x', 'b/p/b', { method: 'DECLARED', confidence: 0.5 }), edge('b/p/b', 'b/p/c')],
    ),
  ],
  [],
)
const left = (filter: Partial<LineageFilter>, status: 'ACTIVE' | null = null) =>
  [...filtered(GRAPH, { ...NONE, ...filter }, () => status).nodes.keys()].map((id) => id.at(-1))

describe('a filter', () => {
  it('that chooses nothing is none', () => {
    expect(filtered(GRAPH, NONE, () => null)).toBe(GRAPH)
    expect([isFiltering(NONE), isFiltering({ ...NONE, confidence: 0.5 })]).toEqual([false, true])
  })

  it('of things takes these out alone: what lies behind them stays', () => {
    expect(left({ domain: ['b'] })).toEqual(['a', 'b', 'c'])
    expect(left({ availability: ['UNREACHABLE'] })).toEqual(['a', 'x'])
    expect(left({ kind: ['CONSUMER'] })).toEqual(['a'])
  })

  it('of claims takes what only they led to as well', () => {
    expect(left({ method: ['OBSERVED'] })).toEqual(['a', 'x'])
    expect(left({ confidence: 0.5 })).toEqual(['a', 'x', 'b', 'c'])
    expect(left({ confidence: 0.75 })).toEqual(['a', 'x'])
  })

  it('of a status takes out what has another, or none that is known; what was asked about stays', () => {
    expect(left({ status: ['ACTIVE'] }, 'ACTIVE')).toEqual(['a', 'x', 'b', 'c'])
    expect(left({ status: ['ACTIVE'] }, null)).toEqual(['a'])
  })
})
