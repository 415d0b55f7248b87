import type { DomainDocument, ProductDocument } from '../documents.ts'
import type { QualityDimension } from '../generated/resolver-types.ts'

/** What a domain has to remember beyond its folder. One adapter: SQLite. Calls are short and synchronous. */
export interface DomainStore {
  readonly memory: DescriptorMemory
  readonly quality: QualityStore
  /** Commits something without meaning. @throws `STORE_UNAVAILABLE` when nothing can be written */
  probe(): Promise<void>
  close(): void
}

export interface RememberedProduct {
  readonly document: ProductDocument
  /** When this content was first seen: RFC 3339. */
  readonly seenAt: string
}

/** The last good version of each descriptor, and the releases. */
export interface DescriptorMemory {
  lastGoodDomain(): DomainDocument | null
  lastGoodProducts(): ReadonlyMap<string, RememberedProduct>
  /** Keeps `seenAt` of a product whose content is the same. Answers with all that was given, as remembered. */
  keepGood(
    domain: DomainDocument | null,
    products: readonly ProductDocument[],
    now: string,
  ): ReadonlyMap<string, RememberedProduct>
  /** Null: there is none. */
  lastGoodLeaf(): LeafDocument | null
  keepGoodLeaf(leaf: LeafDocument | null): void
  saveRelease(release: Release): void
  release(digest: string): Release | null
  /** The release the catalog accepted last, as far as this domain knows. */
  accepted(): string | null
  /** The last ten that were accepted stay: a domain can be rolled back to them. */
  accept(digest: string): void
}

/** All a release needs to be served again: what was read, not the files. */
export interface Release {
  readonly digest: string
  readonly domain: DomainDocument
  readonly products: readonly ReleasedProduct[]
  readonly leaf: LeafDocument | null
}

export interface ReleasedProduct {
  readonly document: ProductDocument
  readonly updatedAt: string | null
}

/** A leaf as it lies in the folder: its SDL, and the data as parsed. */
export interface LeafDocument {
  readonly sdl: string
  readonly data: unknown
}

export type ResultStatus = 'pass' | 'warn' | 'fail' | 'error'

/** One outcome at one time, about one port or product. */
export interface QualityResult {
  readonly id: string
  /** The id of the port or product. */
  readonly subject: string
  readonly measuredAt: string
  readonly check: CheckOutcome | null
  readonly measurement: Measurement | null
  readonly column: string | null
  readonly tool: string | null
  readonly message: string | null
}

export interface CheckOutcome {
  readonly name: string
  readonly dimension: QualityDimension | null
  readonly status: ResultStatus
  /** 0–1; null for `error`: such a result says nothing about the data. */
  readonly score: number | null
}

export interface Measurement {
  readonly property: string
  readonly element: string | null
  /** In the base unit: seconds, 0–1, or as measured. */
  readonly value: number | null
  /** Said by who measured, for promises without a number. */
  readonly met: boolean | null
}

export interface Ingested {
  readonly stored: number
  readonly duplicates: number
  /** Ids that are taken by another result; when there are any, nothing was stored. */
  readonly conflicts: readonly string[]
}

export interface LatestCheck extends CheckOutcome {
  readonly measuredAt: string
}

export interface LatestMeasurement extends Measurement {
  readonly measuredAt: string
}

/** Which outcomes of a measurement count as kept; `sql`-free, so that an adapter may judge where the data is. */
export interface Judgement {
  readonly target: number
  readonly comparison: '<=' | '>=' | '<' | '>' | '='
}

export interface QualityStore {
  /** All or nothing, durable when it returns. */
  add(results: readonly QualityResult[]): Ingested
  /** The newest outcome of each check on the subject. */
  latestChecks(subject: string): readonly LatestCheck[]
  /** The newest measurement of each property (and element) on the subject. */
  latestMeasurements(subject: string): readonly LatestMeasurement[]
  /**
   * When the run of measurements with the same outcome as the newest began: the time of the earliest one after the last
   * with the opposite outcome. With a null judgement, outcomes are what the measurer said.
   */
  since(
    subject: string,
    property: string,
    element: string | null,
    judgement: Judgement | null,
    met: boolean,
  ): string | null
  /** Result files that were read whole, so that they need not be read again. */
  knowsFile(file: string, digest: string): boolean
  rememberFile(file: string, digest: string): void
  /** The number of results, for tests and metrics. */
  count(): number
}
