import { setImmediate } from 'node:timers/promises'

/** Lets what waits have its turn, a signal to stop above all. @throws the signal's reason once it is given */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate()
  signal?.throwIfAborted()
}
