import { domainOf } from '../../../schema/ids.ts'
import type { LineageEdgeResolvers, LineageNodeResolvers } from '../generated/resolver-types.ts'
import type { MeshCopy } from '../mesh/copy.ts'
import type { KnownAvailability } from '../mesh/known-domain.ts'
import { countNeighbours } from '../reads/neighbours.ts'
import { domainOfPlace, idOfPlace, labelOfPlace, type Place, productOfPlace } from '../reads/places.ts'
import type { NodeParent } from './parents.ts'

export const lineageNode: LineageNodeResolvers = {
  id: ({ snapshot, place }) => idOfPlace(snapshot, place),
  kind: ({ place }) => place.kind,
  label: ({ snapshot, place }) => labelOfPlace(snapshot, place),
  domainId: ({ snapshot: { copy }, place }) => copy.domains[domainOfPlace(copy, place) ?? -1]?.id ?? null,
  distance: ({ distance }) => distance,
  upstreamTotal: ({ snapshot, place, level }, _, context) =>
    countNeighbours(context.reader(), snapshot, place, level, 'UPSTREAM'),
  downstreamTotal: ({ snapshot, place, level }, _, context) =>
    countNeighbours(context.reader(), snapshot, place, level, 'DOWNSTREAM'),
  availability: ({ snapshot, place }) => availabilityOf(snapshot.copy, place),
  column: () => null,
  product: ({ snapshot, place }) => productOf(snapshot, place),
  entity: ({ snapshot, place }) => ({ id: idOfPlace(snapshot, place) }),
}

export const lineageEdge: LineageEdgeResolvers = {
  id: ({ edge }) => edge.id,
  from: ({ snapshot, level, edge }) => ({ snapshot, level, place: edge.from, distance: null }),
  to: ({ snapshot, level, edge }) => ({ snapshot, level, place: edge.to, distance: null }),
  method: ({ edge }) => edge.method,
  writer: async ({ edge }, _, context) => (await context.reader().writer(edge.writer))?.id ?? `writer ${edge.writer}`,
  producer: ({ edge }) => edge.producer,
  confidence: ({ edge }) => edge.confidence,
  async job({ edge }, _, context) {
    const writer = await context.reader().writer(edge.writer)
    return writer?.kind === 'JOB' ? { id: writer.id } : null
  },
  firstSeenAt: ({ edge }) => dateTime(edge.firstSeenAt),
  /** An open declared edge is declared again by each harvest; that is not written to each edge. */
  async lastSeenAt({ snapshot: { copy }, edge }, _, context) {
    const isOver = edge.validTo !== null || edge.recordedTo !== null
    if (edge.method !== 'DECLARED' || isOver) return dateTime(edge.lastSeenAt)
    const writer = await context.reader().writer(edge.writer)
    const domain = copy.domainOf(domainOf(writer?.id ?? '') ?? '')
    const harvestedAt = domain === undefined ? 0 : (copy.domains[domain]?.harvestedAt ?? 0)
    return dateTime(Math.max(edge.lastSeenAt, harvestedAt))
  },
  validFrom: ({ edge }) => new Date(edge.validFrom).toISOString(),
  validTo: ({ edge }) => dateTime(edge.validTo),
  recordedFrom: ({ edge }) => dateTime(edge.recordedFrom),
  recordedTo: ({ edge }) => dateTime(edge.recordedTo),
}

/** A domain that has been harvested and of which nothing worse was heard is live. */
export function availabilityOf(copy: MeshCopy, place: Place): KnownAvailability['availability'] | null {
  const domain = copy.domains[domainOfPlace(copy, place) ?? -1]
  return domain === undefined ? null : (copy.availability.get(domain.id)?.availability ?? 'LIVE')
}

export const dateTime = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString()

function productOf(snapshot: NodeParent['snapshot'], place: Place): { id: string } | null {
  const product = productOfPlace(snapshot.copy, place)
  return product === null ? null : { id: snapshot.copy.products[product]?.id ?? '' }
}
