import { infiniteQueryOptions } from '@tanstack/react-query'
import { ask } from '../../api/ask.ts'
import { operations } from '../../generated/operations.ts'
import { filterOf, type SearchState } from './search-state.ts'

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
