import { clientError } from '../../../../platform/errors.ts'
import { type LineageDocument, type LineageProduct, UNKNOWN_BASE } from '../../../../schema/lineage-document.ts'
import { createBreather } from '../../breathe.ts'
import type { KnownDomain, KnownProduct } from '../../mesh/known-domain.ts'
import type { ProductChange } from '../../mesh/references.ts'
import {
  bodyDigest,
  type DomainReading,
  keepMissing,
  knownDomain,
  mergedProduct,
  readStoredDomain,
  type StoredDomain,
  type StoredProduct,
} from '../../mesh/stored-domain.ts'
import type { Ledger } from '../ledger.ts'
import type { MeshState } from '../mesh-state.ts'

export type Taken = {
  readonly now: KnownDomain
  readonly changes: readonly ProductChange[]
  /** Whether anything that rows are counted or labelled by is another than before. */
  readonly isNews: boolean
}

/**
 * Puts what a document says into the records: the domain's own and those of the products that changed. Null when this
 * version, or a newer one, is known already.
 *
 * @throws ClientError `UNKNOWN_BASE` (409) when it leaves out what is unchanged since a version that is not the one known
 */
export async function takeDocument(ledger: Ledger, mesh: MeshState, sent: LineageDocument): Promise<Taken | null> {
  await ledger.loadRecords('DOMAIN', [sent.domain])
  const body = ledger.record('DOMAIN', sent.domain)
  const reading = body === null ? null : readStoredDomain(body)
  const before = reading?.stored ?? null
  if (before !== null && before.version >= sent.version) return null
  requireBase(before, sent)

  const known = new Map(before?.products ?? [])
  const digests = new Map<string, string>()
  const fresh = new Map<string, KnownProduct>()
  let asSent = true
  // Only what is to be merged has to be read.
  if (!sent.complete) await loadBodies(ledger, reading, sent.products)
  const breathe = createBreather()
  for (const product of sent.products) {
    await breathe()
    const { id } = product
    const isMerged = !sent.complete && known.has(id)
    const believed = isMerged ? mergedProduct(JSON.parse(bodyOf(ledger, reading, id)), product) : product
    if (!isOfOneSize(believed, product)) asSent = false
    const body = JSON.stringify(believed)
    const digest = bodyDigest(body)
    digests.set(id, digest)
    if (digest === known.get(id)) continue
    ledger.put({ kind: 'PRODUCT', id, body })
    fresh.set(id, believed)
  }
  const said = idsOf(sent)
  const ids = sent.complete ? said : keepMissing([...known.keys()], said, (id) => id)
  if (ids.length > said.length) asSent = false
  // What the first release wrote has no records yet.
  for (const id of ids) {
    const body = fresh.has(id) ? undefined : reading?.inline.get(id)
    if (body !== undefined) ledger.put({ kind: 'PRODUCT', id, body })
  }

  const products: KnownProduct[] = []
  const changes: ProductChange[] = []
  for (const id of ids) {
    const earlier = known.has(id) ? (mesh.references.product(id)?.product ?? null) : null
    const now = fresh.get(id) ?? earlier
    if (now === null) throw new Error(`product ${id} is known to the store, but not to the mesh in memory`)
    products.push(now)
    if (now !== earlier) changes.push({ before: earlier, now })
  }
  const present = new Set(ids)
  for (const id of known.keys())
    if (!present.has(id)) changes.push({ before: mesh.references.product(id)?.product ?? null, now: null })

  const { title, version, harvestedAt } = sent
  const isNews = before === null || title !== before.title || changes.length > 0 || !isSameOrder(before.products, ids)
  const listed = ids.map((id): StoredProduct => [id, digests.get(id) ?? known.get(id) ?? ''])
  const changedAt = isNews ? ledger.recordedAt : before.changedAt
  const stored: StoredDomain = { changedAt, title, version, harvestedAt, asSent, products: listed }
  ledger.put({ kind: 'DOMAIN', id: sent.domain, body: JSON.stringify(stored) })
  return { now: knownDomain(sent.domain, stored, products), changes, isNews }
}

function requireBase(before: StoredDomain | null, { domain, unchanged }: LineageDocument): void {
  if (unchanged === undefined) return
  const { since, products } = unchanged
  const known = new Map(before?.products ?? [])
  if (before !== null && before.version === since && before.asSent && products.every((id) => known.has(id))) return
  const found =
    before === null ? 'none' : `version ${before.version}${before.asSent ? '' : ', merged with what was before'}`
  throw clientError(
    UNKNOWN_BASE,
    `unchanged: expected version ${since} of domain ${domain} to be the one known here, found ${found}; send everything`,
    409,
    { domain, since, known: before?.version ?? null },
  )
}

async function loadBodies(ledger: Ledger, reading: DomainReading | null, products: readonly LineageProduct[]) {
  const known = new Set(reading?.stored.products.map(([id]) => id))
  const ids = products.flatMap(({ id }) => (known.has(id) && !reading?.inline.has(id) ? [id] : []))
  await ledger.loadRecords('PRODUCT', ids)
}

/** As it was last kept; the id is one of the domain's. */
function bodyOf(ledger: Ledger, reading: DomainReading | null, id: string): string {
  const body = reading?.inline.get(id) ?? ledger.record('PRODUCT', id)
  if (body === null) throw new Error(`product ${id} is named by its domain, but has no record`)
  return body
}

/** In the order of the document; with products left out, in the order of ids, which is how the catalog sends all of them. */
function idsOf({ products, unchanged }: LineageDocument): readonly string[] {
  const ids = products.map(({ id }) => id)
  return unchanged === undefined ? ids : [...ids, ...unchanged.products].sort()
}

const isOfOneSize = (a: LineageProduct, b: LineageProduct): boolean =>
  a.inputs.length === b.inputs.length && a.ports.length === b.ports.length

const isSameOrder = (a: readonly StoredProduct[], b: readonly string[]): boolean =>
  a.length === b.length && a.every(([id], index) => id === b[index])
