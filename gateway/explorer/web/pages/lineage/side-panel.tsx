import { cardOf, isColumn } from '../../lineage/columns.ts'
import type { Display } from '../../lineage/display.ts'
import { ColumnPanel } from './column-panel.tsx'
import { GroupPanel } from './group-panel.tsx'
import { KeysHelp } from './keys-help.tsx'
import { LinePanel } from './line-panel.tsx'
import type { LineageActions } from './lineage-actions.ts'
import type { LineageState } from './lineage-state.ts'
import { ThingPanel } from './thing-panel.tsx'

interface SidePanelProps {
  readonly state: LineageState
  readonly actions: LineageActions
  readonly display: Display
  readonly isHelp: boolean
  readonly closeHelp: () => void
  /** The id of a card or of a line; empty for none. */
  readonly chosen: string
}

/** What was chosen in the graph, in full. It keeps its place, so that choosing moves nothing. */
export function SidePanel({ state, actions, display, isHelp, closeHelp, chosen }: SidePanelProps) {
  const card = display.cards.get(chosen)
  const line = display.lines.get(chosen)
  return (
    <aside
      id="lineage-panel"
      aria-label="What is chosen"
      className="max-h-[62vh] lg:h-[62vh] min-h-24 overflow-y-auto rounded border border-line bg-surface p-3 lg:w-80"
    >
      {isHelp ? (
        <KeysHelp close={closeHelp} />
      ) : line !== undefined ? (
        <LinePanel line={line} cards={display.cards} />
      ) : isColumn(state.col) && (card === undefined || card.id === cardOf(state.col)) ? (
        <ColumnPanel column={state.col} of={state.of} asOf={state.asOf} display={display} />
      ) : card === undefined ? (
        <p className="text-muted text-sm">Choose a card or a line: what is known of it stands here.</p>
      ) : card.is === 'group' ? (
        <GroupPanel key={card.id} group={card.group} title={card.title} state={state} actions={actions} />
      ) : (
        <ThingPanel of={state.of} asOf={state.asOf} card={card} actions={actions} />
      )}
    </aside>
  )
}
