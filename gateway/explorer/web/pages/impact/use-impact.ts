import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Answer } from '../../../../../client/request.ts'
import { ask } from '../../api/ask.ts'
import { useAnswer, useCancel } from '../../api/use-answer.ts'
import {
  type ExplorerImpactQuery,
  type ExplorerImpactRowsQuery,
  operations,
  type ReachedThingFragment,
} from '../../generated/operations.ts'
import { type ImpactState, impactQuestion } from './impact-state.ts'
import type { ImpactTotals } from './impact-totals.tsx'

/** The first page is there soon, each after it brings more. */
const [FIRST, NEXT] = [100, 500]
/** More rows than these come when somebody has come to their end. */
const UNASKED = 10_000

/**
 * The totals; those of what was asked before until they are there. Each way to choose is told as it stands under the other one, so
 * that choosing in it goes on; most of the time that is one question or two.
 */
export function useImpactTotals(state: ImpactState) {
  const ask = (choice: Partial<ImpactState>) => impactQuestion({ ...state, ...choice })
  const asked = useAnswer(operations.explorerImpact, ask({}), { keepPrevious: true })
  const whole = useAnswer(operations.explorerImpact, ask({ domain: [], owner: [] }), { keepPrevious: true })
  const domains = useAnswer(operations.explorerImpact, ask({ domain: [] }), { keepPrevious: true })
  const owners = useAnswer(operations.explorerImpact, ask({ owner: [] }), { keepPrevious: true })
  const found = [asked, whole, domains, owners].map(({ data }) => data?.data.impact)
  return { answer: asked, totals: totalsOf(found) }
}

type Found = ExplorerImpactQuery['impact'] | undefined

function totalsOf([asked, whole, domains, owners]: readonly Found[]): ImpactTotals | null {
  if (!asked || !whole || !domains || !owners) return null
  const { byDomain } = domains
  return { ...asked, all: whole.total, byDomain, byOwner: owners.byOwner, domains, owners }
}

/** The rows, as they come in: page after page by itself, and behind a good many when `more` is called. */
export function useImpactRows(state: ImpactState) {
  const variables = impactQuestion(state)
  const queryKey = ['ExplorerImpactRows', variables]
  const cancel = useCancel(queryKey)
  const answer = useInfiniteQuery({
    queryKey,
    queryFn: ({ signal, pageParam }): Promise<Answer<ExplorerImpactRowsQuery>> =>
      ask(
        operations.explorerImpactRows,
        { ...variables, first: pageParam === null ? FIRST : NEXT, after: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) =>
      data.impact?.rows.pageInfo.hasNextPage ? data.impact.rows.pageInfo.endCursor : undefined,
    placeholderData: keepPreviousData,
  })
  const { data, error, hasNextPage, isFetching, isPlaceholderData, fetchNextPage } = answer
  const rows = useMemo((): readonly ReachedThingFragment[] => {
    const pages = data?.pages ?? []
    return pages.flatMap(({ data }) => data.impact?.rows.edges.map(({ node }) => node) ?? [])
  }, [data])
  const canGoOn = hasNextPage && !isFetching && !isPlaceholderData && error === null
  const more = () => {
    if (canGoOn) void fetchNextPage({ cancelRefetch: false })
  }
  useEffect(() => {
    if (canGoOn && rows.length < UNASKED) void fetchNextPage({ cancelRefetch: false })
  }, [canGoOn, rows.length, fetchNextPage])
  const problems = data?.pages.flatMap((page) => page.problems) ?? []
  return { ...answer, rows, problems, more, cancel }
}
