import { jsonPath } from '../../descriptors/yaml-document.ts'
import { allowedValues } from '../columns.ts'
import { exactly } from '../exact.ts'
import { isMap } from '../marks.ts'
import { compact, customProperties, keptProperties, wordOf } from '../native-files.ts'
import type { Field } from '../source.ts'
import { judgeAvro } from './judge.ts'
import { fullName, namedTypes, namespaceIn, namespaceOf } from './names.ts'
import { PRIMITIVES } from './primitives.ts'

/** Beyond this, references to named types multiply rather than spare writing. */
const MAX_COLUMNS = 10_000

const LOGICAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    date: 'date',
    'time-millis': 'time',
    'time-micros': 'time',
    'timestamp-millis': 'timestamp',
    'timestamp-micros': 'timestamp',
    'timestamp-nanos': 'timestamp',
    'local-timestamp-millis': 'timestamp',
    'local-timestamp-micros': 'timestamp',
    'local-timestamp-nanos': 'timestamp',
    decimal: 'number',
    uuid: 'string',
  }),
)
const FIELD_KEYS = ['name', 'type', 'doc', 'default', 'semantic', 'semantic_type']
const TYPE_KEYS = ['type', 'name', 'namespace', 'doc', 'logicalType', 'fields', 'symbols', 'items', 'values']

/** What a type comes to as a part of an ODCS property. `custom` is what ODCS has no place for, under names that begin with avro. */
interface Described {
  readonly logicalType?: string | undefined
  readonly logicalTypeOptions?: object
  readonly physicalType?: string | undefined
  readonly required?: boolean | undefined
  readonly quality?: readonly object[]
  readonly properties?: readonly object[]
  readonly items?: object
  readonly custom?: Readonly<Record<string, unknown>>
}

interface Scope {
  readonly namespace: string | undefined
  /** Where the types stand that are being read: a reference to one of them is cut, since it would never end. */
  readonly open: readonly string[]
}

/** An Avro record as the schema object of ODCS; nested records are nested columns, and a union with null is an optional one. */
export function readAvroSchema(root: Field): object {
  // Before each of them becomes a place that is kept account of: that alone takes seconds.
  if (fieldsIn(root.value) > MAX_COLUMNS) {
    root.problem(`at most ${MAX_COLUMNS} columns`, 'more')
    root.all()
    return {}
  }
  const types = namedTypes(root.map())
  const record = root.map()
  if (record.value !== null && typeof record.value === 'object' && record.child('type').value !== 'record') {
    record.child('type').problem('"record": a contract is of records')
    return {}
  }
  judgeAvro(record, types)
  const reading = createReading(types)
  const {
    custom = {},
    properties,
    quality: _,
    physicalType: __,
    ...rest
  } = reading.definition(record, { namespace: undefined, open: [] })
  const { avroName, avroDoc, ...more } = custom
  return compact({
    name: avroName,
    ...rest,
    required: undefined,
    description: avroDoc,
    properties,
    customProperties: keptProperties(more),
  })
}

/** As they are written, without following a reference. */
function fieldsIn(schema: unknown): number {
  if (Array.isArray(schema)) return schema.reduce<number>((sum, branch) => sum + fieldsIn(branch), 0)
  if (!isMap(schema)) return 0
  const fields = Array.isArray(schema.fields) ? (schema.fields as readonly unknown[]) : []
  const below = [schema.type, schema.items, schema.values].reduce<number>((sum, part) => sum + fieldsIn(part), 0)
  return fields.reduce<number>((sum, field) => sum + 1 + (isMap(field) ? fieldsIn(field.type) : 0), below)
}

