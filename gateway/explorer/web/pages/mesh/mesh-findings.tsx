import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type Answer, request } from '../../../../../client/request.ts'
import { mesh } from '../../api/mesh.ts'
import { Failure, Problems } from '../../api/problems.tsx'
import { type ExplorerMeshFindingsQuery, type FindingKind, operations } from '../../generated/operations.ts'
import { Lines } from '../../ui/loading.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useOldLook } from '../../ui/old-look.ts'
import { toggledIn } from '../../ui/toggled.ts'
import { counted, inFigures, inWords } from '../../ui/words.ts'
import { FindingLine } from '../findings/finding-line.tsx'
import { FINDING_WORDS } from '../findings/finding-words.ts'
import { type MeshState, NO_CHOICE } from './mesh-state.ts'

const PAGE = 50

/** Where what is declared and what is observed part, the most severe first. */
export function MeshFindings({ state }: { readonly state: MeshState }) {
  const answer = useFindings(state)
  const { data, error, refetch, isPlaceholderData } = answer
  const oldLook = useOldLook(isPlaceholderData)
  const newest = data?.pages[0]
  const found = newest?.data.reconciliation
  const findings = data?.pages.flatMap(({ data }) => data.reconciliation?.edges.map(({ node }) => node) ?? []) ?? []
  if (error) return <Failure error={error} what="The findings" retry={() => void refetch()} />
  if (!newest) return <Lines count={8} label="Comparing what is declared with what is observed" />
  const isFiltered = state.kind.length + state.severity.length + state.domain.length > 0
  return (
    <div aria-busy={isPlaceholderData} className={oldLook}>
      <Problems problems={newest.problems} />
      {found ? (
        <>
          <div className="mb-3 space-y-1 text-sm">
            <Choice name="severity" title="Severity" state={state} counts={found.bySeverity} />
            <Choice
              name="kind"
              title="What parts"
              state={state}
              counts={found.byKind}
              wordsOf={(kind) => FINDING_WORDS[kind as FindingKind].short}
            />
            <Choice name="domain" title="Domain" state={state} counts={found.byDomain} />
            <KindsExplained />
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
          <FindingLine key={finding.id} finding={finding} about={finding.product?.id ?? finding.domainId} />
        ))}
      </ul>
      <MoreButton answer={answer} shown={findings.length} total={found?.totalCount ?? findings.length} />
    </div>
  )
}

/** In words, once for all lines. */
function KindsExplained() {
  return (
    <details className="text-muted">
      <summary className="inline-block min-h-[24px] cursor-pointer underline">What these mean, and what to do</summary>
      <dl className="max-w-3xl">
        {Object.entries(FINDING_WORDS).map(([kind, { short, meaning }]) => (
          <div key={kind} className="mt-1">
            <dt className="font-medium text-ink">{short}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

interface ChoiceProps {
  readonly name: 'kind' | 'severity' | 'domain'
  readonly title: string
  readonly state: MeshState
  readonly counts: readonly { readonly key: string; readonly label?: string | null; readonly count: number }[]
  readonly wordsOf?: (key: string) => string
}

/** Values to narrow by, with how many match; what was chosen stays to be given back. */
function Choice({ name, title, state, counts, wordsOf = inWords }: ChoiceProps) {
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
            <bdi>{label ?? wordsOf(key)}</bdi> <span className="tabular-nums">{inFigures(count)}</span>
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
