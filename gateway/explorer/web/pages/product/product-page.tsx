import { getRouteApi, Link } from '@tanstack/react-router'
import { domainOf } from '../../../../../schema/ids.ts'
import { besidesDomainDown, besidesFields } from '../../api/problem-list.ts'
import { Failure, Problems } from '../../api/problems.tsx'
import { useDomainTitle } from '../../api/use-domain-title.ts'
import { useRemembered } from '../../app/recents.ts'
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
import { availabilityOf, type Product, type ProductView, viewOf } from './product-view.ts'
import { Quality } from './quality.tsx'
import { useProduct } from './use-product.ts'
import { Versions } from './versions.tsx'

const route = getRouteApi('/product')

export function ProductPage() {
  const { id, tab, col = '' } = route.useSearch()
  const answer = useProduct(id)
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
  const domainTitle = useDomainTitle(domain)
  return (
    <header className="mb-3">
      {domain === null ? null : (
        <p className="text-sm text-muted">
          <Link to="/domain" search={{ id: domain }}>
            <bdi>{product?.domain?.title ?? domainTitle}</bdi>
          </Link>
        </p>
      )}
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className="text-xl font-semibold">
          <bdi>{view?.title ?? view?.name ?? id}</bdi>
        </h1>
        {view?.version ? <bdi className="text-muted">{view.version}</bdi> : null}
        <StatusBadge status={view?.status ?? null} />
        <AvailabilityBadge availability={product && availabilityOf(product)} />
      </div>
      <code className="text-sm text-muted">{id}</code>
    </header>
  )
}

/** What is missing below looks like what was never declared, if it is not said. */
const NOT_KEPT =
  'Its description, how to use it, its limitations, where support is, and how its ports are described and queried are not kept.'

function LastKnown({ view, product }: { readonly view: ProductView; readonly product: Product }) {
  const availability = availabilityOf(product)
  if (availability === 'REMOVED')
    return (
      <Notice kind="warn" title="This product is not in the mesh any more">
        {view.lastKnownAt ? (
          <>
            Below is what was known <Moment at={view.lastKnownAt} />. {NOT_KEPT}
          </>
        ) : null}
      </Notice>
    )
  if (availability !== 'UNREACHABLE') return null
  const lastSeenAt = product.catalogEntry?.lastSeenAt
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
          . {NOT_KEPT}
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
