/** One at a time, in the order of arrival. */
export type Lock = <Result>(work: () => Promise<Result>) => Promise<Result>

export function createLock(): Lock {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** A lock a key: what concerns one domain waits for nobody else's. */
export type KeyedLock = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>

export function createKeyedLock(): KeyedLock {
  const locks = new Map<string, { readonly lock: Lock; users: number }>()
  return async (key, work) => {
    const entry = locks.get(key) ?? { lock: createLock(), users: 0 }
    locks.set(key, entry)
    entry.users += 1
    try {
      return await entry.lock(work)
    } finally {
      entry.users -= 1
      if (entry.users === 0) locks.delete(key)
    }
  }
}

/** At most `most` at once; the rest wait in the order of arrival. */
export function createLimiter(most: number): Lock {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
