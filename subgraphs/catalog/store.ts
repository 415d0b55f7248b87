import type { EdgeChanges } from '../../schema/changes.ts'
import type { ConsumerCounts } from '../../schema/consumer-counts.ts'
import type { Availability } from '../../schema/enums.ts'
import type { DatasetName, LineageDocumentAnswer } from '../../schema/lineage-document.ts'
import type { ChangeFilter, ToldChange } from './changes/change.ts'
import type { HarvestedProduct } from './harvest/product.ts'
import type { ReleaseAction, ReleaseHistory } from './releases/history.ts'
import type { LevelCounts } from './search.ts'

/** `REMOVED`: it was taken out of the mesh, and is shown as it was last known. */
export type DomainAvailabilityState = Availability

export interface DomainRecord {
  readonly id: string
  readonly title: string | null
  /** `Team.name`, as given at registration. */
  readonly owner: string | null
  readonly registeredAt: string
  /** Null until the domain's first accepted publish. */
  readonly publication: Publication | null
}

/** Where a domain is and what it serves, while it is in the mesh: published, and not taken out since. */
export function inService(domain: DomainRecord | null | undefined): Publication | null {
  const publication = domain?.publication ?? null
  return publication?.availability === 'REMOVED' ? null : publication
}

export interface Publication {
  readonly url: string
  /** What the domain serves (`_service.sdl`); slices of queries are pruned to it. */
  readonly sdl: string
  readonly sdlDigest: string
  /** The release that a publish accepted last. */
  readonly accepted: string
  /** The release the last harvest found in service; null when the domain did not say. */
  readonly live: string | null
  readonly publishedAt: string
  readonly availability: DomainAvailabilityState
  readonly lastSeenAt: string | null
  /** Rises with each harvest that was applied; the version of the lineage document. */
  readonly harvestVersion: number
  /** The last complete harvest. */
  readonly harvestedAt: string
  /** Why the last attempt to harvest was not applied; null when it was. */
  readonly harvestProblem: string | null
  /** Counted apart from the harvests: the version of the availability document. */
  readonly availabilityVersion: number
}

export interface ProductRecord {
  readonly id: string
  readonly domain: string
  /** When a harvest saw it last. */
  readonly takenAt: string
  readonly product: HarvestedProduct
}

/** A domain's own extension of the graph (DESIGN §2.1). */
export interface Leaf {
  readonly domain: string
  readonly sdl: string
}

export interface SupergraphRecord {
  /** The digest of `sdl`. */
  readonly id: string
  readonly sdl: string
  readonly leaves: readonly Leaf[]
  /** The digest of the contract it was composed from; a new contract composes anew at start. */
  readonly contract: string
}

/** What a version was made of. */
export type SupergraphParts = Pick<SupergraphRecord, 'leaves' | 'contract'>

/** When a version came into service, through whom, and because of which domain's publish (null: of none). */
export interface Activation {
  readonly at: string
  readonly by: string
  readonly domain: string | null
}

/** A version as it was made: its first activation. */
export interface SupergraphVersionRecord extends Activation {
  readonly id: string
  readonly current: boolean
}

export interface AcceptedPublish {
  readonly domain: string
  readonly url: string
  readonly release: string
  readonly action: ReleaseAction
  /** Of its leaf; null when it has none. */
  readonly extensionSdl: string | null
  readonly sdl: string
  readonly sdlDigest: string
  readonly at: string
  readonly by: string
  /** Present when the leaves changed. */
  readonly supergraph: SupergraphRecord | null
  readonly harvest: Harvest
}

/** A domain that leaves the mesh. */
export interface Unpublished {
  readonly domain: string
  readonly at: string
  readonly by: string
  /** Present when the domain had a leaf: the one without. */
  readonly supergraph: SupergraphRecord | null
}

/**
 * A product as it was read. Its snapshot is the JSON of a `HarvestedProduct`: texts cost next to nothing to keep and to hand to
 * another thread, where thousands of products as objects are most of a garbage collector's work.
 */
export interface ReadProduct {
  readonly id: string
  readonly snapshot: string
  /** What it is known by at the next harvest; null: it is read again then. */
  readonly mark: string | null
}

/** A complete harvest of one domain. */
export interface Harvest {
  readonly at: string
  readonly live: string | null
  readonly products: readonly ReadProduct[]
  /** Known ones that are as they were when they were read. */
  readonly unchanged?: readonly string[]
  /** Ids it lacks, but which stay as they were known, because it cannot read them now, or says what cannot be kept. */
  readonly retained: readonly string[]
  /** Why products it has were not taken: what was known of them is retained. */
  readonly refused?: readonly string[]
}

/** All that the lineage document of a domain is made from, read in one transaction. */
export interface HarvestState {
  readonly domain: DomainRecord
  readonly version: number
  readonly harvestedAt: string
  readonly complete: boolean
  /** In the order of ids, each the JSON of a `HarvestedProduct`. */
  readonly snapshots: readonly string[]
  /** The ids of those left out, which are as they were in the version asked about. */
  readonly unchanged: readonly string[]
}

export type DeliveryKind = 'document' | 'availability'

/** What lineage has not acknowledged yet: at most one a domain and kind, because the newest says it all. */
export interface Delivery {
  readonly domain: string
  readonly kind: DeliveryKind
  readonly version: number
  readonly attempts: number
}

