import type { HeddleError, HeddleProblem } from '../../../../../client/errors.ts'
import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { type DomainLeadTimeFragment, operations } from '../../generated/operations.ts'
import { counted } from '../../ui/words.ts'
import { inDuration } from './duration-words.ts'

/** As many pairs as are measured in one question. */
const MOST = 100

export interface LeadTimes {
  readonly isAsked: boolean
  readonly pairs: readonly DomainLeadTimeFragment[]
  /** How many pairs there are with these domains. */
  readonly total: number
  /** Of no answer at all, and of parts of it. */
  readonly error: HeddleError | null
  readonly problems: readonly HeddleProblem[]
  readonly retry: () => void
}

/** One question for all rows of the page, behind what is shown already. */
export function useLeadTimes(domains: readonly string[]): LeadTimes {
  const { data, isPending, error, refetch } = useAnswer(
    operations.explorerLeadTimes,
    { domain: [...domains], first: MOST },
    { enabled: domains.length > 0, keepPrevious: true },
  )
  const found = data?.data.domainDependencies
  return {
    isAsked: isPending,
    pairs: found?.edges.map(({ node }) => node) ?? [],
    total: found?.totalCount ?? 0,
    error,
    problems: data?.problems ?? [],
    retry: () => void refetch(),
  }
}

/** Why lead times are missing in the rows below, once for all of them. */
export function LeadTimesFailed({ known: { error, problems, retry } }: { readonly known: LeadTimes }) {
  if (error !== null) return <Failure error={error} what="Lead times" retry={retry} />
  return <Problems problems={problems} retry={retry} />
}

/** From the source whose changes take longest to arrive. */
export function LeadTimeOf({ domain, known }: { readonly domain: string; readonly known: LeadTimes }) {
  if (known.isAsked) return <span className="text-muted">measuring…</span>
  const sources = known.pairs.filter(({ to }) => to.id === domain)
  // Without an answer there is no pair, which does not say that it reads nobody.
  if (known.error !== null || (sources.length === 0 && known.problems.length > 0))
    return <span className="text-warn">not answered</span>
  if (sources.length === 0)
    return (
      <span className="text-muted">
        {known.pairs.length < known.total ? 'not among those measured' : 'reads no other'}
      </span>
    )
  const [slowest] = sources
    .flatMap(({ from, leadTime }) =>
      leadTime?.p50Seconds == null ? [] : [{ from, ...leadTime, p50: leadTime.p50Seconds }],
    )
    .sort((a, b) => b.p50 - a.p50)
  if (slowest === undefined) return <span className="text-muted">not measured</span>
  return (
    <>
      {inDuration(slowest.p50)} from <bdi>{slowest.from.title ?? slowest.from.id}</bdi>
      <span className="block text-xs text-muted">
        {slowest.p95Seconds === null ? null : `p95 ${inDuration(slowest.p95Seconds)}, `}
        {counted(slowest.samples, 'change')}
        {sources.length > 1 ? `; the slowest of ${sources.length}` : ''}
      </span>
    </>
  )
}
