import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  GraphQLError,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SchemaExtensionNode,
  type TypeDefinitionNode,
} from 'graphql'
import { fieldPrefix, typePrefix } from '../../../schema/leaf-names.ts'
import {
  hasPrefix,
  isReservedField,
  isReservedType,
  type ReservedNames,
  reservedNames,
} from '../../../schema/reserved-names.ts'
import { catalogSdl, domainSdl, lineageSdl } from '../../../schema/sdl.ts'

/** Something in a leaf that the mesh would refuse; `line` is in the leaf's own text. */
export interface LeafProblem {
  readonly line: number | null
  readonly expected: string
  readonly found: string
}

export type MergedLeaf =
  | { readonly ok: true; readonly typeDefs: DocumentNode }
  | { readonly ok: false; readonly problems: readonly LeafProblem[] }

const MOST_TOKENS = 50_000

/**
 * Contract and leaf as one schema, so that one URL serves both subgraphs of the supergraph. What the leaf repeats of the
 * contract (stubs of entities, scalars, enums) merges away; the rest must carry the domain's prefix (DESIGN §2.1).
 */
export function mergeLeaf(contract: DocumentNode, leafSdl: string, domain: string): MergedLeaf {
  let leaf: DocumentNode
  try {
    leaf = parse(leafSdl, { maxTokens: MOST_TOKENS })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return {
      ok: false,
      problems: [{ line: error.locations?.[0]?.line ?? null, expected: 'valid GraphQL SDL', found: error.message }],
    }
  }
  const known = new Map(contract.definitions.filter(isType).map((type) => [type.name.value, type]))
  const problems: LeafProblem[] = []
  const added = leaf.definitions.flatMap((definition): readonly DefinitionNode[] => adopt(definition))
  if (problems.length > 0) return { ok: false, problems }
  const imports = leaf.definitions.filter(isSchemaPart).flatMap(federationImports)
  const definitions = contract.definitions.map((definition) =>
    isSchemaPart(definition) ? withImports(definition, imports) : definition,
  )
  return { ok: true, typeDefs: { kind: Kind.DOCUMENT, definitions: [...definitions, ...added] } }

  function wrong(
    node: DefinitionNode | { readonly loc?: DefinitionNode['loc'] },
    expected: string,
    found: string,
  ): void {
    problems.push({ line: node.loc?.startToken.line ?? null, expected, found })
  }

  function adopt(definition: DefinitionNode): readonly DefinitionNode[] {
    if (isSchemaPart(definition)) return []
    if (definition.kind === Kind.OBJECT_TYPE_EXTENSION || definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
      const name = definition.name.value
      if (name === 'Query') return adoptQuery({ ...definition, kind: Kind.OBJECT_TYPE_DEFINITION })
      if (name === 'Mutation' || name === 'Subscription') {
        wrong(definition, 'queries only: a leaf reads', `type ${name}`)
        return []
      }
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) return adoptType(definition)
    }
    if (isType(definition)) return adoptType(definition)
    wrong(definition, 'types, and fields of Query', definition.kind)
    return []
  }

  function adoptQuery(query: ObjectTypeDefinitionNode): readonly DefinitionNode[] {
    const prefix = fieldPrefix(domain)
    for (const field of query.fields ?? []) {
      const name = field.name.value
      if (!hasPrefix(name, prefix)) wrong(field, `a root field whose name starts with ${prefix}`, `Query.${name}`)
      else if (isReservedField(name, reserved())) wrong(field, NOT_OF_THE_CONTRACT, `Query.${name}`)
    }
    return [
      {
        kind: Kind.OBJECT_TYPE_EXTENSION,
        name: query.name,
        fields: query.fields ?? [],
        directives: query.directives ?? [],
      },
    ]
  }

  function adoptType(type: TypeDefinitionNode): readonly DefinitionNode[] {
    const name = type.name.value
    const twin = known.get(name)
    const prefix = typePrefix(domain)
    if (twin !== undefined) {
      if (!repeats(type, twin))
        wrong(
          type,
          `${name} of the contract at most as a stub (@key(fields: "id", resolvable: false) with its id)`,
          `a ${name} with more than that`,
        )
      return []
    }
    if (!hasPrefix(name, prefix)) wrong(type, `a type whose name starts with ${prefix}`, name)
    else if (isReservedType(name, reserved())) wrong(type, NOT_OF_THE_CONTRACT, name)
    return [type]
  }
}

const NOT_OF_THE_CONTRACT = "a name that is not the contract's: no leaf may define those, whatever its prefix"

let contractNames: ReservedNames | undefined

/** Read once, and only where there is a leaf. */
function reserved(): ReservedNames {
  contractNames ??= reservedNames([catalogSdl(), lineageSdl(), domainSdl()])
  return contractNames
}

function repeats(type: TypeDefinitionNode, twin: TypeDefinitionNode): boolean {
  if (type.kind !== twin.kind) return false
  if (type.kind === Kind.SCALAR_TYPE_DEFINITION || type.kind === Kind.ENUM_TYPE_DEFINITION) return true
  if (type.kind === Kind.INTERFACE_TYPE_DEFINITION || type.kind === Kind.OBJECT_TYPE_DEFINITION) {
    return (
      (type.fields ?? []).every((field) => field.name.value === 'id') &&
      (type.kind !== Kind.OBJECT_TYPE_DEFINITION || isStub(type))
    )
  }
  return false
}

function isStub(type: ObjectTypeDefinitionNode): boolean {
  const keys = (type.directives ?? []).filter(({ name }) => name.value === 'key')
  return (
    keys.length > 0 &&
    keys.every((key) =>
      (key.arguments ?? []).some(
        ({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
      ),
    )
  )
}

function isType(definition: DefinitionNode): definition is TypeDefinitionNode {
  return definition.kind.endsWith('TypeDefinition')
}

function isSchemaPart(definition: DefinitionNode): definition is SchemaExtensionNode {
  return definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION
}

function federationImports({ directives = [] }: SchemaExtensionNode): string[] {
  return directives.filter(isFederationLink).flatMap((link) => importedNames(link))
}

function isFederationLink({ name, arguments: given = [] }: ConstDirectiveNode): boolean {
  const url = given.find((argument) => argument.name.value === 'url')?.value
  return name.value === 'link' && url?.kind === Kind.STRING && url.value.includes('/federation/')
}

function importedNames(link: ConstDirectiveNode): string[] {
  const list = link.arguments?.find(({ name }) => name.value === 'import')?.value
  return list?.kind === Kind.LIST
    ? list.values.flatMap((value) => (value.kind === Kind.STRING ? [value.value] : []))
    : []
}

/** One `@link` may stand for a specification: the leaf's imports join the contract's. */
function withImports(extension: SchemaExtensionNode, imports: readonly string[]): SchemaExtensionNode {
  const directives = (extension.directives ?? []).map((directive) => {
    if (!isFederationLink(directive)) return directive
    const names = [...new Set([...importedNames(directive), ...imports])]
    const others = (directive.arguments ?? []).filter(({ name }) => name.value !== 'import')
    return {
      ...directive,
      arguments: [
        ...others,
        {
          kind: Kind.ARGUMENT,
          name: { kind: Kind.NAME, value: 'import' },
          value: { kind: Kind.LIST, values: names.map((value) => ({ kind: Kind.STRING, value }) as const) },
        } as const,
      ],
    }
  })
  return { ...extension, directives }
}
