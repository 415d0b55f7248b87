import { compact, customOf, customProperties } from './native-files.ts'
import type { Field } from './source.ts'
import { logicalType } from './types.ts'

/** The words in which a form of the articles says the same of a column. */
export interface ColumnWords {
  readonly required: 'required' | 'not_null'
}

const REQUIRED = ['required', 'not_null', 'not null']
const PRIMARY = ['primary_key', 'primary key']

/** A column as ODCS describes it. All spellings that the articles use are read, whichever form they stand in. */
export function readColumn(name: string, column: Field): object {
  if (typeof column.value === 'string') return compact({ name, ...typeOf(column.text()) })
  const get = column.map().child
  const constraints = [...get('constraints').texts(), ...get('constraint').texts()]
  const says = (words: readonly string[]): boolean => constraints.some((word) => words.includes(word.toLowerCase()))
  const known = [...REQUIRED, ...PRIMARY, 'unique']
  return compact({
    name,
    ...typeOf(get('type').text()),
    description: get('description').text(),
    required: says(REQUIRED) ? true : get('required').flag(),
    unique: says(['unique']) ? true : get('unique').flag(),
    primaryKey: says(PRIMARY) ? true : get('is_primary_key').flag(),
    classification: get('classification').text(),
    tags: get('tags').texts(),
    quality: [
      ...allowedValues(get('allowed_values').isGiven ? get('allowed_values').all() : undefined),
      ...spoken('business_rule', get('business_rule').texts()),
      ...spoken(
        'constraint',
        constraints.filter((word) => !known.includes(word.toLowerCase())),
      ),
    ],
    properties: get('fields')
      .items()
      .map((inner) => readColumn(inner.child('name').needed(), inner)),
    customProperties: customProperties({
      'heddle.semanticType': get('semantic_type').text() ?? get('semantic').text(),
    }),
  })
}

/** The check that ODCS has for a closed list of values. */
export function allowedValues(values: unknown): readonly object[] {
  if (values === undefined) return []
  return [
    {
      type: 'library',
      metric: 'invalidValues',
      arguments: { validValues: [values].flat() },
      mustBe: 0,
      dimension: 'conformity',
    },
  ]
}

/** A rule for people: nothing runs it. */
function spoken(name: string, texts: readonly string[]): readonly object[] {
  return texts.map((description) => ({ name, type: 'text', description }))
}

function typeOf(type: string | undefined): object {
  if (type === undefined) return {}
  return { logicalType: logicalType(type) ?? undefined, physicalType: type }
}

/** A property of ODCS in the words of a form. */
export function writeColumn(property: Field, { required }: ColumnWords): Record<string, unknown> {
  const get = property.child
  const custom = customOf(property)
  const type = get('physicalType').text() ?? get('logicalType').text()
  get('logicalType').expect(logicalType(type ?? ''))
  const constraints = [
    get('primaryKey').flag() ? 'primary_key' : [],
    get('required').flag() ? required : [],
    get('unique').flag() ? 'unique' : [],
    textsOf(property, 'constraint'),
  ].flat()
  const [rule, ...moreRules] = textsOf(property, 'business_rule')
  return compact({
    name: get('name').text(),
    type,
    description: get('description').text(),
    constraints,
    allowed_values: valuesOf(property),
    semantic_type: custom.get('heddle.semanticType')?.text(),
    business_rule: moreRules.length > 0 ? [rule, ...moreRules] : rule,
    classification: get('classification').text(),
    tags: get('tags').texts(),
    fields: get('properties')
      .items()
      .map((inner) => writeColumn(inner, { required })),
  })
}

function textsOf(property: Field, name: string): readonly string[] {
  return property
    .child('quality')
    .items()
    .filter((check) => check.child('type').value === 'text' && check.child('name').value === name)
    .flatMap((check) => {
      check.child('type').all()
      check.child('name').all()
      return check.child('description').text() ?? []
    })
}

/** The values of a check that `allowedValues` would write; any other check stays, and is listed. */
export function valuesOf(property: Field): readonly unknown[] | undefined {
  const check = property
    .child('quality')
    .items()
    .find(({ child }) => child('metric').value === 'invalidValues' && child('mustBe').value === 0)
  const values = check?.child('arguments').child('validValues')
  if (check === undefined || !Array.isArray(values?.value)) return undefined
  for (const key of ['type', 'metric', 'mustBe']) check.child(key).all()
  check.child('dimension').expect('conformity')
  return values.all() as readonly unknown[]
}
