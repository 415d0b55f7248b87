import { Link } from '@tanstack/react-router'
import type { SearchHitCardFragment } from '../../generated/operations.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Badge } from '../../ui/badge.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { placeOfHit } from '../product/product-state.ts'
import { Marked } from './marked.tsx'
import { standingsOf } from './standing.ts'

export function HitCard({ hit }: { readonly hit: SearchHitCardFragment }) {
  return (
    <article className="rounded border border-line bg-surface p-3 hover:border-muted">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="font-semibold">
          <Link to="/product" search={placeOfHit(hit)} className="no-underline hover:underline">
            {hit.title}
          </Link>
        </h2>
        <code className="text-xs text-muted">{hit.id}</code>
        <StatusBadge status={hit.status} />
        <AvailabilityBadge availability={hit.availability} />
      </div>
      <p className="mt-1 text-sm text-muted">
        {hit.owner ?? 'no owner declared'} ·{' '}
        <Link to="/domain" search={{ id: hit.domainId }}>
          {hit.domain?.title ?? hit.domainId}
        </Link>
      </p>
      {hit.highlight === null ? null : (
        <p className="mt-1 text-sm">
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
}
