import { type RefObject, useState } from 'react'
import type { Display } from '../../lineage/display.ts'

interface FindCardProps {
  readonly cards: Display['cards']
  readonly input: RefObject<HTMLInputElement | null>
  /** Goes to a card, with the keyboard. */
  readonly find: (id: string) => void
}

const SHOWN = 8

/** `/` in the graph leads here. A card in a group is found by its group. */
export function FindCard({ cards, input, find }: FindCardProps) {
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found =
    wanted === ''
      ? []
      : [...cards.values()].flatMap((card) => {
          const names =
            card.is === 'group'
              ? card.group.members.map(({ id, label }) => ({ label, id }))
              : [{ label: card.title, id: card.id }]
          const match = names.find(({ id, label }) => `${label} ${id}`.toLowerCase().includes(wanted))
          return match === undefined
            ? []
            : [{ card: card.id, label: match.label, id: match.id, inGroup: card.is === 'group' }]
        })
  const choose = (id: string | undefined): void => {
    if (id === undefined) return
    setSearch('')
    find(id)
  }
  return (
    <div className="relative">
      <input
        ref={input}
        type="search"
        value={search}
        aria-label="Find in the graph"
        placeholder="Find in the graph ( / )"
        className="min-h-8 w-52 rounded border border-line bg-surface px-2"
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') choose(found[0]?.card)
          if (event.key === 'Escape') setSearch('')
        }}
      />
      {wanted === '' ? null : (
        <div className="absolute z-20 mt-1 w-80 max-w-[90vw] rounded border border-line bg-surface p-1 shadow-lg">
          <p role="status" className="px-1 text-muted text-xs">
            {found.length > SHOWN ? `first ${SHOWN} of ${found.length}` : `${found.length} found`}
          </p>
          <ul>
            {found.slice(0, SHOWN).map(({ card, label, id, inGroup }) => (
              <li key={card}>
                <button
                  type="button"
                  className="min-h-[24px] w-full rounded px-1 text-left hover:bg-raised"
                  onClick={() => choose(card)}
                >
                  {label} {inGroup ? <span className="text-muted">in a group</span> : null}
                  <code className="block text-muted text-xs">{id}</code>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
