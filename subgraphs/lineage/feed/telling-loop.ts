import { setTimeout as delay } from 'node:timers/promises'

/** What a turn left behind. */
export interface Turn {
  /** How long to rest before anything else, in ms: others have to be served as well. */
  readonly restMs: number
  /** There is more to tell after that rest. */
  readonly hasMore: boolean
}

export interface TellingLoopOptions {
  /** Tells what there is, and ends early when the signal aborts. One that throws is repeated after a pause. */
  readonly turn: (signal: AbortSignal) => Promise<Turn>
  readonly onFailure: (error: unknown, isFirst: boolean) => void
  /** A turn went well after some that had failed. */
  readonly onRecovery: () => void
  /** What follows a kick within this time is told with it. */
  readonly gatherMs: number
  /** The first pause after a failure, doubled with each further one up to `maxPauseMs`. */
  readonly pauseMs: number
  readonly maxPauseMs: number
}

export interface TellingLoop {
  /** There is something to tell. */
  readonly kick: () => void
  readonly start: () => void
  readonly close: () => Promise<void>
}

/** Where nothing happens somebody is asked as often where it stands: one that lost its memory is told anew. */
const IDLE_MS = 60_000

/** Tells somebody else of what happens here: at once when it is kicked, again after a failure, and never two turns at a time. */
export function createTellingLoop(options: TellingLoopOptions): TellingLoop {
  const { turn, onFailure, onRecovery, gatherMs, pauseMs, maxPauseMs } = options
  const closing = new AbortController()
  const { signal } = closing
  let kicked = true
  let wake = () => {}
  let failures = 0
  let loop: Promise<void> | undefined

  async function run(): Promise<void> {
    while (!signal.aborted) {
      kicked = false
      try {
        const { restMs, hasMore } = await turn(signal)
        if (failures > 0) onRecovery()
        failures = 0
        await rest(restMs)
        if (!kicked && !hasMore) await untilKicked()
      } catch (error) {
        if (signal.aborted) return
        failures += 1
        onFailure(error, failures === 1)
        await rest(Math.min(maxPauseMs, pauseMs * 2 ** (failures - 1)) * (0.75 + Math.random() / 2))
      }
    }
  }

  async function rest(ms: number): Promise<void> {
    await delay(ms, undefined, { signal }).catch(() => undefined)
  }

  async function untilKicked(): Promise<void> {
    const waking = new AbortController()
    wake = () => waking.abort()
    await delay(IDLE_MS, undefined, { signal: AbortSignal.any([signal, waking.signal]) }).catch(() => undefined)
    wake = () => {}
    if (waking.signal.aborted) await rest(gatherMs)
  }

  return {
    kick() {
      kicked = true
      wake()
    },
    start() {
      loop ??= run()
    },
    async close() {
      closing.abort()
      await loop
    },
  }
}
