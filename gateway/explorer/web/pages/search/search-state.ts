import { listOf, textOf } from '../../app/url-state.ts'

/** By what hits can be narrowed: each is a facet of the answer, and an argument of the filter. */
export const FACETS = ['domain', 'owner', 'tag', 'status', 'kind'] as const
export type FacetName = (typeof FACETS)[number]

/** What the URL of the search page says; it is all the state that the page has. */
export type SearchState = { readonly q: string } & Readonly<Record<FacetName, readonly string[]>>

export const NO_SEARCH: SearchState = { q: '', domain: [], owner: [], tag: [], status: [], kind: [] }

export function readSearchState(query: Readonly<Record<string, unknown>>): SearchState {
  return {
    q: textOf(query.q),
    domain: listOf(query.domain),
    owner: listOf(query.owner),
    tag: listOf(query.tag),
    status: listOf(query.status),
    kind: listOf(query.kind),
  }
}

export const isFiltered = (state: SearchState): boolean => FACETS.some((name) => state[name].length > 0)

/** With a value of a facet taken, or given back when it was taken. */
export function toggled(state: SearchState, facet: FacetName, key: string): SearchState {
  const chosen = state[facet]
  return { ...state, [facet]: chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key] }
}
