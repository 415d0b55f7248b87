import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { HeddleProblem } from '../../../../../client/errors.ts'
import { productOf } from '../../../../../schema/ids.ts'
import { FieldProblem } from '../../api/problems.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Names } from '../../ui/names.tsx'
import { counted, inPercent, inWords } from '../../ui/words.ts'
import { Ports } from './ports.tsx'
import type { Product, ProductView } from './product-view.ts'
import { standingOf } from './service-level.ts'

/** Fields of the answer whose problems stand in their own places. */
export const TOLD_IN_PLACE = ['product.upstream', 'product.downstream'] as const

interface OverviewProps {
  readonly product: Product
  readonly view: ProductView
  readonly problems: readonly HeddleProblem[]
  readonly retry: () => void
}

export function Overview({ product, view, problems, retry }: OverviewProps) {
  const why = (field: (typeof TOLD_IN_PLACE)[number]) => (
    <FieldProblem problems={problems} field={field} retry={retry} />
  )
  const { description } = product
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
            Owner: view.owner?.name ? <bdi>{view.owner.name}</bdi> : null,
            Contact: view.owner?.email ? <a href={`mailto:${view.owner.email}`}>{view.owner.email}</a> : null,
            Support: product.support && product.support.length > 0 ? <Links links={product.support} /> : null,
            Archetype: product.archetype && inWords(product.archetype),
            Tags: view.tags && view.tags.length > 0 ? <Names names={view.tags} /> : null,
            Changed: product.updatedAt ? <Moment at={product.updatedAt} /> : null,
          }}
        />
        <Facts
          facts={{
            Quality: <QualityInBrief view={view} />,
            Promises: <PromisesInBrief view={view} />,
            'Reads from': (
              <Neighbours found={product.upstream} none="nothing that lineage knows of" why={why('product.upstream')} />
            ),
            'Read by': (
              <Neighbours
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

/** What domains declare is theirs: a link leads to a page or a mailbox, and runs nothing. */
function safeUrl(url: string): string | undefined {
  return /^(https?:|mailto:)/i.test(url) ? url : undefined
}

function QualityInBrief({ view: { quality } }: { readonly view: ProductView }): ReactNode {
  if (quality?.score == null) return <span className="text-muted">never measured</span>
  return (
    <>
      {inPercent(quality.score)} of its checks pass
      {quality.coverage === null ? '' : `, ${inPercent(quality.coverage)} of them measured`}
      {quality.measuredAt ? (
        <>
          , <Moment at={quality.measuredAt} />
        </>
      ) : null}
    </>
  )
}

function PromisesInBrief({ view }: { readonly view: ProductView }): ReactNode {
  const all = [...(view.serviceLevels ?? []), ...(view.ports ?? []).flatMap(({ serviceLevels }) => serviceLevels ?? [])]
  const levels = [...new Map(all.map((level) => [level.id, level])).values()]
  if (levels.length === 0) return <span className="text-muted">none declared</span>
  const count = (wanted: ReturnType<typeof standingOf>) => levels.filter((level) => standingOf(level) === wanted).length
  return (
    <span className="flex flex-wrap gap-1">
      {count('met') > 0 ? <Badge tone="good">✓ {count('met')} met</Badge> : null}
      {count('missed') > 0 ? <Badge tone="bad">✕ {count('missed')} missed</Badge> : null}
      {count('unknown') > 0 ? <Badge>? {count('unknown')} not measured</Badge> : null}
    </span>
  )
}

interface NeighboursProps {
  readonly found: Product['upstream']
  readonly none: string
  /** Told when they are not known. */
  readonly why: ReactNode
}

function Neighbours({ found, none, why }: NeighboursProps): ReactNode {
  if (found === null) return why
  if (found.totalCount === 0) return <span className="text-muted">{none}</span>
  const more = found.totalCount - found.edges.length
  return (
    <ul>
      {found.edges.map(({ node }) => (
        <li key={node.id} className="min-h-[24px]">
          {productOf(node.id) === null ? (
            <>
              <bdi>{node.label}</bdi> <Badge>{inWords(node.kind)}</Badge>
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
      {more > 0 ? <li className="text-muted">and {counted(more, 'other')}</li> : null}
    </ul>
  )
}
