import type { LineageChangeKind, LineageClaimFragment, LineageThingFragment } from '../generated/operations.ts'

/** Something of the mesh that is drawn, or may be. */
export interface MeshNode
  extends Pick<
    LineageThingFragment,
    'id' | 'kind' | 'label' | 'domainId' | 'availability' | 'upstreamTotal' | 'downstreamTotal'
  > {
  /** Steps from what was asked about, negative upstream. */
  readonly hops: number
}

export type Claim = Omit<LineageClaimFragment, 'from' | 'to'>

/** Data goes from the one to the other, as one or several say. */
export interface MeshEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly claims: readonly Claim[]
  /** What became of it between the two moments that are compared; null when none are, or nothing did. */
  readonly change: LineageChangeKind | null
}

export interface MeshGraph {
  /** What was asked about: one thing, or at a finer level what it is made of. Never filtered, never grouped. */
  readonly roots: ReadonlySet<string>
  readonly nodes: ReadonlyMap<string, MeshNode>
  readonly edges: readonly MeshEdge[]
}

/** Two ids have no space between them that is not the one between them: ids are percent-encoded. */
export const edgeId = (from: string, to: string): string => `${from} ${to}`

export type Side = 'up' | 'down'
export const SIDES = ['up', 'down'] as const satisfies readonly Side[]

/** Who stands directly beside each node on a side, once each, itself left out. */
export function neighboursBy(
  edges: readonly Pick<MeshEdge, 'from' | 'to'>[],
  side: Side,
): ReadonlyMap<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>()
  for (const { from, to } of edges) {
    if (from === to) continue
    const [here, there] = side === 'down' ? [from, to] : [to, from]
    const known = neighbours.get(here)
    if (known === undefined) neighbours.set(here, new Set([there]))
    else known.add(there)
  }
  return neighbours
}

/** How many things stand beside what was asked about, as far as they were counted, and are not in the graph. */
export function besideRoots({ roots, nodes, edges }: MeshGraph): Readonly<Record<Side, number>> {
  const of = (side: Side): number => {
    const neighbours = neighboursBy(edges, side)
    const missing = [...roots].map((id) => {
      const node = nodes.get(id)
      const total = (side === 'up' ? node?.upstreamTotal : node?.downstreamTotal) ?? 0
      return Math.max(0, total - (neighbours.get(id)?.size ?? 0))
    })
    return missing.reduce((sum, one) => sum + one, 0)
  }
  return { up: of('up'), down: of('down') }
}

/** The part of a graph that its roots hang together with, whichever way the edges go. */
export function connected({ roots, nodes, edges }: MeshGraph): MeshGraph {
  const [up, down] = [neighboursBy(edges, 'up'), neighboursBy(edges, 'down')]
  const found = new Set<string>([...roots].filter((id) => nodes.has(id)))
  const queue = [...found]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const next of [...(up.get(id) ?? []), ...(down.get(id) ?? [])]) {
      if (found.has(next) || !nodes.has(next)) continue
      found.add(next)
      queue.push(next)
    }
  }
  return {
    roots,
    nodes: new Map([...nodes].filter(([id]) => found.has(id))),
    edges: edges.filter(({ from, to }) => found.has(from) && found.has(to)),
  }
}
