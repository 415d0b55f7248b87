import type { LineageDifferenceFragment, LineageThingFragment } from '../generated/operations.ts'
import { type Claim, edgeId, type MeshEdge, type MeshGraph, type MeshNode } from './mesh-graph.ts'

/**
 * The graph of the later moment with what became another since the earlier one: edges that came are marked, those that went are drawn
 * again, with what went with them. Nothing is left out: what stayed is drawn as it is. A line is new, or gone, only when all who say
 * so are; else it changed.
 */
export function diffed(graph: MeshGraph, differences: readonly LineageDifferenceFragment[]): MeshGraph {
  const nodes = new Map(graph.nodes)
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]))
  const became = new Map<string, 'ADDED' | 'CHANGED'>()
  for (const { kind, before, after } of differences) {
    const told = after ?? before
    if (told === null) continue
    const { from, to, ...claim } = told
    if (kind !== 'REMOVED') became.set(claim.id, kind)
    else if (nodes.has(from.id) || nodes.has(to.id)) {
      addGone(nodes, from, to)
      const id = edgeId(from.id, to.id)
      edges.set(id, withGone(edges.get(id), from.id, to.id, claim))
    }
  }
  const marked = [...edges.values()].map((edge) =>
    edge.change === null ? { ...edge, change: changeOf(edge, became) } : edge,
  )
  return { roots: graph.roots, nodes, edges: marked }
}

function changeOf({ claims }: MeshEdge, became: ReadonlyMap<string, 'ADDED' | 'CHANGED'>): MeshEdge['change'] {
  const changes = claims.flatMap(({ id }) => became.get(id) ?? [])
  if (changes.length === 0) return null
  return changes.length === claims.length && changes.every((change) => change === 'ADDED') ? 'ADDED' : 'CHANGED'
}

function withGone(edge: MeshEdge | undefined, from: string, to: string, claim: Claim): MeshEdge {
  if (edge === undefined) return { id: edgeId(from, to), from, to, claims: [claim], change: 'REMOVED' }
  if (edge.change === 'REMOVED') return { ...edge, claims: [...edge.claims, claim] }
  return { ...edge, change: 'CHANGED' }
}

/** An end that is not drawn stands a step beyond the one that is. */
function addGone(nodes: Map<string, MeshNode>, from: LineageThingFragment, to: LineageThingFragment): void {
  const [start, end] = [nodes.get(from.id), nodes.get(to.id)]
  if (start === undefined && end !== undefined) nodes.set(from.id, asNode(from, end.hops - 1))
  if (end === undefined && start !== undefined) nodes.set(to.id, asNode(to, start.hops + 1))
}

function asNode({ distance: _, ...thing }: LineageThingFragment, hops: number): MeshNode {
  return { ...thing, hops }
}
