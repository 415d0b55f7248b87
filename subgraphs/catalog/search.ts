import type { HarvestedProduct } from './harvest/product.ts'
import type { CatalogJoins } from './joins.ts'
import type { PageRequest, ProductPage } from './pages.ts'
import type { FilterField, ProductFilter } from './search/filter-tokens.ts'

/** The enum `SearchSort` of the graph. */
export type SearchOrder = 'RELEVANCE' | 'NAME' | 'UPDATED' | 'QUALITY' | 'CONSUMERS'

export interface SearchRequest extends PageRequest {
  /** Empty: everything that passes the filter, by title. */
  readonly text: string
  readonly filter: ProductFilter
  readonly withFacets: boolean
  readonly sort: SearchOrder
}

export interface FoundProduct {
  readonly cursor: string
  readonly id: string
  readonly title: string
  readonly domain: string
  readonly owner: string | null
  readonly status: string | null
  readonly quality: HarvestedProduct['quality']
  /** Of the product and its ports; null when not told. */
  readonly serviceLevels: LevelCounts | null
  /** As lineage told; null when it did not. */
  readonly consumers: number | null
  readonly updatedAt: string | null
  /** HTML: everything escaped but the `<mark>`s around what matched; null when the title says it all. */
  readonly highlight: string | null
  /** Compares hits of one answer; by relevance it never rises from one hit to the next. */
  readonly score: number
  readonly port: { readonly id: string; readonly name: string | null } | null
}

/** How many promises stand how. */
export interface LevelCounts {
  readonly total: number
  readonly met: number
  readonly missed: number
  readonly unknown: number
}

export interface FacetCounts {
  readonly field: FilterField
  /** Over everything that matches text and filter. */
  readonly values: readonly { readonly value: string; readonly count: number }[]
}

export interface SearchPage {
  readonly hits: readonly FoundProduct[]
  readonly total: number
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** Empty when not asked for. */
  readonly facets: readonly FacetCounts[]
}

/** Finds products in what the catalog harvested. @throws BAD_USER_INPUT, CURSOR_EXPIRED */
export interface CatalogSearch extends CatalogJoins {
  search(request: SearchRequest): Promise<SearchPage>
  /** By id. */
  products(request: PageRequest & { readonly filter: ProductFilter }): Promise<ProductPage>
  close(): Promise<void>
}
