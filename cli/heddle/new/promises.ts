import { durationSeconds } from '../../../platform/duration.ts'
import { canonicalProperty, meaningOf, readQuantity } from '../../../subgraphs/domain/descriptors/quantities.ts'
import { UsageError } from '../command.ts'
import { oneLineOf } from './one-line-of.ts'
import { AVAILABILITY, BREACH_POLICIES, DEFAULTS, type Pattern, type Policies, type PromisedLevel } from './plan.ts'

/** What is promised when nothing else is said. */
export function usualPromises(pattern: Pattern): readonly PromisedLevel[] {
  return [
    { property: 'freshness', value: DEFAULTS[pattern].freshness },
    { property: 'availability', value: AVAILABILITY },
  ]
}

export const USUAL_POLICIES: Policies = { breach: 'alert', retention: null, classification: 'internal' }

/** Those given, and the usual ones where they are not among them. @throws UsageError */
export function promisesOf(given: readonly string[], pattern: Pattern): readonly PromisedLevel[] {
  const promises = given.map(promiseOf)
  refuseTwice(
    '--slo',
    promises.map(({ property, value }) => [property, value]),
  )
  const names = new Set(promises.map(({ property }) => property))
  return [...usualPromises(pattern).filter(({ property }) => !names.has(property)), ...promises]
}

function promiseOf(text: string): PromisedLevel {
  const { key, value } = pair('--slo', text, 'freshness=PT15M')
  // It becomes an id of the contract (ODCS: letters, digits, _ and -); what every object of JavaScript has is nobody's promise.
  if (!/^[a-z][a-z0-9]*([-_ ][a-z0-9]+)*$/i.test(key) || key in Object.prototype)
    throw new UsageError(
      `--slo: expected the name of a service level such as freshness or availability before the =, received ${JSON.stringify(key)}`,
    )
  const property = canonicalProperty(key)
  const meaning = meaningOf(property)
  if (meaning.measure === 'duration') {
    const duration = isoDuration(value)
    if (duration !== null) return { property, value: duration }
  } else if (readQuantity(meaning, value, null) !== null) return { property, value }
  const expected = { duration: 'a duration such as PT15M or 15m', share: 'a share such as 99.9%' } as Record<
    string,
    string
  >
  throw new UsageError(
    `--slo ${key}: expected ${expected[meaning.measure] ?? `a ${meaning.measure}`}, received ${JSON.stringify(value)}`,
  )
}

/**
 * As ISO 8601, which whoever reads the contract knows: `90m` is `PT90M`. Null for what is none; a number without a unit says of nothing
 * how long it is, and how a promise compares with what is measured its property says.
 */
function isoDuration(value: string): string | null {
  const quantity = /[a-z]/i.test(value) ? readQuantity(meaningOf('freshness'), value, null) : null
  if (quantity === null || quantity.comparison !== null || durationSeconds(quantity.text) === null) return null
  return quantity.text
}

/** @throws UsageError, also for a retention that `promises` has already: it would be promised twice */
export function policiesOf(given: readonly string[], promises: readonly PromisedLevel[]): Policies {
  const pairs = given.map((text) => pair('--policy', text, 'breach=page'))
  for (const { key, value } of pairs)
    if (!Object.hasOwn(USUAL_POLICIES, key))
      throw new UsageError(
        `--policy: expected breach=, classification= or retention=, received ${JSON.stringify(`${key}=${value}`)}`,
      )
  refuseTwice(
    '--policy',
    pairs.map(({ key, value }) => [key, value]),
  )
  const said = new Map(pairs.map(({ key, value }) => [key, value]))
  return {
    breach: breachOf(said.get('breach') ?? USUAL_POLICIES.breach),
    classification: oneLineOf('--policy classification', said.get('classification') ?? USUAL_POLICIES.classification),
    retention: retentionOf(said.get('retention'), promises),
  }
}

function retentionOf(value: string | undefined, promises: readonly PromisedLevel[]): string | null {
  if (value === undefined) return null
  const promised = promises.find(({ property }) => property === 'retention')
  if (promised !== undefined)
    throw new UsageError(`retention: expected once, received --slo ${promised.value} and --policy ${value}`)
  const duration = isoDuration(value)
  if (duration !== null) return duration
  throw new UsageError(`--policy retention: expected a duration such as P2Y or 2y, received ${JSON.stringify(value)}`)
}

function breachOf(value: string): Policies['breach'] {
  const breach = BREACH_POLICIES.find((name) => name === value)
  if (breach !== undefined) return breach
  throw new UsageError(
    `--policy breach: expected one of ${BREACH_POLICIES.join(', ')}, received ${JSON.stringify(value)}`,
  )
}

function pair(option: string, text: string, example: string): { readonly key: string; readonly value: string } {
  const [, key, value] = /^([^=]+)=(.+)$/.exec(text) ?? []
  if (key !== undefined && value !== undefined) return { key: key.trim(), value: value.trim() }
  throw new UsageError(`${option}: expected <name>=<value> such as ${example}, received ${JSON.stringify(text)}`)
}

/** `uptime` is `availability`: by their own names two may be one. */
function refuseTwice(option: string, pairs: readonly (readonly [name: string, value: string])[]): void {
  const seen = new Map<string, string>()
  for (const [name, value] of pairs) {
    const first = seen.get(name)
    if (first !== undefined) throw new UsageError(`${option} ${name}: expected once, received ${first} and ${value}`)
    seen.set(name, value)
  }
}
