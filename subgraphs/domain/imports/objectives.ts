import { compact } from './native-files.ts'
import type { Field } from './source.ts'

/** A promise as `slaProperties` of ODCS and `heddle.serviceLevels` have it alike. */
export interface Objective {
  readonly id?: string | undefined
  readonly property: string
  readonly value: string | number | boolean | null
  readonly unit?: string | undefined
  readonly element?: string | undefined
  readonly description?: string | undefined
}

/** What the forms say of how a promise is judged: the standards have one text for all of it. */
const NOTES = [
  ['rule', 'rule: '],
  ['measurement', 'measured as '],
] as const

export interface ObjectiveWords {
  /** What the form calls the text about a promise. */
  readonly text: 'objective' | 'description'
}

/** `freshness: "P1D"`, or a map of a threshold and words about it; `{metric, threshold}` is a promise about a metric. */
export function readObjective(property: string, field: Field, { text }: ObjectiveWords): Objective {
  if (typeof field.value !== 'object') return { property, value: scalarOf(field) }
  const get = field.map().child
  const [value, unit] = get('threshold_seconds').isGiven
    ? [scalarOf(get('threshold_seconds')), 's']
    : get('threshold_percentage').isGiven
      ? [scalarOf(get('threshold_percentage')), 'percent']
      : [scalarOf(get('threshold')), undefined]
  const notes = NOTES.map(([key, words]) => [
    words,
    (key === 'rule' ? get('validation_rule').text() : undefined) ?? get(key).text(),
  ])
  const said = notes.flatMap(([words, note]) => (note === undefined ? [] : [`${words}${note}`]))
  return compact({
    property,
    value,
    unit,
    element: get('column').text(),
    description: [get(text).text() ?? [], said].flat().join('; ') || undefined,
  })
}

function scalarOf(field: Field): Objective['value'] {
  if (typeof field.value === 'number' || typeof field.value === 'boolean') return field.all() as number | boolean
  return field.needed()
}

/** The parts of a promise again, for a form that has keys for the given notes. Unit and element are for who can write them. */
export interface WrittenObjective {
  readonly property: string
  readonly value: unknown
  readonly unit: Field
  readonly element: Field
  readonly text: string | undefined
  readonly rule: string | undefined
  readonly measurement: string | undefined
}

/** One promise a property: a form whose promises are keys has no room for a second one. */
export function distinct(fields: readonly Field[]): readonly Field[] {
  const names = fields.map((field) => field.child('property').value)
  return fields.filter((_, index) => names.indexOf(names[index]) === index)
}

export function takeObjective(field: Field, known: readonly ('rule' | 'measurement')[] = []): WrittenObjective {
  const parts = (field.child('description').text() ?? '').split('; ')
  const notes = new Map<string, string>()
  for (const [key, words] of NOTES.toReversed()) {
    if (known.includes(key) && parts.at(-1)?.startsWith(words)) notes.set(key, parts.pop()?.slice(words.length) ?? '')
  }
  return {
    property: field.child('property').text() ?? '',
    value: field.child('value').all(),
    unit: field.child('unit'),
    element: field.child('element'),
    text: parts.join('; ') || undefined,
    rule: notes.get('rule'),
    measurement: notes.get('measurement'),
  }
}
