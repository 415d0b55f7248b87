import { setTimeout as delay } from 'node:timers/promises'

export interface RetryOptions {
  readonly signal: AbortSignal
  /** Sees each failure and how long is waited until the next attempt, in ms. What it throws ends the attempts. */
  readonly onFailure: (error: unknown, pauseMs: number) => void
  /** Doubled after each failure, up to `longestPauseMs`. */
  readonly firstPauseMs?: number
  readonly longestPauseMs?: number
}

/** Attempts until one works: a store may come up after the process that stands on it. Undefined when the signal aborts before. */
export async function retried<Result>(
  attempt: () => Promise<Result> | Result,
  { signal, onFailure, firstPauseMs = 250, longestPauseMs = 10_000 }: RetryOptions,
): Promise<Result | undefined> {
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
    try {
      return await attempt()
    } catch (error) {
      onFailure(error, pauseMs)
      await delay(pauseMs, undefined, { signal }).catch(() => undefined)
    }
  }
  return undefined
}
