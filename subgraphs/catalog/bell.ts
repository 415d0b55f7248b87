/** Wakes those who wait for news of one thing. */
export interface Bell {
  ring(name: string): void
  /**
   * Resolves with the next ring of this name, after `ms`, or when the signal aborts; to whether it rang. Whoever looks for news after
   * calling this misses none.
   */
  next(name: string, ms: number, signal: AbortSignal): Promise<boolean>
}

export function createBell(): Bell {
  const waiting = new Map<string, Set<() => void>>()

  return {
    ring(name) {
      for (const wake of [...(waiting.get(name) ?? [])]) wake()
    },
    next(name, ms, signal) {
      if (ms <= 0 || signal.aborted) return Promise.resolve(false)
      return new Promise((resolve) => {
        const listening = waiting.get(name) ?? new Set()
        waiting.set(name, listening)
        const done = (rang: boolean) => {
          clearTimeout(timer)
          listening.delete(wake)
          if (listening.size === 0) waiting.delete(name)
          signal.removeEventListener('abort', leave)
          resolve(rang)
        }
        const wake = () => done(true)
        const leave = () => done(false)
        const timer = setTimeout(leave, ms)
        listening.add(wake)
        signal.addEventListener('abort', leave)
      })
    },
  }
}
