import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { HeddleProblem } from '../../../../../client/errors.ts'
import { RowProblem } from '../../api/problems.tsx'
import type { DomainCardFragment } from '../../generated/operations.ts'
import { HealthBadge } from '../../ui/health-badge.tsx'
import { Levels } from '../../ui/levels.tsx'
import { Moment } from '../../ui/moment.tsx'
import { counted, inFigures } from '../../ui/words.ts'
import { NO_CHOICE } from '../mesh/mesh-state.ts'

/** How many findings a domain has; null until lineage has told. */
export type DomainFindings = { readonly total: number; readonly errors: number } | null

interface DomainCardProps {
  /** With where it stands in the answer. */
  readonly domain: DomainCardFragment & { readonly field: string }
  readonly problems: readonly HeddleProblem[]
  readonly findings: DomainFindings
}

/** Whether a domain answers, what it offers, and what is wrong with it. */
export function DomainCard({ domain, problems, findings }: DomainCardProps) {
  const { id, title, availability, lastSeenAt, owner, products, serviceLevels } = domain
  return (
    <article className="h-full rounded border border-line bg-surface p-3">
      <div className="flex items-baseline justify-between gap-2">
        <h3 className="font-semibold">
          <Link to="/domain" search={{ id }} className="no-underline hover:underline">
            <bdi>{title ?? id}</bdi>
          </Link>
        </h3>
        <HealthBadge availability={availability} />
      </div>
      <p className="text-sm text-muted">
        <bdi>{owner?.name ?? 'no owner declared'}</bdi>
      </p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">
        <Figure name="Products">
          {products ? (
            inFigures(products.totalCount)
          ) : (
            <RowProblem problems={problems} field={`${domain.field}.products`} otherwise="not known" />
          )}
        </Figure>
        <Figure name="Service levels">
          {serviceLevels ? <Levels levels={serviceLevels} /> : <span className="text-muted">not known</span>}
        </Figure>
        <Figure name="Findings">
          {findings === null ? (
            <span className="text-muted">not known</span>
          ) : findings.total === 0 ? (
            'none'
          ) : (
            <Link to="/mesh" search={{ ...NO_CHOICE, tab: 'findings', domain: [id] }} className="text-accent underline">
              {findings.errors > 0
                ? `${counted(findings.errors, 'error')} of ${counted(findings.total, 'finding')}`
                : counted(findings.total, 'finding')}
            </Link>
          )}
        </Figure>
        {availability === 'UNREACHABLE' && lastSeenAt ? (
          <Figure name="Last answered">
            <span className="text-bad">
              <Moment at={lastSeenAt} />
            </span>
          </Figure>
        ) : null}
      </dl>
    </article>
  )
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
