import type { Breathe } from '../breathe.ts'

/** Keeps the least of many things offered in any order, without sorting them all. */
export type Least<Item> = {
  readonly offer: (id: string, item: Item) => void
  /** Those kept, in order. */
  readonly taken: () => readonly Kept<Item>[]
}

export type Kept<Item> = { readonly id: string; readonly item: Item }

/** The `count` with the least ids beyond `beyond`. A buffer of twice as many is sorted and cut whenever it is full. */
export function keepLeast<Item>(count: number, beyond: string | null): Least<Item> {
  let kept: Kept<Item>[] = []
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

/** The `count` least ids beyond `beyond`, in order. */
export async function leastIds<Item>(
  items: { readonly length: number; readonly at: (position: number) => Item | undefined },
  idOf: (item: Item) => string,
  count: number,
  beyond: string | null,
  breathe: Breathe,
): Promise<readonly Kept<Item>[]> {
  const least = keepLeast<Item>(count, beyond)
  for (let i = 0; i < items.length; i++) {
    if (i % 1_024 === 1_023) await breathe()
    const item = items.at(i)
    if (item !== undefined) least.offer(idOf(item), item)
  }
  return least.taken()
}
