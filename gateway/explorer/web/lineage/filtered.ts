import type { Availability, Method, NodeKind, ProductStatus } from '../generated/operations.ts'
import { connected, type MeshEdge, type MeshGraph, type MeshNode } from './mesh-graph.ts'

/** What is empty restricts nothing. */
export interface LineageFilter {
  readonly domain: readonly string[]
  readonly kind: readonly NodeKind[]
  readonly availability: readonly Availability[]
  readonly status: readonly ProductStatus[]
  readonly method: readonly Method[]
  /** The least that counts, 0 to 1; null for any. */
  readonly confidence: number | null
}

export const isFiltering = ({ domain, kind, availability, status, method, confidence }: LineageFilter): boolean =>
  confidence !== null || [domain, kind, availability, status, method].some((list) => list.length > 0)

/**
 * Claims that do not match are not there, and neither is what only they led to. Nodes that do not match are taken out alone: what
 * lies behind one stays, because it is still reached. What was asked about always stays.
 */
export function filtered(
  graph: MeshGraph,
  filter: LineageFilter,
  statusOf: (id: string) => ProductStatus | null,
): MeshGraph {
  if (!isFiltering(filter)) return graph
  const left = connected({ ...graph, edges: graph.edges.flatMap((edge) => claimsThatMatch(edge, filter)) })
  const nodes = new Map(
    [...left.nodes].filter(([id, node]) => graph.roots.has(id) || matches(node, filter, statusOf(id))),
  )
  return { roots: left.roots, nodes, edges: left.edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to)) }
}

function claimsThatMatch(edge: MeshEdge, { method, confidence }: LineageFilter): readonly MeshEdge[] {
  const claims = edge.claims.filter(
    (claim) => (method.length === 0 || method.includes(claim.method)) && claim.confidence >= (confidence ?? 0),
  )
  return claims.length === 0 ? [] : [{ ...edge, claims }]
}

function matches(
  node: MeshNode,
  { domain, kind, availability, status }: LineageFilter,
  itsStatus: ProductStatus | null,
): boolean {
  return (
    has(domain, node.domainId) && has(kind, node.kind) && has(availability, node.availability) && has(status, itsStatus)
  )
}

const has = <Value>(wanted: readonly Value[], value: Value | null): boolean =>
  wanted.length === 0 || (value !== null && wanted.includes(value))
