import type { LineageEdgeResolvers, LineageNodeResolvers } from '../generated/resolver-types.ts'
import { countNeighbours } from '../reads/neighbours.ts'
import type { Place } from '../reads/place.ts'
import { domainOfPlace, idOfPlace, labelOfPlace, productOfPlace } from '../reads/places.ts'
import { availabilityOf } from '../reads/row-facts.ts'
import { transformationsOf } from '../reads/transformations.ts'
import type { NodeParent } from './parents.ts'

export const lineageNode: LineageNodeResolvers = {
  id: ({ snapshot, place }) => idOfPlace(snapshot, place),
  kind: ({ place }) => place.kind,
  label: ({ snapshot, place }) => labelOfPlace(snapshot, place),
  domainId: ({ snapshot, place }) => snapshot.copy.domains[domainOfPlace(snapshot, place) ?? -1]?.id ?? null,
  distance: ({ distance }) => distance,
  upstreamTotal: ({ snapshot, place, level }, _, context) =>
    countNeighbours(context.reader(), snapshot, place, level, 'UPSTREAM'),
  downstreamTotal: ({ snapshot, place, level }, _, context) =>
    countNeighbours(context.reader(), snapshot, place, level, 'DOWNSTREAM'),
  availability: ({ snapshot, place }) => availabilityOf(snapshot, place),
  column: ({ snapshot, place }) => (place.kind === 'COLUMN' ? snapshot.columns.at(place.index).path : null),
  dangling: ({ snapshot, place }) => (place.kind === 'COLUMN' ? snapshot.columns.at(place.index).isDangling : null),
  product: ({ snapshot, place }) => productOf(snapshot, place),
  entity: ({ snapshot, place }) => (place.kind === 'COLUMN' ? null : { id: idOfPlace(snapshot, place) }),
}

/** What it joins, and since when; who says so is in `provenance.ts`. */
export const lineageEdge: LineageEdgeResolvers = {
  id: ({ edge }) => edge.id,
  from: ({ snapshot, level, edge }) => ({ snapshot, level, place: edge.from, distance: null }),
  to: ({ snapshot, level, edge }) => ({ snapshot, level, place: edge.to, distance: null }),
  producer: ({ edge }) => edge.producer,
  confidence: ({ edge }) => edge.confidence,
  validFrom: ({ edge }) => new Date(edge.validFrom).toISOString(),
  validTo: ({ edge }) => dateTime(edge.validTo),
  recordedFrom: ({ edge }) => dateTime(edge.recordedFrom),
  recordedTo: ({ edge }) => dateTime(edge.recordedTo),
  transformations: ({ edge }) => transformationsOf(edge),
  dangling: ({ snapshot, edge }) =>
    [edge.from, edge.to].some(({ kind, index }) => kind === 'COLUMN' && snapshot.columns.at(index).isDangling),
}

export const dateTime = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString()

function productOf(snapshot: NodeParent['snapshot'], place: Place): { id: string } | null {
  const product = productOfPlace(snapshot, place)
  return product === null ? null : { id: snapshot.copy.products[product]?.id ?? '' }
}
