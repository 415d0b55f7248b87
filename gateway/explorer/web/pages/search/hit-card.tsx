import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { SearchHitCardFragment } from '../../generated/operations.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Badge } from '../../ui/badge.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { toHit } from './hit-link.ts'
import { Marked } from './marked.tsx'
import { standingsOf } from './standing.ts'

/** Not drawn anew while the hits are those of before: each key that is typed asks the page around it. */
export const HitCard = memo(function HitCard({ hit }: { readonly hit: SearchHitCardFragment }) {
  return (
    <article className="rounded border border-line bg-surface p-3 hover:border-muted">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="font-semibold">
          <Link {...toHit(hit)} data-hit="" className="no-underline hover:underline">
            <bdi>{hit.title}</bdi>
          </Link>
        </h2>
        <code className="text-xs text-muted">{hit.id}</code>
        <StatusBadge status={hit.status} />
        <AvailabilityBadge availability={hit.availability} />
      </div>
      <p className="mt-1 text-sm text-muted">
        <bdi>{hit.owner ?? 'no owner declared'}</bdi> ·{' '}
        <Link to="/domain" search={{ id: hit.domainId }}>
          <bdi>{hit.domain?.title ?? hit.domainId}</bdi>
        </Link>
      </p>
      {hit.highlight === null ? null : (
        <p className="mt-1 text-sm" dir="auto">
          <Marked text={hit.highlight} />
        </p>
      )}
      <dl className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {standingsOf(hit).map(({ name, text, tone, title }) => (
          <div key={name} className="flex items-baseline gap-1.5">
            <dt className="text-xs text-muted">{name}</dt>
            <dd>
              {tone === 'plain' ? (
                <span title={title}>{text}</span>
              ) : (
                <Badge tone={tone} title={title}>
                  {text}
                </Badge>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  )
})
