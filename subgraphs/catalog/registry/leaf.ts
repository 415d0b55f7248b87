import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  parse,
  print,
  Source,
  TokenKind,
} from 'graphql'
import { fieldPrefix, typePrefix, viewType } from '../../../schema/leaf-names.ts'
import { hasPrefix, isReservedField, isReservedType, type ReservedNames } from '../../../schema/reserved-names.ts'
import { hasIdKey, readTypes, type TypeShape, typesOf } from '../conformance/sdl-types.ts'
import type { Leaf } from '../store.ts'

/** Of the federation specification a leaf may use these: none of them reaches into another subgraph's types. */
const DIRECTIVES: ReadonlySet<string> = new Set(['key', 'shareable', 'inaccessible', 'deprecated', 'specifiedBy'])
/** Scalars of the contract, which a leaf may declare again to use them. */
const SHARED_SCALARS: ReadonlySet<string> = new Set(['DateTime', 'Duration', 'JSON'])
const FEDERATION = 'https://specs.apollo.dev/federation/'
/** Brackets within brackets: the parser, and the composition after it, go one call deeper with each. */
const DEEPEST = 32

export interface LeafContext {
  readonly domain: string
  /** Every registered domain: a longer id may own the prefix of a type. */
  readonly domains: readonly string[]
  /** The leaves of the supergraph in service, but this domain's. */
  readonly others: readonly Leaf[]
  /** What the domain serves: a leaf that nobody serves would be a hole in the graph. */
  readonly served: ReadonlyMap<string, TypeShape>
  /** The contract's own names. */
  readonly reserved: ReservedNames
}

/**
 * Why `sdl` may not become the domain's leaf (DESIGN §2.1: its own types and root fields under its own prefix,
 * `DataProduct` as a stub only, the contract untouched). Empty: it may be composed.
 */
export function checkLeaf(sdl: string, context: LeafContext): readonly string[] {
  let document: DocumentNode
  try {
    const deep = depthProblem(sdl)
    if (deep !== null) return [deep]
    document = parse(sdl)
  } catch (error) {
    if (error instanceof GraphQLError) return [`the extension is no SDL: ${error.message} (${at(error)})`]
    throw error
  }
  const problems = document.definitions.flatMap((definition) => checkDefinition(definition, context))
  return [...problems, ...checkPrefixFree(context), ...(problems.length === 0 ? checkServed(document, context) : [])]
}

function depthProblem(sdl: string): string | null {
  const lexer = new Lexer(new Source(sdl))
  let depth = 0
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (OPENING.has(token.kind)) depth += 1
    else if (CLOSING.has(token.kind)) depth -= 1
    if (depth > DEEPEST)
      return `the extension is no SDL: more than ${DEEPEST} brackets within each other (line ${token.line}, column ${token.column})`
  }
  return null
}

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.PAREN_L, TokenKind.BRACKET_L, TokenKind.BRACE_L])
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.PAREN_R, TokenKind.BRACKET_R, TokenKind.BRACE_R])

function checkDefinition(definition: DefinitionNode, context: LeafContext): readonly string[] {
  if (definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION)
    return [...checkLink(definition), ...checkRoots(definition)]
  if (!('name' in definition) || definition.name === undefined || definition.kind === Kind.OPERATION_DEFINITION)
    return [`${definition.kind}: expected type definitions only`]
  const name = definition.name.value
  if (definition.kind === Kind.DIRECTIVE_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION)
    return [`${name}: expected type definitions only, found ${definition.kind}`]
  const directives = foreignDirectives(definition)
  if (name === 'Query') return [...directives, ...checkBare(definition), ...checkRootFields(definition, context)]
  if (name === 'Mutation' || name === 'Subscription') return [`${name}: a leaf may only read, through Query`]
  if (name === 'DataProduct') return [...directives, ...checkStub(definition)]
  if (name === 'DomainView')
    return isBareView(definition) ? directives : ['DomainView: expected interface DomainView { id: ID! } and no more']
  if (SHARED_SCALARS.has(name) && definition.kind === Kind.SCALAR_TYPE_DEFINITION)
    return [...directives, ...checkBare(definition)]
  const problem =
    ownership(name, context, typePrefix) ??
    (isReservedType(name, context.reserved) ? `${name}: the name is the contract's, which no leaf may define` : null)
  return [...directives, ...(problem === null ? checkView(definition, context) : [`type ${problem}`])]
}

