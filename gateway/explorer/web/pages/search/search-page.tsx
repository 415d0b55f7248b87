import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useRef } from 'react'
import { besidesFields } from '../../api/problem-list.ts'
import { Failure, FieldProblem, Problems } from '../../api/problems.tsx'
import { useCancel } from '../../api/use-answer.ts'
import { Awaited } from '../../ui/awaited.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { useOldLook } from '../../ui/old-look.ts'
import { counted } from '../../ui/words.ts'
import { ActiveFilters } from './active-filters.tsx'
import { EmptySearch } from './empty-search.tsx'
import { Facets } from './facets.tsx'
import { HitCard } from './hit-card.tsx'
import { HITS, walkHits } from './hit-keys.ts'
import { hitsQuery } from './hits-query.ts'
import type { SearchState } from './search-state.ts'
import { SortSelect } from './sort-select.tsx'
import { useFacets } from './use-facets.ts'

const route = getRouteApi('/search')

export function SearchPage() {
  const state = route.useSearch()
  const answer = useHits(state)
  const { data, error, refetch, isPlaceholderData } = answer
  const oldLook = useOldLook(isPlaceholderData)
  const heading = useRef<HTMLHeadingElement>(null)
  const [newest] = data?.pages ?? []
  const found = newest?.data.search
  const problems = newest?.problems ?? []
  const isUnanswered = newest !== undefined && found == null
  const isFailed = isUnanswered || error !== null
  const facets = useFacets(state, found?.facets ?? [])
  const hits = data?.pages.flatMap(({ data }) => data.search?.edges ?? []) ?? []
  return (
    <div className="mx-auto grid max-w-7xl gap-4 p-4 md:grid-cols-[15rem_1fr] md:gap-6">
      <title>{state.q === '' ? 'Search · Heddle' : `${state.q} · Heddle`}</title>
      <Facets state={state} facets={facets} />
      <section aria-labelledby="found" aria-busy={isPlaceholderData} className="min-w-0">
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h1 ref={heading} id="found" role="status" tabIndex={-1} className="text-lg font-semibold">
            {found ? counted(found.totalCount, 'result') : isFailed ? 'No answer' : 'Searching…'}
          </h1>
          <SortSelect state={state} />
        </div>
        <ActiveFilters state={state} facets={facets} takeFocus={() => heading.current?.focus()} />
        {error ? <Failure error={error} what="The search" retry={() => void refetch()} /> : null}
        {isUnanswered ? <FieldProblem problems={problems} field="search" retry={() => void refetch()} /> : null}
        <Problems problems={isUnanswered ? besidesFields(problems, ['search']) : problems} />
        <Awaited answer={answer} of="the catalog" lines={8} />
        {found?.totalCount === 0 ? <EmptySearch state={state} /> : null}
        <ol id={HITS} onKeyDown={walkHits} className={`space-y-2 ${oldLook}`}>
          {hits.map(({ node }) => (
            <li key={node.id} className="hit">
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
function useHits(state: SearchState) {
  const query = hitsQuery(state)
  const cancel = useCancel(query.queryKey)
  return { ...useInfiniteQuery({ ...query, placeholderData: keepPreviousData }), cancel }
}
