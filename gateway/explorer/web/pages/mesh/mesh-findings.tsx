import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type Answer, request } from '../../../../../client/request.ts'
import { productOf } from '../../../../../schema/ids.ts'
import { mesh } from '../../api/mesh.ts'
import { Failure, Problems } from '../../api/problems.tsx'
import {
  type ExplorerMeshFindingsQuery,
  type FindingSeverity,
  type MeshFindingFragment,
  operations,
} from '../../generated/operations.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Lines } from '../../ui/loading.tsx'
import { Moment } from '../../ui/moment.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { toggledIn } from '../../ui/toggled.ts'
import { counted, inFigures, inWords } from '../../ui/words.ts'
import { type MeshState, NO_CHOICE } from './mesh-state.ts'

const PAGE = 50
const TONES: Readonly<Record<FindingSeverity, Tone>> = { ERROR: 'bad', WARNING: 'warn', INFO: 'plain' }

/** Where what is declared and what is observed part, the most severe first. */
export function MeshFindings({ state }: { readonly state: MeshState }) {
  const answer = useFindings(state)
  const { data, error, refetch, isPlaceholderData } = answer
  const newest = data?.pages[0]
  const found = newest?.data.reconciliation
  const findings = data?.pages.flatMap(({ data }) => data.reconciliation?.edges.map(({ node }) => node) ?? []) ?? []
  if (error) return <Failure error={error} what="The findings" retry={() => void refetch()} />
  if (!newest) return <Lines count={8} label="Comparing what is declared with what is observed" />
  const isFiltered = state.kind.length + state.severity.length + state.domain.length > 0
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'grayscale' : ''}>
      <Problems problems={newest.problems} />
      {found ? (
        <>
          <div className="mb-3 space-y-1 text-sm">
            <Choice name="severity" title="Severity" state={state} counts={found.bySeverity} />
            <Choice name="kind" title="What parts" state={state} counts={found.byKind} />
            <Choice name="domain" title="Domain" state={state} counts={found.byDomain} />
          </div>
          <p role="status" className="mb-2 flex flex-wrap gap-x-3 text-sm text-muted">
            <span>
              {findings.length === found.totalCount
                ? counted(found.totalCount, 'finding')
                : `${inFigures(findings.length)} of ${counted(found.totalCount, 'finding')}`}
            </span>
            {isFiltered ? (
              <Link to="/mesh" search={{ ...NO_CHOICE, tab: 'findings' }} className="text-accent">
                Clear all
              </Link>
            ) : null}
          </p>
          {found.totalCount === 0 ? (
            <Notice
              kind="plain"
              title={isFiltered ? 'Nothing is found with this choice' : 'What is declared is what is observed'}
            />
          ) : null}
        </>
      ) : null}
      <ul className="divide-y divide-line rounded border border-line bg-surface text-sm empty:hidden">
        {findings.map((finding) => (
          <li key={finding.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
            <Finding finding={finding} />
          </li>
        ))}
      </ul>
      <MoreButton answer={answer} shown={findings.length} total={found?.totalCount ?? findings.length} />
    </div>
  )
}

function Finding({ finding }: { readonly finding: MeshFindingFragment }) {
  const { kind, severity, consumer, source, product, firstSeenAt, domainId } = finding
  return (
    <>
      <Badge tone={TONES[severity]}>{inWords(severity)}</Badge>
      <span className="font-medium">{inWords(kind)}</span>
      <span className="min-w-0">
        <Thing id={consumer.id} label={consumer.label} /> reads{' '}
        {source === null ? 'something that is not known' : <Thing id={source.id} label={source.label} />}
      </span>
      <span className="ml-auto text-xs text-muted">
        about {product?.id ?? domainId}
        {firstSeenAt ? (
          <>
            , since <Moment at={firstSeenAt} />
          </>
        ) : null}
      </span>
    </>
  )
}

function Thing({ id, label }: { readonly id: string; readonly label: string }) {
  const product = productOf(id)
  return product === null ? (
    <bdi title={id}>{label}</bdi>
  ) : (
    <Link to="/product" search={{ id: product, tab: 'consumers' }} title={id}>
      <bdi>{label}</bdi>
    </Link>
  )
}

interface ChoiceProps {
  readonly name: 'kind' | 'severity' | 'domain'
  readonly title: string
  readonly state: MeshState
  readonly counts: readonly { readonly key: string; readonly label?: string | null; readonly count: number }[]
}

/** Values to narrow by, with how many match; what was chosen stays to be given back. */
function Choice({ name, title, state, counts }: ChoiceProps) {
  const navigate = useNavigate()
  const chosen: readonly string[] = state[name]
  const missing = chosen.filter((key) => !counts.some((one) => one.key === key)).map((key) => ({ key, count: 0 }))
  const values: ChoiceProps['counts'] = [...counts, ...missing]
  if (values.length === 0) return null
  return (
    <fieldset className="flex flex-wrap items-baseline gap-x-1 gap-y-1">
      <legend className="float-left mr-2 w-24 text-muted">{title}</legend>
      {values.slice(0, 12).map(({ key, label, count }) => {
        const isChosen = chosen.includes(key)
        return (
          <button
            key={key}
            type="button"
            aria-pressed={isChosen}
            onClick={() =>
              void navigate({
                to: '/mesh',
                search: { ...state, [name]: toggledIn<string>(chosen, key) },
                replace: true,
              })
            }
            className={`min-h-[24px] rounded px-2 hover:bg-raised ${isChosen ? 'bg-accent-soft font-medium text-accent' : ''}`}
          >
            <bdi>{label ?? inWords(key)}</bdi> <span className="tabular-nums">{inFigures(count)}</span>
          </button>
        )
      })}
      {values.length > 12 ? <span className="text-muted">12 of {inFigures(values.length)}</span> : null}
    </fieldset>
  )
}

function useFindings({ kind, severity, domain }: MeshState) {
  const filter = { kind, severity, domain }
  return useInfiniteQuery({
    queryKey: ['ExplorerMeshFindings', filter],
    queryFn: ({ signal, pageParam }): Promise<Answer<ExplorerMeshFindingsQuery>> =>
      request(mesh, operations.explorerMeshFindings, { filter, first: PAGE, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) =>
      data.reconciliation?.pageInfo.hasNextPage ? data.reconciliation.pageInfo.endCursor : undefined,
    placeholderData: keepPreviousData,
  })
}
