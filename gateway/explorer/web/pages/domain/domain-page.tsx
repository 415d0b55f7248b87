import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { HeddleProblem } from '../../../../../client/errors.ts'
import { besidesDomainDown, besidesFields } from '../../api/problem-list.ts'
import { Failure, FieldProblem, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { useRemembered } from '../../app/recents.ts'
import { type ExplorerDomainQuery, operations } from '../../generated/operations.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Awaited } from '../../ui/awaited.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { counted, unlessAll } from '../../ui/words.ts'

const route = getRouteApi('/domain')
/** As many as a page of the graph may have. */
const MOST = 1_000

/** Fields of the answer whose problems stand in their own places. */
const TOLD_IN_PLACE = ['domain.dependsOn', 'domain.releases', 'domain.products'] as const

type Domain = NonNullable<ExplorerDomainQuery['domain']>

export function DomainPage() {
  const { id } = route.useSearch()
  const answer = useAnswer(operations.explorerDomain, { id, first: MOST, after: null })
  const { data, error, refetch } = answer
  const domain = data?.data.domain
  const isDown = domain?.availability === 'UNREACHABLE'
  useRemembered('domain', id, domain && (domain.title ?? id))
  return (
    <div className="mx-auto max-w-5xl p-4">
      <title>{`${domain?.title ?? id} · Heddle`}</title>
      <div className="mb-3 flex flex-wrap items-baseline gap-3">
        <h1 className="text-xl font-semibold">{domain?.title ?? id}</h1>
        <code className="text-sm text-muted">{id}</code>
        {domain ? <AvailabilityBadge availability={domain.availability} /> : null}
      </div>
      {error ? <Failure error={error} what="This domain" retry={() => void refetch()} /> : null}
      <Problems
        problems={besidesFields(isDown ? besidesDomainDown(data?.problems) : (data?.problems ?? []), TOLD_IN_PLACE)}
      />
      <Awaited answer={answer} of="the catalog" lines={8} />
      {data !== undefined && domain === null ? (
        <Notice kind="plain" title={`No domain is called ${id}`}>
          <Link to="/" className="underline">
            These are the domains of the mesh
          </Link>
        </Notice>
      ) : null}
      {domain ? <DomainContent domain={domain} problems={data?.problems ?? []} retry={() => void refetch()} /> : null}
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
      {domain.description ? <p className="mb-3 max-w-prose">{domain.description}</p> : null}
      <Facts
        facts={{
          Owner: domain.owner?.name ?? null,
          Contact: domain.owner?.email ? <a href={`mailto:${domain.owner.email}`}>{domain.owner.email}</a> : null,
          'Reads from':
            domain.dependsOn === null ? why('domain.dependsOn') : <DomainLinks domains={domain.dependsOn} />,
          Releases:
            domain.releases === null ? (
              why('domain.releases')
            ) : newest ? (
              <>
                {counted(domain.releases?.totalCount ?? 0, 'release')}, the newest <Moment at={newest.publishedAt} /> by{' '}
                {newest.by}
              </>
            ) : (
              'never published'
            ),
        }}
      />
      {domain.products === null ? (
        <section aria-label="Products" className="mt-6">
          {why('domain.products')}
        </section>
      ) : (
        <ProductTable products={domain.products} />
      )}
    </>
  )
}

function DomainLinks({ domains }: { readonly domains: NonNullable<Domain['dependsOn']> }): ReactNode {
  if (domains.length === 0) return 'no other domain'
  return (
    <ul className="flex flex-wrap gap-x-3">
      {domains.map(({ id, title }) => (
        <li key={id}>
          <Link to="/domain" search={{ id }}>
            {title ?? id}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function ProductTable({ products }: { readonly products: NonNullable<Domain['products']> }) {
  return (
    <section aria-labelledby="products" className="mt-6">
      <h2 id="products" className="mb-2 font-semibold">
        {counted(products.totalCount, 'product')}
        {unlessAll(products, 'first')}
      </h2>
      <ul className="divide-y divide-line rounded border border-line bg-surface">
        {products.edges.map(({ node: { id, catalogEntry } }) => {
          const known = catalogEntry?.lastKnown
          return (
            <li key={id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
              <Link to="/product" search={{ id, tab: 'overview' }} className="font-medium no-underline hover:underline">
                {known?.title ?? known?.name ?? id}
              </Link>
              <code className="text-xs text-muted">{id}</code>
              {known?.version ? <span className="text-sm text-muted">{known.version}</span> : null}
              <StatusBadge status={known?.status ?? null} />
              {catalogEntry ? <AvailabilityBadge availability={catalogEntry.availability} /> : null}
              <span className="ml-auto text-sm text-muted">{known?.owner?.name}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
