import type { LineageProduct } from '../../../schema/lineage-document.ts'
import { allClaims } from '../mesh/all-claims.ts'
import type { KnownAvailability, KnownProduct } from '../mesh/known-domain.ts'
import { createReferences, type References } from '../mesh/references.ts'
import { knownDomain, readStoredDomain } from '../mesh/stored-domain.ts'
import {
  type ClaimRecord,
  currentView,
  type Instant,
  type LineageStore,
  type RecordKind,
  type StoredRecord,
} from '../stores/store.ts'
import { type ClaimBook, createClaimBook } from './claims.ts'
import { createDepartureBook, type DepartureBook } from './departures.ts'
import type { ConsumerDetails, Directory } from './directory.ts'

/** What the write side knows of the mesh; changed in place by the one who writes, read anew after a commit that failed. */
export type MeshState = {
  /** The commit that last changed what rows are counted and labelled by; harvests that say the same do not. */
  version: Instant
  readonly claims: ClaimBook
  readonly departures: DepartureBook
  readonly references: References
  readonly availability: Map<string, KnownAvailability>
}

const PAGE = 10_000
/** A product's record has its columns. */
const PRODUCTS_PAGE = 500

/** Reads the mesh and fills the directory from the store: at start, and when what the store holds has become uncertain. */
export async function loadMesh(store: LineageStore, directory: Directory): Promise<MeshState> {
  for (let page = await store.nodesAfter(0, PAGE); page.length > 0; ) {
    directory.add(page)
    page = await store.nodesAfter(page.at(-1)?.key ?? 0, PAGE)
  }
  for await (const { id, body } of recordsOf(store, 'MERGE')) directory.dateMerge(id, JSON.parse(body).at)
  const consumers: StoredRecord[] = []
  for await (const record of recordsOf(store, 'CONSUMER')) consumers.push(record)
  await describeConsumers(store, directory, consumers)

  const references = await loadDomains(store)
  const availability = new Map<string, KnownAvailability>()
  for await (const { id, body } of recordsOf(store, 'AVAILABILITY')) {
    availability.set(id, JSON.parse(body) as KnownAvailability)
  }
  const book = createClaimBook(inOrder(await allClaims(store, [...references.domains().keys()], currentView)))
  const departures = createDepartureBook()
  for await (const { body } of recordsOf(store, 'DEPARTURE')) departures.load(body, directory.final)
  return { version: versionOf(references, book), claims: book, departures, references, availability }
}

async function loadDomains(store: LineageStore): Promise<References> {
  const references = createReferences()
  const products = new Map<string, KnownProduct>()
  for await (const { id, body } of recordsOf(store, 'PRODUCT')) products.set(id, JSON.parse(body) as LineageProduct)
  for await (const { id, body } of recordsOf(store, 'DOMAIN')) {
    const { stored, inline } = readStoredDomain(body)
    const known = stored.products.map(([product]): KnownProduct => {
      const whole = inline.get(product)
      const found = whole === undefined ? products.get(product) : (JSON.parse(whole) as LineageProduct)
      if (found === undefined) throw new Error(`product ${product} is named by domain ${id}, but has no record`)
      return found
    })
    references.put(
      knownDomain(id, stored, known),
      known.map((now) => ({ before: null, now })),
    )
  }
  return references
}

/** The same after a restart, so that cursors outlive it. */
function versionOf(references: References, claims: ClaimBook): Instant {
  let version = 0
  for (const { changedAt } of references.domains().values()) version = Math.max(version, changedAt)
  for (const { recordedFrom } of claims.held()) version = Math.max(version, recordedFrom)
  return version
}

async function describeConsumers(
  store: LineageStore,
  directory: Directory,
  records: readonly StoredRecord[],
): Promise<void> {
  for (let from = 0; from < records.length; from += PAGE) {
    const page = records.slice(from, from + PAGE)
    const nodes = await store.nodesById(page.map(({ id }) => id))
    for (const { id, body } of page) {
      const node = nodes.get(id)
      if (node) directory.describe(node.key, JSON.parse(body) as ConsumerDetails)
    }
  }
}

async function* recordsOf(store: LineageStore, kind: RecordKind): AsyncGenerator<StoredRecord> {
  const size = kind === 'PRODUCT' ? PRODUCTS_PAGE : PAGE
  for (let page = await store.recordsAfter(kind, null, size); page.length > 0; ) {
    yield* page
    page = await store.recordsAfter(kind, page.at(-1)?.id ?? null, size)
  }
}

/** The order in which they came, which decides who is next. */
const inOrder = (claims: readonly ClaimRecord[]): ClaimRecord[] =>
  [...claims].sort((a, b) => a.recordedFrom - b.recordedFrom)