/** Only the federation specification may be linked, under its own names: renaming would hide a directive from these checks. */
function checkLink(definition: DefinitionNode): readonly string[] {
  if (!('directives' in definition)) return []
  return (definition.directives ?? []).flatMap((directive) => {
    const argument = (name: string) => directive.arguments?.find((given) => given.name.value === name)?.value
    const url = argument('url')
    const linked = url?.kind === Kind.STRING ? url.value : ''
    if (directive.name.value !== 'link' || !linked.startsWith(FEDERATION) || argument('as') !== undefined)
      return [`schema: expected @link to ${FEDERATION}… alone, found ${print(directive)}`]
    const imports = argument('import')
    return (imports?.kind === Kind.LIST ? imports.values : []).flatMap((imported) =>
      imported.kind === Kind.STRING && DIRECTIVES.has(imported.value.replace(/^@/, ''))
        ? []
        : [`schema: expected imports among ${[...DIRECTIVES].join(', ')}, found ${print(imported)}`],
    )
  })
}

/** Another root type would bring root fields past the checks of `Query`. */
function checkRoots(definition: DefinitionNode): readonly string[] {
  if (!('operationTypes' in definition)) return []
  return (definition.operationTypes ?? [])
    .filter(({ operation, type }) => operation !== 'query' || type.name.value !== 'Query')
    .map((root) => `schema: expected query: Query alone, found ${print(root)}`)
}

/** A directive on what the contract shares, such as @inaccessible, would hold for the whole mesh. */
function checkBare(definition: DefinitionNode): readonly string[] {
  if (!('directives' in definition) || !('name' in definition)) return []
  return (definition.directives ?? []).map(
    (directive) =>
      `${definition.name?.value}: expected no directive on a name of the contract, found ${print(directive)}`,
  )
}

function foreignDirectives(definition: DefinitionNode): readonly string[] {
  const found: string[] = []
  const look = (node: {
    readonly directives?: readonly { readonly name: { readonly value: string } }[] | undefined
  }) => {
    for (const { name } of node.directives ?? []) if (!DIRECTIVES.has(name.value)) found.push(name.value)
  }
  look(definition as Parameters<typeof look>[0])
  const { fields = [], values = [] } = definition as { fields?: readonly object[]; values?: readonly object[] }
  for (const part of [...fields, ...values]) {
    look(part)
    for (const argument of (part as { arguments?: readonly object[] }).arguments ?? []) look(argument)
  }
  const name = 'name' in definition ? definition.name?.value : undefined
  return found.map((directive) => `${name}: @${directive} is not for a leaf; it may use ${[...DIRECTIVES].join(', ')}`)
}

function checkRootFields(definition: DefinitionNode, context: LeafContext): readonly string[] {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION)
    return ['Query: expected an object type']
  return (definition.fields ?? []).flatMap((field) => {
    const name = field.name.value
    const problem =
      ownership(name, context, fieldPrefix) ??
      (isReservedField(name, context.reserved) ? `${name}: the name is the contract's, which no leaf may define` : null)
    const nullable = field.type.kind !== Kind.NON_NULL_TYPE
    return [
      ...(problem === null ? [] : [`Query.${problem}`]),
      ...(nullable
        ? []
        : [
            `Query.${name}: expected a nullable type, found ${print(field.type)}: a failed domain must not null another's data`,
          ]),
    ]
  })
}

