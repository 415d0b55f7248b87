import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { productOf } from '../../../../../schema/ids.ts'
import type { LineageCard } from '../../lineage/card.ts'
import { lineInWords } from '../../lineage/claims.ts'
import type { RowEnd, TableRow } from '../../lineage/table-rows.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Badge } from '../../ui/badge.tsx'
import { counted, inWords } from '../../ui/words.ts'
import type { LineageActions } from './lineage-actions.ts'
import type { Overlay } from './lineage-state.ts'
import { overlayText } from './overlay-text.ts'
import type { UsedDetails } from './use-details.ts'

interface LineageRowProps {
  readonly row: TableRow
  /** Its place among all rows, from 0. */
  readonly index: number
  readonly overlay: Overlay
  readonly actions: LineageActions
  readonly want: UsedDetails['want']
  readonly measure: (element: Element | null) => void
  /** Which long lists of ends are shown in full: kept by the table, because a row out of sight is not in the page. */
  readonly unfolded: ReadonlySet<string>
  readonly onUnfold: (ends: string) => void
}

/** A card as text. */
export function LineageRow(props: LineageRowProps) {
  const { row, index, overlay, actions, want, measure, unfolded, onUnfold } = props
  const { card, from, to } = row
  useEffect(() => want(card.id), [card.id, want])
  const ends = (side: 'from' | 'to', all: readonly RowEnd[]) => {
    const name = `${side} ${card.id}`
    return <Ends ends={all} isUnfolded={unfolded.has(name)} onUnfold={() => onUnfold(name)} />
  }
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className="border-line border-t align-top">
      <td className="px-2 py-1 tabular-nums">{card.hops}</td>
      <th scope="row" className="break-words px-2 py-1 font-normal">
        <Name card={card} actions={actions} />{' '}
        {card.is === 'thing' ? (
          <>
            <Badge>{inWords(card.node.kind)}</Badge> <AvailabilityBadge availability={card.node.availability} />
            {card.change === null ? null : <Badge tone="warn">{inWords(card.change)}</Badge>}
            <code className="block text-muted text-xs">{card.id}</code>
          </>
        ) : (
          <span className="block text-muted text-xs">{card.subtitle}</span>
        )}
      </th>
      {overlay === '' ? null : (
        <td className="px-2 py-1">
          <bdi>{card.is === 'thing' ? overlayText(overlay, card.details).text : ''}</bdi>
        </td>
      )}
      <td className="break-words px-2 py-1">{ends('from', from)}</td>
      <td className="break-words px-2 py-1">{ends('to', to)}</td>
    </tr>
  )
}

function Name({ card, actions }: { readonly card: LineageCard; readonly actions: LineageActions }) {
  if (card.is === 'group')
    return (
      <button type="button" className="min-h-[24px] text-left underline" onClick={() => actions.go({ focus: card.id })}>
        <bdi>{card.title}</bdi>
      </button>
    )
  const product = productOf(card.id)
  return product === null ? (
    <bdi>{card.title}</bdi>
  ) : (
    <Link to="/product" search={{ id: product, tab: 'overview' }} className="inline-block min-h-[24px]">
      <bdi>{card.title}</bdi>
    </Link>
  )
}

const SHOWN = 6

interface EndsProps {
  readonly ends: readonly RowEnd[]
  readonly isUnfolded: boolean
  readonly onUnfold: () => void
}

function Ends({ ends, isUnfolded, onUnfold }: EndsProps) {
  const rest = ends.length - SHOWN
  return (
    <>
      <ul>
        {(isUnfolded ? ends : ends.slice(0, SHOWN)).map(({ id, title, line }) => (
          <li key={id}>
            <bdi>{title}</bdi> <span className="text-muted text-xs">{lineInWords(line)}</span>
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <button
          type="button"
          aria-expanded={isUnfolded}
          className="min-h-[24px] text-muted underline"
          onClick={onUnfold}
        >
          {isUnfolded ? `the first ${SHOWN} alone` : counted(rest, 'other')}
        </button>
      ) : null}
    </>
  )
}
