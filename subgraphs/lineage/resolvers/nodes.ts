import type { LineageEdgeResolvers, LineageNodeResolvers } from '../generated/resolver-types.ts'
import type { MeshCopy } from '../mesh/copy.ts'
import type { KnownAvailability } from '../mesh/known-domain.ts'
import { validToOf } from '../reads/graph-edges.ts'
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

/** What it joins, and since when; who says so is in `provenance.ts`. */
export const lineageEdge: LineageEdgeResolvers = {
  id: ({ edge }) => edge.id,
  from: ({ snapshot, level, edge }) => ({ snapshot, level, place: edge.from, distance: null }),
  to: ({ snapshot, level, edge }) => ({ snapshot, level, place: edge.to, distance: null }),
  producer: ({ edge }) => edge.producer,
  confidence: ({ edge }) => edge.confidence,
  validFrom: ({ edge }) => new Date(edge.validFrom).toISOString(),
  validTo: ({ edge }) => dateTime(validToOf(edge)),
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
