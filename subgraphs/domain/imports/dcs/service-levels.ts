import { compact } from '../native-files.ts'
import type { Field } from '../source.ts'

/** A promise of the form as an entry of ODCS's `slaProperties`. `value` is the key that the promise itself has. */
interface LevelForm {
  readonly level: string
  readonly value: string
  readonly property: string
  /** The key that says which column is meant, as `<model>.<field>`. */
  readonly element?: string
  readonly schedule?: string
}

/** The first of a level has its description. */
const LEVELS: readonly LevelForm[] = [
  { level: 'availability', value: 'percentage', property: 'availability' },
  { level: 'retention', value: 'period', property: 'retention', element: 'timestampField' },
  { level: 'latency', value: 'threshold', property: 'latency', element: 'processedTimestampField' },
  { level: 'freshness', value: 'threshold', property: 'freshness', element: 'timestampField' },
  { level: 'frequency', value: 'interval', property: 'frequency', schedule: 'cron' },
  { level: 'support', value: 'time', property: 'supportTime' },
  { level: 'support', value: 'responseTime', property: 'supportResponseTime' },
  { level: 'backup', value: 'interval', property: 'backupInterval', schedule: 'cron' },
  { level: 'backup', value: 'recoveryTime', property: 'recoveryTime' },
  { level: 'backup', value: 'recoveryPoint', property: 'recoveryPoint' },
]

/** Words for intervals, which a duration is understood as. */
const INTERVALS: Readonly<Record<string, string>> = {
  'every minute': 'PT1M',
  hourly: 'PT1H',
  daily: 'P1D',
  weekly: 'P7D',
  monthly: 'P1M',
  yearly: 'P1Y',
}

/** What ODCS reads as a duration has to be one. */
const OF_TIME = ['retention', 'latency', 'freshness', 'frequency']
const DURATION =
  /^(P(?=.)[\dYMWDTHS.]+|\d+(\.\d+)?\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?|mo|months?|y|years?))$/i

type Level = Record<string, unknown>

/** The promises, and by level all that is said beside them. */
export function readLevels(levels: Field): { readonly properties: readonly object[]; readonly others: object } {
  const described = new Set<string>()
  const placed = new Set<string>()
  const properties = LEVELS.flatMap(({ level, value: key, property, element, schedule }): object[] => {
    const place = levels.child(level)
    const written = place.child(key).value
    if (typeof written !== 'string') return []
    const value = property === 'frequency' ? (INTERVALS[written.toLowerCase()] ?? written) : written
    if (OF_TIME.includes(property) && !DURATION.test(value.trim())) return []
    const isFirst = !described.has(level)
    described.add(level)
    const textOf = (name: string | undefined): string | undefined => {
      if (name === undefined) return undefined
      placed.add(`${level}.${name}`)
      return place.child(name).text()
    }
    const cron = textOf(schedule)
    return [
      compact({
        property,
        value: textOf(key) === undefined ? undefined : value,
        element: textOf(element),
        description: isFirst ? textOf('description') : undefined,
        schedule: cron,
        scheduler: cron === undefined ? undefined : 'cron',
      }),
    ]
  })
  const others = levels.entries().map(([level, place]) => {
    if (typeof place.value !== 'object' || Array.isArray(place.value)) return [level, place.all()]
    const left = place.entries().filter(([key, inner]) => !placed.has(`${level}.${key}`) && inner.isGiven)
    return [level, left.length === 0 ? undefined : Object.fromEntries(left.map(([key, inner]) => [key, inner.all()]))]
  })
  return { properties, others: compact(Object.fromEntries(others)) }
}

/** The way back, over what was kept of the levels beside their promises. */
export function writeLevels(properties: readonly Field[], kept: unknown): Readonly<Record<string, Level>> {
  const levels: Record<string, Level> = {}
  for (const place of properties) {
    const form = LEVELS.find(({ property }) => property === place.child('property').value)
    const value = place.child('value').value
    const text = form === undefined ? undefined : textFor(form, value, place.child('unit').value)
    if (form === undefined || text === undefined || levels[form.level]?.[form.value] !== undefined) continue
    for (const key of ['property', 'value', ...(form.value === 'percentage' ? [] : ['unit'])]) place.take(key)
    const cron = form.schedule !== undefined && place.child('scheduler').value === 'cron'
    if (cron) place.take('scheduler')
    levels[form.level] = {
      ...levels[form.level],
      [form.value]: text,
      ...compact({
        description: levels[form.level]?.description ?? place.child('description').text(),
        ...(form.element === undefined ? {} : { [form.element]: place.child('element').text() }),
        ...(cron ? { [form.schedule ?? '']: place.child('schedule').text() } : {}),
      }),
    }
  }
  const others = Object.entries((kept ?? {}) as Record<string, Level>)
  return { ...levels, ...Object.fromEntries(others.map(([level, more]) => [level, { ...levels[level], ...more }])) }
}

/** `99.95` percent is `99.95%`, which is how the form has shares; a duration is `24 h`. Undefined for what it cannot say. */
function textFor({ property, value: key }: LevelForm, value: unknown, unit: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value)
  if (key === 'percentage') {
    const share = text.endsWith('%') ? text : `${text}%`
    return /^\d+(\.\d+)?%$/.test(share) ? share : undefined
  }
  const word = Object.entries(INTERVALS).find(([, duration]) => duration === value)?.[0]
  if (property === 'frequency' && word !== undefined) return word
  return typeof unit === 'string' ? `${text} ${unit}` : text
}
