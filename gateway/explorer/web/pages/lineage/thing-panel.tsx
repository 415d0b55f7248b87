import { Link } from '@tanstack/react-router'
import { productOf } from '../../../../../schema/ids.ts'
import type { ThingCard } from '../../lineage/card.ts'
import { besideInWords } from '../../lineage/display.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Moment } from '../../ui/moment.tsx'
import { inWords } from '../../ui/words.ts'
import { impactOf } from '../impact/impact-state.ts'
import type { LineageActions } from './lineage-actions.ts'
import { lineageOf } from './lineage-state.ts'
import { overlayText } from './overlay-text.ts'

interface ThingPanelProps {
  /** What the graph is of, and at which moment. */
  readonly of: string
  readonly asOf: string
  readonly card: ThingCard
  readonly actions: LineageActions
}

/** The card that has the focus, in full: names are not cut here. */
export function ThingPanel({ of, asOf, card, actions }: ThingPanelProps) {
  const { node, details, beside, id, title } = card
  const product = productOf(id)
  return (
    <section aria-label={title} className="flex flex-col gap-2 text-sm">
      <h2 className="font-semibold">
        <bdi>{title}</bdi> <AvailabilityBadge availability={node.availability} />
      </h2>
      <code className="text-muted text-xs">{id}</code>
      <Facts
        facts={{
          Kind: inWords(node.kind),
          Domain: node.domainId,
          Owner: details?.owner ? <bdi>{details.owner}</bdi> : null,
          Status: details?.status && inWords(details.status),
          Quality: overlayText('quality', details).text,
          'Service levels': overlayText('slo', details).text,
          Upstream: besideInWords(beside.up),
          Downstream: besideInWords(beside.down),
          ...(node.availability === 'UNREACHABLE' && details?.lastSeenAt
            ? { 'Last seen': <Moment at={details.lastSeenAt} /> }
            : {}),
        }}
      />
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {product === null ? null : (
          <Link to="/product" search={{ id: product, tab: 'overview' }} className="inline-block min-h-[24px]">
            Open the product
          </Link>
        )}
        <Link to="/lineage" search={lineageOf(id)} className="inline-block min-h-[24px]">
          Start the graph here
        </Link>
        {card.isRoot ? null : (
          <Link
            to="/paths"
            search={card.hops < 0 ? { from: id, to: of, asOf } : { from: of, to: id, asOf }}
            className="inline-block min-h-[24px]"
          >
            The ways {card.hops < 0 ? 'from it' : 'to it'}
          </Link>
        )}
        <Link to="/impact" search={impactOf([id])} className="inline-block min-h-[24px]">
          What breaks if it changes?
        </Link>
        <button type="button" className="min-h-[24px] underline" onClick={() => actions.pin(id)}>
          Pin its way
        </button>
        <button type="button" className="min-h-[24px] underline" onClick={() => void navigator.clipboard.writeText(id)}>
          Copy the id
        </button>
      </p>
    </section>
  )
}
