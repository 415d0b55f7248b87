import { useState } from 'react'
import { AsOf } from './as-of.tsx'
import type { LineageActions } from './lineage-actions.ts'
import type { LineageState } from './lineage-state.ts'
import { MomentField } from './moment-field.tsx'

interface TimeBarProps {
  readonly state: LineageState
  readonly actions: LineageActions
  /** The first moment that anything drawn holds since; null when nothing is drawn. */
  readonly earliest: string | null
}

/** Which moment is drawn, and with which it is compared. */
export function TimeBar({ state, actions, earliest }: TimeBarProps) {
  const [now] = useState(() => Date.now())
  return (
    <>
      <AsOf asOf={state.asOf} earliest={earliest} onChange={(asOf) => actions.go({ asOf })} />
      <MomentField
        label="What changed since"
        value={state.since}
        before={state.asOf === '' ? now : Date.parse(state.asOf)}
        set={(since) => actions.go({ since })}
        wrong="has to be before the moment that is drawn"
      />
      {state.asOf === '' && state.since === '' ? null : (
        <button type="button" className="min-h-[24px] underline" onClick={() => actions.go({ asOf: '', since: '' })}>
          Back to now
        </button>
      )}
    </>
  )
}
