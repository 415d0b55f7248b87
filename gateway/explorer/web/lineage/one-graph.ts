import type { Direction, ExplorerLineageQuery } from '../generated/operations.ts'
import { type Claim, edgeId, type MeshEdge, type MeshGraph, type MeshNode } from './mesh-graph.ts'

export type LineageAnswer = NonNullable<ExplorerLineageQuery['lineage']>

/** A part of the graph as it was asked for: around `of`, one way. */
export interface Part {
  readonly of: string
  readonly direction: Direction
  readonly answer: LineageAnswer
}

/**
 * Several answers as one graph: first those about what the page is about, then those about what was expanded. An expansion of
 * something that is not there, because what led to it was collapsed, waits until it is there again.
 */
export function oneGraph(first: readonly Part[], expansions: readonly Part[]): MeshGraph {
  const nodes = new Map<string, MeshNode>()
  const edges = new Map<string, { from: string; to: string; claims: Map<string, Claim> }>()
  const roots = new Set<string>()
  const add = ({ direction, answer }: Part, start: number): void => {
    for (const { distance, ...node } of answer.nodes) {
      const hops = start + (distance ?? 0) * (direction === 'UPSTREAM' ? -1 : 1)
      const known = nodes.get(node.id)
      if (known === undefined || Math.abs(hops) < Math.abs(known.hops)) nodes.set(node.id, { ...node, hops })
    }
    for (const { from, to, ...claim } of answer.edges) {
      const id = edgeId(from.id, to.id)
      const edge = edges.get(id) ?? { from: from.id, to: to.id, claims: new Map<string, Claim>() }
      edge.claims.set(claim.id, claim)
      edges.set(id, edge)
    }
  }
  for (const part of first) {
    add(part, 0)
    for (const { id, distance } of part.answer.nodes) if (distance === 0) roots.add(id)
  }
  let waiting = expansions
  for (let before = Number.POSITIVE_INFINITY; waiting.length < before; ) {
    before = waiting.length
    const next: Part[] = []
    for (const part of waiting) {
      const start = nodes.get(part.of)
      if (start === undefined) next.push(part)
      else add(part, start.hops)
    }
    waiting = next
  }
  const merged = [...edges].map(
    ([id, { from, to, claims }]): MeshEdge => ({ id, from, to, claims: [...claims.values()], change: null }),
  )
  return { roots, nodes, edges: merged }
}
