/** Things that are asked for by their ids, many at once and each once, whoever wants them and however often. */
export interface Batches<Found> {
  /**
   * Wants one, soon: what it gives back says that it is not wanted any more. What is let go before it was asked for never is; what is
   * there stays.
   */
  want(id: string): () => void
  /** All of these, now: what is there of them once each was answered, or failed. */
  all(ids: Iterable<string>): Promise<ReadonlyMap<string, Found>>
  /** What is there; another map whenever more is. */
  found(): ReadonlyMap<string, Found>
  listen(listener: () => void): () => void
}

export interface BatchesOptions<Found> {
  /** What is not in the answer is not known, and is not asked for again. */
  readonly ask: (ids: readonly string[]) => Promise<ReadonlyMap<string, Found>>
  /** At most so many in one question. */
  readonly most: number
  /** Asked is when nothing more was wanted for this long: what only passes by is let go before. */
  readonly quietMs: number
  /** Stands until it is answered anew. */
  readonly before?: ReadonlyMap<string, Found>
}

export function createBatches<Found>({ ask, most, quietMs, before }: BatchesOptions<Found>): Batches<Found> {
  let found: ReadonlyMap<string, Found> = before ?? new Map()
  const wanted = new Map<string, number>()
  const asked = new Map<string, Promise<void>>()
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function answer(ids: readonly string[]): Promise<void> {
    try {
      const answered = await ask(ids)
      if (answered.size === 0) return
      found = new Map([...found, ...answered])
      for (const listener of listeners) listener()
    } catch {
      // Whoever wants them next asks again: until then they are not known, and look it.
      for (const id of ids) asked.delete(id)
    }
  }
  function send(ids: Iterable<string>): void {
    const missing = [...new Set(ids)].filter((id) => !asked.has(id))
    for (let from = 0; from < missing.length; from += most) {
      const batch = missing.slice(from, from + most)
      const answered = answer(batch)
      for (const id of batch) asked.set(id, answered)
    }
  }

  return {
    want(id) {
      wanted.set(id, (wanted.get(id) ?? 0) + 1)
      if (!asked.has(id)) {
        clearTimeout(timer)
        timer = setTimeout(() => send(wanted.keys()), quietMs)
      }
      return () => {
        const left = (wanted.get(id) ?? 0) - 1
        if (left > 0) wanted.set(id, left)
        else wanted.delete(id)
      }
    },
    async all(ids) {
      const every = [...ids]
      send(every)
      await Promise.all(every.map((id) => asked.get(id)))
      return found
    },
    found: () => found,
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
