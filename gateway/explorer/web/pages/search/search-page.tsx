import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useRef } from 'react'
import type { Answer } from '../../../../../client/request.ts'
import { ask } from '../../api/ask.ts'
import { besidesFields } from '../../api/problem-list.ts'
import { Failure, FieldProblem, Problems } from '../../api/problems.tsx'
import { useCancel } from '../../api/use-answer.ts'
import type { ExplorerSearchQuery, PortKind, ProductStatus } from '../../generated/operations.ts'
import { operations } from '../../generated/operations.ts'
import { Awaited } from '../../ui/awaited.tsx'
import { counted } from '../../ui/words.ts'
import { ActiveFilters } from './active-filters.tsx'
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
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData } = answer
  const heading = useRef<HTMLHeadingElement>(null)
  const [newest] = data?.pages ?? []
  const found = newest?.data.search
  const problems = newest?.problems ?? []
  const isUnanswered = newest !== undefined && found == null
  const isFailed = isUnanswered || error !== null
  const hits = data?.pages.flatMap(({ data }) => data.search?.edges ?? []) ?? []
  return (
    <div className="mx-auto grid max-w-7xl gap-4 p-4 md:grid-cols-[15rem_1fr] md:gap-6">
      <title>{state.q === '' ? 'Search · Heddle' : `${state.q} · Heddle`}</title>
      <Facets state={state} facets={found?.facets ?? []} />
      <section aria-labelledby="found" aria-busy={isPlaceholderData} className="min-w-0">
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h1 ref={heading} id="found" role="status" tabIndex={-1} className="text-lg font-semibold">
            {found ? counted(found.totalCount, 'result') : isFailed ? 'No answer' : 'Searching…'}
          </h1>
          <SortSelect state={state} />
        </div>
        <ActiveFilters state={state} facets={found?.facets ?? []} takeFocus={() => heading.current?.focus()} />
        {error ? <Failure error={error} what="The search" retry={() => void refetch()} /> : null}
        {isUnanswered ? <FieldProblem problems={problems} field="search" retry={() => void refetch()} /> : null}
        <Problems problems={isUnanswered ? besidesFields(problems, ['search']) : problems} />
        <Awaited answer={answer} of="the catalog" lines={8} />
        {found?.totalCount === 0 ? <EmptySearch state={state} /> : null}
        <ol className={`space-y-2 ${isPlaceholderData ? 'opacity-60' : ''}`}>
          {hits.map(({ node }) => (
            <li key={node.id}>
              <HitCard hit={node} />
            </li>
          ))}
        </ol>
        {hasNextPage ? (
          <button
            type="button"
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
            className="mt-4 rounded border border-line px-3 py-1.5 hover:bg-raised"
          >
            {isFetchingNextPage ? 'Loading…' : `Show more: ${hits.length} of ${found?.totalCount}`}
          </button>
        ) : null}
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