function checkStub(definition: DefinitionNode): readonly string[] {
  const stub = 'type DataProduct @key(fields: "id", resolvable: false) { id: ID! }'
  const shape = typesOf({ kind: Kind.DOCUMENT, definitions: [definition] }).get('DataProduct')
  const bare =
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.interfaces?.length === 0 &&
    definition.directives?.length === 1 &&
    definition.directives[0]?.name.value === 'key' &&
    isBareId(definition.fields?.[0]) &&
    shape !== undefined &&
    shape.fields.size === 1 &&
    shape.fields.has('id') &&
    !hasIdKey(shape)
  return bare ? [] : [`DataProduct: expected the stub ${stub} and no more, found ${print(definition)}`]
}

function isBareView(definition: DefinitionNode): boolean {
  return (
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION &&
    definition.directives?.length === 0 &&
    definition.fields?.length === 1 &&
    definition.interfaces?.length === 0 &&
    isBareId(definition.fields[0])
  )
}

/** `id: ID!` and no more: `@inaccessible` here would take the id from every client. */
function isBareId(field: FieldDefinitionNode | undefined): boolean {
  return (
    field?.name.value === 'id' &&
    print(field.type) === 'ID!' &&
    field.arguments?.length === 0 &&
    field.directives?.length === 0
  )
}

/** The one view type of a domain, found by its name: products answers `view { __typename: "<Domain>View", id }`. */
function checkView(definition: DefinitionNode, { domain }: LeafContext): readonly string[] {
  if (!('interfaces' in definition) || !definition.interfaces?.some(({ name }) => name.value === 'DomainView'))
    return []
  const name = viewType(domain)
  const shape = typesOf({ kind: Kind.DOCUMENT, definitions: [definition] }).get(definition.name.value)
  return shape?.name === name && shape.kind === 'object' && hasIdKey(shape)
    ? []
    : [`${definition.name.value}: expected the only view to be type ${name} implements DomainView @key(fields: "id")`]
}

/** Null when the name is the domain's own; a domain whose longer id also fits it has the better right. */
function ownership(
  name: string,
  { domain, domains }: LeafContext,
  prefixOf: (domain: string) => string,
): string | null {
  const prefix = prefixOf(domain)
  if (!hasPrefix(name, prefix)) return `${name}: expected a name that begins with ${prefix}`
  const owner = domains.find(
    (other) => other !== domain && prefixOf(other).length > prefix.length && hasPrefix(name, prefixOf(other)),
  )
  return owner === undefined ? null : `${name}: names that begin with ${prefixOf(owner)} belong to domain ${owner}`
}

/** `a-b` and `a_b` have one prefix, and an earlier leaf may have taken names that are rightfully this domain's. */
function checkPrefixFree({ domain, others }: LeafContext): readonly string[] {
  return others.flatMap((other) => {
    const types = readTypes(other.sdl)
    const takes = (prefixOf: (domain: string) => string) => (name: string) =>
      hasPrefix(name, prefixOf(domain)) &&
      !(prefixOf(other.domain).length > prefixOf(domain).length && hasPrefix(name, prefixOf(other.domain)))
    const fields = [...(types.get('Query')?.fields.keys() ?? [])].filter(takes(fieldPrefix))
    const taken = [...[...types.keys()].filter(takes(typePrefix)), ...fields]
    return taken.length === 0
      ? []
      : [`the prefix ${typePrefix(domain)} is taken by domain ${other.domain}, which has ${taken.join(', ')}`]
  })
}

function checkServed(document: DocumentNode, { served }: LeafContext): readonly string[] {
  return [...typesOf(document).values()].flatMap((type) => {
    const theirs = served.get(type.name)
    if (theirs === undefined) return type.kind === 'scalar' ? [] : [`${type.name}: in the extension, but not served`]
    return [...type.fields.keys()]
      .filter((field) => !theirs.fields.has(field))
      .map((field) => `${type.name}.${field}: in the extension, but not served`)
  })
}

function at(error: GraphQLError): string {
  const [location] = error.locations ?? []
  return location === undefined ? 'no place given' : `line ${location.line}, column ${location.column}`
}
