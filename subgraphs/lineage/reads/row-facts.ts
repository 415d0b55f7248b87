import type { KnownAvailability, KnownPort, KnownProduct } from '../mesh/known-domain.ts'
import type { Instant } from '../stores/store.ts'
import type { Place } from './place.ts'
import { domainOfPlace, portOfPlace, productOfPlace } from './places.ts'
import type { Snapshot } from './snapshot.ts'

/** What lineage's own copy says of a place: so that a domain that is down is still spoken of. */

/** A domain that has been harvested and of which nothing worse was heard is live; null for what no domain owns. */
export function availabilityOf(snapshot: Snapshot, place: Place): KnownAvailability['availability'] | null {
  const domain = snapshot.copy.domains[domainOfPlace(snapshot, place) ?? -1]
  return domain === undefined ? null : (snapshot.copy.availability.get(domain.id)?.availability ?? 'LIVE')
}

/** When its domain last told what is known of it; null for what no domain owns. */
export function lastKnownAt(snapshot: Snapshot, place: Place): Instant | null {
  return snapshot.copy.domains[domainOfPlace(snapshot, place) ?? -1]?.harvestedAt ?? null
}

/** Null for what belongs to none. */
export function productFacts(snapshot: Snapshot, place: Place): KnownProduct | null {
  return snapshot.copy.products[productOfPlace(snapshot, place) ?? -1]?.product ?? null
}

export type PromisedLevel = KnownPort['serviceLevels'][number]

/** What its owner promises: a port of itself, a product of itself, its ports included; what is no product promises nothing. */
export function promisesOf(snapshot: Snapshot, place: Place): readonly PromisedLevel[] {
  const port = portOfPlace(snapshot, place)
  if (port !== null) return snapshot.copy.ports[port]?.port.serviceLevels ?? []
  if (place.kind !== 'PRODUCT') return []
  return productFacts(snapshot, place)?.serviceLevels ?? []
}
