import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { HeddleProblem } from '../../../../../client/errors.ts'
import { besidesDomainDown, besidesFields } from '../../api/problem-list.ts'
import { Failure, FieldProblem, Problems } from '../../api/problems.tsx'
import { useRemembered } from '../../app/recents.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Awaited } from '../../ui/awaited.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Notice } from '../../ui/notice.tsx'
import { counted, inFigures } from '../../ui/words.ts'
import { DomainProducts } from './domain-products.tsx'
import { type Domain, useDomain } from './use-domain.ts'

const route = getRouteApi('/domain')

/** Fields of the answer whose problems stand in their own places. */
const TOLD_IN_PLACE = ['domain.dependsOn', 'domain.releases', 'domain.products'] as const

export function DomainPage() {
  const { id } = route.useSearch()
  const answer = useDomain(id)
  const { data, error, refetch } = answer
  const newest = data?.pages[0]
  const domain = newest?.data.domain
  const isDown = domain?.availability === 'UNREACHABLE'
  const problems = newest?.problems ?? []
  const retry = () => void refetch()
  useRemembered('domain', id, domain && (domain.title ?? id))
  return (
    <div className="mx-auto max-w-5xl p-4">
      <title>{`${domain?.title ?? id} · Heddle`}</title>
      <div className="mb-3 flex flex-wrap items-baseline gap-3">
        <h1 className="text-xl font-semibold">
          <bdi>{domain?.title ?? id}</bdi>
        </h1>
        <code className="text-sm text-muted">{id}</code>
        {domain ? <AvailabilityBadge availability={domain.availability} /> : null}
      </div>
      {error ? <Failure error={error} what="This domain" retry={() => void refetch()} /> : null}
      <Problems problems={besidesFields(isDown ? besidesDomainDown(problems) : problems, TOLD_IN_PLACE)} />
      <Awaited answer={answer} of="the catalog" lines={8} />
      {domain === null ? (
        <Notice kind="plain" title={`No domain is called ${id}`}>
          <Link to="/" className="underline">
            These are the domains of the mesh
          </Link>
        </Notice>
      ) : null}
      {domain ? <DomainContent domain={domain} problems={problems} retry={retry} /> : null}
      {domain?.products === null ? (
        <section aria-label="Products" className="mt-6">
          <FieldProblem problems={problems} field="domain.products" retry={retry} />
        </section>
      ) : null}
      {domain ? <DomainProducts domain={domain} answer={answer} /> : null}
    </div>
  )
}

interface DomainContentProps {
  readonly domain: Domain
  readonly problems: readonly HeddleProblem[]
  readonly retry: () => void
}

function DomainContent({ domain, problems, retry }: DomainContentProps) {
  const why = (field: (typeof TOLD_IN_PLACE)[number]) => (
    <FieldProblem problems={problems} field={field} retry={retry} />
  )
  const newest = domain.releases?.edges[0]?.node
  return (
    <>
      {domain.availability === 'UNREACHABLE' ? (
        <Notice kind="warn" title="This domain does not answer at present">
          What is shown of its products is what was last known
          {domain.lastSeenAt ? (
            <>
              : it last answered <Moment at={domain.lastSeenAt} />
            </>
          ) : null}
          .
        </Notice>
      ) : null}
      {domain.description ? (
        <p dir="auto" className="mb-3 max-w-prose">
          {domain.description}
        </p>
      ) : null}
      <Facts
        facts={{
          Owner: domain.owner?.name ? <bdi>{domain.owner.name}</bdi> : null,
          Contact: domain.owner?.email ? <a href={`mailto:${domain.owner.email}`}>{domain.owner.email}</a> : null,
          'Reads from':
            domain.dependsOn === null ? why('domain.dependsOn') : <DomainLinks domains={domain.dependsOn} />,
          Releases:
            domain.releases === null ? (
              why('domain.releases')
            ) : newest ? (
              <>
                {counted(domain.releases?.totalCount ?? 0, 'release')}, the newest <Moment at={newest.publishedAt} /> by{' '}
                <bdi>{newest.by}</bdi>
              </>
            ) : (
              'never published'
            ),
        }}
      />
    </>
  )
}

/** Of domains that it reads, before the others are one step away. */
const SHOWN = 8

function DomainLinks({ domains }: { readonly domains: NonNullable<Domain['dependsOn']> }): ReactNode {
  if (domains.length === 0) return 'no other domain'
  const more = domains.slice(SHOWN)
  return (
    <>
      <DomainList domains={domains.slice(0, SHOWN)} />
      {more.length > 0 ? (
        <details>
          <summary className="min-h-[24px] cursor-pointer text-muted">{inFigures(more.length)} more</summary>
          <DomainList domains={more} />
        </details>
      ) : null}
    </>
  )
}

function DomainList({ domains }: { readonly domains: NonNullable<Domain['dependsOn']> }) {
  return (
    <ul className="flex flex-wrap gap-x-3">
      {domains.map(({ id, title }) => (
        <li key={id}>
          <Link to="/domain" search={{ id }} className="inline-block min-h-[24px]">
            <bdi>{title ?? id}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  )
}
