import { useEffect, useState } from 'react'
import type { LineageActions } from './lineage-actions.ts'
import type { LineageState } from './lineage-state.ts'

const STEPS = 400
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

interface TimeBarProps {
  readonly state: LineageState
  readonly actions: LineageActions
  /** The first moment that anything drawn holds since; null when nothing is drawn. */
  readonly earliest: string | null
}

/** Which moment is drawn, and with which it is compared. It is asked for once the slider is let go. */
export function TimeBar({ state, actions, earliest }: TimeBarProps) {
  const [now] = useState(() => Date.now())
  const start = Math.min(now - 86_400_000, ...(earliest === null ? [] : [Date.parse(earliest)]))
  const stepOf = (moment: string): number =>
    moment === '' ? STEPS : Math.round(((Date.parse(moment) - start) / (now - start)) * STEPS)
  const [step, setStep] = useState(() => stepOf(state.asOf))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the slider follows the URL, and is ahead of it while it is moved
  useEffect(() => setStep(stepOf(state.asOf)), [state.asOf, start])
  const moment = (step: number): string =>
    step >= STEPS ? '' : new Date(start + ((now - start) * step) / STEPS).toISOString()
  const settle = (): void => {
    if (stepOf(state.asOf) !== step) actions.go({ asOf: moment(step) })
  }
  const shown = moment(step)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <label className="flex min-h-8 items-center gap-2">
        <span className="text-muted">As of</span>
        <input
          type="range"
          min={0}
          max={STEPS}
          value={step}
          aria-valuetext={shown === '' ? 'now' : whole.format(new Date(shown))}
          className="w-48 accent-accent"
          onChange={(event) => setStep(Number(event.target.value))}
          onPointerUp={settle}
          onKeyUp={settle}
          onBlur={settle}
        />
        <output>{shown === '' ? 'now' : whole.format(new Date(shown))}</output>
      </label>
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
