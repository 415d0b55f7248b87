import type { CatalogJoins } from './joins.ts'
import type { PageRequest, ProductPage } from './pages.ts'
import type { FilterField, ProductFilter } from './search/filter-tokens.ts'

export interface SearchRequest extends PageRequest {
  /** Empty: everything that passes the filter, by title. */
  readonly text: string
  readonly filter: ProductFilter
  readonly withFacets: boolean
}

export interface FoundProduct {
  readonly cursor: string
  readonly id: string
  readonly title: string
  readonly domain: string
  readonly owner: string | null
  readonly status: string | null
  /** HTML: everything escaped but the `<mark>`s around what matched; null when the title says it all. */
  readonly highlight: string | null
  /** Compares hits of one answer; never rises from one hit to the next. */
  readonly score: number
  readonly port: { readonly id: string; readonly name: string | null } | null
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
