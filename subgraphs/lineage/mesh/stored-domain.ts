import { createHash } from 'node:crypto'
import type { LineageDocument, LineageProduct } from '../../../schema/lineage-document.ts'
import type { Instant } from '../stores/store.ts'
import type { KnownDomain, KnownProduct } from './known-domain.ts'

/**
 * What the store keeps of a domain, as JSON: the last document without its products, each of which is a record of its own,
 * so that a harvest writes what changed. Records of products that are not named here any more mean nothing.
 */
export type StoredDomain = {
  readonly changedAt: Instant
  readonly title: string | null
  readonly version: number
  readonly harvestedAt: string
  /** Whether what is believed is the document as it was sent: nothing was kept that it lacked. */
  readonly asSent: boolean
  /** Id and digest of its record's body, in the order of the document: what is as it was is known without reading it. */
  readonly products: readonly StoredProduct[]
}
export type StoredProduct = readonly [id: string, digest: string]

export function bodyDigest(body: string): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 22)
}

/** As the first release kept it: everything in one record. */
type WholeDomain = { readonly changedAt: Instant; readonly document: LineageDocument }

/** `inline` are the bodies of products of a domain that the first release wrote, by id: these have no records yet. */
export type DomainReading = { readonly stored: StoredDomain; readonly inline: ReadonlyMap<string, string> }

export function readStoredDomain(body: string): DomainReading {
  const record = JSON.parse(body) as StoredDomain | WholeDomain
  if (!('document' in record)) return { stored: record, inline: new Map() }
  const { changedAt, document } = record
  const { title, version, harvestedAt } = document
  const inline = new Map(document.products.map((product) => [product.id, JSON.stringify(product)]))
  const products = [...inline].map(([id, text]): StoredProduct => [id, bodyDigest(text)])
  return { stored: { changedAt, title, version, harvestedAt, asSent: false, products }, inline }
}

export function knownDomain(id: string, stored: StoredDomain, products: readonly KnownProduct[]): KnownDomain {
  const { title, version, harvestedAt, changedAt } = stored
  return { domain: id, title, version, harvestedAt: Date.parse(harvestedAt), changedAt, products }
}

/**
 * A product as it is to be believed when the harvest was incomplete: that speaks for what it has and not for what it lacks,
 * so inputs and ports that are missing stay as they were, and a typo in a descriptor closes nothing.
 */
export function mergedProduct(before: LineageProduct, sent: LineageProduct): LineageProduct {
  return {
    ...sent,
    inputs: keepMissing(before.inputs, sent.inputs, ({ name }) => name),
    ports: keepMissing(before.ports, sent.ports, ({ id }) => id),
  }
}

/** Those of now, then those that were there before and have no namesake now. */
export function keepMissing<Item>(
  before: readonly Item[],
  now: readonly Item[],
  nameOf: (item: Item) => string,
): Item[] {
  const names = new Set(now.map(nameOf))
  return [...now, ...before.filter((item) => !names.has(nameOf(item)))]
}
