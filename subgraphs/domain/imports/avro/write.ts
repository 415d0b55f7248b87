import { valuesOf } from '../columns.ts'
import { compact, customOf, wordOf } from '../native-files.ts'
import type { Field } from '../source.ts'
import { PRIMITIVES } from './read.ts'

/** A type of ODCS that says nothing of Avro's own, as Avro would have it. */
const TYPES: ReadonlyMap<string, unknown> = new Map<string, unknown>(
  Object.entries({
    string: 'string',
    integer: 'long',
    number: 'double',
    boolean: 'boolean',
    date: { type: 'int', logicalType: 'date' },
    time: { type: 'int', logicalType: 'time-millis' },
    timestamp: { type: 'long', logicalType: 'timestamp-millis' },
  }),
)
const OURS = /^(?:heddle\.semanticType$|avro)/

type Schema = Record<string, unknown>

/** A schema object of ODCS as an Avro record. */
export function writeAvroSchema(object: Field): Schema {
  const custom = customOf(object)
  object.child('logicalType').expect('object')
  return compact({
    type: 'record',
    name: object.child('name').text(),
    namespace: custom.get('avroNamespace')?.text(),
    doc: object.child('description').text(),
    ...attributes(custom),
    fields: object.child('properties').items().map(fieldOf),
  })
}

function fieldOf(property: Field): Schema {
  const custom = customOf(property)
  const others = [...custom].filter(([key]) => !OURS.test(key))
  const byDefault = custom.get('avroDefault')
  return {
    name: property.child('name').text(),
    ...compact({ doc: property.child('description').text() }),
    type: optional(property, custom, typeOf(property, custom)),
    ...(byDefault === undefined ? {} : { default: byDefault.all() }),
    ...compact({ semantic: custom.get('heddle.semanticType')?.text() }),
    ...Object.fromEntries(others.map(([key, field]) => [key, field.all()])),
  }
}

function optional(property: Field, custom: ReadonlyMap<string, Field>, type: unknown): unknown {
  const isRequired = property.child('required').flag() ?? false
  const nullLast = custom.get('avroNullLast')?.flag() ?? false
  if (isRequired || type === 'null' || Array.isArray(type)) return type
  return nullLast ? [type, 'null'] : ['null', type]
}

function typeOf(property: Field, custom: ReadonlyMap<string, Field>): unknown {
  const get = property.child
  const whole = custom.get('avroType')
  const logical = get('logicalType').text()
  if (whole !== undefined) {
    get('physicalType').expect('union')
    return whole.all()
  }
  const named = compact({
    name: custom.get('avroName')?.text(),
    namespace: custom.get('avroNamespace')?.text(),
    doc: custom.get('avroDoc')?.text(),
  })
  const type = bareType(property, custom, logical, named)
  const more = { ...compact({ logicalType: custom.get('avroLogicalType')?.text() }), ...attributes(custom) }
  const reference = custom.get('avroReference')?.text()
  if (reference !== undefined) return reference
  if (Object.keys(more).length === 0) return type
  if (more.logicalType === 'uuid') get('logicalTypeOptions').child('format').expect('uuid')
  return typeof type === 'string' ? { type, ...more } : { ...(type as Schema), ...more }
}

function bareType(
  property: Field,
  custom: ReadonlyMap<string, Field>,
  logical: string | undefined,
  named: Schema,
): unknown {
  const get = property.child
  const physical = get('physicalType')
  const symbols = valuesOf(property)
  if (symbols !== undefined) {
    physical.expect('enum')
    return { type: 'enum', ...named, name: named.name ?? nameFrom(property), symbols }
  }
  if (custom.has('avroValues')) {
    physical.expect('map')
    return { type: 'map', values: custom.get('avroValues')?.all() }
  }
  if (logical === 'object') {
    physical.expect('record')
    return {
      type: 'record',
      ...named,
      name: named.name ?? nameFrom(property),
      fields: get('properties').items().map(fieldOf),
    }
  }
  if (logical === 'array') {
    physical.expect('array')
    const items = get('items')
    return {
      type: 'array',
      items: items.isGiven ? optional(items, customOf(items), typeOf(items, customOf(items))) : 'string',
    }
  }
  if (physical.value === 'fixed') return { type: physical.text(), ...named }
  const meaning = PRIMITIVES.get(wordOf(physical.value))
  const isMeant = meaning !== undefined && (meaning === logical || custom.has('avroLogicalType'))
  if (physical.value === 'null' || isMeant) return physical.text()
  return TYPES.get(logical ?? '') ?? 'string'
}

function attributes(custom: ReadonlyMap<string, Field>): Schema {
  return (custom.get('avroAttributes')?.all() as Schema | undefined) ?? {}
}

/** Avro wants a name of each record and enum: that of the column, as its first part of several words. */
function nameFrom(property: Field): string {
  const words = (wordOf(property.child('name').value) || 'Item').split(/[^A-Za-z0-9]+/)
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
}
