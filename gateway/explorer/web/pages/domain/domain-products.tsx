import { Link } from '@tanstack/react-router'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { counted, inFigures } from '../../ui/words.ts'
import { NO_SEARCH } from '../search/search-state.ts'
import type { Domain, DomainAnswer } from './use-domain.ts'

interface DomainProductsProps {
  readonly domain: Domain
  readonly answer: DomainAnswer
}

/** The products of a domain, page by page; of many, the search finds one sooner. */
export function DomainProducts({ domain: { id, products }, answer }: DomainProductsProps) {
  const { data, hasNextPage } = answer
  if (products === null) return null
  const shown = data?.pages.flatMap(({ data }) => data.domain?.products?.edges ?? []) ?? []
  return (
    <section aria-labelledby="products" className="mt-6">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="products" className="font-semibold">
          {shown.length < products.totalCount ? `${inFigures(shown.length)} of ` : ''}
          {counted(products.totalCount, 'product')}
        </h2>
        {hasNextPage ? (
          <Link to="/search" search={{ ...NO_SEARCH, domain: [id] }} className="min-h-[24px] text-sm underline">
            Search in them
          </Link>
        ) : null}
      </div>
      {products.totalCount === 0 ? <NoProduct /> : null}
      <ul className="divide-y divide-line rounded border border-line bg-surface empty:hidden">
        {shown.map(({ node: { id, catalogEntry } }) => {
          const known = catalogEntry?.lastKnown
          return (
            <li key={id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
              <Link to="/product" search={{ id, tab: 'overview' }} className="font-medium no-underline hover:underline">
                <bdi>{known?.title ?? known?.name ?? id}</bdi>
              </Link>
              <code className="text-xs text-muted">{id}</code>
              {known?.version ? <bdi className="text-sm text-muted">{known.version}</bdi> : null}
              <StatusBadge status={known?.status ?? null} />
              {catalogEntry ? <AvailabilityBadge availability={catalogEntry.availability} /> : null}
              <bdi className="ml-auto text-sm text-muted">{known?.owner?.name}</bdi>
            </li>
          )
        })}
      </ul>
      <MoreButton answer={answer} shown={shown.length} total={products.totalCount} />
    </section>
  )
}

const NEXT_PRODUCT = `heddle new product my-product
heddle serve      # in a terminal of its own
heddle publish`

function NoProduct() {
  return (
    <Notice kind="plain" title="It offers no product yet">
      <p>A product of it is in the mesh after these commands, in its folder:</p>
      <pre className="mt-2 whitespace-pre-wrap rounded bg-surface p-2 font-mono text-sm">{NEXT_PRODUCT}</pre>
    </Notice>
  )
}
