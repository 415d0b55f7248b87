export interface BreakerOptions {
  /** Timeouts in a row that open it. */
  readonly threshold?: number
  /** Between two probes while it is open, in ms. */
  readonly probeEveryMs?: number
  /** Asks the domain something small; resolves when it answers. */
  readonly probe: (domain: string, signal: AbortSignal) => Promise<unknown>
  readonly onChange?: (domain: string, open: boolean) => void
}

export interface Breaker {
  isOpen(domain: string): boolean
  /** Calls back once, when it opens: for requests that are under way by then. @returns what takes that back */
  whenOpen(domain: string, opened: () => void): () => void
  timedOut(domain: string): void
  answered(domain: string): void
  /** Forgets domains that left, so that no probe outlives them. */
  retain(domains: Iterable<string>): void
  close(): void
}

interface State {
  timeouts: number
  probing: NodeJS.Timeout | undefined
}

/**
 * One breaker a domain, or a service of the mesh: without it a single hung one costs every query its timeout. Only timeouts count, because only
 * they cost time. While open, requests fail at once and a probe in the background finds out when the domain is back, so
 * that no client pays for trying.
 */
export function createBreaker({ threshold = 3, probeEveryMs = 2_000, probe, onChange }: BreakerOptions): Breaker {
  const states = new Map<string, State>()
  const waiting = new Map<string, Set<() => void>>()
  const closing = new AbortController()

  function open(domain: string, state: State): void {
    onChange?.(domain, true)
    let busy = false
    state.probing = setInterval(() => {
      if (busy) return
      busy = true
      probe(domain, closing.signal)
        .then(() => close(domain))
        .catch(() => undefined)
        .finally(() => {
          busy = false
        })
    }, probeEveryMs)
    state.probing.unref()
    const opened = waiting.get(domain)
    waiting.delete(domain)
    for (const tell of opened ?? []) tell()
  }

  function close(domain: string): void {
    const state = states.get(domain)
    if (state === undefined) return
    states.delete(domain)
    if (state.probing === undefined) return
    clearInterval(state.probing)
    onChange?.(domain, false)
  }

  return {
    isOpen: (domain) => states.get(domain)?.probing !== undefined,
    whenOpen(domain, opened) {
      const others = waiting.get(domain) ?? new Set()
      waiting.set(domain, others.add(opened))
      return () => others.delete(opened)
    },
    timedOut(domain) {
      const state = states.get(domain) ?? { timeouts: 0, probing: undefined }
      states.set(domain, state)
      state.timeouts += 1
      if (state.timeouts >= threshold && state.probing === undefined) open(domain, state)
    },
    answered: close,
    retain(domains) {
      const kept = new Set(domains)
      for (const domain of states.keys()) if (!kept.has(domain)) close(domain)
    },
    close() {
      closing.abort()
      for (const { probing } of states.values()) clearInterval(probing)
      states.clear()
    },
  }
}
