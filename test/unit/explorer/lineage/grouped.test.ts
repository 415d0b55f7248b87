import { describe, expect, it } from 'vitest'
import { displayOf } from '../../../../gateway/explorer/web/lineage/display.ts'
import { apartIn, grouped } from '../../../../gateway/explorer/web/lineage/grouped.ts'
import { oneGraph } from '../../../../gateway/explorer/web/lineage/one-graph.ts'
import { edge, hub, node, part } from './graphs.ts'

const NOTHING = new Set<string>()
const sizes = (graph: ReturnType<typeof grouped>) =>
  [...graph.groups.values()].map(({ domainId, members }) => [domainId, members.length])

describe('a hub', () => {
  it('has a counted group for each domain with enough readers; the few of another stay as they are', () => {
    const graph = grouped(hub({ big: 20, mid: 3, few: 2 }), NOTHING)
    expect(sizes(graph)).toEqual([
      ['big', 20],
      ['mid', 3],
    ])
    expect([...graph.nodes.keys()]).toEqual(['h/h/hub', 'few/p/r0', 'few/p/r1'])
    expect(graph.edges).toHaveLength(4)
    expect(graph.edges.find(({ to }) => to.startsWith('group:'))?.claims).toHaveLength(20)
  })

  it('is none with as many as can be drawn', () => {
    expect(grouped(hub({ big: 12 }), NOTHING).groups.size).toBe(0)
  })

  it('opens: a group that was opened is drawn, and one of its members alone leaves the others in it', () => {
    const all = hub({ big: 20 })
    const [group = ''] = grouped(all, NOTHING).groups.keys()
    expect(grouped(all, apartIn([group], [])).groups.size).toBe(0)
    expect(sizes(grouped(all, apartIn(['out:big/p/r3'], [])))).toEqual([['big', 19]])
    expect(sizes(grouped(all, apartIn([], [{ side: 'down', id: 'big/p/r3' }])))).toEqual([['big', 19]])
  })

  it('groups readers outside any domain by namespace, and those of small ones together, by what they are', () => {
    const outside = (namespace: string, count: number) =>
      Array.from({ length: count }, (_, index) => `consumer:${namespace}/c${index}`)
    const ids = [...outside('boards', 9), ...outside('my%20apps', 4), ...outside('one', 1), ...outside('two', 2)]
    const consumers = ids.map((id) => node(id, 1, { kind: 'CONSUMER', domainId: null }))
    const nodes = [node('h/h/hub', 0), ...consumers]
    const whole = oneGraph(
      [
        part(
          'h/h/hub',
          'DOWNSTREAM',
          nodes,
          ids.map((id) => edge('h/h/hub', id)),
        ),
      ],
      [],
    )
    const graph = grouped(whole, NOTHING)
    const rest = { columns: null, views: new Map(), pinned: NOTHING, details: new Map(), hasOverlay: false }
    const titles = [...displayOf({ whole, graph, ...rest }).cards.values()].map(({ title }) => title)
    expect(titles).toEqual([
      'hub',
      '9 consumers of boards, outside any domain',
      '4 consumers of my apps, outside any domain',
      '3 consumers outside any domain',
    ])
  })

  it('keeps apart what something hangs on, so that a way through stays one', () => {
    const ids = Array.from({ length: 20 }, (_, index) => `x/p/r${index}`)
    const nodes = [node('h/h/hub', 0), ...ids.map((id) => node(id, 1)), node('y/p/far', 2)]
    const edges = [...ids.map((id) => edge('h/h/hub', id)), edge('x/p/r0', 'y/p/far')]
    const graph = grouped(oneGraph([part('h/h/hub', 'DOWNSTREAM', nodes, edges)], []), NOTHING)
    expect([...graph.nodes.keys()]).toEqual(['h/h/hub', 'x/p/r0', 'y/p/far'])
    expect(sizes(graph)).toEqual([['x', 19]])
  })

  it('takes readers that read each other into its groups: no way leads through them to anything else', () => {
    const ids = Array.from({ length: 20 }, (_, index) => `x/p/r${index}`)
    const nodes = [node('h/h/hub', 0), ...ids.map((id) => node(id, 1)), node('y/p/far', 2)]
    const chain = ids.slice(1).map((id, index) => edge(ids[index] ?? '', id))
    const edges = [...ids.map((id) => edge('h/h/hub', id)), ...chain, edge('x/p/r19', 'y/p/far')]
    const graph = grouped(oneGraph([part('h/h/hub', 'DOWNSTREAM', nodes, edges)], []), NOTHING)
    expect([...graph.nodes.keys()]).toEqual(['h/h/hub', 'x/p/r19', 'y/p/far'])
    expect(sizes(graph)).toEqual([['x', 19]])
    const [group] = graph.groups.keys()
    expect(graph.edges.map(({ from, to }) => [from, to])).toContainEqual([group, 'x/p/r19'])
  })
})

it('a graph that is too large to draw is grouped by hop and domain, and nothing is lost', () => {
  const chain = Array.from({ length: 40 }, (_, index) => `${index % 2 ? 'odd' : 'even'}/p/n${index}`)
  const nodes = chain.map((id, index) => node(id, index))
  const edges = chain.slice(1).map((id, index) => edge(chain[index] ?? '', id))
  const all = oneGraph([part(chain[0] ?? '', 'DOWNSTREAM', nodes, edges)], [])
  const graph = grouped(all, NOTHING, { hub: 12, least: 3, most: 10 })
  const members = [...graph.groups.values()].flatMap(({ members }) => members.map(({ id }) => id))
  expect([...graph.nodes.keys(), ...members].toSorted()).toEqual(chain.toSorted())
  expect(grouped(all, NOTHING).groups.size).toBe(0)
})
