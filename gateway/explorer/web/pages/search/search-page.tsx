import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Answer } from '../../../../../client/request.ts'
import { ask } from '../../api/ask.ts'
import { Failure, Problems } from '../../api/problems.tsx'
import { useCancel } from '../../api/use-answer.ts'
import type { ExplorerSearchQuery, PortKind, ProductStatus } from '../../generated/operations.ts'
import { operations } from '../../generated/operations.ts'
import { Awaited } from '../../ui/awaited.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { counted } from '../../ui/words.ts'
import { EmptySearch } from './empty-search.tsx'
import { Facets } from './facets.tsx'
import { HitCard } from './hit-card.tsx'
import type { SearchState } from './search-state.ts'
import { SortSelect } from './sort-select.tsx'

const route = getRouteApi('/search')
const PAGE = 20

export function SearchPage() {
  const state = route.useSearch()
  const answer = useHits(state)
  const { data, error, refetch, isPlaceholderData } = answer
  const [newest] = data?.pages ?? []
  const found = newest?.data.search
  const hits = data?.pages.flatMap(({ data }) => data.search?.edges ?? []) ?? []
  return (
    <div className="mx-auto grid max-w-7xl gap-6 p-4 md:grid-cols-[15rem_1fr]">
      <title>{state.q === '' ? 'Search · Heddle' : `${state.q} · Heddle`}</title>
      <Facets state={state} facets={found?.facets ?? []} />
      <section aria-labelledby="found" aria-busy={isPlaceholderData} className="min-w-0">
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h1 id="found" role="status" className="text-lg font-semibold">
            {found ? counted(found.totalCount, 'result') : 'Searching…'}
          </h1>
          <SortSelect state={state} />
        </div>
        {error ? <Failure error={error} what="The search" retry={() => void refetch()} /> : null}
        <Problems problems={newest?.problems ?? []} />
        <Awaited answer={answer} of="the catalog" lines={8} />
        {found?.totalCount === 0 ? <EmptySearch state={state} /> : null}
        <ol className={`space-y-2 ${isPlaceholderData ? 'grayscale' : ''}`}>
          {hits.map(({ node }) => (
            <li key={node.id}>
              <HitCard hit={node} />
            </li>
          ))}
        </ol>
        <MoreButton answer={answer} shown={hits.length} total={found?.totalCount ?? hits.length} />
      </section>
    </div>
  )
}

/** The hits of the page before stay until those of what was typed last are there. */
function useHits({ q, sort, status, kind, ...filter }: SearchState) {
  const variables = {
    text: q,
    filter: { ...filter, status: status as ProductStatus[], kind: kind as PortKind[] },
    first: PAGE,
    sort: sort === '' ? null : sort,
  }
  const queryKey = ['ExplorerSearch', variables]
  const cancel = useCancel(queryKey)
  const answer = useInfiniteQuery({
    queryKey,
    queryFn: ({ signal, pageParam }): Promise<Answer<ExplorerSearchQuery>> =>
      ask(operations.explorerSearch, { ...variables, filter: given(variables.filter), after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) => (data.search?.pageInfo.hasNextPage ? data.search.pageInfo.endCursor : undefined),
    placeholderData: keepPreviousData,
  })
  return { ...answer, cancel }
}

/** An empty list of the filter lets nothing through: what nobody chose is not sent. */
function given<Filter extends Readonly<Record<string, readonly unknown[]>>>(filter: Filter): Partial<Filter> {
  return Object.fromEntries(Object.entries(filter).filter(([, values]) => values.length > 0)) as Partial<Filter>
}
