import { amount } from '../../terminal/ticker.ts'

/** `3 products`, `1 product`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${amount(count)} ${count === 1 ? one : many}`

/** A ratio, 0–1, as people say it: `99.95 %`. */
export const percent = (ratio: number): string => `${Number((100 * ratio).toFixed(2))} %`

/** A moment to the minute, in UTC, so that two people talk of the same: `2026-01-31 09:00 UTC`. */
export function moment(at: string): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? at : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** A length of time in the largest two units that are not nothing: `26 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 1) return `${Math.round(seconds * 1000)} ms`
  const parts = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor((whole % 86_400) / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'min'],
    [whole % 60, 's'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}

/** A measurement in its unit; ratios and seconds as people say them. */
export function measured(value: number, unit: string | null): string {
  if (unit === 'ratio') return percent(value)
  if (unit === 's') return duration(value)
  return unit === null ? String(value) : `${value} ${unit}`
}

/** Those that are there, joined. */
export const joined = (parts: readonly (string | null | undefined | false)[], by = ', '): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(by)
