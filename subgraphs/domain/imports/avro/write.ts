import { valuesOf } from '../columns.ts'
import { exactly } from '../exact.ts'
import { compact, customOf, wordOf } from '../native-files.ts'
import type { Field } from '../source.ts'
import { isFullName, isName } from './names.ts'
import { PRIMITIVES } from './primitives.ts'

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

const NO_NAME = 'Avro has no such name: it is written as one that it has'

const AS_DECIMAL =
  'its digits are written, as the precision and scale of Avro’s decimal; the word for it is bytes there'

type Schema = Record<string, unknown>

/** A schema object of ODCS as an Avro record. A name that Avro does not have is written as one that it has, and listed. */
export function writeAvroSchema(object: Field): Schema {
  const writing = createWriting()
  const custom = customOf(object)
  object.child('logicalType').expect('object')
  return {
    type: 'record',
    name: writing.typeName(object, object.child('name')),
    ...compact({
      namespace: custom.get('avroNamespace')?.text(),
      doc: object.child('description').text(),
      ...attributes(custom),
    }),
    fields: writing.fieldsOf(object.child('properties')),
  }
}

/** The record of a product whose columns are unknown. */
export function emptyRecord(product: Field): Schema {
  const { value } = product.child('name')
  return { type: 'record', name: isName(value) ? value : nameFrom(product), fields: [] }
}

function createWriting() {
  /** Types of a name of their own, and no other may have it. */
  const types = new Set<string>()
  /** Within what is written as a reference: its types have their names where they are defined. */
  let references = 0

  /** As it is given where Avro has such a name, else made of the column's. */
  function typeName(property: Field, given: Field | undefined): string {
    const name = wordOf(given?.value)
    if (references > 0) return given?.text() ?? name
    if (isFullName(name) && !types.has(name)) {
      types.add(name)
      return given?.text() ?? name
    }
    if (given?.isGiven) given.explain(NO_NAME)
    const made = unused(nameFrom(property), types)
    types.add(made)
    return made
  }

  function fieldsOf(properties: Field): readonly Schema[] {
    const names = new Set<string>()
    return properties.items().map((property) => {
      const name = property.child('name')
      const isFit = isName(name.value) && !names.has(wordOf(name.value))
      const written = isFit
        ? (name.text() ?? '')
        : unused(
            wordOf(name.value)
              .replace(/\W/g, '_')
              .replace(/^(?=\d|$)/, '_'),
            names,
          )
      if (!isFit) name.explain(NO_NAME)
      names.add(written)
      return fieldOf(property, written)
    })
  }

  function fieldOf(property: Field, name: string): Schema {
    const custom = customOf(property)
    const others = [...custom].filter(([key]) => !OURS.test(key))
    const type = optional(property, custom, typeOf(property, custom))
    const given = custom.get('avroDefault')
    const byDefault = given && (isFloating(type) ? given.all() : exactly(given))
    return {
      name,
      ...compact({ doc: property.child('description').text() }),
      type,
      ...(byDefault === undefined ? {} : { default: byDefault }),
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
      namespace: custom.get('avroNamespace')?.text(),
      doc: custom.get('avroDoc')?.text(),
    })
    const reference = custom.get('avroReference')?.text()
    if (reference !== undefined) references += 1
    const type = bareType(property, custom, logical, named)
    if (reference !== undefined) references -= 1
    const more = { ...compact({ logicalType: custom.get('avroLogicalType')?.text() }), ...attributes(custom) }
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
    const symbols = hasSymbols(property) ? valuesOf(property) : undefined
    if (symbols !== undefined) {
      physical.expect('enum')
      return { type: 'enum', ...named, name: typeName(property, custom.get('avroName')), symbols }
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
        name: typeName(property, custom.get('avroName')),
        fields: fieldsOf(get('properties')),
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
    if (physical.value === 'fixed')
      return { type: physical.text(), ...named, name: typeName(property, custom.get('avroName')) }
    const meaning = PRIMITIVES.get(wordOf(physical.value))
    const isMeant = meaning !== undefined && (meaning === logical || custom.has('avroLogicalType'))
    if (physical.value === 'null' || isMeant) return physical.text()
    const decimal = logical === 'number' ? decimalOf(wordOf(physical.value)) : null
    if (decimal !== null) {
      physical.explain(AS_DECIMAL)
      return decimal
    }
    return TYPES.get(logical ?? '') ?? 'string'
  }

  return { typeName, fieldsOf }
}

/** Of a database's `decimal(10,2)` (Avro 1.11, "Decimal"); null for what says no precision, or one that Avro does not have. */
function decimalOf(type: string): Schema | null {
  const [, digits, after = '0'] =
    /^(?:decimal|dec|numeric|number)\s*\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)$/i.exec(type) ?? []
  const [precision, scale] = [Number(digits ?? 0), Number(after)]
  return precision > 0 && scale <= precision ? { type: 'bytes', logicalType: 'decimal', precision, scale } : null
}

/** Its large numbers are rounded by Avro too. */
function isFloating(type: unknown): boolean {
  return [type].flat().some((branch) => branch === 'float' || branch === 'double')
}

function attributes(custom: ReadonlyMap<string, Field>): Schema {
  return (custom.get('avroAttributes')?.all() as Schema | undefined) ?? {}
}

/** Avro wants a name of each record and enum: that of the column, as its first part of several words. */
function nameFrom(property: Field): string {
  const words = (wordOf(property.child('name').value) || 'Item').split(/[^A-Za-z0-9]+/)
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
  return isName(name) ? name : `_${name}`
}

function unused(name: string, others: ReadonlySet<string>): string {
  let made = name
  for (let count = 2; others.has(made); count++) made = `${name}${count}`
  return made
}

/** Whether its closed list of values is one of an Avro enum. */
function hasSymbols(property: Field): boolean {
  const { quality } = property.value as { readonly quality?: readonly { arguments?: { validValues?: unknown } }[] }
  const values = (Array.isArray(quality) ? quality : []).map((check) => check?.arguments?.validValues)
  return values.every((list) => !Array.isArray(list) || (list.every(isName) && new Set(list).size === list.length))
}
