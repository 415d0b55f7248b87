import { memo, use } from 'react'
import type { CardProps } from '../../graph/canvas-context.ts'
import type { LineageCard, ThingCard } from '../../lineage/card.ts'
import { besideInWords, CARD } from '../../lineage/display.ts'
import type { Side } from '../../lineage/mesh-graph.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { CardColumns } from './card-columns.tsx'
import { CardOverlay } from './card-overlay.tsx'
import { CardContext } from './lineage-actions.ts'
import type { Overlay } from './lineage-state.ts'
import { overlayText } from './overlay-text.ts'

export const LineageCardView = memo(function LineageCardView({ card, isFocused, isFar }: CardProps<LineageCard>) {
  const context = use(CardContext)
  if (context === null) return null
  const frame = `size-full overflow-hidden rounded border bg-surface text-sm ${isFocused ? 'border-accent ring-2 ring-accent' : 'border-line'}`
  if (isFar) return <FarCard card={card} frame={frame} overlay={context.overlay} />
  if (card.is === 'group')
    return (
      <div className={`${frame} lineage-stack px-3 py-2`}>
        <p className="truncate font-medium" title={card.title} dir="auto">
          {card.title}
        </p>
        <p className="truncate text-muted text-xs">{card.subtitle}</p>
        <p className="text-accent text-xs">Open the list (Enter)</p>
      </div>
    )
  return (
    <div className={`${frame} relative ${markOf(card)}`}>
      <CardHead card={card} />
      {context.overlay === '' ? null : <CardOverlay overlay={context.overlay} details={card.details} />}
      {card.columns === null ? null : <CardColumns card={card.id} columns={card.columns} context={context} />}
    </div>
  )
})

interface FarCardProps {
  readonly card: LineageCard
  readonly frame: string
  readonly overlay: Overlay
}

/** Flat: what can be read from afar, and is cheap to draw a thousand times. */
function FarCard({ card, frame, overlay }: FarCardProps) {
  const details = card.is === 'thing' ? card.details : null
  const said = overlay === '' || details === null ? null : overlayText(overlay, details)
  return (
    <div className={`${frame} grid place-content-center px-2 text-center font-semibold text-2xl ${markOf(card)}`}>
      <bdi className={said === null ? 'line-clamp-2' : 'truncate'}>{card.title}</bdi>
      {said === null ? null : (
        <span className={`truncate text-xl ${said.tone}`} dir="auto">
          {said.text}
        </span>
      )}
    </div>
  )
}

function CardHead({ card }: { readonly card: ThingCard }) {
  const { title, subtitle, node, change } = card
  return (
    <div className="flex items-stretch" style={{ height: CARD.head }}>
      <SideButton card={card} side="up" />
      <div className="flex min-w-0 flex-1 flex-col justify-center px-1">
        <p className="truncate font-medium leading-5" title={`${title} — ${node.id}`} dir="auto">
          {title}
        </p>
        <p className="truncate text-muted text-xs" title={node.id}>
          {subtitle}
        </p>
        <p className="flex gap-1 text-xs empty:hidden">
          <AvailabilityBadge availability={node.availability} />
          {change === null ? null : <ChangeMark change={change} />}
        </p>
      </div>
      <SideButton card={card} side="down" />
    </div>
  )
}

/** A hop more on this side, or what was drawn of it folded away; how many of how many are there. */
function SideButton({ card: { id, title, beside }, side }: { readonly card: ThingCard; readonly side: Side }) {
  const context = use(CardContext)
  const { shown, total, canFold } = beside[side]
  if (context === null || (total ?? shown) === 0) return <span className="w-2" />
  const isMore = total !== null && shown < total
  const where = side === 'up' ? 'upstream' : 'downstream'
  const look = `flex w-9 flex-col items-center justify-center text-xs tabular-nums border-line ${side === 'up' ? 'border-r' : 'border-l'}`
  const count = isMore ? `${shown}/${total}` : shown
  // Where it is too long for its place it goes on behind the stroke.
  const figures = isMore ? (
    <>
      {shown}/<wbr />
      {total}
    </>
  ) : (
    shown
  )
  if (!context.canGrow || (!isMore && !canFold))
    return (
      <span className={`${look} text-muted`} title={`${shown} ${where}`}>
        {figures}
      </span>
    )
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`${count} ${where} of ${title}: ${isMore ? 'show all' : 'fold'}`}
      title={`${besideInWords(beside[side])} ${where}: ${isMore ? 'show all' : 'fold away'}`}
      className={`nodrag hover:bg-raised ${look}`}
      onClick={(event) => {
        event.stopPropagation()
        if (isMore) context.actions.expand(id, side)
        else context.actions.collapse(id, side)
      }}
    >
      <span aria-hidden="true" className="font-bold text-base leading-4">
        {isMore ? '+' : '−'}
      </span>
      <span>{figures}</span>
    </button>
  )
}

function ChangeMark({ change }: { readonly change: 'ADDED' | 'REMOVED' | 'CHANGED' }) {
  const look = { ADDED: 'text-good', REMOVED: 'text-bad line-through', CHANGED: 'text-warn' }[change]
  const sign = { ADDED: '+', REMOVED: '−', CHANGED: '~' }[change]
  return (
    <span className={`font-medium ${look}`}>
      {sign} {change.toLowerCase()}
    </span>
  )
}

function markOf(card: LineageCard): string {
  if (card.is === 'group') return 'lineage-stack'
  const marks = [
    card.isRoot ? 'lineage-root' : '',
    card.node.availability === 'UNREACHABLE' ? 'lineage-hatched' : '',
    card.change === 'ADDED' ? 'lineage-added' : '',
    card.change === 'REMOVED' ? 'lineage-removed' : '',
  ]
  return marks.join(' ')
}
