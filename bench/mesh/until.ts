import { setTimeout as delay } from 'node:timers/promises'

/** Tries until `attempt` answers true. @throws when it has not within `ms`, with its last failure */
export async function until(what: string, ms: number, attempt: () => Promise<boolean>, everyMs = 50): Promise<void> {
  const end = performance.now() + ms
  let last: unknown
  while (performance.now() < end) {
    try {
      if (await attempt()) return
    } catch (error) {
      if (error instanceof Error && / ended \(/.test(error.message)) throw error
      last = error
    }
    await delay(everyMs)
  }
  throw new Error(`expected within ${ms} ms: ${what}`, { cause: last })
}
