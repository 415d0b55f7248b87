import { infiniteQueryOptions } from '@tanstack/react-query'
import { ask } from '../../api/ask.ts'
import { operations, type PortKind, type ProductFilter, type ProductStatus } from '../../generated/operations.ts'
import type { SearchState } from './search-state.ts'

const PAGE = 20

/** The hits of a search, page by page: the page of the search and its box ask for the same, and it is asked for once. */
export function hitsQuery(state: SearchState) {
  const { q, sort } = state
  const variables = { text: q, filter: filterOf(state), first: PAGE, sort: sort === '' ? null : sort }
  return infiniteQueryOptions({
    queryKey: ['ExplorerSearch', variables],
    queryFn: ({ signal, pageParam }) => ask(operations.explorerSearch, { ...variables, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) => (data.search?.pageInfo.hasNextPage ? data.search.pageInfo.endCursor : undefined),
  })
}

/** An empty list of the filter lets nothing through: what nobody chose is not sent. */
export function filterOf(state: SearchState): ProductFilter {
  const { domain, owner, tag, status, kind } = state
  const given = { domain, owner, tag, status: status as ProductStatus[], kind: kind as PortKind[] }
  return Object.fromEntries(Object.entries(given).filter(([, values]) => values.length > 0))
}
