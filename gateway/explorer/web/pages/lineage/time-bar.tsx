import { AsOf } from './as-of.tsx'
import type { LineageActions } from './lineage-actions.ts'
import type { LineageState } from './lineage-state.ts'

interface TimeBarProps {
  readonly state: LineageState
  readonly actions: LineageActions
  /** The first moment that anything drawn holds since; null when nothing is drawn. */
  readonly earliest: string | null
}

/** Which moment is drawn, and with which it is compared. */
export function TimeBar({ state, actions, earliest }: TimeBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <AsOf asOf={state.asOf} earliest={earliest} onChange={(asOf) => actions.go({ asOf })} />
      <label className="flex min-h-8 items-center gap-2">
        <span className="text-muted">What changed since</span>
        <input
          type="datetime-local"
          value={localOf(state.since)}
          className="rounded border border-line bg-surface px-1"
          onChange={(event) => {
            const since = event.target.value
            if (since === '' || !Number.isNaN(Date.parse(since)))
              actions.go({ since: since === '' ? '' : new Date(since).toISOString() })
          }}
        />
      </label>
      {state.asOf === '' && state.since === '' ? null : (
        <button type="button" className="min-h-[24px] underline" onClick={() => actions.go({ asOf: '', since: '' })}>
          Back to now
        </button>
      )}
    </div>
  )
}

/** As the field has it: the reader's own time, without a zone. */
function localOf(moment: string): string {
  if (moment === '') return ''
  const date = new Date(moment)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
