/** Keeps the least of many things offered in any order, without sorting them all. */
export type Least<Item> = {
  readonly offer: (id: string, item: Item) => void
  /** Those kept, in order. */
  readonly taken: () => readonly { readonly id: string; readonly item: Item }[]
}

/** The `count` with the least ids beyond `beyond`. A buffer of twice as many is sorted and cut whenever it is full. */
export function keepLeast<Item>(count: number, beyond: string | null): Least<Item> {
  let kept: { id: string; item: Item }[] = []
  // Above every ASCII id, until there are enough.
  let highest = '\uffff'
  const cut = (): void => {
    kept.sort((a, b) => (a.id < b.id ? -1 : 1))
    kept = kept.slice(0, count)
    if (kept.length === count) highest = kept.at(-1)?.id ?? highest
  }
  return {
    offer(id, item) {
      if ((beyond !== null && id <= beyond) || id >= highest) return
      kept.push({ id, item })
      if (kept.length >= 2 * count + 64) cut()
    },
    taken() {
      cut()
      return kept
    },
  }
}
