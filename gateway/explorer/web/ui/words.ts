/** `SOURCE_ALIGNED` as people write it: `source aligned`. */
export const inWords = (constant: string): string => constant.toLowerCase().replaceAll('_', ' ')

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
