import { useEffect, useState } from 'react'

/** After this nobody believes that it goes on: which step it is at, and a way out. */
const LONG_MS = 5_000

interface WaitingProps {
  /** Said at once; empty for nothing until it takes long. */
  readonly first: string
  readonly step: string
  readonly cancel: () => void
}

export function Waiting({ first, step, cancel }: WaitingProps) {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <span role="status" className="text-muted">
      {isLong ? step : first}{' '}
      {isLong ? (
        <button type="button" className="min-h-[24px] underline" onClick={cancel}>
          Cancel
        </button>
      ) : null}
    </span>
  )
}
