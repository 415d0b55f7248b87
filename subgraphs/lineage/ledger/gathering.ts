/** How long a commit waits for more: this part of what the last one took, and so many ms at most. */
const WAIT = { share: 1 / 3, mostMs: 10 }

/** Says when a commit has waited long enough for those who will share it. */
export type Gathering = {
  /** Resolves when as many wait as shared one of the last two commits, or when more are not worth waiting for. */
  readonly enough: () => Promise<void>
  /** To be called when one more waits. */
  readonly arrived: () => void
  /** To be called after each commit. */
  readonly committed: (commands: number, tookMs: number) => void
}

/**
 * Senders that were answered together send their next together, one of them a moment before the others. A commit for that
 * one alone would keep the others waiting for as long as it takes, and costs as much as one for all. Who sends alone never
 * waits.
 */
export function createGathering(waiting: () => number): Gathering {
  let last = { commands: 0, before: 0, tookMs: 0 }
  let look = () => {}

  return {
    async enough() {
      const expected = Math.max(last.commands, last.before)
      const patience = Math.min(WAIT.mostMs, last.tookMs * WAIT.share)
      // A timer has no less than a millisecond.
      if (waiting() >= expected || patience < 1) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, patience)
        look = () => {
          if (waiting() < expected) return
          clearTimeout(timer)
          resolve()
        }
      })
      look = () => {}
    },
    arrived: () => look(),
    committed(commands, tookMs) {
      last = { commands, before: last.commands, tookMs }
    },
  }
}
