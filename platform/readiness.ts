import { ClientError } from './errors.ts'

/** One part of a service that has to work before it may be asked: its store, its supergraph, … */
export interface PartReport {
  readonly part: string
  readonly ready: boolean
  /** Why not; for a part that is ready, what an operator should know all the same. */
  readonly reason?: string
}

export interface ReadinessReport {
  readonly ready: boolean
  readonly parts: readonly PartReport[]
}

/** How to see whether a part still works. */
export interface LiveCheck {
  /** @throws when it does not work; the message of a `ClientError` is shown as the reason, any other is not */
  readonly look: () => Promise<void> | void
  /** It failed (with what `look` threw), or is back. */
  readonly onChange?: (works: boolean, error?: unknown) => void
}

export interface Readiness<Part extends string = string> {
  set(part: Part, ready: boolean, reason?: string): void
  /** From now on the part is looked at whenever somebody asks, so that what breaks later shows. */
  watch(part: Part, check: LiveCheck): void
  /** Looks at the watched parts whose last look is some seconds old; waits for a slow one half a second at most. */
  refresh(): Promise<void>
  report(): ReadinessReport
}

export interface ReadinessOptions {
  /** The least time between two looks at a part, in ms. */
  readonly everyMs?: number
  /** A look that takes longer counts as failed, in ms. A store may be busy for seconds with writes that are right. */
  readonly patienceMs?: number
}

const SLOW_LOOK_MS = 500
/** One success may be luck: a full disk takes a small write now and then. */
const GOOD_LOOKS = 2

interface Watched<Part> extends LiveCheck {
  readonly part: Part
  began: number
  running: Promise<void> | undefined
  failed: boolean
  good: number
}

/** Starts out not ready: each part must say that it works, and may take it back. */
export function createReadiness<Part extends string>(
  parts: readonly Part[],
  { everyMs = 5_000, patienceMs = 15_000 }: ReadinessOptions = {},
): Readiness<Part> {
  const state = new Map<Part, PartReport>(parts.map((part) => [part, { part, ready: false, reason: 'starting' }]))
  const watched: Watched<Part>[] = []

  function set(part: Part, ready: boolean, reason?: string): void {
    state.set(
      part,
      ready ? { part, ready, ...(reason ? { reason } : {}) } : { part, ready, reason: reason ?? 'not available' },
    )
  }

  function look(check: Watched<Part>): Promise<void> | undefined {
    const now = performance.now()
    if (check.running !== undefined) {
      if (now - check.began > patienceMs) failed(check, new ClientError('', 'does not answer', 503))
      return check.running
    }
    if (now - check.began < everyMs) return undefined
    check.began = now
    check.running = Promise.resolve()
      .then(check.look)
      .then(
        () => worked(check),
        (error: unknown) => failed(check, error),
      )
      .finally(() => {
        check.running = undefined
      })
    return check.running
  }

  function worked(check: Watched<Part>): void {
    check.good += 1
    if (!check.failed || check.good < GOOD_LOOKS) return
    check.failed = false
    set(check.part, true)
    check.onChange?.(true)
  }

  function failed(check: Watched<Part>, error: unknown): void {
    check.good = 0
    if (check.failed) return
    check.failed = true
    set(check.part, false, error instanceof ClientError ? error.message : undefined)
    check.onChange?.(false, error)
  }

  return {
    set,
    watch(part, check) {
      watched.push({ ...check, part, began: Number.NEGATIVE_INFINITY, running: undefined, failed: false, good: 0 })
    },
    async refresh() {
      const looks = watched.flatMap((check) => look(check) ?? [])
      if (looks.length === 0) return
      let timer: NodeJS.Timeout | undefined
      const slow = new Promise<void>((wake) => {
        timer = setTimeout(wake, SLOW_LOOK_MS)
      })
      await Promise.race([Promise.all(looks), slow])
      clearTimeout(timer)
    },
    report() {
      const reports = [...state.values()]
      return { ready: reports.every((part) => part.ready), parts: reports }
    },
  }
}
