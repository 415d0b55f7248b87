/** Wakes those who wait for news of one thing. */
export interface Bell {
  ring(name: string): void
  /** Resolves with the next ring of this name, after `ms`, or when the signal aborts. Whoever looks for news after calling this misses none. */
  next(name: string, ms: number, signal: AbortSignal): Promise<void>
}

export function createBell(): Bell {
  const waiting = new Map<string, Set<() => void>>()

  return {
    ring(name) {
      for (const wake of [...(waiting.get(name) ?? [])]) wake()
    },
    next(name, ms, signal) {
      if (ms <= 0 || signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const listening = waiting.get(name) ?? new Set()
        waiting.set(name, listening)
        const done = () => {
          clearTimeout(timer)
          listening.delete(done)
          if (listening.size === 0) waiting.delete(name)
          signal.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, ms)
        listening.add(done)
        signal.addEventListener('abort', done)
      })
    },
  }
}
