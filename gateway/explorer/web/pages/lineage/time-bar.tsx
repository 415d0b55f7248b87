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
        <output className="min-w-36">{shown === '' ? 'now' : whole.format(new Date(shown))}</output>
      </label>
      <MomentField
        label="or exactly"
        value={state.asOf}
        before={now}
        set={(asOf) => actions.go({ asOf })}
        wrong="has to be in the past"
      />
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
    </div>
  )
}

interface MomentFieldProps {
  readonly label: string
  /** ISO 8601; empty for none. */
  readonly value: string
  /** In ms since the epoch. */
  readonly before: number
  readonly set: (moment: string) => void
  /** What is said of a moment that is not before. */
  readonly wrong: string
}

/** A moment by the reader's own clock. One that makes no sense is not asked for. */
function MomentField({ label, value, before, set, wrong }: MomentFieldProps) {
  const isWrong = value !== '' && Date.parse(value) >= before
  return (
    <label className="flex min-h-8 items-center gap-2">
      <span className="text-muted">{label}</span>
      <input
        type="datetime-local"
        value={localOf(value)}
        max={localOf(new Date(before).toISOString())}
        aria-invalid={isWrong}
        className="rounded border border-line bg-surface px-1"
        onChange={(event) => {
          const moment = event.target.value
          if (moment === '' || !Number.isNaN(Date.parse(moment)))
            set(moment === '' ? '' : new Date(moment).toISOString())
        }}
      />
      {isWrong ? (
        <span role="alert" className="text-bad">
          {wrong}
        </span>
      ) : null}
    </label>
  )
}

/** As the field has it: the reader's own time, without a zone. */
function localOf(moment: string): string {
  if (moment === '') return ''
  const date = new Date(moment)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
