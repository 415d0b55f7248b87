import { setTimeout as sleep } from 'node:timers/promises'

/** How an attempt ended. One that failed is tried again, one that was refused is not. */
export type Outcome = 'accepted' | 'refused' | 'failed'

export interface AttemptLoopOptions {
  readonly signal: AbortSignal
  /** The wait after the first failure, doubled up to `maxBackoffMs`. */
  readonly backoffMs: number
  readonly maxBackoffMs: number
}

export interface AttemptLoop {
  /** Attempts it, as often as it takes; asked for while that goes on, once more after. */
  run(): void
  running(): boolean
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>
}

/** Runs `attempt` until it is through, or the signal aborts. Never throws what `attempt` does not. */
export function createAttemptLoop(
  attempt: () => Promise<Outcome>,
  { signal, backoffMs, maxBackoffMs }: AttemptLoopOptions,
): AttemptLoop {
  let running: Promise<void> | undefined
  let askedAgain = false

  async function loop(): Promise<void> {
    let wait = backoffMs
    do {
      askedAgain = false
      // Changes come in flocks: a moment's patience makes one of them.
      await pause(Math.min(backoffMs, 100), signal)
      while (!signal.aborted && (await attempt()) === 'failed') {
        await pause(wait, signal)
        wait = Math.min(wait * 2, maxBackoffMs)
      }
    } while (askedAgain && !signal.aborted)
  }

  return {
    run() {
      askedAgain = running !== undefined
      running ??= loop().finally(() => {
        running = undefined
      })
    },
    running: () => running !== undefined,
    settled: () => running ?? Promise.resolve(),
  }
}

/** Ends at once when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, ms), undefined, { signal }).catch(() => undefined)
}
