import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { HeddleProblem } from '../../../../../client/errors.ts'
import { productOf } from '../../../../../schema/ids.ts'
import { problemsAt } from '../../api/problem-list.ts'
import { FieldProblem } from '../../api/problems.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Moment } from '../../ui/moment.tsx'
import { levelsVerdict, qualityVerdict } from '../../ui/well.ts'
import { counted, inPercent, inWords } from '../../ui/words.ts'
import { lineageOf } from '../lineage/lineage-state.ts'
import { NO_SEARCH } from '../search/search-state.ts'
import { Ports } from './ports.tsx'
import type { Product, ProductView } from './product-view.ts'
import { levelCounts } from './service-level.ts'

/** Fields of the answer whose problems stand in their own places. */
export const TOLD_IN_PLACE = [
  'product.upstream',
  'product.downstream',
  'product.owner',
  'product.support',
  'product.tags',
  'product.quality',
  'product.serviceLevels',
  'product.outputPorts',
] as const

interface OverviewProps {
  readonly product: Product
  readonly view: ProductView
  readonly problems: readonly HeddleProblem[]
  readonly retry: () => void
}

/** Of what the catalog does not keep: its domain may well have declared it. */
const NOT_KEPT = <span className="text-muted">not kept</span>

export function Overview({ product, view, problems, retry }: OverviewProps) {
  const why = (field: (typeof TOLD_IN_PLACE)[number]): ReactNode =>
    problemsAt(problems, field).length === 0 ? null : <FieldProblem problems={problems} field={field} retry={retry} />
  const { description } = product
  const unsaid = view.lastKnownAt === null ? null : NOT_KEPT
  return (
    <>
      {description?.purpose ? (
        <p dir="auto" className="mb-3 max-w-prose whitespace-pre-line">
          {description.purpose}
        </p>
      ) : null}
      <div className="grid gap-6 md:grid-cols-2">
        <Facts
          facts={{
            Owner: view.owner?.name ? (
              <Link to="/search" search={{ ...NO_SEARCH, owner: [view.owner.name] }} title="All that this team owns">
                <bdi>{view.owner.name}</bdi>
              </Link>
            ) : (
              why('product.owner')
            ),
            Contact: view.owner?.email ? <a href={`mailto:${view.owner.email}`}>{view.owner.email}</a> : null,
            Support:
              product.support && product.support.length > 0 ? (
                <Links links={product.support} />
              ) : (
                (why('product.support') ?? unsaid)
              ),
            Archetype: product.archetype ? inWords(product.archetype) : unsaid,
            Tags: view.tags && view.tags.length > 0 ? <Tags tags={view.tags} /> : why('product.tags'),
            Changed: product.updatedAt ? <Moment at={product.updatedAt} /> : unsaid,
          }}
        />
        <Facts
          facts={{
            Quality: why('product.quality') ?? <QualityInBrief view={view} />,
            'Service levels': why('product.serviceLevels') ?? <LevelsInBrief view={view} />,
            'Reads from': (
              <Neighbours
                of={view.id}
                found={product.upstream}
                none="nothing that lineage knows of"
                why={why('product.upstream')}
              />
            ),
            'Read by': (
              <Neighbours
                of={view.id}
                found={product.downstream}
                none="nobody that lineage knows of"
                why={why('product.downstream')}
              />
            ),
          }}
        />
      </div>
      {description?.usage ? <Paragraph title="How to use it">{description.usage}</Paragraph> : null}
      {description?.limitations ? <Paragraph title="Limitations">{description.limitations}</Paragraph> : null}
      <p className="mt-6 empty:hidden">{why('product.outputPorts')}</p>
      <Ports ports={view.ports} />
    </>
  )
}

function Paragraph({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <section className="mt-4">
      <h2 className="font-semibold">{title}</h2>
      <p dir="auto" className="max-w-prose whitespace-pre-line">
        {children}
      </p>
    </section>
  )
}

function Links({ links }: { readonly links: NonNullable<Product['support']> }) {
  return links.map(({ title, url, kind }) => (
    <a key={url} href={safeUrl(url)} rel="noreferrer" className="mr-3 underline">
      <bdi>{title ?? kind ?? url}</bdi>
    </a>
  ))
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3">
      {tags.map((tag) => (
        <li key={tag}>
          <Link
            to="/search"
            search={{ ...NO_SEARCH, tag: [tag] }}
            className="inline-block min-h-[24px]"
            title="All with this tag"
          >
            <bdi>{tag}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What domains declare is theirs: a link leads to a page or a mailbox, and runs nothing. */
function safeUrl(url: string): string | undefined {
  return /^(https?:|mailto:)/i.test(url) ? url : undefined
}

function QualityInBrief({ view: { id, quality } }: { readonly view: ProductView }): ReactNode {
  const { tone, text } = qualityVerdict(quality?.score)
  return (
    <>
      <Link to="/product" search={{ id, tab: 'quality' }} className="inline-block min-h-[24px]">
        <Badge tone={tone}>{text}</Badge>
      </Link>
      {quality?.coverage == null ? '' : ` by ${inPercent(quality.coverage)} of its checks`}
      {quality?.measuredAt ? (
        <>
          , <Moment at={quality.measuredAt} />
        </>
      ) : null}
    </>
  )
}

function LevelsInBrief({ view }: { readonly view: ProductView }): ReactNode {
  const { tone, text } = levelsVerdict(levelCounts(view))
  return (
    <Link to="/product" search={{ id: view.id, tab: 'quality' }} className="inline-block min-h-[24px]">
      <Badge tone={tone}>{text}</Badge>
    </Link>
  )
}

interface NeighboursProps {
  readonly of: string
  readonly found: Product['upstream']
  readonly none: string
  /** Told when they are not known. */
  readonly why: ReactNode
}

function Neighbours({ of, found, none, why }: NeighboursProps): ReactNode {
  if (found === null) return why
  if (found.totalCount === 0) return <span className="text-muted">{none}</span>
  const more = found.totalCount - found.edges.length
  return (
    <ul>
      {found.edges.map(({ node }) => (
        <li key={node.id} className="min-h-[24px]">
          {productOf(node.id) === null ? (
            <>
              <Link to="/lineage" search={lineageOf(node.id)} className="inline-block min-h-[24px]">
                <bdi>{node.label}</bdi>
              </Link>{' '}
              <Badge>{inWords(node.kind)}</Badge>
            </>
          ) : (
            <Link
              to="/product"
              search={{ id: productOf(node.id) ?? node.id, tab: 'overview' }}
              className="inline-block min-h-[24px]"
            >
              <bdi>{node.label}</bdi>
            </Link>
          )}
        </li>
      ))}
      {more > 0 ? (
        <li className="min-h-[24px]">
          <Link to="/lineage" search={lineageOf(of)} className="inline-block min-h-[24px]">
            and {counted(more, 'other')}
          </Link>
        </li>
      ) : null}
    </ul>
  )
}
