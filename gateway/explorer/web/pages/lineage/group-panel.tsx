import { useState } from 'react'
import type { Group } from '../../lineage/grouped.ts'
import { counted, inFigures, inWords } from '../../ui/words.ts'
import type { LineageActions } from './lineage-actions.ts'
import type { LineageState } from './lineage-state.ts'

interface GroupPanelProps {
  readonly group: Group
  readonly title: string
  readonly state: LineageState
  readonly actions: LineageActions
}

/** Members at a time. */
const PAGE = 100

/** What is in a group: searched, and drawn one by one or all at once. */
export function GroupPanel({ group: { id, members }, title, state, actions }: GroupPanelProps) {
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState(PAGE)
  const wanted = search.trim().toLowerCase()
  const found = members.filter(
    (member) => member.label.toLowerCase().includes(wanted) || member.id.toLowerCase().includes(wanted),
  )
  return (
    <section aria-label={title} className="flex max-h-full flex-col gap-2 text-sm">
      <h2 className="font-semibold">{title}</h2>
      <input
        type="search"
        value={search}
        aria-label="Search in this group"
        placeholder="Search in this group"
        className="rounded border border-line bg-ground px-2 py-1"
        onChange={(event) => setSearch(event.target.value)}
      />
      <p role="status" className="text-muted text-xs">
        {found.length > shown ? `first ${inFigures(shown)} of ` : ''}
        {found.length === members.length
          ? counted(members.length, 'thing')
          : `${inFigures(found.length)} of ${inFigures(members.length)}`}
      </p>
      <ul className="min-h-0 flex-1 divide-y divide-line overflow-y-auto rounded border border-line">
        {found.slice(0, shown).map((member) => (
          <li key={member.id} className="flex items-center gap-2 px-2 py-1">
            <span className="min-w-0 flex-1">
              <bdi>{member.label}</bdi> <span className="text-muted text-xs">{inWords(member.kind)}</span>
              <code className="block text-muted text-xs">{member.id}</code>
            </span>
            <button
              type="button"
              aria-label={`Draw ${member.label}`}
              className="min-h-[24px] rounded border border-line px-2 hover:bg-raised"
              onClick={() => actions.go({ open: [...state.open, `out:${member.id}`] })}
            >
              Draw
            </button>
          </li>
        ))}
      </ul>
      {found.length > shown ? (
        <button
          type="button"
          className="min-h-8 rounded border border-line px-2 hover:bg-raised"
          onClick={() => setShown(shown + PAGE)}
        >
          Show more: {inFigures(shown)} of {inFigures(found.length)}
        </button>
      ) : null}
      <button
        type="button"
        className="min-h-8 rounded border border-line px-2 hover:bg-raised"
        onClick={() => actions.go({ open: [...state.open, id] })}
      >
        Draw all {members.length}
      </button>
    </section>
  )
}
