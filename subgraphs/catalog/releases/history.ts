import type { DeclaredProduct } from './declared-product.ts'

/** How a release came to be the accepted one. */
export type ReleaseAction = 'PUBLISH' | 'ROLLBACK'

/** A release in a domain's history. One that was accepted, replaced, and accepted again is there twice. */
export interface ReleaseRecord {
  /** Its place in the history of the whole mesh; rises. */
  readonly seq: number
  /** The digest, or whatever else the domain calls it by. */
  readonly release: string
  readonly action: ReleaseAction
  readonly at: string
  /** `domain:<id>`, `admin`, … */
  readonly by: string
  /** How many products it had; null when they were not kept, as by releases of Heddle without a history. */
  readonly products: number | null
  /** The SDL of its leaf; null when it had none, or its products were not kept. */
  readonly leaf: string | null
}

/** A product as the accepted releases had it from one on, until another changed it or left it out. */
export interface VersionRecord {
  /** Of the release that brought it. */
  readonly seq: number
  readonly release: string
  readonly at: string
  readonly by: string
  /** When a release changed it or left it out; null while it is in the accepted one. */
  readonly until: string | null
  /** The `seq` of that release. */
  readonly untilSeq: number | null
  /** Of its document. */
  readonly address: string
}

/** A page of a list that is told from the newest on. */
export interface HistoryPage<Item> {
  readonly items: readonly Item[]
  readonly hasNext: boolean
  readonly total: number
}

export interface HistoryQuestion {
  readonly first: number
  /** The `seq` of the item before the page; null for the first page. */
  readonly after: number | null
}

/**
 * What accepted releases were: their products' documents, each kept once however many releases have it. Nothing of it is ever
 * deleted: a release costs what it changes.
 */
export interface ReleaseHistory {
  releases(domain: string, question: HistoryQuestion): Promise<HistoryPage<ReleaseRecord>>
  /** The accepted one: that of the last publish or rollback. */
  lastRelease(domain: string): Promise<ReleaseRecord | null>
  /** The newest of this name. */
  releaseNamed(domain: string, release: string): Promise<ReleaseRecord | null>
  releaseBefore(domain: string, seq: number): Promise<ReleaseRecord | null>
  /** Product id → address of its document. Empty for a release whose products were not kept. */
  releaseProducts(domain: string, seq: number): Promise<ReadonlyMap<string, string>>
  versions(domain: string, product: string, question: HistoryQuestion): Promise<HistoryPage<VersionRecord>>
  versionBefore(domain: string, product: string, seq: number): Promise<VersionRecord | null>
  /** By address. */
  documents(addresses: readonly string[]): Promise<ReadonlyMap<string, DeclaredProduct>>
}
