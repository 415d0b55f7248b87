import { allowedValues } from '../columns.ts'
import { compact, customProperties, keptProperties } from '../native-files.ts'
import type { Field } from '../source.ts'
import { optionsOf } from './options.ts'
import { type Open, opened, type Resolved, refuseRemote, resolve } from './references.ts'

/** Beyond this, references to references multiply rather than spare writing. */
const MAX_COLUMNS = 10_000

const SEMANTIC = ['semantic_type', 'semantic', 'semanticType', 'x-semantic-type']
const READ = [
  '$ref',
  'type',
  'title',
  'description',
  'format',
  'enum',
  'examples',
  'properties',
  'required',
  ...SEMANTIC,
]
const FORMATS: ReadonlyMap<string, string> = new Map([
  ['date-time', 'timestamp'],
  ['date', 'date'],
  ['time', 'time'],
])
const TYPES = ['string', 'integer', 'number', 'boolean', 'object', 'array']

/** A JSON Schema (draft-07) of an object as the schema object of ODCS. */
export function readJsonSchema(root: Field, name: string): object {
  refuseRemote(root)
  const reading = createReading(root)
  const resolved = resolve(root.map(), root, [])
  if (resolved === null) return { name }
  const { properties, ...said } = reading.element(resolved, [], true)
  const { physicalType: type, logicalType: _, required: __, ...rest } = said
  if (type !== 'object') root.child('type').problem('"object": a contract is of records')
  return compact({ name, ...rest, properties, customProperties: reading.withDefinitions(rest.customProperties) })
}

interface Element {
  readonly logicalType?: string | undefined
  readonly physicalType?: string | undefined
  readonly required?: boolean | undefined
  readonly properties?: readonly object[]
  readonly customProperties: readonly object[]
}

function createReading(root: Field) {
  let columns = 0
  const used = new Set<string>()

  function property(name: string | undefined, field: Field, open: Open, isRequired: boolean): object {
    columns += 1
    if (columns === MAX_COLUMNS + 1)
      field.problem(`at most ${MAX_COLUMNS} columns once each \`$ref\` is followed`, 'more')
    if (columns > MAX_COLUMNS) return compact({ name })
    if (typeof field.value === 'boolean')
      return compact({ name, customProperties: keptProperties({ schema: field.all() }) })
    const resolved = resolve(field.map(), root, open)
    return resolved === null ? compact({ name }) : compact({ name, ...element(resolved, open, isRequired) })
  }

  function element(resolved: Resolved, open: Open, isRequired: boolean): Element {
    const { schema, ref } = resolved
    if (ref !== undefined) used.add(ref)
    const inside = opened(open, resolved)
    const get = schema.child
    const { type, types } = typesOf(get('type'))
    const isNullable = types?.includes('null') ?? false
    const format = get('format').text()
    const moment = type === 'string' ? FORMATS.get(format ?? '') : undefined
    const logicalType = moment ?? type
    const options = optionsOf(schema, logicalType)
    const required = requiredOf(get('required'), get('properties'))
    const items = get('items')
    const isOneItem = typeof items.value === 'object' && !Array.isArray(items.value) && items.isGiven
    return compact({
      businessName: get('title').text(),
      description: get('description').text(),
      logicalType,
      logicalTypeOptions: compact({
        ...options.values,
        format: moment === undefined && logicalType === 'string' ? format : undefined,
      }),
      physicalType: type,
      required: isRequired && !isNullable ? true : undefined,
      classification: get('classification').text(),
      examples: Array.isArray(get('examples').value) ? (get('examples').all() as unknown[]) : undefined,
      quality: allowedValues(get('enum').isGiven ? get('enum').all() : undefined),
      properties: get('properties')
        .entries()
        .map(([name, field]) => property(name, field, inside, required.of(name))),
      items: isOneItem ? property(undefined, items, inside, false) : undefined,
      customProperties: customProperties({
        'heddle.semanticType': SEMANTIC.flatMap((key) => get(key).text() ?? [])[0],
        jsonSchemaRef: ref,
        type: types,
        jsonSchemaRequired: isRequired && isNullable ? true : undefined,
        format: moment === undefined && logicalType !== 'string' ? format : undefined,
        required: required.others,
      }).concat(
        keptProperties(othersOf(schema, [...READ, 'classification', ...options.used, ...(isOneItem ? ['items'] : [])])),
      ),
    }) as Element
  }

  /** Definitions that no property refers to: a keyword that is kept whole may. */
  function withDefinitions(custom: readonly object[] = []): readonly object[] {
    const kept = ['definitions', '$defs'].map((key) => {
      const unread = root
        .child(key)
        .entries()
        .filter(([name]) => !used.has(`#/${key}/${name}`))
      return [key, Object.fromEntries(unread.map(([name, field]) => [name, field.all()]))] as const
    })
    return [...custom, ...customProperties(Object.fromEntries(kept))]
  }

  return { element, withDefinitions }
}

/** The one type that ODCS can name; a list of types is kept besides. */
function typesOf(field: Field): { readonly type: string | undefined; readonly types: readonly string[] | undefined } {
  const all = field.texts()
  const known = all.filter((type) => TYPES.includes(type))
  if (all.length > known.length + Number(all.includes('null'))) field.problem(`one of ${TYPES.join(', ')}, null`)
  const type = known.length === 1 ? known[0] : undefined
  return { type, types: Array.isArray(field.value) || (type === undefined && all.length > 0) ? all : undefined }
}

/** Names of properties are told by those; the others are kept. */
function requiredOf(required: Field, properties: Field) {
  const names = required.texts()
  const others = names.filter((name) => !properties.child(name).isGiven)
  return { of: (name: string): boolean => names.includes(name), others }
}

/** Keywords without a place in ODCS, under their own names. */
function othersOf(schema: Field, known: readonly string[]): Readonly<Record<string, unknown>> {
  const kept = schema.entries().filter(([key]) => !known.includes(key) && key !== 'definitions' && key !== '$defs')
  return Object.fromEntries(kept.map(([key, field]) => [key, field.all()]))
}
