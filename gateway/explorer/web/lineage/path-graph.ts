import { readId } from '../../../../schema/ids.ts'
import type { ExplorerPathsQuery } from '../generated/operations.ts'
import { type ColumnLineage, cardOf, columnLineage, isColumn } from './columns.ts'
import { type Claim, edgeId, type MeshEdge, type MeshGraph, type MeshNode } from './mesh-graph.ts'

export type LineagePath = NonNullable<ExplorerPathsQuery['paths']>[number]

/** Several ways as one graph, in which what they share is drawn once; they begin where its roots are. Columns are rows of their cards. */
export function pathGraph(paths: readonly LineagePath[]): MeshGraph {
  const nodes = new Map<string, MeshNode>()
  const edges = new Map<string, { from: string; to: string; claims: Map<string, Claim> }>()
  for (const path of paths) {
    for (const [hops, { distance: _, ...node }] of path.nodes.entries()) {
      const card = cardOf(node.id)
      if (!nodes.has(card)) nodes.set(card, { ...(isColumn(node.id) ? ofColumn(node) : node), hops })
    }
    for (const { from, to, ...claim } of path.edges) {
      const [start, end] = [cardOf(from.id), cardOf(to.id)]
      const id = edgeId(start, end)
      const edge = edges.get(id) ?? { from: start, to: end, claims: new Map<string, Claim>() }
      edge.claims.set(claim.id, claim)
      edges.set(id, edge)
    }
  }
  return {
    roots: new Set(paths.flatMap(({ nodes: [first] }) => (first === undefined ? [] : [cardOf(first.id)]))),
    nodes,
    edges: [...edges].map(([id, { from, to, claims }]): MeshEdge => {
      return { id, from, to, claims: [...claims.values()], change: null }
    }),
  }
}

/** The columns that the ways lead along; null when they lead along none. */
export function pathColumns(paths: readonly LineagePath[]): ColumnLineage | null {
  return paths.some(({ nodes }) => nodes.some(({ id }) => isColumn(id))) ? columnLineage(paths) : null
}

/** What a column is a column of. How much lies beside that nobody counted. */
function ofColumn(node: Omit<LineagePath['nodes'][number], 'distance'>): Omit<MeshNode, 'hops'> {
  const id = cardOf(node.id)
  const read = readId(id)
  const [kind, label] =
    read?.kind === 'DATASET' ? (['DATASET', read.name] as const) : (['PORT', id.split('/').at(-1) ?? id] as const)
  return { ...node, id, kind, label, upstreamTotal: null, downstreamTotal: null }
}
