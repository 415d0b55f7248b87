import { isDeepStrictEqual } from 'node:util'
import { readId } from '../../../../schema/ids.ts'
import { allowedValues } from '../columns.ts'
import { keptOthers } from '../kept.ts'
import { shortened } from '../layers.ts'
import { compact, customOf } from '../native-files.ts'
import type { Field } from '../source.ts'
import { OPTIONS } from './field-types.ts'
import { type InputField, OF_THE_DEFINITION, REFERENCE } from './fields.ts'
import { writeRules } from './quality.ts'

type Fields = Readonly<Record<string, unknown>>
type Custom = ReadonlyMap<string, Field>

/** Columns as fields, by name. `root` is the document that is being written, for what fields refer to. */
export function writeFields(columns: readonly Field[], root: Field): Readonly<Record<string, Fields>> {
  return Object.fromEntries(columns.map((column) => [column.child('name').text() ?? '', writeField(column, root)]))
}

const TAKEN: ReadonlySet<string> = new Set([
  ...['dcs.$ref', 'dcs.type', 'dcs.references', 'dcs.config', 'dcs.lineage.inputFields', 'dcs.lineage'],
])

function writeField(column: Field, root: Field): Fields {
  const get = column.child
  const custom = customOf(column)
  const logical = get('logicalType').text()
  const options = get('logicalTypeOptions')
  const closed = get('quality').items().find(isEnum)
  const whole = compact({
    title: get('businessName').text(),
    type: custom.get('dcs.type')?.text() ?? logical,
    description: get('description').text(),
    classification: get('classification').text(),
    ...flagsOf(column),
    ...Object.fromEntries((OPTIONS[logical ?? ''] ?? []).map((key) => [key, options.take(key) ?? undefined])),
    enum: closed === undefined ? undefined : validValuesOf(closed.all()),
    tags: get('tags').texts(),
    examples: get('examples')
      .items()
      .map((example) => example.all()),
    links: writeLinks(column),
    references: referenceOf(column, custom),
    lineage: lineageOf(column, custom),
    quality: writeRules(column, closed),
    config: compact({ ...(custom.get('dcs.config')?.all() as object), physicalType: get('physicalType').text() }),
    ...others(custom),
    fields: writeFields(get('properties').items(), root),
    items: get('items').isGiven ? writeField(get('items'), root) : undefined,
  })
  const ref = custom.get('dcs.$ref')
  const short = ref === undefined ? null : shortened(whole, String(ref.value), root, OF_THE_DEFINITION)
  if (short !== null) ref?.all()
  return short ?? whole
}

/** A value that was kept where the form has one now was changed since: the field has the last word. */
function others(custom: Custom): Fields {
  const kept = Object.entries(keptOthers(custom, 'dcs', TAKEN))
  return Object.fromEntries(kept.filter(([key]) => !key.startsWith('lineage.')))
}

/** Keys of several columns stand at the model. */
function flagsOf(column: Field): Fields {
  const isOfModel = column.child('primaryKeyPosition').isGiven
  return {
    primaryKey: isOfModel ? undefined : column.child('primaryKey').flag(),
    required: column.child('required').flag(),
    unique: column.child('unique').flag(),
  }
}

/** A rule that says no more than the form's `enum` does, which is of texts, each once. */
function isEnum({ value }: Field): boolean {
  const values = validValuesOf(value)
  if (!Array.isArray(values) || new Set(values).size < values.length) return false
  return values.every((one) => typeof one === 'string') && isDeepStrictEqual(value, allowedValues(values)[0])
}

function validValuesOf(rule: unknown): unknown {
  return (rule as { arguments?: { validValues?: unknown } | null } | null)?.arguments?.validValues
}

/** Links are by name, which is a word: a second of one name has no place. */
export function writeLinks(owner: Field): Readonly<Record<string, string>> {
  const links: Record<string, string> = {}
  for (const definition of owner.child('authoritativeDefinitions').items()) {
    const name = String(definition.child('type').value).replace(/[^A-Za-z0-9_-]+/g, '-')
    if (links[name] !== undefined) continue
    definition.child('type').expect(name)
    links[name] = definition.child('url').text() ?? ''
  }
  return links
}

function referenceOf(column: Field, custom: Custom): string | undefined {
  const [first] = column.child('relationships').items()
  const to = first?.child('to')
  if (first === undefined || typeof to?.value !== 'string' || !REFERENCE.test(to.value))
    return custom.get('dcs.references')?.text()
  first.child('type').expect('foreignKey')
  return to.text()
}

function lineageOf(column: Field, custom: Custom): Fields | undefined {
  const whole = custom.get('dcs.lineage')?.all()
  const known = (custom.get('dcs.lineage.inputFields')?.all() ?? []) as readonly InputField[]
  const inputFields = column
    .child('transformSourceObjects')
    .items()
    .flatMap((source): InputField[] => {
      const id = typeof source.value === 'string' ? readId(source.value) : null
      if (id?.kind !== 'DATASET_COLUMN') return []
      source.all()
      const { namespace, name, field } = id
      const said = known.find((one) => one.namespace === namespace && one.name === name && one.field === field)
      return [said ?? { namespace, name, field }]
    })
  if (inputFields.length === 0) return whole as Fields | undefined
  return compact({
    inputFields,
    transformationDescription: column.child('transformDescription').text(),
    ...keptOthers(custom, 'dcs.lineage', TAKEN),
  })
}
