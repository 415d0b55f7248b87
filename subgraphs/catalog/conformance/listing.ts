import { HARVEST_SELECTION } from '../../../schema/harvest-selection.ts'
import { type ExaminedProduct, examineProduct } from '../harvest/check-product.ts'
import { pruneSelection } from '../harvest/prune.ts'
import { type Asking, dataOf } from './asking.ts'
import type { Deviation } from './deviation.ts'
import { type AskProducts, type PagesAsked, productsPage, walkPages } from './own-pages.ts'
import type { TypeShape } from './sdl-types.ts'

/** All products of a domain as a harvest reads them, with whatever deviates. */
export interface Listing {
  readonly products: readonly ListedProduct[]
  /** The release it says these are of. */
  readonly release: string | null
  /** Of the pages, not of what is on them. */
  readonly deviations: readonly Deviation[]
}

export interface ListedProduct extends ExaminedProduct {
  /** Empty when it has none. */
  readonly id: string
  readonly node: unknown
  /** Its place among all of them. */
  readonly where: string
}

/** Some pages of some fields; what deviates is noted, and the walk goes on where it can. */
export interface Pages {
  readonly pages: readonly (readonly unknown[])[]
  readonly release: string | null
  readonly deviations: readonly Deviation[]
}

/** As a harvest asks. */
const PAGE_SIZE = 50

export async function readListing(
  asking: Asking,
  domain: string,
  served: ReadonlyMap<string, TypeShape>,
): Promise<Listing> {
  const fields = pruneSelection(HARVEST_SELECTION, 'DataProduct', served)
  const { pages, release, deviations } = await readPages(asking, { fields, first: PAGE_SIZE })
  const products = pages.flat().map((node, index) => ({
    id: idOf(node),
    node,
    where: `ownProducts.nodes.${index}`,
    ...examineProduct(node, domain),
  }))
  return { products, release, deviations }
}

/** @throws DomainFailure when a page cannot be read at all */
export async function readPages(
  asking: Asking,
  { fields, first, release = null, ids = null }: Pick<PagesAsked, 'fields' | 'first'> & Partial<PagesAsked>,
): Promise<Pages> {
  const ask: AskProducts = async (query, variables) =>
    dataOf(await asking.ask({ about: 'ownProducts', query, variables }), productsPage)
  const pages: (readonly unknown[])[] = []
  const deviations: Deviation[] = []
  let said: string | null = null
  for await (const { page } of walkPages(ask, { fields, first, release, ids }, (_how, deviation) =>
    deviations.push(deviation),
  )) {
    pages.push(page.nodes)
    said ??= page.release ?? null
  }
  return { pages, release: said, deviations }
}

export function idOf(node: unknown): string {
  const id = typeof node === 'object' && node !== null ? (node as { id?: unknown }).id : undefined
  return typeof id === 'string' ? id : ''
}
