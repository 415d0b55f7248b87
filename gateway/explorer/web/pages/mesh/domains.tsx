import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure, Problems, RowProblem } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { type DomainStandingFragment, operations } from '../../generated/operations.ts'
import { HealthBadge } from '../../ui/health-badge.tsx'
import { Levels } from '../../ui/levels.tsx'
import { Lines } from '../../ui/loading.tsx'
import { Moment } from '../../ui/moment.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { counted, inFigures } from '../../ui/words.ts'
import { worstFirst } from '../home/worst-first.ts'
import { EmptySearch } from '../search/empty-search.tsx'
import { NO_SEARCH } from '../search/search-state.ts'
import { LeadTimeOf, LeadTimesFailed, useLeadTimes } from './lead-times.tsx'
import { NO_CHOICE } from './mesh-state.ts'

/** Rows at a time: lead times are measured for these alone. */
const PAGE = 25
const HEADINGS = ['Domain', 'Health', 'Products', 'Service levels', 'Lead time from its sources', 'Depends on']

/** Each domain with how it stands, those that need a look first. */
export function Domains() {
  const { data, error, refetch } = useAnswer(operations.explorerMesh, {})
  const [shown, setShown] = useState(PAGE)
  const all = worstFirst((data?.data.domains ?? []).map((domain, at) => ({ ...domain, field: `domains.${at}` })))
  const domains = all.slice(0, shown)
  const leadTimes = useLeadTimes(domains.map(({ id }) => id))
  if (error) return <Failure error={error} what="The domains" retry={() => void refetch()} />
  if (data === undefined) return <Lines count={8} label="Asking for the domains" />
  if (all.length === 0)
    return (
      <>
        <Problems problems={data.problems} />
        {data.data.domains === null ? null : <EmptySearch state={NO_SEARCH} />}
      </>
    )
  return (
    <>
      <Problems problems={data.problems} retry={() => void refetch()} />
      <LeadTimesFailed known={leadTimes} />
      <p role="status" className="mb-2 text-sm text-muted">
        {domains.length === all.length
          ? counted(all.length, 'domain')
          : `${inFigures(domains.length)} of ${counted(all.length, 'domain')}`}
        , what needs a look first
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (WCAG 2.1.1) */}
      <section tabIndex={0} aria-label="Domains" className="relative overflow-x-auto rounded border border-line">
        <table className="w-full text-left text-sm">
          <thead className="bg-raised text-xs text-muted">
            <tr>
              {HEADINGS.map((title) => (
                <th key={title} scope="col" className="px-3 py-1.5 font-medium">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line bg-surface">
            {domains.map((domain) => (
              <tr key={domain.id} className="align-baseline">
                <th scope="row" className="min-w-40 px-3 py-2 font-medium">
                  <Link to="/domain" search={{ id: domain.id }} className="no-underline hover:underline">
                    <bdi>{domain.title ?? domain.id}</bdi>
                  </Link>
                  <span className="block text-xs font-normal text-muted">
                    <bdi>{domain.owner?.name ?? 'no owner declared'}</bdi>
                  </span>
                </th>
                <td className="px-3 py-2">
                  <Health domain={domain} />
                </td>
                <td className="px-3 py-2 tabular-nums">
                  {domain.products ? (
                    inFigures(domain.products.totalCount)
                  ) : (
                    <RowProblem problems={data.problems} field={`${domain.field}.products`} otherwise="not known" />
                  )}
                </td>
                <td className="min-w-36 px-3 py-2">
                  {domain.serviceLevels ? (
                    <Levels levels={domain.serviceLevels} />
                  ) : (
                    <RowProblem
                      problems={data.problems}
                      field={`${domain.field}.serviceLevels`}
                      otherwise="not known"
                    />
                  )}
                </td>
                <td className="min-w-44 px-3 py-2">
                  <LeadTimeOf domain={domain.id} known={leadTimes} />
                </td>
                <td className="px-3 py-2 whitespace-nowrap">
                  <Link
                    to="/mesh"
                    search={{ ...NO_CHOICE, tab: 'dependencies', focus: domain.id }}
                    className="inline-block min-h-[24px] underline"
                  >
                    who on whom
                    <span className="sr-only">
                      {' '}
                      around <bdi>{domain.title ?? domain.id}</bdi>
                    </span>
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ShowMore shown={domains.length} total={all.length} more={() => setShown(shown + PAGE)} />
    </>
  )
}

function Health({ domain: { availability, lastSeenAt } }: { readonly domain: DomainStandingFragment }) {
  return (
    <>
      <HealthBadge availability={availability} />
      {availability !== 'LIVE' && lastSeenAt ? (
        <span className="block text-xs text-muted">
          last answered <Moment at={lastSeenAt} />
        </span>
      ) : null}
    </>
  )
}
