import { isDeepStrictEqual } from 'node:util'
import { readJsonSchema } from '../json-schema/read.ts'
import { keepOthers, keepWhole, keptOthers } from '../kept.ts'
import { isMap } from '../marks.ts'
import { compact, customOf } from '../native-files.ts'
import { type Field, readSource } from '../source.ts'
import { follow, type Given } from './beside.ts'
import { readColumn, writeColumn } from './columns.ts'

type Fields = Readonly<Record<string, unknown>>

const WRITTEN_OUT = 'what it refers to is written out in its place'

/**
 * What a definition is, where it stands or in what it refers to. Undefined for one in another language, or at an address or in a
 * file that was not given: then it is kept as it is, since nothing is fetched.
 */
export function definitionOf(definition: Field, given: Given): Field | undefined {
  const reference = definition.child('$ref')
  if (!isMap(definition.value) || definition.child('$href').isGiven) return undefined
  if (!reference.isGiven) return definition
  const [file = ''] = String(reference.value).split('#')
  if (file !== '' && !given.beside.has(file)) return undefined
  const layers = follow(definition, given)
  definition.explain(WRITTEN_OUT)
  return layers?.at(-1)
}

/** The tables of a Data Store API as the objects of a contract, and where they are. Undefined when it has none. */
export function readDataStore(api: Field, given: Given): Fields | undefined {
  const schema = api.child('schema')
  if (!Array.isArray(schema.child('tables').value)) return undefined
  const database = schema.child('databaseName').text()
  const schemaName = schema.child('schemaName').text()
  return {
    servers:
      database === undefined && schemaName === undefined
        ? []
        : [compact({ server: 'datastore', type: 'custom', database, schema: schemaName })],
    schema: schema
      .child('tables')
      .items()
      .map((table) => readTable(table, given)),
    customProperties: [
      ...keepOthers(schema, 'dpds.schema', new Set(['databaseName', 'schemaName', 'tables'])),
      ...keepOthers(api, 'dpds', new Set(['schema'])),
    ],
  }
}

function readTable(table: Field, given: Given): object {
  const name = table.map().child('name').needed()
  const written = table.child('definition')
  const definition = definitionOf(written, given)
  const others = keepOthers(table, 'dpds', new Set(['name', 'definition']))
  if (definition === undefined || !Array.isArray(definition.child('columns').value)) {
    const source = definition ?? written
    return compact({
      name,
      physicalType: 'table',
      properties: definition === undefined ? [] : jsonSchemaColumns(definition),
      customProperties: [...others, ...keepWhole('dpds.definition', source)],
    })
  }
  return compact({
    name,
    physicalType: 'table',
    businessName: definition.child('displayName').text(),
    description: definition.child('description').text(),
    properties: definition.child('columns').items().map(readColumn),
    customProperties: [
      ...others,
      ...keepOthers(definition, 'dpds.definition', new Set(['displayName', 'description', 'columns'])),
    ],
  })
}

/** The definition itself is kept beside them: JSON Schema says more than columns do. */
function jsonSchemaColumns(definition: Field): readonly object[] {
  if (!isMap(definition.child('properties').value)) return []
  return (readJsonSchema(definition, 'table') as { properties?: readonly object[] }).properties ?? []
}

/** The way back: the tables of a contract as a definition of a Data Store API. */
export function writeDataStore(contract: Field): Fields {
  const [server] = contract.child('servers').items()
  server?.child('server').expect('datastore')
  server?.child('type').expect('custom')
  const custom = customOf(contract)
  const inSchema = keptOthers(custom, 'dpds.schema')
  return {
    ...keptOthers(custom, 'dpds', new Set(Object.keys(inSchema).map((key) => `dpds.schema.${key}`))),
    schema: {
      ...compact({ databaseName: server?.child('database').text(), schemaName: server?.child('schema').text() }),
      ...inSchema,
      tables: contract.child('schema').items().map(writeTable),
    },
  }
}

function writeTable(object: Field): object {
  const custom = customOf(object)
  const kept = custom.get('dpds.definition')
  const name = object.child('name').text()
  object.child('physicalType').expect('table')
  const of = keptOthers(custom, 'dpds.definition')
  const others = keptOthers(
    custom,
    'dpds',
    new Set(['dpds.definition', ...Object.keys(of).map((key) => `dpds.definition.${key}`)]),
  )
  if (kept !== undefined && isUnchanged(object, kept.value)) {
    object.child('properties').all()
    return { name, ...others, definition: kept.all() }
  }
  return {
    name,
    ...others,
    definition: {
      ...compact({ displayName: object.child('businessName').text(), description: object.child('description').text() }),
      ...of,
      columns: object.child('properties').items().map(writeColumn),
    },
  }
}

/** Whether the columns are still those that the definition beside them says. */
function isUnchanged(object: Field, definition: unknown): boolean {
  const columns = object.child('properties').value ?? []
  if (!isMap(definition)) return isDeepStrictEqual(columns, [])
  const { root } = readSource({ file: '', value: definition, problem: nowhere })
  return isDeepStrictEqual(columns, compact({ columns: jsonSchemaColumns(root) }).columns ?? [])
}

/** It has been read without a problem before. */
function nowhere(path: readonly (string | number)[], expected: string, found: string) {
  return { file: '', line: null, path: String(path), expected, found, product: null }
}

/** Named for `heddle.serviceLevels` too; all of it is kept as it is written. */
const LEVELS = ['availability', 'completeness', 'accuracy', 'freshness', 'latency', 'retention', 'throughput']

export function levelsOf(slo: unknown): readonly object[] | undefined {
  const said = isMap(slo) && isMap(slo.definition) ? slo.definition : slo
  if (!isMap(said)) return undefined
  const levels = LEVELS.flatMap((property) => {
    const value = said[property]
    return typeof value === 'string' || typeof value === 'number' ? [{ property, value }] : []
  })
  return levels.length === 0 ? undefined : levels
}
