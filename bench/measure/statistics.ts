/** What a list of measurements comes down to. */
export interface Summary {
  readonly median: number
  readonly least: number
  readonly most: number
  readonly count: number
}

/** @throws when there is nothing to summarise */
export function summarise(values: readonly number[]): Summary {
  return {
    median: percentile(values, 50),
    least: percentile(values, 0),
    most: percentile(values, 100),
    count: values.length,
  }
}

/** The value that `share` per cent of the values do not exceed, interpolated between neighbours. @throws for an empty list */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share / 100) * (sorted.length - 1)
  const below = sorted[Math.floor(at)]
  const above = sorted[Math.ceil(at)]
  if (below === undefined || above === undefined) throw new Error('percentile: expected at least one value, got none')
  return below + (above - below) * (at - Math.floor(at))
}

export const median = (values: readonly number[]): number => percentile(values, 50)

/**
 * How many times `these` are `those`, which were measured in turn: the median of the ratios round by round, so that what
 * slowed a whole round down does not count.
 */
export function pairedRatio(these: readonly number[], those: readonly number[]): number {
  return median(these.map((value, round) => value / (those[round] ?? Number.NaN)))
}
