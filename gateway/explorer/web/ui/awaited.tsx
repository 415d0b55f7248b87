import { type ReactNode, useEffect, useState } from 'react'
import { Lines } from './loading.tsx'

/** What is waited for, and what can be done about it: of an answer of `api/use-answer.ts`. */
export interface Waiting {
  readonly data: unknown
  readonly error: unknown
  readonly fetchStatus: 'fetching' | 'paused' | 'idle'
  readonly isPlaceholderData: boolean
  readonly cancel: () => void
  readonly refetch: () => unknown
}

interface AwaitedProps {
  readonly answer: Waiting
  /** The step that is waited for: `its domain`, `the lineage store`. */
  readonly of: string
  /** Lines that keep the place of what is to come. */
  readonly lines: number
}

/** After so long people ask themselves whether something is wrong. */
const LONG_S = 5

/**
 * Stands where an answer will: lines that keep its place, and after five seconds, on top of them, what is waited for, with a way out.
 * Nothing once the answer is there.
 */
export function Awaited({ answer, of, lines }: AwaitedProps) {
  const { data, error, fetchStatus, isPlaceholderData, cancel, refetch } = answer
  const isMissing = (data === undefined && !error) || isPlaceholderData
  const seconds = useSeconds(isMissing && fetchStatus === 'fetching')
  if (!isMissing) return null
  return (
    <div className="relative">
      {data === undefined ? <Lines count={lines} label={`Asking ${of}`} /> : null}
      {fetchStatus === 'fetching' && seconds >= LONG_S ? (
        <Strip action="Cancel" onAction={cancel}>
          Still asking {of}
          <span aria-hidden="true">, for {seconds} s</span>.
        </Strip>
      ) : null}
      {fetchStatus === 'paused' ? <Strip>This machine is offline: {of} will be asked when it is back.</Strip> : null}
      {fetchStatus === 'idle' ? (
        <Strip action="Ask again" onAction={() => void refetch()}>
          Asking {of} was cancelled{data === undefined ? '' : ': below is what was answered before'}.
        </Strip>
      ) : null}
    </div>
  )
}

interface StripProps {
  readonly action?: string
  readonly onAction?: () => void
  readonly children: ReactNode
}

/** Over what is below it: it comes and goes, and nothing moves. */
function Strip({ action, onAction, children }: StripProps) {
  return (
    <div
      role="status"
      className="absolute inset-x-0 top-0 z-20 flex flex-wrap items-baseline gap-x-4 rounded border border-line bg-surface p-3 text-sm shadow-sm"
    >
      <span>{children}</span>
      {action === undefined ? null : (
        <button type="button" className="min-h-[24px] underline" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  )
}

/** How long something goes on, in whole seconds. */
function useSeconds(isGoingOn: boolean): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (!isGoingOn) return
    setSeconds(0)
    const began = performance.now()
    const ticking = setInterval(() => setSeconds(Math.round((performance.now() - began) / 1_000)), 1_000)
    return () => clearInterval(ticking)
  }, [isGoingOn])
  return seconds
}
