/** Operations in files, as typed code and as a manifest: what the client's and the explorer's are made by. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, posix, relative } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typescriptOperations from '@graphql-codegen/typescript-operations'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
  visit,
} from 'graphql'
import { packageRoot } from './platform/package-root.ts'
import { meshSchemaText } from './schema/mesh-schema.ts'

export interface WrittenOperation {
  /** Of the file, and of its operation in PascalCase; in camelCase it is the method or the constant. */
  readonly name: string
  readonly type: string
  readonly id: string
  /** With the fragments that it needs, its own or of other files. */
  readonly text: string
  readonly document: DocumentNode
}

/**
 * Those of all `.graphql` files in a folder and below, by file. A file holds one operation that is called like the file, or
 * fragments, or both; fragments are known in the whole folder.
 *
 * @throws when a file holds something else, a name is given twice, or an operation does not fit the schema
 */
export function readOperations(schema: GraphQLSchema, folder: string): readonly WrittenOperation[] {
  const files = readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .toSorted()
    .map((file) => readFile(join(folder, file)))
  namedOnce(files)
  const fragments = new Map(files.flatMap(({ fragments }) => fragments.map((one) => [one.name.value, one] as const)))
  return files.flatMap(({ file, text, operation }) => {
    if (operation === null) return []
    const own = new Set(
      parse(text).definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [one.name.value] : [])),
    )
    const others = fragmentsOf(operation, fragments).filter(({ name }) => !own.has(name.value))
    const whole = [text, ...others.map(print)].join('\n\n')
    const document = parse(whole)
    const errors = validate(schema, document)
    if (errors.length > 0) throw new Error(`${file}: ${errors.map(String).join('\n')}`)
    const id = createHash('sha256').update(whole).digest('hex')
    return [{ name: operation.name?.value ?? '', type: operation.operation, id, text: whole, document }]
  })
}

/** A folder may have files of one name in several places; of two constants or types called alike only one would be there. */
function namedOnce(files: readonly OperationFile[]): void {
  const by = new Map<string, string>()
  for (const { file, operation, fragments } of files)
    for (const name of [operation, ...fragments].flatMap((one) => one?.name?.value ?? [])) {
      const other = by.get(name)
      if (other !== undefined) throw new Error(`${file}: expected a name of its own, found ${name}, as in ${other}`)
      by.set(name, file)
    }
}

interface OperationFile {
  readonly file: string
  readonly text: string
  readonly operation: OperationDefinitionNode | null
  readonly fragments: readonly FragmentDefinitionNode[]
}

function readFile(file: string): OperationFile {
  const text = withoutComments(readFileSync(join(packageRoot(), file), 'utf8'))
  const { definitions } = parse(text)
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
  const [operation = null] = operations
  const expected = basename(file, '.graphql')
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
  const isAsCalled = operation === null ? fragments.length > 0 : operation.name?.value === expected
  if (operations.length > 1 || !isAsCalled) throw new Error(`${file}: expected one operation, named ${expected}`)
  return { file, text, operation, fragments }
}

/** The fragments that are spread in it, and in them, each once. */
function fragmentsOf(
  node: OperationDefinitionNode | FragmentDefinitionNode,
  known: ReadonlyMap<string, FragmentDefinitionNode>,
  found = new Set<FragmentDefinitionNode>(),
): readonly FragmentDefinitionNode[] {
  visit(node, {
    FragmentSpread({ name }) {
      const fragment = known.get(name.value)
      if (fragment === undefined || found.has(fragment)) return
      found.add(fragment)
      fragmentsOf(fragment, known, found)
    },
  })
  return [...found]
}

/** Comments are for readers of the file: another sentence is no other operation. */
function withoutComments(text: string): string {
  return text.replace(/^#.*\n/gm, '').trimEnd()
}

export function manifestOf(operations: readonly WrittenOperation[]): string {
  const listed = operations.map(({ id, name, type, text }) => ({ id, name, type, body: text }))
  return `${JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: listed }, null, 2)}\n`
}

/** A module with the types of what the operations take and answer, and `operations`, by name in camelCase. */
export async function typedOperations(
  schema: GraphQLSchema,
  operations: readonly WrittenOperation[],
  { filename, madeFrom }: { readonly filename: string; readonly madeFrom: string },
): Promise<string> {
  const types = await codegen({
    filename,
    schema: parse(meshSchemaText(schema)),
    documents: eachOnce(operations).map((document, index) => ({ location: String(index), document })),
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
      `  ${camelCase(name)}: operation<${name}${kind(type)}, ${name}${kind(type)}Variables>({\n    name: '${name}',\n    type: '${type}',\n    id: '${id}',\n    text: ${quoted(text)},\n  }),`,
  )
  const home = posix.normalize(relative(dirname(filename), 'client/operation.ts'))
  return [
    `/** Made by \`npm run generate\` from ${madeFrom}. */`,
    `import { operation } from '${home}'`,
    '',
    types.trim(),
    '',
    "/** By the operation's name. */",
    'export const operations = {',
    ...entries,
    '}',
    '',
  ].join('\n')
}

/** A fragment stands in the text of every operation that needs it; its type is made once. */
function eachOnce(operations: readonly WrittenOperation[]): readonly DocumentNode[] {
  const definitions = new Map(
    operations.flatMap(({ document }) =>
      document.definitions.map((one) => [`${one.kind} ${'name' in one ? one.name?.value : ''}`, one] as const),
    ),
  )
  return [...definitions.values()].map((definition) => ({ kind: Kind.DOCUMENT, definitions: [definition] }))
}

const camelCase = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1)
const kind = (type: string): string => (type === 'mutation' ? 'Mutation' : 'Query')
const quoted = (text: string): string => `\`${text.replace(/[\\`$]/g, '\\$&')}\``
