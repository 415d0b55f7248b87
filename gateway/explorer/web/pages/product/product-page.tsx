import { getRouteApi, Link } from '@tanstack/react-router'
import { domainOf } from '../../../../../schema/ids.ts'
import { besidesDomainDown, besidesFields } from '../../api/problem-list.ts'
import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { useRemembered } from '../../app/recents.ts'
import { operations } from '../../generated/operations.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Awaited } from '../../ui/awaited.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { impactOf } from '../impact/impact-state.ts'
import { lineageOf } from '../lineage/lineage-state.ts'
import { ProductChangesFeed } from './changes.tsx'
import { Consumers } from './consumers.tsx'
import { Contract } from './contract.tsx'
import { Joins } from './joins.tsx'
import { Overview, TOLD_IN_PLACE } from './overview.tsx'
import { PRODUCT_TABS, type ProductTab } from './product-tabs.ts'
import { type Product, type ProductView, viewOf } from './product-view.ts'
import { Quality } from './quality.tsx'
import { Versions } from './versions.tsx'

const route = getRouteApi('/product')

export function ProductPage() {
  const { id, tab, col = '' } = route.useSearch()
  const answer = useAnswer(operations.explorerProduct, { id })
  const { data, error, refetch } = answer
  const product = data?.data.product ?? null
  const view = product && viewOf(product)
  const domain = domainOf(id)
  const problems = besidesDomainDown(data?.problems)
  useRemembered('product', id, view?.title ?? view?.name)
  return (
    <div className="mx-auto max-w-5xl p-4">
      <title>{`${view?.title ?? view?.name ?? id} · Heddle`}</title>
      <Header id={id} domain={domain} view={view} product={product} />
      {error ? <Failure error={error} what="This product" retry={() => void refetch()} /> : null}
      <Problems problems={tab === 'overview' ? besidesFields(problems, TOLD_IN_PLACE) : problems} />
      <Awaited answer={answer} of="its domain" lines={10} />
      {data !== undefined && view === null ? <Unknown id={id} domain={domain} /> : null}
      {product && view ? (
        <>
          <LastKnown view={view} product={product} />
          <Tabs id={id} chosen={tab} />
          {tab === 'overview' ? (
            <Overview product={product} view={view} problems={problems} retry={() => void refetch()} />
          ) : null}
          {tab === 'contract' ? <Contract ports={view.ports} col={col} /> : null}
          {tab === 'quality' ? <Quality view={view} /> : null}
          {tab === 'consumers' ? <Consumers view={view} /> : null}
          {tab === 'versions' ? <Versions id={id} /> : null}
          {tab === 'changes' ? <ProductChangesFeed id={id} /> : null}
          {tab === 'joins' ? <Joins id={id} /> : null}
        </>
      ) : null}
    </div>
  )
}

interface HeaderProps {
  readonly id: string
  readonly domain: string | null
  readonly view: ProductView | null
  readonly product: Product | null
}

function Header({ id, domain, view, product }: HeaderProps) {
  return (
    <header className="mb-3">
      {domain === null ? null : (
        <p className="text-sm text-muted">
          <Link to="/domain" search={{ id: domain }}>
            {product?.domain?.title ?? domain}
          </Link>
        </p>
      )}
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className="text-xl font-semibold">{view?.title ?? view?.name ?? id}</h1>
        {view?.version ? <span className="text-muted">{view.version}</span> : null}
        <StatusBadge status={view?.status ?? null} />
        <AvailabilityBadge availability={product?.catalogEntry?.availability ?? null} />
      </div>
      <code className="text-sm text-muted">{id}</code>
    </header>
  )
}

function LastKnown({ view, product }: { readonly view: ProductView; readonly product: Product }) {
  const { availability, lastSeenAt } = product.catalogEntry ?? {}
  if (availability === 'REMOVED')
    return (
      <Notice kind="warn" title="This product is not in the mesh any more">
        {view.lastKnownAt ? (
          <>
            Below is what was known <Moment at={view.lastKnownAt} />.
          </>
        ) : null}
      </Notice>
    )
  if (availability !== 'UNREACHABLE' && view.lastKnownAt === null) return null
  return (
    <Notice kind="warn" title="Its domain does not answer at present">
      {view.lastKnownAt === null ? (
        'Nothing was known of it before.'
      ) : (
        <>
          Below is what was known <Moment at={view.lastKnownAt} />
          {lastSeenAt ? (
            <>
              ; the domain last answered <Moment at={lastSeenAt} />
            </>
          ) : null}
          .
        </>
      )}
    </Notice>
  )
}

function Tabs({ id, chosen }: { readonly id: string; readonly chosen: ProductTab }) {
  return (
    <nav aria-label="Parts of this product" className="my-4 flex flex-wrap gap-1 border-line border-b">
      {PRODUCT_TABS.map((tab) => (
        <Link
          key={tab}
          to="/product"
          search={{ id, tab }}
          aria-current={tab === chosen ? 'page' : undefined}
          className={`-mb-px border-b-2 px-3 py-1.5 capitalize no-underline ${tab === chosen ? 'border-accent font-medium' : 'border-transparent text-muted hover:text-ink'}`}
        >
          {tab}
        </Link>
      ))}
      <Link to="/lineage" search={lineageOf(id)} className="ml-auto px-3 py-1.5 text-accent">
        Lineage
      </Link>
      <Link to="/impact" search={impactOf([id])} className="px-3 py-1.5 text-accent">
        What breaks if it changes?
      </Link>
    </nav>
  )
}

function Unknown({ id, domain }: { readonly id: string; readonly domain: string | null }) {
  return (
    <Notice kind="plain" title={`No product is called ${id}`}>
      {domain === null ? (
        'The id of a product is <domain>/<product>.'
      ) : (
        <Link to="/domain" search={{ id: domain }} className="underline">
          These are the products of {domain}
        </Link>
      )}
    </Notice>
  )
}
