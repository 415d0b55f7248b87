import type { ExplorerPathsQuery } from '../generated/operations.ts'
import { type Claim, edgeId, type MeshEdge, type MeshGraph, type MeshNode } from './mesh-graph.ts'

export type LineagePath = NonNullable<ExplorerPathsQuery['paths']>[number]

/** Several ways as one graph, in which what they share is drawn once; they begin where its roots are. */
export function pathGraph(paths: readonly LineagePath[]): MeshGraph {
  const nodes = new Map<string, MeshNode>()
  const edges = new Map<string, { from: string; to: string; claims: Map<string, Claim> }>()
  for (const path of paths) {
    for (const [hops, { distance: _, ...node }] of path.nodes.entries())
      if (!nodes.has(node.id)) nodes.set(node.id, { ...node, hops })
    for (const { from, to, ...claim } of path.edges) {
      const id = edgeId(from.id, to.id)
      const edge = edges.get(id) ?? { from: from.id, to: to.id, claims: new Map<string, Claim>() }
      edge.claims.set(claim.id, claim)
      edges.set(id, edge)
    }
  }
  return {
    roots: new Set(paths.flatMap(({ nodes: [first] }) => first?.id ?? [])),
    nodes,
    edges: [...edges].map(([id, { from, to, claims }]): MeshEdge => {
      return { id, from, to, claims: [...claims.values()], change: null }
    }),
  }
}
