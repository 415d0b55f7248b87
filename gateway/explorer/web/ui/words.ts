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
