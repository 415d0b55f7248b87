import { durationSeconds } from '../../../platform/duration.ts'
import { isDuration } from '../../../platform/time-forms.ts'
import type { Comparison } from '../documents.ts'
import { closestOf } from './closest-of.ts'

/** What a service level's property is measured in, and how what was measured has to stand to what was promised. */
export interface PropertyMeaning {
  readonly measure: 'duration' | 'share' | 'number' | 'moment' | 'any'
  readonly comparison: Comparison | null
}

export interface Quantity {
  /** Seconds, 0–1, or as written; null when it is no number. */
  readonly value: number | null
  readonly unit: string | null
  /** A comparison that the text itself carries: `> 99.99 %`. */
  readonly comparison: Comparison | null
  /** As it is shown: an ISO 8601 duration, a percentage, or what was written. */
  readonly text: string
}

const DURATIONS = ['freshness', 'latency', 'frequency', 'timeToDetect', 'timeToNotify', 'timeToRepair']
const SHARES = [
  'availability',
  'completeness',
  'accuracy',
  'validity',
  'conformity',
  'consistency',
  'uniqueness',
  'coverage',
]
const MOMENTS = ['generalAvailability', 'endOfSupport', 'endOfLife', 'timeOfAvailability']

const MEANINGS = new Map<string, PropertyMeaning>([
  ...DURATIONS.map((name) => [name, { measure: 'duration', comparison: '<=' }] as const),
  ['retention', { measure: 'duration', comparison: '>=' }],
  ['pipelineExecutionDuration', { measure: 'duration', comparison: '<=' }],
  ...SHARES.map((name) => [name, { measure: 'share', comparison: '>=' }] as const),
  ['errorRate', { measure: 'share', comparison: '<=' }],
  ['throughput', { measure: 'number', comparison: '>=' }],
  ['rowCount', { measure: 'number', comparison: '>=' }],
  ...MOMENTS.map((name) => [name, { measure: 'moment', comparison: null }] as const),
])

/** The two-letter names of the ODCS "data QoS" table, and other spellings seen. */
const SYNONYMS = new Map(
  Object.entries({
    fr: 'freshness',
    dataFreshness: 'freshness',
    ly: 'latency',
    fy: 'frequency',
    td: 'timeToDetect',
    tn: 'timeToNotify',
    tr: 'timeToRepair',
    timeToResolve: 'timeToRepair',
    re: 'retention',
    av: 'availability',
    uptime: 'availability',
    er: 'errorRate',
    th: 'throughput',
    ga: 'generalAvailability',
    es: 'endOfSupport',
    el: 'endOfLife',
    ta: 'timeOfAvailability',
    accuracy_threshold: 'accuracy',
  }),
)

