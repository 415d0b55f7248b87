import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { HeddleError, HeddleProblem } from '../../../../../client/errors.ts'
import type { Answer } from '../../../../../client/request.ts'
import { ask } from '../../api/ask.ts'
import { type DomainPairFragment, type ExplorerDependenciesQuery, operations } from '../../generated/operations.ts'

/** As many pairs as a page of the graph has. */
const PAGE = 1_000
/** So many are read by themselves, 300 domains of which each reads 60 others among them; more when somebody wants them. */
const PAGES_AT_ONCE = 20

export interface Pairs {
  /** Undefined before the first page is there. */
  readonly read: readonly DomainPairFragment[] | undefined
  /** Of all, read or not; null when that is not known. */
  readonly total: number | null
  readonly isReading: boolean
  /** Reads on; null when there is nothing more, or it does so by itself. */
  readonly more: (() => void) | null
  readonly error: HeddleError | null
  readonly problems: readonly HeddleProblem[]
  readonly retry: () => void
}

/** The pairs of domains of which the one reads the other: all of them, page by page, as the heaviest may be in the last one. */
export function usePairs(focus: string): Pairs {
  const domain = focus === '' ? null : [focus]
  const answer = useInfiniteQuery({
    queryKey: ['ExplorerDependencies', domain],
    queryFn: ({ signal, pageParam }): Promise<Answer<ExplorerDependenciesQuery>> =>
      ask(operations.explorerDependencies, { domain, first: PAGE, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) =>
      data.domainDependencies?.pageInfo.hasNextPage ? data.domainDependencies.pageInfo.endCursor : undefined,
  })
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = answer
  const pages = data?.pages ?? []
  const goesOn = hasNextPage && !isFetchNextPageError && pages.length % PAGES_AT_ONCE !== 0
  useEffect(() => {
    if (goesOn && !isFetchingNextPage) void fetchNextPage()
  }, [goesOn, isFetchingNextPage, fetchNextPage])
  const next = () => void fetchNextPage()
  return {
    read: data && pages.flatMap((page) => page.data.domainDependencies?.edges.map(({ node }) => node) ?? []),
    total: pages[0]?.data.domainDependencies?.totalCount ?? null,
    isReading: goesOn || isFetchingNextPage,
    more: hasNextPage && !goesOn && !isFetchingNextPage ? next : null,
    error,
    problems: pages.flatMap(({ problems }) => problems),
    retry: isFetchNextPageError ? next : () => void refetch(),
  }
}
