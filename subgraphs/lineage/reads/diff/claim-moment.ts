import { groupBy } from '../../../../platform/group-by.ts'
import { domainOf } from '../../../../schema/ids.ts'
import { portsOfNode } from '../../mesh/holders.ts'
import type { ClaimRecord, Instant, NodeKey } from '../../stores/store.ts'
import type { PlaceEdge } from '../graph-edges.ts'
import type { Place } from '../place.ts'
import { idOfPlace, portOfPlace } from '../places.ts'
import type { Snapshot } from '../snapshot.ts'
import type { DiffBasis } from './compare.ts'
import { endOf, greatest, least, startOf } from './times.ts'

/** The claims of a domain's ports at a moment. */
export type ReadClaims = (snapshot: Snapshot, domain: string) => Promise<readonly ClaimRecord[]>

export type ClaimQuestion = {
  /** The moment at which the edge is drawn. */
  readonly drawn: Snapshot
  /** The one at which it is not. */
  readonly other: Snapshot
  readonly edge: PlaceEdge
  /** Whether it is asked since when it is drawn so, or until when. */
  readonly side: 'START' | 'END'
  readonly basis: DiffBasis
}

/**
 * Since when an edge is drawn between its two places, or until when, where that is not its writer's doing: by the claims on the
 * datasets at its ends. It is drawn while any of its versions is; a version is drawn while it holds and both its ends show
 * there.
 *
 * @returns a moment of each version of which the claims tell
 */
export async function claimMoments(
  readClaims: ReadClaims,
  { drawn, other, edge, side, basis }: ClaimQuestion,
): Promise<readonly Instant[]> {
  const { directory } = drawn
  const holdable = (node: NodeKey): NodeKey => directory.ownerOf(node) ?? node
  const nodes = new Set(edge.versions.flatMap(({ from, to }) => [holdable(from), holdable(to)]))
  const [own, others] = await Promise.all([drawn, other].map((snapshot) => claimsOn(readClaims, snapshot, nodes)))
  const starts = (claims: readonly ClaimRecord[]) => claims.map((claim) => startOf(claim, basis))
  const ends = (claims: readonly ClaimRecord[]) => claims.flatMap((claim) => endOf(claim, basis) ?? [])

  const boundOf = (place: Place, end: NodeKey): Instant | null => {
    const node = holdable(end)
    const holder = holderOf(drawn, place)
    // A dataset that nobody holds shows as itself: from when the last let it go, until the next took it.
    if (holder === null) {
      const claims = others?.get(node) ?? []
      return side === 'START' ? greatest(ends(claims)) : least(starts(claims))
    }
    const id = idOfPlace(drawn, holder)
    const claims = (own?.get(node) ?? []).filter(({ port }) => port === id || port.startsWith(`${id}/`))
    return side === 'START' ? least(starts(claims)) : greatest(ends(claims))
  }
  return edge.versions.flatMap((version) => {
    const own = side === 'START' ? startOf(version, basis) : endOf(version, basis)
    const all = [own, boundOf(edge.from, version.from), boundOf(edge.to, version.to)].filter((bound) => bound !== null)
    return (side === 'START' ? greatest(all) : least(all)) ?? []
  })
}

/** A column is held with its dataset, by its port; null for what nobody holds. */
function holderOf(snapshot: Snapshot, place: Place): Place | null {
  if (place.kind !== 'COLUMN') return place.kind === 'DATASET' ? null : place
  const port = portOfPlace(snapshot, place)
  return port === null ? null : { kind: 'PORT', index: port }
}

/** The claims by which these datasets are held at a moment. */
async function claimsOn(
  readClaims: ReadClaims,
  snapshot: Snapshot,
  nodes: ReadonlySet<NodeKey>,
): Promise<ReadonlyMap<NodeKey, readonly ClaimRecord[]>> {
  const { copy } = snapshot
  const ports = [...nodes].flatMap((node) => portsOfNode(copy, node))
  const domains = new Set(ports.flatMap((port) => domainOf(copy.ports[port]?.id ?? '') ?? []))
  const claims = await Promise.all([...domains].map((domain) => readClaims(snapshot, domain)))
  const held = claims.flat().filter((claim) => !claim.contested && nodes.has(claim.node))
  return groupBy(held, ({ node }) => node)
}
