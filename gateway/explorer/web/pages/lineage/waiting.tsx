import { useEffect, useState } from 'react'

/** After this nobody believes that it goes on: which step it is at, and a way out. */
const LONG_MS = 5_000

interface WaitingProps {
  readonly step: string
  readonly cancel: () => void
}

export function Waiting({ step, cancel }: WaitingProps) {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p role="status" className="min-h-[24px] text-muted text-sm">
      {isLong ? step : 'Following the data…'}{' '}
      {isLong ? (
        <button type="button" className="underline" onClick={cancel}>
          Cancel
        </button>
      ) : null}
    </p>
  )
}
