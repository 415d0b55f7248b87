/** Where long polls wait for a change. */
export interface WaitingRoom {
  /** Ends everybody's wait. */
  wake(): void
  /** Until the next `wake`, for at most `ms`, or until the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

export function createWaitingRoom(): WaitingRoom {
  const waiting = new Set<() => void>()
  return {
    wake() {
      for (const done of [...waiting]) done()
    },
    wait: (ms, signal) =>
      new Promise<void>((resolve) => {
        if (ms <= 0 || signal.aborted) return resolve()
        const done = () => {
          clearTimeout(timer)
          waiting.delete(done)
          signal.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, ms)
        waiting.add(done)
        signal.addEventListener('abort', done)
      }),
  }
}
