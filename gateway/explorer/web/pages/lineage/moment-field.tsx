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
export function MomentField({ label, value, before, set, wrong }: MomentFieldProps) {
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
