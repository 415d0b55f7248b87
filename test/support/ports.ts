import { isPortFree } from '../../platform/ports.ts'

/**
 * Below 32,768 (Linux; higher elsewhere) the system gives no port to anybody who asks for any: one that is free stays so until the
 * process that is told of it listens there, however many tests open connections and servers meanwhile.
 */
const FIRST = 10_000
const COUNT = 22_000

/** A port for a process that has to be told one, and that a killed process gets again. */
export const freePort = (): Promise<number> => freeBase([0])

/** A base port with all of these above it free. Random, so that suites side by side do not meet. */
export async function freeBase(offsets: readonly number[]): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const base = FIRST + Math.floor(Math.random() * COUNT)
    const free = await Promise.all(offsets.map((offset) => isPortFree(base + offset)))
    if (free.every(Boolean)) return base
  }
  throw new Error('no free range of ports was found')
}
