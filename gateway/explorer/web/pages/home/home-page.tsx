import { Link } from '@tanstack/react-router'
import type { HeddleProblem } from '../../../../../client/errors.ts'
import { besidesFields } from '../../api/problem-list.ts'
import { Failure, FieldProblem, Problems, RowProblem } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { type DomainCardFragment, operations } from '../../generated/operations.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Awaited } from '../../ui/awaited.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Moment } from '../../ui/moment.tsx'
import { counted } from '../../ui/words.ts'
import { EmptySearch } from '../search/empty-search.tsx'
import { NO_SEARCH } from '../search/search-state.ts'
import { worstFirst } from './worst-first.ts'

export function HomePage() {
  const answer = useAnswer(operations.explorerHome, {})
  const { data, error, refetch } = answer
  const domains = (data?.data.domains ?? []).map((domain, at) => ({ ...domain, field: `domains.${at}` }))
  const problems = data?.problems ?? []
  const retry = () => void refetch()
  return (
    <div className="mx-auto max-w-7xl p-4">
      <title>Heddle</title>
      <h1 className="mb-1 text-xl font-semibold">The mesh</h1>
      <p className="mb-4 text-muted">
        {data?.data.products ? (
          <>
            {counted(data.data.products.totalCount, 'data product')} of {counted(domains.length, 'domain')}.{' '}
            <Link to="/search" search={NO_SEARCH} className="text-accent underline">
              Look through them
            </Link>
          </>
        ) : (
          'Each domain answers for its own data products. '
        )}
        {data?.data.products === null ? <FieldProblem problems={problems} field="products" retry={retry} /> : null}
      </p>
      {error ? <Failure error={error} what="The mesh" retry={retry} /> : null}
      <Problems problems={besidesFields(problems, ['products'])} retry={retry} />
      <Awaited answer={answer} of="the catalog" lines={8} />
      {data?.data.domains?.length === 0 ? <EmptySearch state={NO_SEARCH} /> : null}
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {worstFirst(domains).map((domain) => (
          <li key={domain.id}>
            <DomainCard domain={domain} problems={problems} />
          </li>
        ))}
      </ul>
    </div>
  )
}

interface DomainCardProps {
  readonly domain: DomainCardFragment & { readonly field: string }
  readonly problems: readonly HeddleProblem[]
}

function DomainCard({ domain, problems }: DomainCardProps) {
  return (
    <article className="h-full rounded border border-line bg-surface p-3">
      <div className="flex items-baseline justify-between gap-2">
        <h2 className="font-semibold">
          <Link to="/domain" search={{ id: domain.id }} className="no-underline hover:underline">
            <bdi>{domain.title ?? domain.id}</bdi>
          </Link>
        </h2>
        {domain.availability === null ? (
          <Badge title="It is registered, and has never published">never published</Badge>
        ) : (
          <AvailabilityBadge availability={domain.availability} />
        )}
      </div>
      <p className="text-sm text-muted">
        <bdi>{domain.owner?.name ?? 'no owner declared'}</bdi>
      </p>
      <p className="mt-2 text-sm">
        {domain.products ? (
          counted(domain.products.totalCount, 'product')
        ) : (
          <>
            products: <RowProblem problems={problems} field={`${domain.field}.products`} otherwise="not known" />
          </>
        )}
        {domain.availability === 'UNREACHABLE' && domain.lastSeenAt ? (
          <span className="text-bad">
            {' '}
            · last answered <Moment at={domain.lastSeenAt} />
          </span>
        ) : null}
      </p>
    </article>
  )
}
