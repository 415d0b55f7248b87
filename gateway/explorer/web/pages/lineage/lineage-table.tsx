import { Link } from '@tanstack/react-router'
import { productOf } from '../../../../../schema/ids.ts'
import { lineInWords } from '../../lineage/claims.ts'
import type { Display } from '../../lineage/display.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Badge } from '../../ui/badge.tsx'
import { counted, inWords } from '../../ui/words.ts'
import { overlayText } from './card-overlay.tsx'
import type { LineageActions } from './lineage-actions.ts'
import type { Overlay } from './lineage-state.ts'

interface LineageTableProps {
  readonly display: Display
  readonly overlay: Overlay
  readonly actions: LineageActions
}

/** The same as the graph, as text: a row a card, with what leads to it and what it leads to. */
export function LineageTable({ display: { cards, lines }, overlay, actions }: LineageTableProps) {
  const rows = [...cards.values()].toSorted((one, other) => one.hops - other.hops || (one.title < other.title ? -1 : 1))
  const ends = endsBy(cards, lines)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (WCAG 2.1.1)
    <section tabIndex={0} aria-label="The graph as a table" className="overflow-x-auto rounded border border-line">
      <table className="w-full text-left text-sm">
        <thead className="bg-raised text-muted text-xs">
          <tr>
            {['Hops', 'Name', ...(overlay === '' ? [] : [inWords(overlay)]), 'Comes from', 'Goes to'].map((title) => (
              <th key={title} scope="col" className="whitespace-nowrap px-2 py-1 font-medium first-letter:uppercase">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line bg-surface">
          {rows.map((card) => (
            <tr key={card.id} className="align-top">
              <td className="whitespace-nowrap px-2 py-1 tabular-nums">{card.hops}</td>
              <th scope="row" className="min-w-48 px-2 py-1 font-normal">
                {card.is === 'group' ? (
                  <button
                    type="button"
                    className="min-h-[24px] text-left underline"
                    onClick={() => actions.go({ focus: card.id })}
                  >
                    <bdi>{card.title}</bdi>
                  </button>
                ) : productOf(card.id) === null ? (
                  <bdi>{card.title}</bdi>
                ) : (
                  <Link
                    to="/product"
                    search={{ id: productOf(card.id) ?? card.id, tab: 'overview' }}
                    className="inline-block min-h-[24px]"
                  >
                    <bdi>{card.title}</bdi>
                  </Link>
                )}{' '}
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
              <td className="min-w-40 px-2 py-1">
                <Ends ends={ends.from.get(card.id) ?? []} />
              </td>
              <td className="min-w-40 px-2 py-1">
                <Ends ends={ends.to.get(card.id) ?? []} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const SHOWN = 6
type End = { readonly id: string; readonly title: string; readonly line: Parameters<typeof lineInWords>[0] }

/** By card, what leads to it and what it leads to. */
function endsBy(cards: Display['cards'], lines: Display['lines']) {
  const ends = { from: new Map<string, End[]>(), to: new Map<string, End[]>() }
  const add = (side: Map<string, End[]>, card: string, end: End): void => {
    const known = side.get(card)
    if (known === undefined) side.set(card, [end])
    else known.push(end)
  }
  for (const line of lines.values()) {
    const title = (id: string) => cards.get(id)?.title ?? id
    add(ends.from, line.to, { id: line.id, title: title(line.from), line })
    add(ends.to, line.from, { id: line.id, title: title(line.to), line })
  }
  return ends
}

function Ends({ ends }: { readonly ends: readonly End[] }) {
  const item = ({ id, title, line }: End) => (
    <li key={id}>
      <bdi>{title}</bdi> <span className="text-muted text-xs">{lineInWords(line)}</span>
    </li>
  )
  return (
    <>
      <ul>{ends.slice(0, SHOWN).map(item)}</ul>
      {ends.length > SHOWN ? (
        <details>
          <summary className="min-h-[24px] cursor-pointer text-muted">{counted(ends.length - SHOWN, 'other')}</summary>
          <ul>{ends.slice(SHOWN).map(item)}</ul>
        </details>
      ) : null}
    </>
  )
}