function createReading(types: ReturnType<typeof namedTypes>) {
  let columns = 0

  function column(field: Field, scope: Scope): object {
    columns += 1
    const get = field.map().child
    const name = get('name').needed()
    if (columns === MAX_COLUMNS + 1)
      field.problem(`at most ${MAX_COLUMNS} columns once each named type is followed`, 'more')
    if (columns > MAX_COLUMNS) return { name }
    const { custom = {}, ...described } = typeOf(get('type'), scope)
    const others = field.entries().filter(([key]) => !FIELD_KEYS.includes(key))
    return compact({
      name,
      description: get('doc').text(),
      ...described,
      customProperties: [
        ...customProperties({ 'heddle.semanticType': get('semantic').text() ?? get('semantic_type').text() }),
        ...keptProperties({
          avroDefault: defaultOf(get('default'), described.physicalType),
          ...custom,
        }),
        ...keptProperties(Object.fromEntries(others.map(([key, value]) => [key, exactly(value)]))),
      ],
    })
  }

  function typeOf(type: Field, scope: Scope): Described {
    if (Array.isArray(type.value)) return union(type, scope)
    if (typeof type.value === 'string') return named(type, scope)
    if (type.map().isGiven && typeof type.value === 'object') return definition(type, scope)
    if (!type.isGiven) type.problem('an Avro type', 'nothing')
    return {}
  }

  function named(type: Field, scope: Scope): Described {
    const name = type.text() ?? ''
    const primitive = PRIMITIVES.get(name)
    if (primitive !== undefined) return { logicalType: primitive, physicalType: name, required: true }
    if (name === 'null') return { physicalType: name }
    const full = types.has(fullName(name, scope.namespace)) ? fullName(name, scope.namespace) : name
    const found = types.get(full)
    if (found === undefined) {
      type.problem('a type of Avro, or the name of one that this schema defines')
      return {}
    }
    const custom = { avroReference: name }
    if (scope.open.includes(placeOf(found.definition)))
      return { logicalType: 'object', physicalType: 'record', required: true, custom }
    const described = definition(found.definition, scope, found.namespace)
    return { ...described, custom: { ...described.custom, ...custom } }
  }

  function union(type: Field, scope: Scope): Described {
    const branches = type.items()
    const others = branches.filter(({ value }) => value !== 'null')
    const isOptional = others.length < branches.length
    const [only] = others
    if (only === undefined || others.length > 1) {
      return { physicalType: 'union', required: isOptional ? undefined : true, custom: { avroType: exactly(type) } }
    }
    for (const branch of branches) if (branch.value === 'null') branch.all()
    const { custom, ...described } = typeOf(only, scope)
    const nullLast = isOptional && branches[0] === only ? { avroNullLast: true } : {}
    return { ...described, required: isOptional ? undefined : true, custom: { ...custom, ...nullLast } }
  }

  function definition(type: Field, scope: Scope, enclosing = scope.namespace): Described {
    const get = type.child
    const kind = get('type')
    if (typeof kind.value !== 'string') return typeOf(kind, scope)
    const custom = {
      avroName: get('name').text(),
      avroNamespace: get('namespace').text(),
      avroDoc: get('doc').text(),
      avroLogicalType: get('logicalType').text(),
      avroAttributes: attributesOf(type),
    }
    switch (kind.value) {
      case 'record':
      case 'error': {
        const name = fullName(get('name').needed(), namespaceOf(type, enclosing))
        const inside = {
          namespace: namespaceIn(name),
          open: [...scope.open, placeOf(type)],
        }
        const properties = get('fields')
          .items()
          .map((field) => column(field, inside))
        if (!Array.isArray(get('fields').value)) get('fields').problem('a list of fields')
        return { logicalType: 'object', physicalType: kind.text(), required: true, properties, custom }
      }
      case 'enum':
        return {
          logicalType: 'string',
          physicalType: kind.text(),
          required: true,
          quality: allowedValues(get('symbols').all()),
          custom,
        }
      case 'array': {
        const { custom: inner = {}, ...items } = typeOf(get('items'), scope)
        const described = compact({ ...items, customProperties: keptProperties(inner) })
        return { logicalType: 'array', physicalType: kind.text(), required: true, items: described, custom }
      }
      case 'map':
        return {
          logicalType: 'object',
          physicalType: kind.text(),
          required: true,
          custom: { ...custom, avroValues: exactly(get('values')) },
        }
      case 'fixed':
        return { logicalType: logicalOf(type) ?? 'string', physicalType: kind.text(), required: true, custom }
      default: {
        const described = named(kind, scope)
        const logicalType = logicalOf(type) ?? described.logicalType
        const options = get('logicalType').value === 'uuid' ? { logicalTypeOptions: { format: 'uuid' } } : {}
        return { ...described, logicalType, ...options, custom: { ...described.custom, ...custom } }
      }
    }
  }

  return { definition }
}

/** Of a float or a double, large ones are rounded by Avro too. */
function defaultOf(field: Field, type: string | undefined): unknown {
  if (field.value === undefined) return undefined
  return type === 'float' || type === 'double' ? field.all() : exactly(field)
}

function placeOf(definition: Field): string {
  return jsonPath(definition.at)
}

function logicalOf(type: Field): string | undefined {
  return LOGICAL.get(wordOf(type.child('logicalType').value))
}

/** What stands on a type besides what Avro gives a meaning in every type: precision, size, aliases, the author's own. */
function attributesOf(type: Field): object | undefined {
  const others = type.entries().filter(([key]) => !TYPE_KEYS.includes(key))
  return others.length === 0 ? undefined : Object.fromEntries(others.map(([key, field]) => [key, exactly(field)]))
}
