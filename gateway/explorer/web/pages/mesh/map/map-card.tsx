import { Link } from '@tanstack/react-router'
import { createContext, memo, use } from 'react'
import type { DomainCardFragment } from '../../../generated/operations.ts'
import type { CardProps } from '../../../graph/canvas-context.ts'
import { HealthBadge } from '../../../ui/health-badge.tsx'
import { counted } from '../../../ui/words.ts'
import type { Relation } from './map-graph.ts'

export interface MapCard {
  readonly id: string
  readonly title: string
  readonly reads: number
  readonly readBy: number
  /** What the catalog says of it; null while that is not known. */
  readonly standing: Pick<DomainCardFragment, 'availability'> | null
}

/** What is looked at: a domain, and how others stand to it. */
export interface Looked {
  readonly id: string
  readonly relations: ReadonlyMap<string, Relation>
}

export const LookedContext = createContext<Looked | null>(null)

const DOWN = new Set(['UNREACHABLE', 'REMOVED'])

export const MapCardView = memo(function MapCardView({ card, isFocused, isFar }: CardProps<MapCard>) {
  const looked = use(LookedContext)
  const isLooked = looked?.id === card.id
  const relation = looked?.relations.get(card.id)
  const isOff = looked !== null && !isLooked && relation === undefined
  const isDown = DOWN.has(card.standing?.availability ?? '')
  const border = isLooked || isFocused ? 'border-accent ring-2 ring-accent' : relation ? 'border-accent' : 'border-line'
  const look = `relative size-full overflow-hidden rounded border bg-surface px-3 text-sm ${border} ${isOff ? 'border-dashed text-muted' : ''} ${isDown ? 'lineage-hatched' : ''}`
  const name = (
    <Link
      to="/domain"
      search={{ id: card.id }}
      tabIndex={-1}
      draggable={false}
      title={`${card.title} — ${card.id}`}
      className="no-underline after:absolute after:inset-0 hover:underline"
    >
      <bdi>{card.title}</bdi>
    </Link>
  )
  if (isFar)
    return (
      <div className={`${look} grid place-items-center text-center font-semibold text-2xl`}>
        <span className="line-clamp-2">{name}</span>
      </div>
    )
  return (
    <div className={`${look} flex flex-col justify-center`}>
      <p className="truncate font-medium leading-5">{name}</p>
      <p className="h-5">{card.standing === null ? null : <HealthBadge availability={card.standing.availability} />}</p>
      <p className="truncate text-muted text-xs">
        reads {card.reads}, read by {card.readBy}
      </p>
      <p className="h-4 truncate text-accent text-xs">{isLooked ? 'looked at' : relation}</p>
    </div>
  )
})

/** What a box is called for those who hear it. */
export function labelOf({ title, reads, readBy, standing }: MapCard): string {
  const health =
    standing === null
      ? ''
      : (
          { LIVE: ', answers', UNREACHABLE: ', domain down', REMOVED: ', removed', NEVER: ', never published' } as const
        )[standing.availability ?? 'NEVER']
  return `${title}, reads ${counted(reads, 'domain')}, read by ${counted(readBy, 'domain')}${health}`
}
