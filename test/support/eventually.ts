export interface EventuallyOptions {
  /** Give up after so many ms; 10,000 when not given. */
  readonly withinMs?: number
  readonly everyMs?: number
}

/**
 * Tries until `attempt` neither throws nor answers undefined or false, and answers with what it answered.
 *
 * @throws the last failure once the time is up
 */
export async function eventually<T>(
  attempt: () => Promise<T> | T,
  { withinMs = 10_000, everyMs = 50 }: EventuallyOptions = {},
): Promise<Exclude<T, undefined | false>> {
  const deadline = performance.now() + withinMs
  let last: unknown = new Error('nothing came')
  while (performance.now() < deadline) {
    try {
      const value = await attempt()
      if (value !== undefined && value !== false) return value as Exclude<T, undefined | false>
    } catch (error) {
      last = error
    }
    await new Promise((wake) => setTimeout(wake, everyMs))
  }
  throw new Error(`not within ${withinMs} ms`, { cause: last })
}
