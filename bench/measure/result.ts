/** What a bench finds. Everything in it was measured in one run, after the answers had been checked. */
export interface BenchResult {
  readonly title: string
  /** What was run against what, and how; a line each. */
  readonly method: readonly string[]
  readonly targets: readonly Target[]
  readonly tables: readonly Table[]
  /** Drawn from the same numbers as the tables. */
  readonly figure?: Figure
  /** What runs it again; `npm run bench -- <name>` when not given. */
  readonly command?: string
  /** Not all of it was asked for: recorded nowhere. */
  readonly partial?: boolean
  /** Ran with a fraction of the work, to see that it runs: its numbers mean nothing. */
  readonly quick?: boolean
}

/** A ratio within the run, or a time or a size where the promise is one, and what it should be. */
export interface Target {
  readonly what: string
  readonly measured: number
  /** A ratio when not given. */
  readonly unit?: 'ms' | 'kB'
  readonly bound: 'at least' | 'at most'
  readonly limit: number
}

export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

export interface Figure {
  readonly title: string
  /** Becomes a file beside the page. */
  readonly svg: string
}

export const isMet = ({ measured, bound, limit }: Target): boolean =>
  bound === 'at least' ? measured >= limit : measured <= limit

/** A number with as many digits as mean something. */
export function shown(value: string | number): string {
  if (typeof value === 'string') return value
  if (Number.isInteger(value)) return value.toLocaleString('en-US')
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** The median, and between which values all samples lie. */
export function spread({ median, least, most }: { median: number; least: number; most: number }): string {
  return `${shown(median)} (${shown(least)}–${shown(most)})`
}
