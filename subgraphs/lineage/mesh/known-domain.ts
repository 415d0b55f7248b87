import type { DomainAvailability, LineagePort, LineageProduct } from '../../../schema/lineage-document.ts'
import type { Instant } from '../stores/store.ts'

/** Lineage's copy of a domain: what its harvests said, merged, and when. */
export type KnownDomain = {
  readonly domain: string
  readonly title: string | null
  /** Of the last document. */
  readonly version: number
  readonly harvestedAt: Instant
  /** `recordedAt` of the commit that last changed what is said here; harvests that say the same leave it. */
  readonly changedAt: Instant
  /** One that says the same as before is the same object. */
  readonly products: readonly KnownProduct[]
}
/** Columns are kept in the store alone until column lineage needs them. */
export type KnownPort = Omit<LineagePort, 'columns' | 'serviceLevels'>
export type KnownProduct = Omit<LineageProduct, 'ports' | 'serviceLevels'> & { readonly ports: readonly KnownPort[] }

export type KnownAvailability = {
  readonly version: number
  readonly availability: DomainAvailability['availability']
  readonly lastSeenAt: Instant | null
}

export function knownProduct({ serviceLevels: _levels, ports, ...product }: LineageProduct): KnownProduct {
  return { ...product, ports: ports.map(({ columns: _columns, serviceLevels: _ofPort, ...port }) => port) }
}