export type ClaimConflict = LineageDocumentAnswer['conflicts'][number]
export type { DatasetName }

/** How long changes are kept: as long as both allow. */
export interface ChangeRetention {
  readonly mostChanges: number
  readonly keepMs: number
}

export interface ChangeFeedState {
  /** Another one for each file: a number by chance. */
  readonly feed: number
  /** All up to this one are beyond the retention. */
  readonly gone: number
  /** The last that was told; `gone` when none is left. */
  readonly newest: number
}

export interface ChangesQuestion {
  readonly after: number
  /** None after this one. */
  readonly upTo: number
  readonly limit: number
  readonly filter: ChangeFilter
}

/** A part of what was asked for, in the order it was told: the next part begins after `upTo`. */
export interface ChangeSlice {
  readonly changes: readonly ToldChange[]
  readonly upTo: number
  /** As in the feed's state, at the moment of this answer: who asked for what follows an earlier one has missed some. */
  readonly gone: number
}

/** `refused`: what was sent does not follow on what is known; nothing changed. */
export type EdgeChangesOutcome =
  | { readonly applied: boolean; readonly position: string }
  | { readonly refused: true; readonly position: string | null }

/**
 * The catalog's own memory. Reads see what is committed; each write is one transaction, durable when its promise
 * resolves, and there is one writer. What changes by a write is told in the same transaction (`changesAfter`). Reads of many keys answer with a map: an adapter cannot break a DataLoader's order.
 */
export interface CatalogStore extends ReleaseHistory {
  domains(ids?: readonly string[]): Promise<ReadonlyMap<string, DomainRecord>>
  products(ids: readonly string[]): Promise<ReadonlyMap<string, ProductRecord>>
  /** The ids the catalog knows of a domain. */
  productIds(domain: string): Promise<readonly string[]>
  /** What the addresses of its products' documents are, as last harvested: lacks those of before there were any. */
  declaredAddresses(domain: string): Promise<ReadonlyMap<string, string>>
  /** The marks its products were read under: lacks those that have none. */
  harvestMarks(domain: string): Promise<ReadonlyMap<string, string>>
  /** Whole, or without what has not changed since an earlier harvest. */
  harvestState(domain: string, since?: number): Promise<HarvestState | null>
  currentSupergraph(): Promise<SupergraphRecord | null>
  supergraph(id: string): Promise<SupergraphRecord | null>
  /** The newest first. */
  supergraphVersions(limit: number): Promise<readonly SupergraphVersionRecord[]>
  /** What versions were made of, without what they were made into; unknown ones are left out. */
  supergraphParts(ids: readonly string[]): Promise<ReadonlyMap<string, SupergraphParts>>
  /** How the service levels of a domain's products stand; a domain of which none are told is left out. */
  serviceLevels(domains: readonly string[]): Promise<ReadonlyMap<string, LevelCounts>>
  dueDeliveries(now: string, limit: number): Promise<readonly Delivery[]>
  pendingDeliveries(): Promise<number>
  conflictsOf(domain: string): Promise<readonly ClaimConflict[]>
  changeFeed(): Promise<ChangeFeedState>
  changesAfter(question: ChangesQuestion): Promise<ChangeSlice>

  /** False when the domain exists already; then nothing changes. */
  insertDomain(domain: Pick<DomainRecord, 'id' | 'title' | 'owner' | 'registeredAt'>): Promise<boolean>
  updateDomain(domain: Pick<DomainRecord, 'id' | 'title' | 'owner'>): Promise<void>
  /** Route, release and its history, supergraph, harvest, index and the document for lineage: all or nothing. */
  acceptPublish(accepted: AcceptedPublish): Promise<void>
  /** Route and leaf go; what was last known of it stays, and says so. All or nothing. */
  unpublish(unpublished: Unpublished): Promise<void>
  activateSupergraph(supergraph: SupergraphRecord, activation: Activation): Promise<void>
  applyHarvest(domain: string, harvest: Harvest): Promise<void>
  harvestFailed(domain: string, problem: string): Promise<void>
  updateServedSdl(domain: string, sdl: string, sdlDigest: string): Promise<void>
  setAvailability(domain: string, availability: DomainAvailabilityState, lastSeenAt: string | null): Promise<void>
  /** `version` tells it from a newer delivery that was queued meanwhile, which stays. */
  delivered(delivery: Delivery, conflicts: readonly ClaimConflict[] | null): Promise<void>
  deliveryFailed(delivery: Delivery, nextAttemptAt: string, problem: string): Promise<void>
  /** Each published domain's document and availability wait to be delivered, whether or not they were before. */
  requeueAll(at: string): Promise<void>
  /** What lineage tells of edges, and how far it has told, in one. */
  takeEdgeChanges(told: EdgeChanges): Promise<EdgeChangesOutcome>
  /** How widely products are used, as lineage tells it. False when it does not follow on what is known; nothing changed. */
  takeConsumerCounts(told: ConsumerCounts): Promise<boolean>
  /** Removes some changes beyond the retention. Answers how many: there may be more. */
  pruneChanges(now: number): Promise<number>
  /** Calls `told` after each write that may have told of changes, until `stop` is called. */
  onChanges(told: () => void): { stop(): void }
  close(): Promise<void>
}
