import { formatDatasetColumnId } from '../../../../schema/ids.ts'
import { allowedValues } from '../columns.ts'
import { keepOthers, keepWhole } from '../kept.ts'
import { keepOthersOf, layersOf, layerWith, pick } from '../layers.ts'
import { type CustomProperty, compact, customProperties, isUri } from '../native-files.ts'
import type { Field } from '../source.ts'
import { logicalTypeOfField, OPTIONS } from './field-types.ts'
import { readRules } from './quality.ts'

/** Beyond this, references to references multiply rather than spare writing. */
const MAX_COLUMNS = 10_000
/** A reference to a column of another model, as ODCS writes it short. */
export const REFERENCE = /^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*$/

/** What a definition says of itself and not of the fields that refer to it. */
export const OF_THE_DEFINITION: ReadonlySet<string> = new Set(['$ref', 'domain', 'name'])

const PLACED = [
  ...['$ref', 'title', 'type', 'description', 'required', 'unique', 'primaryKey', 'primary', 'classification', 'tags'],
  ...['examples', 'enum', 'links', 'references', 'quality', 'lineage', 'config', 'fields', 'items'],
]

/** What is gathered while the fields of a document are read. */
export interface FieldReading {
  readonly root: Field
  /** What fields say that they are made from. */
  readonly inputs: Map<string, { readonly namespace: string; readonly name: string }>
  columns: number
}

/** Fields as ODCS properties; what they refer to is written out. `open` is what these are within. */
export function readFields(reading: FieldReading, fields: Field, open: readonly unknown[] = []): readonly object[] {
  return fields.entries().map(([name, field]) => ({ name, ...readField(reading, field.map(), open) }))
}

function readField(reading: FieldReading, field: Field, open: readonly unknown[]): object {
  reading.columns += 1
  if (reading.columns === MAX_COLUMNS + 1)
    field.problem(`at most ${MAX_COLUMNS} columns once each \`$ref\` is followed`, 'more')
  const layers = reading.columns > MAX_COLUMNS ? null : layersOf(field, { root: reading.root, open })
  if (layers === null) return {}
  const get = (key: string): Field => pick(layers, key)
  const within = [...open, ...layers.map(({ value }) => value)]
  const type = get('type').text()
  const logicalType = type === undefined ? undefined : logicalTypeOfField(type)
  const options = OPTIONS[logicalType ?? ''] ?? []
  const references = get('references').text()
  const isReference = references !== undefined && REFERENCE.test(references)
  const { physicalType, kept: config } = configOf(get('config'))
  const lineage = readLineage(reading, get('lineage'))
  const links = readLinks(get('links'))
  return compact({
    businessName: get('title').text(),
    logicalType,
    physicalType,
    description: get('description').text(),
    classification: get('classification').text(),
    primaryKey: get('primaryKey').flag() ?? get('primary').flag(),
    required: get('required').flag(),
    unique: get('unique').flag(),
    logicalTypeOptions: compact(
      Object.fromEntries(options.map((key) => [key, get(key).isGiven ? get(key).all() : undefined])),
    ),
    tags: get('tags').texts(),
    examples: get('examples')
      .items()
      .map((example) => example.all()),
    authoritativeDefinitions: links.definitions,
    relationships: isReference ? [{ type: 'foreignKey', to: references }] : [],
    ...lineage.said,
    quality: [
      ...allowedValues(get('enum').isGiven ? get('enum').all() : undefined),
      ...readRules(layerWith(layers, 'quality')),
    ],
    customProperties: [
      ...customProperties({
        'dcs.$ref': field.child('$ref').text(),
        'dcs.type': type === logicalType ? undefined : type,
        'dcs.references': isReference ? undefined : references,
      }),
      ...config,
      ...links.kept,
      ...lineage.kept,
      ...keepOthersOf(layers, 'dcs', new Set([...PLACED, ...options]), OF_THE_DEFINITION),
    ],
    properties: readFields(reading, get('fields').map(), within),
    items: get('items').isGiven ? readField(reading, get('items').map(), within) : undefined,
  })
}

/** `physicalType` is where tools of the form look for the type in storage. */
function configOf(config: Field): { readonly physicalType?: string; readonly kept: readonly CustomProperty[] } {
  const physicalType = config.child('physicalType')
  if (typeof physicalType.value !== 'string') return { kept: keepWhole('dcs.config', config) }
  const others = config.entries().filter(([key]) => key !== 'physicalType')
  return {
    physicalType: String(physicalType.all()),
    kept: customProperties({ 'dcs.config': Object.fromEntries(others.map(([key, field]) => [key, field.all()])) }),
  }
}

/** ODCS wants a URL of each. */
export function readLinks(links: Field): {
  readonly definitions: readonly object[]
  readonly kept: readonly CustomProperty[]
} {
  const entries = links.entries()
  if (!entries.every(([, { value }]) => typeof value === 'string' && isUri(value)))
    return { definitions: [], kept: keepWhole('dcs.links', links) }
  return { definitions: entries.map(([type, url]) => ({ type, url: url.text() })), kept: [] }
}

/** `inputFields` are OpenLineage's: they name columns of datasets, which is a form that lineage resolves. */
function readLineage(
  { inputs }: FieldReading,
  lineage: Field,
): { readonly said: object; readonly kept: readonly CustomProperty[] } {
  const fields = lineage.child('inputFields').items()
  const sources = fields.map(({ value }) => sourceOf(value as InputField))
  if (sources.length === 0 || !sources.every((source) => source !== null))
    return { said: {}, kept: keepWhole('dcs.lineage', lineage) }
  for (const { namespace, name } of sources) inputs.set(`${namespace} ${name}`, { namespace, name })
  const more = fields.filter(({ value }) => Object.keys(value as object).length > 3).map((field) => field.all())
  for (const field of fields) field.all()
  return {
    said: compact({
      transformSourceObjects: sources.map(({ id }) => id),
      transformDescription: lineage.child('transformationDescription').text(),
    }),
    kept: [
      ...customProperties({ 'dcs.lineage.inputFields': more }),
      ...keepOthers(lineage, 'dcs.lineage', new Set(['inputFields', 'transformationDescription'])),
    ],
  }
}

export interface InputField {
  readonly namespace: string
  readonly name: string
  readonly field: string
}

/** Null for names that are too long, or of which no id can be made. */
function sourceOf({ namespace, name, field }: InputField): (InputField & { readonly id: string }) | null {
  try {
    return { namespace, name, field, id: formatDatasetColumnId(namespace, name, field) }
  } catch {
    return null
  }
}
