import { listOf, textOf } from '../../app/url-state.ts'
import type { PortKind, ProductFilter, ProductStatus, SearchSort } from '../../generated/operations.ts'
import { toggledIn } from '../../ui/toggled.ts'

/** By what hits can be narrowed: each is a facet of the answer, and an argument of the filter. */
export const FACETS = ['domain', 'owner', 'tag', 'status', 'kind'] as const
export type FacetName = (typeof FACETS)[number]

/** In which order hits may be: without a word the best first. */
export const SORTS = ['', 'NAME', 'UPDATED', 'QUALITY', 'CONSUMERS'] as const satisfies readonly (SearchSort | '')[]
export type Sort = (typeof SORTS)[number]

export const readSort = (given: unknown): Sort => SORTS.find((sort) => sort === given) ?? ''

/** What the URL of the search page says; it is all the state that the page has. */
export type SearchState = { readonly q: string; readonly sort: Sort } & Readonly<Record<FacetName, readonly string[]>>

export const NO_SEARCH: SearchState = { q: '', sort: '', domain: [], owner: [], tag: [], status: [], kind: [] }

export function readSearchState(query: Readonly<Record<string, unknown>>): SearchState {
  return {
    q: textOf(query.q),
    sort: readSort(query.sort),
    domain: listOf(query.domain),
    owner: listOf(query.owner),
    tag: listOf(query.tag),
    status: listOf(query.status),
    kind: listOf(query.kind),
  }
}

/** What was chosen, facet by facet. */
export const chosenIn = (state: SearchState): readonly (readonly [facet: FacetName, key: string])[] =>
  FACETS.flatMap((name) => state[name].map((key) => [name, key] as const))

export const isFiltered = (state: SearchState): boolean => chosenIn(state).length > 0

/** With a value of a facet taken, or given back when it was taken. */
export function toggled(state: SearchState, facet: FacetName, key: string): SearchState {
  return { ...state, [facet]: toggledIn(state[facet], key) }
}

/** An empty list of the filter lets nothing through: what nobody chose is not sent. */
export function filterOf(state: SearchState): ProductFilter {
  const { domain, owner, tag, status, kind } = state
  const given = { domain, owner, tag, status: status as ProductStatus[], kind: kind as PortKind[] }
  return Object.fromEntries(Object.entries(given).filter(([, values]) => values.length > 0))
}
