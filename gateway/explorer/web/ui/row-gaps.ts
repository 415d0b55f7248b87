interface Placed {
  /** In px from the top of the first row. */
  readonly start: number
  readonly end: number
}

/** How much room the rows that are left out take: before each row that is there, and behind the last. In px, as the rows are. */
export function gapsOf(
  placed: readonly Placed[],
  size: number,
): { readonly before: readonly number[]; readonly after: number } {
  const before = placed.map(({ start }, at) => start - (placed[at - 1]?.end ?? 0))
  return { before, after: size - (placed.at(-1)?.end ?? 0) }
}
