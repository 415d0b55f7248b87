import { useEffect, useRef, useState } from 'react'
import { MomentField } from './moment-field.tsx'

const STEPS = 400
/** Of a mesh that has just begun: a step of the slider is then a second and a half. */
const LEAST_SPAN_MS = 600_000
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

interface AsOfProps {
  /** ISO 8601; empty for now. */
  readonly asOf: string
  /** The first moment that anything drawn holds since; null when nothing is drawn. */
  readonly earliest: string | null
  readonly onChange: (asOf: string) => void
}

/** Which moment is drawn. It is asked for once the slider is let go. */
export function AsOf({ asOf, earliest, onChange }: AsOfProps) {
  const [now] = useState(() => Date.now())
  // It never becomes shorter, though less is drawn of an earlier moment: the thumb stays where the hand left it, with room before it.
  const reach = useRef(now - LEAST_SPAN_MS)
  if (earliest !== null) reach.current = Math.min(reach.current, Date.parse(earliest))
  if (asOf !== '' && Date.parse(asOf) <= reach.current) reach.current = Date.parse(asOf) - (now - Date.parse(asOf)) / 4
  const start = reach.current
  const stepOf = (moment: string): number =>
    moment === '' ? STEPS : Math.round(((Date.parse(moment) - start) / (now - start)) * STEPS)
  const [step, setStep] = useState(() => stepOf(asOf))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the slider follows the URL, and is ahead of it while it is moved
  useEffect(() => setStep(stepOf(asOf)), [asOf, start])
  const moment = (step: number): string =>
    step >= STEPS ? '' : new Date(start + ((now - start) * step) / STEPS).toISOString()
  const settle = (): void => {
    if (stepOf(asOf) !== step) onChange(moment(step))
  }
  const shown = stepOf(asOf) === step ? asOf : moment(step)
  return (
    <>
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
        <output className="sm:min-w-44">{shown === '' ? 'now' : whole.format(new Date(shown))}</output>
      </label>
      <MomentField label="or exactly" value={asOf} before={now} set={onChange} wrong="is yet to come: now is drawn" />
    </>
  )
}
