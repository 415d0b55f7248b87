import { describe, expect, it } from 'vitest'
import {
  collapsed,
  expanded,
  expansionsIn,
  shownBeside,
  withoutShut,
} from '../../../../gateway/explorer/web/lineage/expansions.ts'
import { oneGraph } from '../../../../gateway/explorer/web/lineage/one-graph.ts'
import { edge, node, part } from './graphs.ts'

//   u ─→ a ─→ b ─→ c        a was asked about, one hop each way; b was expanded downstream
const up = part('d/p/a', 'UPSTREAM', [node('d/p/a', 0), node('d/p/u', 1)], [edge('d/p/u', 'd/p/a')])
const down = part(
  'd/p/a',
  'DOWNSTREAM',
  [node('d/p/a', 0, { downstreamTotal: 1 }), node('d/p/b', 1, { downstreamTotal: 2 })],
  [edge('d/p/a', 'd/p/b'), edge('d/p/a', 'd/p/b', { method: 'DECLARED' })],
)
const more = part('d/p/b', 'DOWNSTREAM', [node('d/p/b', 0), node('d/p/c', 1)], [edge('d/p/b', 'd/p/c')])

describe('several answers', () => {
  it('are one graph: steps are counted from where one began, and claims about one pair are one line', () => {
    const graph = oneGraph([up, down], [more])
    expect([...graph.nodes.values()].map(({ id, hops }) => [id.at(-1), hops])).toEqual([
      ['a', 0],
      ['u', -1],
      ['b', 1],
      ['c', 2],
    ])
    expect([...graph.roots]).toEqual(['d/p/a'])
    expect(graph.edges.find(({ to }) => to === 'd/p/b')?.claims.map(({ method }) => method)).toEqual([
      'OBSERVED',
      'DECLARED',
    ])
  })

  it('about what is not there wait until it is, in whatever order they were opened', () => {
    const further = part('d/p/c', 'DOWNSTREAM', [node('d/p/c', 0), node('d/p/e', 1)], [edge('d/p/c', 'd/p/e')])
    expect([...oneGraph([up, down], [further]).nodes.keys()]).not.toContain('d/p/e')
    expect(oneGraph([up, down], [further, more]).nodes.get('d/p/e')?.hops).toBe(3)
  })
})

describe('what is folded away', () => {
  const graph = oneGraph([up, down], [more])

  it('takes with it what hangs on it alone, and comes back as it was', () => {
    const { open, shut } = collapsed({ open: ['down:d/p/b'], shut: [] }, 'down', 'd/p/a')
    expect([...withoutShut(graph, shut).nodes.keys()]).toEqual(['d/p/a', 'd/p/u'])
    const again = expanded({ open, shut }, 'down', 'd/p/a')
    expect(withoutShut(graph, again.shut)).toBe(graph)
    expect(expansionsIn(again.open)).toEqual([
      { side: 'down', id: 'd/p/b' },
      { side: 'down', id: 'd/p/a' },
    ])
  })

  it('never takes the way back to where one began', () => {
    expect(withoutShut(graph, ['up:d/p/b']).nodes.size).toBe(4)
    expect(shownBeside(graph)('d/p/b').up).toEqual({ shown: 1, total: null, canFold: false })
  })

  it('says of how many how many are drawn, and that they can be folded', () => {
    expect(shownBeside(graph)('d/p/b').down).toEqual({ shown: 1, total: 2, canFold: true })
  })
})
