/**
 * What clients of the mesh are made from: its schema as one file, and the operations of `client/operations` as typed code and
 * as a manifest. `npm run generate` writes them, and `test/unit/client/generated.test.ts` fails when what is committed is stale.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Supergraph } from '@apollo/federation-internals'
import { codegen } from '@graphql-codegen/core'
import * as typescriptOperations from '@graphql-codegen/typescript-operations'
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode, parse, validate } from 'graphql'
import { packageRoot } from './platform/package-root.ts'
import { meshSchemaText } from './schema/mesh-schema.ts'
import { catalogSdl, domainSdl, lineageSdl } from './schema/sdl.ts'
import { compose } from './subgraphs/catalog/composition/compose.ts'

interface ClientOperation {
  /** Of the file, and of its operation in PascalCase; in camelCase it is the client's method. */
  readonly name: string
  readonly type: string
  readonly id: string
  readonly text: string
  readonly document: DocumentNode
}

const FOLDER = join(packageRoot(), 'client', 'operations')

/** File, from the package's root → what it should hold. @throws when an operation does not fit the schema */
export async function generateClient(): Promise<ReadonlyMap<string, string>> {
  const schema = meshSchema()
  const operations = readOperations(schema)
  return new Map([
    ['schema/mesh.graphql', meshSchemaText(schema)],
    ['client/generated/operations.ts', await typedOperations(schema, operations)],
    ['client/operations.json', manifest(operations)],
  ])
}

/** The mesh without the leaf of any domain. */
function meshSchema(): GraphQLSchema {
  const { sdl, problems } = compose({ catalog: catalogSdl(), lineage: lineageSdl(), products: domainSdl() }, [])
  if (sdl === null) throw new Error(`the contract does not compose: ${problems.join('; ')}`)
  return Supergraph.build(sdl).apiSchema().toGraphQLJSSchema()
}

function readOperations(schema: GraphQLSchema): readonly ClientOperation[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const text = withoutComments(readFileSync(join(FOLDER, file), 'utf8'))
      const document = parse(text)
      const errors = validate(schema, document)
      if (errors.length > 0) throw new Error(`client/operations/${file}: ${errors.map(String).join('\n')}`)
      const { name, operation } = onlyOperation(document, file)
      return { name, type: operation, id: createHash('sha256').update(text).digest('hex'), text, document }
    })
}

function onlyOperation(document: DocumentNode, file: string): { readonly name: string; readonly operation: string } {
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const [found] = operations
  const expected = basename(file, '.graphql')
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
  if (operations.length !== 1 || found?.name?.value !== expected)
    throw new Error(`client/operations/${file}: expected one operation, named ${expected}`)
  return { name: expected, operation: found.operation }
}

/** Comments are for readers of the file: another sentence is no other operation. */
function withoutComments(text: string): string {
  return text.replace(/^#.*\n/gm, '').trimEnd()
}

function manifest(operations: readonly ClientOperation[]): string {
  const listed = operations.map(({ id, name, type, text }) => ({ id, name, type, body: text }))
  return `${JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: listed }, null, 2)}\n`
}

async function typedOperations(schema: GraphQLSchema, operations: readonly ClientOperation[]): Promise<string> {
  const types = await codegen({
    filename: 'client/generated/operations.ts',
    schema: parse(meshSchemaText(schema)),
    documents: operations.map(({ name, document }) => ({ location: name, document })),
    plugins: [{ typescriptOperations: {} }],
    pluginMap: { typescriptOperations },
    config: {
      enumsAsTypes: true,
      enumType: 'string-literal',
      immutableTypes: true,
      scalars: { DateTime: 'string', Duration: 'string', ID: 'string', JSON: 'unknown' },
      skipTypename: true,
      useTypeImports: true,
    },
  })
  const entries = operations.map(
    ({ name, type, id, text }) =>
      `  ${method(name)}: operation<${name}${kind(type)}, ${name}${kind(type)}Variables>({\n    name: '${name}',\n    type: '${type}',\n    id: '${id}',\n    text: ${quoted(text)},\n  }),`,
  )
  return [
    '/** Made by `npm run generate` from `client/operations`. */',
    "import { operation } from '../operation.ts'",
    '',
    types.trim(),
    '',
    "/** By the name of the client's method. */",
    'export const operations = {',
    ...entries,
    '}',
    '',
  ].join('\n')
}

const method = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1)
const kind = (type: string): string => (type === 'mutation' ? 'Mutation' : 'Query')
const quoted = (text: string): string => `\`${text.replace(/[\\`$]/g, '\\$&')}\``
