/** Rows of one `UNWIND`: past a few thousand a statement gains nothing and only holds memory on both sides. */
const ROWS_A_STATEMENT = 5_000

/** `items` in slices of `size`; nothing for an empty list. */
export function* inBatches<Item>(items: readonly Item[], size = ROWS_A_STATEMENT): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
