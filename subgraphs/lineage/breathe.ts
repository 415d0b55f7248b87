import { setImmediate } from 'node:timers/promises'

/** Called in a long loop: lets others have the event loop when it has been held for `holdMs` since it was last let go. */
export type Breathe = () => Promise<void> | undefined

/** The service promises 50 ms at most (DESIGN §2.3); what runs between two calls comes on top of `holdMs`. */
export function createBreather(holdMs = 15): Breathe {
  let since = performance.now()
  return () => {
    if (performance.now() - since < holdMs) return undefined
    return setImmediate().then(() => {
      since = performance.now()
    })
  }
}
