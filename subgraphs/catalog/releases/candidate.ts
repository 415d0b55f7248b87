import { setImmediate } from 'node:timers/promises'
import { describe } from '../../../platform/errors.ts'
import { expectation } from '../../../platform/expectation.ts'
import { readId } from '../../../schema/ids.ts'
import { idProblems, type Place } from '../harvest/check-product.ts'
import { type HarvestedProduct, harvestedProduct } from '../harvest/product.ts'
import { valueProblems } from '../harvest/product-values.ts'
import type { CatalogStore, Harvest } from '../store.ts'
import { addressOf, type DeclaredProduct, declaredProduct } from './declared-product.ts'

/** What is to become a domain's release: its products by their addresses, and those documents that were read for it. */
export interface Candidate {
  /** Product id → address. */
  readonly products: ReadonlyMap<string, string>
  /** By address; what is not in it the store has. */
  readonly documents: ReadonlyMap<string, DeclaredProduct>
  /** Ids of products that are there but could not be read: nothing is known of what they became. */
  readonly unread: ReadonlySet<string>
}

/** Others have the event loop after so many products. */
const AT_A_TIME = 10

/** Of a harvest: what it did not read again is as the store knows it. */
export async function harvestedCandidate(
  store: Pick<CatalogStore, 'declaredAddresses'>,
  domain: string,
  { products, unchanged = [], retained }: Harvest,
): Promise<Candidate> {
  const draft = createDraft()
  for (const [index, { snapshot }] of products.entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) await setImmediate()
    draft.add(JSON.parse(snapshot) as HarvestedProduct)
  }
  const kept = [...unchanged, ...retained]
  const known = kept.length === 0 ? new Map<string, string>() : await store.declaredAddresses(domain)
  for (const id of kept) {
    const address = known.get(id)
    if (address === undefined) draft.unread.add(id)
    else draft.products.set(id, address)
  }
  return draft
}

export interface DocumentsRead {
  readonly candidate: Candidate
  /** Everything that is wrong: where, what was expected, what was found. */
  readonly problems: readonly string[]
}

/** A domain of more products than this is not believed. */
const MOST_PRODUCTS = 20_000

/** Of documents that somebody shows, in the form of `ownProducts`: held to the same rules as what a domain answers. */
export async function documentedCandidate(products: readonly unknown[], domain: string): Promise<DocumentsRead> {
  const draft = createDraft()
  const problems: string[] = []
  const firstAt = new Map<string, number>()
  if (products.length > MOST_PRODUCTS)
    return { candidate: draft, problems: [`$: expected at most ${MOST_PRODUCTS} products, found ${products.length}`] }
  for (const [index, given] of products.entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) await setImmediate()
    const { product, places } = readDocument(given, domain)
    problems.push(
      ...places.map(
        ({ path, expected, found }) => `${jsonPath([index, ...path])}: expected ${expected}, found ${found}`,
      ),
    )
    const id = product?.id ?? idOf(given)
    const first = id === undefined ? undefined : firstAt.get(id)
    if (first !== undefined) {
      problems.push(
        `${jsonPath([index, 'id'])}: expected each product once, found ${describe(id)} as at ${jsonPath([first, 'id'])}`,
      )
      continue
    }
    if (id !== undefined) firstAt.set(id, index)
    const values = product === null || places.length > 0 ? [] : valueProblems(product)
    problems.push(...values.map((problem) => `${jsonPath([index])} (${product?.id}): ${problem}`))
    if (product !== null && places.length + values.length === 0) draft.add(product)
    else if (id !== undefined) draft.unread.add(id)
  }
  return { candidate: draft, problems }
}

function createDraft() {
  const products = new Map<string, string>()
  const documents = new Map<string, DeclaredProduct>()
  return {
    products,
    documents,
    unread: new Set<string>(),
    add(product: HarvestedProduct): void {
      const document = declaredProduct(product)
      const address = addressOf(document)
      products.set(product.id, address)
      documents.set(address, document)
    },
  }
}

function readDocument(
  given: unknown,
  domain: string,
): { readonly product: HarvestedProduct | null; readonly places: readonly Place[] } {
  const result = harvestedProduct.safeParse(given)
  if (result.success) return { product: result.data, places: idProblems(result.data, domain) }
  const places = result.error.issues.map((issue) => ({
    path: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
    expected: expectation(issue),
    found: describe(valueAt(given, issue.path)),
  }))
  return { product: null, places }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  )
}

/** Whose document it would have been. */
function idOf(given: unknown): string | undefined {
  const id = valueAt(given, ['id'])
  return typeof id === 'string' && readId(id)?.kind === 'PRODUCT' ? id : undefined
}

function jsonPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${part}`), '$')
}
