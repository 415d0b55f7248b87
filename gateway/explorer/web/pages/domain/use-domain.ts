import { useInfiniteQuery } from '@tanstack/react-query'
import type { Answer } from '../../../../../client/request.ts'
import { ask } from '../../api/ask.ts'
import { useCancel } from '../../api/use-answer.ts'
import { type ExplorerDomainQuery, operations } from '../../generated/operations.ts'

export type Domain = NonNullable<ExplorerDomainQuery['domain']>
export type DomainAnswer = ReturnType<typeof useDomain>

/** Products at a time: a domain may have thousands. */
const PAGE = 100

/** A domain with the first of its products; more of them come page by page. */
export function useDomain(id: string) {
  const queryKey = ['ExplorerDomain', id]
  const cancel = useCancel(queryKey)
  const answer = useInfiniteQuery({
    queryKey,
    queryFn: ({ signal, pageParam }): Promise<Answer<ExplorerDomainQuery>> =>
      ask(operations.explorerDomain, { id, first: PAGE, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) => {
      const info = data.domain?.products?.pageInfo
      return info?.hasNextPage ? info.endCursor : undefined
    },
  })
  return { ...answer, cancel }
}
