import { valuesOf } from '../columns.ts'
import { compact, customOf, wordOf } from '../native-files.ts'
import type { Field } from '../source.ts'
import { writeOptions } from './options.ts'

const FORMATS: ReadonlyMap<string, string> = new Map([
  ['timestamp', 'date-time'],
  ['date', 'date'],
  ['time', 'time'],
])
const TYPES = ['string', 'integer', 'number', 'boolean', 'object', 'array']
const OURS = [
  'heddle.semanticType',
  'jsonSchemaRef',
  'jsonSchemaRequired',
  'required',
  'schema',
  'definitions',
  '$defs',
]

type Schema = Record<string, unknown>

/** A schema object of ODCS as a JSON Schema (draft-07); what came from references goes back to where they lead. */
export function writeJsonSchema(object: Field): Schema {
  const writing = createWriting()
  const custom = customOf(object)
  const schema = writing.schemaOf(object, { type: 'object' })
  const definitions = { ...definitionsOf(custom, 'definitions'), ...writing.definitions('definitions') }
  const defs = { ...definitionsOf(custom, '$defs'), ...writing.definitions('$defs') }
  return compact({ ...schema, definitions, $defs: defs })
}

function definitionsOf(custom: ReadonlyMap<string, Field>, key: string): object {
  return (custom.get(key)?.all() as object | undefined) ?? {}
}

function createWriting() {
  const referred = new Map<string, Schema>()

  function write(property: Field): unknown {
    const custom = customOf(property)
    if (custom.has('schema')) return custom.get('schema')?.all()
    const ref = custom.get('jsonSchemaRef')?.text()
    const schema = schemaOf(property, {})
    if (ref === undefined || !/^#\/(definitions|\$defs)\/[^/]+$/.test(ref)) return schema
    referred.set(ref, schema)
    return { $ref: ref }
  }

  function schemaOf(property: Field, given: Schema): Schema {
    const get = property.child
    const custom = customOf(property)
    const logical = get('logicalType').text()
    const moment = FORMATS.get(logical ?? '')
    const types = custom.get('type')?.all()
    if (Array.isArray(types)) get('physicalType').expect(types.find((one) => one !== 'null'))
    const type = types ?? given.type ?? typeOf(get('physicalType'), logical)
    const properties = get('properties').items()
    const items = get('items')
    const required = properties.filter(isRequired).map((inner) => wordOf(inner.child('name').value))
    const format = get('logicalTypeOptions').child('format')
    format.expect(moment)
    const kept = [...custom].filter(([key]) => !OURS.includes(key) && key !== 'type')
    return {
      ...Object.fromEntries(kept.map(([key, field]) => [key, field.all()])),
      ...compact({
        type,
        title: get('businessName').text(),
        description: get('description').text(),
        format: moment ?? format.text(),
        ...writeOptions(property, logical ?? (given.type as string | undefined)),
        classification: get('classification').text(),
        semantic_type: custom.get('heddle.semanticType')?.text(),
        enum: valuesOf(property),
        examples: get('examples').isGiven ? get('examples').all() : undefined,
        properties: Object.fromEntries(properties.map((inner) => [inner.child('name').text() ?? '', write(inner)])),
        required: [...required, ...(custom.get('required')?.texts() ?? [])],
        items: items.isGiven ? write(items) : undefined,
      }),
    }
  }

  return {
    schemaOf,
    definitions: (key: string): Schema =>
      Object.fromEntries(
        [...referred].flatMap(([ref, schema]) => {
          const [, where, name = ''] = ref.split('/')
          return where === key ? [[name, schema]] : []
        }),
      ),
  }
}

function isRequired(property: Field): boolean {
  const isNullable = customOf(property).get('jsonSchemaRequired')?.flag() ?? false
  return (property.child('required').flag() ?? false) || isNullable
}

/** A physical type that JSON does not know is not taken: it has no place there. */
function typeOf(physical: Field, logical: string | undefined): string | undefined {
  if (TYPES.includes(wordOf(physical.value))) return physical.text()
  if (logical === undefined) return undefined
  return FORMATS.has(logical) ? 'string' : logical
}
