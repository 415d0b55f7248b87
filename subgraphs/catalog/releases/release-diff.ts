import { compareTexts } from '../../../platform/compare-texts.ts'
import type { DeclaredProduct } from './declared-product.ts'
import type { ReleaseHistory, ReleaseRecord } from './history.ts'
import { type ChangeKind, diffProducts, type ProductDiff } from './product-diff.ts'

/** A release as its products' addresses, by id. */
export interface ReleaseContent {
  /** Null for a candidate without a name, and for nothing at all. */
  readonly release: string | null
  readonly products: ReadonlyMap<string, string>
}

export interface ReleaseChanges {
  readonly from: string | null
  readonly to: string | null
  /** By id. */
  readonly products: readonly ProductChange[]
  /** How many are in both and the same. */
  readonly unchanged: number
}

/** That a product changed, and, once somebody asks, in what: documents are read only then. */
export interface ProductChange {
  readonly product: string
  readonly change: ChangeKind
  readonly diff: () => Promise<ProductDiff>
}

export type DocumentSource = (address: string) => Promise<DeclaredProduct>

export const NO_RELEASE: ReleaseContent = { release: null, products: new Map() }

/** What is another from one release to the next: known by addresses alone, whatever size the products are of. */
export function diffReleases(before: ReleaseContent, after: ReleaseContent, read: DocumentSource): ReleaseChanges {
  const ids = [...new Set([...before.products.keys(), ...after.products.keys()])].sort(compareTexts)
  const changed = ids.flatMap((id) => {
    const change = productChange(id, before.products.get(id) ?? null, after.products.get(id) ?? null, read)
    return change === null ? [] : [change]
  })
  return { from: before.release, to: after.release, products: changed, unchanged: ids.length - changed.length }
}

/** Null when the addresses are the same. */
export function productChange(
  product: string,
  before: string | null,
  after: string | null,
  read: DocumentSource,
): ProductChange | null {
  if (before === after) return null
  const change = before === null ? 'ADDED' : after === null ? 'REMOVED' : 'CHANGED'
  let diff: Promise<ProductDiff> | undefined
  async function compare(): Promise<ProductDiff> {
    const [was, is] = await Promise.all([before === null ? null : read(before), after === null ? null : read(after)])
    const found = diffProducts(was, is)
    if (found === null) throw new Error(`product ${product} has two addresses and no difference`)
    return found
  }
  return {
    product,
    change,
    diff() {
      diff ??= compare()
      return diff
    },
  }
}

/** The documents of a store, with those of a candidate that is not in it yet. */
export function documentsOf(
  store: Pick<ReleaseHistory, 'documents'>,
  candidate: ReadonlyMap<string, DeclaredProduct> = new Map(),
): DocumentSource {
  return async (address) => {
    const known = candidate.get(address) ?? (await store.documents([address])).get(address)
    if (known === undefined) throw new Error(`no document is kept under ${address}`)
    return known
  }
}

/** Null when what the release was made of was not kept. */
export async function contentOf(
  store: Pick<ReleaseHistory, 'releaseProducts'>,
  domain: string,
  record: ReleaseRecord | null,
): Promise<ReleaseContent | null> {
  if (record === null) return NO_RELEASE
  if (record.products === null) return null
  return { release: record.release, products: await store.releaseProducts(domain, record.seq) }
}
