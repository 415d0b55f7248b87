import { use } from 'react'
import { WayContext } from '../../graph/canvas-context.ts'
import { COLUMN_VIEW, type CardColumns as Columns } from '../../lineage/columns.ts'
import { CARD } from '../../lineage/display.ts'
import type { CardState } from './lineage-actions.ts'

interface CardColumnsProps {
  readonly card: string
  readonly columns: Columns
  readonly context: CardState
}

/** The columns of a card: searched, cut with a count, and those of the pinned way below a rule when they are not among them. */
export function CardColumns({
  card,
  columns: { rows, pinned, matching, linked, total, view },
  context,
}: CardColumnsProps) {
  const { actions } = context
  const rest = matching - rows.length
  return (
    <div className="border-line border-t">
      <div className="flex items-center gap-1 px-1" style={{ height: CARD.search }}>
        <input
          type="search"
          tabIndex={-1}
          value={view.search}
          aria-label="Find a column"
          placeholder="Find a column"
          className="nodrag nopan h-6 min-w-0 flex-1 rounded border border-line bg-ground px-1 text-xs"
          onChange={(event) => actions.look(card, { search: event.target.value })}
        />
        <label className="flex min-h-[24px] items-center gap-1 text-xs" title="Only columns with lineage">
          <input
            type="checkbox"
            tabIndex={-1}
            className="nodrag"
            checked={!view.all}
            onChange={(event) => actions.look(card, { all: !event.target.checked })}
          />
          <span>
            {linked}
            {total === null ? '' : ` of ${total}`}
            <span className="sr-only"> columns: only those with lineage</span>
          </span>
        </label>
      </div>
      {rows.map((row) => (
        <ColumnRow key={row.id} row={row} context={context} />
      ))}
      {pinned.map((row, index) => (
        <ColumnRow key={row.id} row={row} context={context} isBelowRule={index === 0} />
      ))}
      <div className="flex items-center px-2 text-muted text-xs" style={{ height: CARD.foot }}>
        {rest > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            className="nodrag min-h-[24px] underline"
            onClick={() => actions.look(card, { first: view.first + COLUMN_VIEW.first * 2 })}
          >
            {rows.length} of {matching}: more
          </button>
        ) : matching === 0 ? (
          view.search === '' ? (
            'lineage names none of them'
          ) : (
            'no column matches'
          )
        ) : (
          `all ${matching}${view.all ? '' : ' with lineage'}`
        )}
      </div>
    </div>
  )
}

interface ColumnRowProps {
  readonly row: Columns['rows'][number]
  readonly context: CardState
  readonly isBelowRule?: boolean
}

function ColumnRow({ row: { id, name, isLinked }, context: { actions, pinned }, isBelowRule }: ColumnRowProps) {
  const isOn = use(WayContext)?.ends.has(id) === true
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-pressed={pinned === id}
      title={`${name}: pin its way`}
      style={{ height: CARD.row }}
      className={`nodrag block w-full truncate px-2 text-left font-mono text-xs hover:bg-raised ${isBelowRule ? 'border-accent border-t' : ''} ${isOn ? 'bg-accent-soft font-semibold' : isLinked ? '' : 'text-muted'}`}
      onMouseEnter={() => actions.hover(id)}
      onMouseLeave={() => actions.hover(null)}
      onClick={(event) => {
        event.stopPropagation()
        actions.pin(id)
      }}
    >
      <span aria-hidden="true">{pinned === id ? '◆ ' : ''}</span>
      <bdi>{name}</bdi>
    </button>
  )
}
