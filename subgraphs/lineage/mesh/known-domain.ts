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
/** As the catalog said it, columns and promises too: an impact speaks of both. */
export type KnownPort = LineagePort
export type KnownProduct = LineageProduct

export type KnownAvailability = {
  readonly version: number
  readonly availability: DomainAvailability['availability']
  readonly lastSeenAt: Instant | null
}
