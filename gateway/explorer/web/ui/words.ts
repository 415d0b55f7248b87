/** `SOURCE_ALIGNED` as people write it: `source aligned`. */
export const inWords = (constant: string): string => constant.toLowerCase().replaceAll('_', ' ')

/** Letters of scripts that run from right to left, and the marks that turn the direction of a text. */
const TURNS =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * A name to stand within a text that is no HTML, such as a label: what turns its direction ends with it (Unicode UAX #9, isolates).
 * In the page, `<bdi>` does that.
 */
export const isolated = (name: string): string => (TURNS.test(name) ? `\u2068${name}\u2069` : name)

const number = new Intl.NumberFormat()
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })

export const inFigures = (count: number): string => number.format(count)
/** Of a share, 0 to 1. */
export const inPercent = (share: number): string => percent.format(share)

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`
}

interface Connection {
  readonly totalCount: number
  readonly edges: readonly unknown[]
}

/** To be said behind a count of all when the page has only some of them; nothing when they are all there. */
export function unlessAll({ totalCount, edges }: Connection, which: 'first' | 'newest'): string {
  return edges.length < totalCount ? `; the ${which} ${number.format(edges.length)} of them` : ''
}
