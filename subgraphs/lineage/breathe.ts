import { setImmediate as atOnce } from 'node:timers'
import { setImmediate } from 'node:timers/promises'

/** Called in a long loop: lets others have the event loop when it has been held for `holdMs` since it was last let go. */
export type Breathe = () => Promise<void> | undefined

/**
 * The service promises 50 ms at most (DESIGN §2.3); what runs between two calls comes on top of `holdMs`. Waiting for a
 * store is not holding: counted as such, readers that wait for the same answer would go on one turn after the other, and
 * what they ask next would no longer meet in one batch.
 */
export function createBreather(holdMs = 15): Breathe {
  let since: number | null = null
  return () => {
    if (since === null) {
      since = performance.now()
      atOnce(() => {
        since = null
      })
      return undefined
    }
    return performance.now() - since < holdMs ? undefined : setImmediate()
  }
}
