import { clientError } from '../../../platform/errors.ts'
import { type LineageDocument, type LineageProduct, UNKNOWN_BASE } from '../../../schema/lineage-document.ts'
import { createBreather } from '../breathe.ts'
import { type KnownDomain, type KnownProduct, knownProduct } from '../mesh/known-domain.ts'
import type { ProductChange } from '../mesh/references.ts'
import {
  type DomainReading,
  keepMissing,
  knownDomain,
  mergedProduct,
  readStoredDomain,
  type StoredDomain,
} from '../mesh/stored-domain.ts'
import type { Ledger } from './ledger.ts'
import type { MeshState } from './mesh-state.ts'

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

  const known = new Set(before?.products ?? [])
  await ledger.loadRecords(
    'PRODUCT',
    sent.products.flatMap(({ id }) => (known.has(id) ? [id] : [])),
  )
  const breathe = createBreather()
  const fresh = new Map<string, KnownProduct>()
  let asSent = true
  for (const product of sent.products) {
    await breathe()
    const text = known.has(product.id) ? productBody(ledger, reading, product.id) : null
    const believed = sent.complete || text === null ? product : mergedProduct(JSON.parse(text), product)
    if (!isOfOneSize(believed, product)) asSent = false
    const written = JSON.stringify(believed)
    if (written !== text || reading?.inline.has(product.id))
      ledger.put({ kind: 'PRODUCT', id: product.id, body: written })
    if (written !== text) fresh.set(product.id, knownProduct(believed))
  }
  const said = idsOf(sent)
  const ids = sent.complete ? said : keepMissing(before?.products ?? [], said, (id) => id)
  // Kept as they were: what the first release wrote has no records yet.
  for (const id of ids.slice(said.length)) {
    const product = reading?.inline.get(id)
    if (product) ledger.put({ kind: 'PRODUCT', id, body: JSON.stringify(product) })
  }
  if (ids.length > said.length) asSent = false

  const products: KnownProduct[] = []
  const changes: ProductChange[] = []
  for (const id of ids) {
    const earlier = known.has(id) ? (mesh.references.product(id)?.product ?? null) : null
    const now = fresh.get(id) ?? earlier
    if (now === null) throw new Error(`product ${id} is known to the store, but not to the mesh in memory`)
    // What changed may be of no concern here, such as a column.
    const isSame = now === earlier || (earlier !== null && JSON.stringify(earlier) === JSON.stringify(now))
    products.push(isSame && earlier !== null ? earlier : now)
    if (!isSame) changes.push({ before: earlier, now })
    known.delete(id)
  }
  for (const id of known) changes.push({ before: mesh.references.product(id)?.product ?? null, now: null })

  const { title, version, harvestedAt } = sent
  const isNews = before === null || title !== before.title || changes.length > 0 || !isSameOrder(before.products, ids)
  const changedAt = isNews ? ledger.recordedAt : before.changedAt
  const stored: StoredDomain = { changedAt, title, version, harvestedAt, asSent, products: ids }
  ledger.put({ kind: 'DOMAIN', id: sent.domain, body: JSON.stringify(stored) })
  return { now: knownDomain(sent.domain, stored, products), changes, isNews }
}

function requireBase(before: StoredDomain | null, { domain, unchanged }: LineageDocument): void {
  if (unchanged === undefined) return
  const { since, products } = unchanged
  const known = new Set(before?.products ?? [])
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

/** As it was last kept; the id is one of the domain's. */
function productBody(ledger: Ledger, reading: DomainReading | null, id: string): string {
  const inline = reading?.inline.get(id)
  const body = inline === undefined ? ledger.record('PRODUCT', id) : JSON.stringify(inline)
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

const isSameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index])
