import type { Breathe } from '../breathe.ts'

/** Items sorted at once before others get their turn: a few ms. */
const RUN = 4_096
/** Items merged between two looks at the clock. */
const STRIDE = 8_192

/** Sorts a long list without holding the event loop: runs first, then merges of two, `breathe` in between. */
export async function sortedInTurns<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
  breathe: Breathe,
): Promise<Item[]> {
  let runs: Item[][] = []
  for (let start = 0; start < items.length; start += RUN) {
    runs.push(items.slice(start, start + RUN).sort(compare))
    await breathe()
  }
  while (runs.length > 1) {
    const merged: Item[][] = []
    for (let i = 0; i < runs.length; i += 2)
      merged.push(await merge(runs[i] ?? [], runs[i + 1] ?? [], compare, breathe))
    runs = merged
  }
  return runs[0] ?? []
}

async function merge<Item>(
  a: readonly Item[],
  b: readonly Item[],
  compare: (a: Item, b: Item) => number,
  breathe: Breathe,
): Promise<Item[]> {
  const merged: Item[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const left = a[i]
    const right = b[j]
    if (right === undefined || (left !== undefined && compare(left, right) <= 0)) {
      if (left !== undefined) merged.push(left)
      i++
    } else {
      merged.push(right)
      j++
    }
    if (merged.length % STRIDE === 0) await breathe()
  }
  return merged
}