/** The property's one name: synonyms resolved, `snake_case` and `kebab-case` as `camelCase`. */
export function canonicalProperty(name: string): string {
  const camel = name.trim().replace(/[-_ ]+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return SYNONYMS.get(name) ?? SYNONYMS.get(camel) ?? camel
}

/** The property that was probably meant by a name that is nobody's but its own: nothing forbids such names, so that a slip goes unseen. */
export function nearestProperty(name: string): string | null {
  const property = canonicalProperty(name)
  if (MEANINGS.has(property)) return null
  const near = closestOf(property, [...MEANINGS.keys(), ...SYNONYMS.keys()])
  return near === null ? null : canonicalProperty(near)
}

export function meaningOf(property: string): PropertyMeaning {
  return MEANINGS.get(property) ?? { measure: 'any', comparison: null }
}

/** Reads a value with its unit as what the property is measured in. Null when it can be no such thing. */
export function readQuantity(
  { measure }: PropertyMeaning,
  value: string | number | boolean | null,
  unit: string | null,
): Quantity | null {
  const { comparison, rest } = splitComparison(value)
  if (measure === 'moment') return typeof rest === 'string' ? plain(null, unit, comparison, String(value)) : null
  if (measure === 'duration') return readDuration(rest, unit, comparison)
  if (measure === 'share') return readShare(rest, unit, comparison)
  if (measure === 'number') {
    const number = asNumber(rest)
    return number === null ? null : plain(number, unit, comparison, withUnit(String(value), unit))
  }
  return readAny(value, rest, unit, comparison)
}

/** Kept free of binary noise: 99.95 % is 0.9995, not 0.9995000000000001. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

const SECONDS = new Map<string, { readonly seconds: number; readonly iso: (count: number) => string }>(
  (
    [
      [['s', 'sec', 'secs', 'second', 'seconds'], 1, (n: number) => `PT${n}S`],
      [['m', 'min', 'mins', 'minute', 'minutes'], 60, (n: number) => `PT${n}M`],
      [['h', 'hr', 'hrs', 'hour', 'hours'], 3600, (n: number) => `PT${n}H`],
      [['d', 'day', 'days'], 86_400, (n: number) => `P${n}D`],
      [['w', 'wk', 'week', 'weeks'], 604_800, (n: number) => `P${n}W`],
      [['mo', 'mon', 'month', 'months'], 2_592_000, (n: number) => `P${n}M`],
      [['y', 'yr', 'yrs', 'year', 'years'], 31_536_000, (n: number) => `P${n}Y`],
      [['ms', 'millisecond', 'milliseconds'], 0.001, (n: number) => `PT${tidy(n / 1000)}S`],
    ] as const
  ).flatMap(([names, seconds, iso]) => names.map((name) => [name, { seconds, iso }] as const)),
)

function readDuration(value: unknown, unit: string | null, comparison: Comparison | null): Quantity | null {
  if (typeof value === 'string') {
    const seconds = durationSeconds(value)
    if (seconds !== null) return plain(seconds, 's', comparison, value)
    const [, count, name] = /^(\d+(?:\.\d+)?)\s*([a-zA-Z]*)$/.exec(value) ?? []
    return count === undefined ? null : readDuration(Number(count), name === '' ? unit : (name ?? null), comparison)
  }
  const known = SECONDS.get((unit ?? 's').toLowerCase())
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0 || known === undefined) return null
  return plain(tidy(value * known.seconds), 's', comparison, known.iso(value))
}

function readShare(value: unknown, unit: string | null, comparison: Comparison | null): Quantity | null {
  const percentText = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*%$/.exec(value)?.[1] : undefined
  const number = percentText === undefined ? asNumber(value) : Number(percentText)
  if (number === null || number < 0) return null
  const isPercent =
    percentText !== undefined || /^(%|percent|percentage|pct)$/i.test(unit ?? '') || (unit === null && number > 1)
  const share = isPercent ? tidy(number / 100) : number
  return share > 1 ? null : plain(share, 'ratio', comparison, `${tidy(share * 100)} %`)
}

function readAny(
  written: string | number | boolean | null,
  rest: unknown,
  unit: string | null,
  comparison: Comparison | null,
): Quantity | null {
  if (written === null || typeof written === 'boolean') return plain(null, null, null, String(written))
  if (typeof rest === 'string' && /^\d+(\.\d+)?\s*%$/.test(rest)) {
    const share = readShare(rest, unit, comparison)
    return share && { ...share, text: String(written) }
  }
  if (typeof rest === 'string' && isDuration(rest)) return readDuration(rest, unit, comparison)
  const number = asNumber(rest)
  return plain(number, number === null ? null : unit, comparison, withUnit(String(written), unit))
}

function splitComparison(value: unknown): { comparison: Comparison | null; rest: unknown } {
  if (typeof value !== 'string') return { comparison: null, rest: value }
  const [, sign, rest] = /^\s*(<=|>=|≤|≥|<|>|=)?\s*(.*?)\s*$/s.exec(value) ?? []
  const comparison = sign === '≤' ? '<=' : sign === '≥' ? '>=' : ((sign as Comparison | undefined) ?? null)
  return { comparison, rest: rest ?? value }
}

function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null
}

function withUnit(text: string, unit: string | null): string {
  return unit === null ? text : `${text} ${unit}`
}

function plain(value: number | null, unit: string | null, comparison: Comparison | null, text: string): Quantity {
  return { value, unit, comparison, text }
}
