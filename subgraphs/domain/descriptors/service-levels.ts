import type { Problem, ServiceLevelTerm } from '../documents.ts'
import type { BreachPolicy } from '../generated/resolver-types.ts'
import type { HeddleValue, ServiceLevelEntry } from './custom-properties.ts'
import { canonicalProperty, meaningOf, nearestProperty, readQuantity } from './quantities.ts'
import { type Path, shown, type YamlDocument } from './yaml-document.ts'

export interface ServiceLevelSource {
  readonly document: YamlDocument
  readonly entries: readonly ServiceLevelEntry[]
  /** Where a key of an entry stands, or the entry where its keys have no place of their own. */
  readonly pathOf: (index: number, key: 'property' | 'value') => Path
  readonly breachPolicy: HeddleValue<'heddle.breachPolicy'> | null
}

/** Who is told of what is wrong, and of what is right and was hardly meant. */
interface ToldOf {
  readonly report: (problem: Problem) => void
  readonly hint: (hint: Problem) => void
}

const EXPECTED = {
  duration: 'a duration: a number with a unit (s, min, h, d, w, mo, y) or ISO 8601 such as PT15M',
  share: 'a share: a percentage such as 99.95%, or 0–1',
  number: 'a number',
  moment: 'a date or time as text',
  any: 'a value',
} as const

/**
 * The promises of one port or product, in the order given. Two about the same thing would share an id: the later ones are
 * numbered, since the standard allows them (two times of availability, for two drivers).
 */
export function readServiceLevels(
  owner: string,
  sources: readonly ServiceLevelSource[],
  { report, hint }: ToldOf,
): readonly ServiceLevelTerm[] {
  const terms = new Map<string, ServiceLevelTerm>()
  for (const { document, entries, pathOf, breachPolicy } of sources) {
    entries.forEach((entry, index) => {
      const property = canonicalProperty(entry.property)
      const meaning = meaningOf(property)
      const quantity = readQuantity(meaning, entry.value, entry.unit ?? null)
      if (quantity === null) {
        report(
          document.problem(
            pathOf(index, 'value'),
            EXPECTED[meaning.measure],
            shown(entry.value) + (entry.unit ? ` ${entry.unit}` : ''),
          ),
        )
      }
      const near = nearestProperty(entry.property)
      if (near !== null) hint(document.problem(pathOf(index, 'property'), `${near}, if that is meant`, entry.property))
      const id = freeId(terms, serviceLevelId(owner, property, entry.element ?? null))
      terms.set(id, {
        id,
        property,
        element: entry.element ?? null,
        objective: objectiveOf(quantity?.text ?? String(entry.value), entry),
        target: quantity?.value ?? null,
        unit: quantity?.unit ?? null,
        comparison: quantity?.value === null || quantity === null ? null : (quantity.comparison ?? meaning.comparison),
        breachPolicy: policyOf(entry, property, breachPolicy),
      })
    })
  }
  return [...terms.values()]
}

function serviceLevelId(owner: string, property: string, element: string | null): string {
  return `${owner}/slo:${[property, element]
    .filter((part) => part !== null)
    .map(encodeURIComponent)
    .join(':')}`
}

function freeId(taken: ReadonlyMap<string, unknown>, id: string): string {
  if (!taken.has(id)) return id
  for (let number = 2; ; number++) if (!taken.has(`${id}:${number}`)) return `${id}:${number}`
}

function objectiveOf(promise: string, { element, description }: ServiceLevelEntry): string {
  const about = element === undefined ? promise : `${promise} on ${element}`
  return description === undefined || description === '' ? about : `${about} (${description})`
}

function policyOf(
  { breachPolicy, id, property: written }: ServiceLevelEntry,
  property: string,
  general: ServiceLevelSource['breachPolicy'],
): BreachPolicy | null {
  const chosen = breachPolicy ?? (typeof general === 'string' ? general : policyFor([id, written, property], general))
  return (chosen?.toUpperCase() as BreachPolicy | undefined) ?? null
}

/** By the first name that the map has: a property may be called `constructor`, of which every object knows something. */
function policyFor(
  names: readonly (string | undefined)[],
  policies: Exclude<ServiceLevelSource['breachPolicy'], string>,
): string | undefined {
  const name = names.find((name) => name !== undefined && policies !== null && Object.hasOwn(policies, name))
  return name === undefined ? undefined : policies?.[name]
}
