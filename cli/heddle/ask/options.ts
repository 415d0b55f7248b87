import { durationSeconds } from '../../../platform/duration.ts'
import { isDateTime } from '../../../platform/time-forms.ts'
import { type OptionSpecs, UsageError } from '../command.ts'

/** Of commands that list. */
export const LISTED_OPTIONS = {
  first: { type: 'string', value: '<n>', default: '20', help: 'how many at most, 1 to 1,000' },
  after: { type: 'string', value: '<cursor>', help: 'what comes after this page, as the page before ends with it' },
} as const satisfies OptionSpecs

const MOST = 1_000
const DEEPEST = 64

/** @throws UsageError */
export const readFirst = ({ first }: { readonly first?: string | undefined }): number =>
  wholeNumber('first', first ?? '20', 1, MOST)

/** Null for as far as it goes. @throws UsageError beyond 64, where the mesh would follow fewer hops than asked for */
export const readDepth = ({ depth }: { readonly depth?: string | undefined }): number | null =>
  depth === undefined ? null : wholeNumber('depth', depth, 1, DEEPEST)

/** @throws UsageError */
export function wholeNumber(option: string, text: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  const upTo = most === Number.MAX_SAFE_INTEGER ? ` from ${least}` : ` from ${least} to ${most.toLocaleString('en-GB')}`
  throw new UsageError(`--${option}: expected a whole number${upTo}, received ${JSON.stringify(text)}`)
}

/** A number between 0 and 1. @throws UsageError */
export function readRatio(option: string, text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text)
  if (number >= 0 && number <= 1) return number
  throw new UsageError(`--${option}: expected a number from 0 to 1, received ${JSON.stringify(text)}`)
}

export const WHEN = '<when>'
/** For the help of options that take a moment. */
export const MOMENTS = `  2026-01-31T09:00:00Z   RFC 3339, with a zone
  2026-01-31             a day: its first moment in UTC
  P7D, PT1H              how long ago, ISO 8601`

/** RFC 3339; null for a moment that was not given. @throws UsageError for what is none, see `MOMENTS` */
export function readMoment(option: string, text: string | undefined, now: Date): string | null {
  if (text === undefined) return null
  if (isDateTime(text)) return text
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isDateTime(`${text}T00:00:00Z`)) return `${text}T00:00:00Z`
  const ago = durationSeconds(text)
  if (ago !== null) {
    const then = new Date(now.getTime() - ago * 1_000)
    if (!Number.isNaN(then.getTime())) return then.toISOString()
  }
  throw new UsageError(
    `--${option}: expected a moment such as 2026-01-31T09:00:00Z, a day such as 2026-01-31, or how long ago such as P7D, received ${JSON.stringify(text)}`,
  )
}

/** A moment that was given as how long ago is another by the next page, which has to be asked for with what it was. */
export function fixedMoments(
  given: Readonly<Record<string, unknown>>,
  read: Readonly<Record<string, string | null>>,
): string {
  return Object.entries(read)
    .filter(([option, at]) => at !== null && String(given[option]).startsWith('P'))
    .map(([option, at]) => `--${option} ${at} `)
    .join('')
}

/** Enum values as they are typed, and as the graph has them. */
export const lowered = (values: readonly string[]): readonly string[] => values.map((value) => value.toLowerCase())
export const uppered = (values: readonly string[] | undefined): readonly string[] | undefined =>
  values?.map((value) => value.toUpperCase())
