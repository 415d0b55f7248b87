import { useQueries, useQueryClient } from '@tanstack/react-query'
import { asked } from '../../api/asked.ts'
import { operations } from '../../generated/operations.ts'
import { hitsQuery } from './hits-query.ts'
import { FACETS, filterOf, type SearchState } from './search-state.ts'
import { type Facet, widenedFacets } from './widened-facets.ts'

/** The mesh counts what is found with all filters: it is asked once more for each facet in use, and none is waited for. */
export function useFacets(state: SearchState, found: readonly Facet[]): readonly Facet[] {
  const client = useQueryClient()
  const used = FACETS.filter((name) => state[name].length > 0)
  const answers = useQueries({
    queries: used.map((name) =>
      asked(operations.explorerFacets, { text: state.q, filter: filterOf({ ...state, [name]: [] }) }),
    ),
  })
  const wider = used.map((name, at) => {
    // Before the first value was taken the page had them all: they stay in place under the hand that takes it.
    const before = client.getQueryData(hitsQuery({ ...state, [name]: [] }).queryKey)
    const answer = answers[at]?.data ?? before?.pages[0]
    return [name, answer?.data.search?.facets] as const
  })
  return widenedFacets(found, new Map(wider))
}
