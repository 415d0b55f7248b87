/** Many may hold it shared, or one alone; who came first goes first, so that neither kind starves the other. */
export type FairLock = {
  readonly shared: <Result>(work: () => Promise<Result>) => Promise<Result>
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>
}

export function createFairLock(): FairLock {
  const waiting: { readonly isAlone: boolean; readonly enter: () => void }[] = []
  let sharing = 0
  let isTaken = false

  function admit(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      if (isTaken || (next.isAlone && sharing > 0)) return
      waiting.shift()
      if (next.isAlone) isTaken = true
      else sharing += 1
      next.enter()
    }
  }

  async function hold<Result>(isAlone: boolean, work: () => Promise<Result>): Promise<Result> {
    await new Promise<void>((enter) => {
      waiting.push({ isAlone, enter })
      admit()
    })
    try {
      return await work()
    } finally {
      if (isAlone) isTaken = false
      else sharing -= 1
      admit()
    }
  }

  return { shared: (work) => hold(false, work), alone: (work) => hold(true, work) }
}
