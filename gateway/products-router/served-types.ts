import {
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type NamedTypeNode,
  parse,
  type TypeNode,
  type TypeSystemDefinitionNode,
  type TypeSystemExtensionNode,
} from 'graphql'

/** The part of a domain's SDL that decides what may be asked of it. */
export interface ServedTypes {
  readonly queryType: string
  readonly types: ReadonlyMap<string, ServedType>
}

export interface ServedType {
  /** Interfaces and unions: what comes back has to say which type it is. */
  readonly abstract: boolean
  readonly fields: ReadonlyMap<string, ServedField>
}

export interface ServedField {
  /** The name of the field's type without lists and non-nulls. */
  readonly type: string
  readonly list: boolean
  readonly arguments: ReadonlySet<string>
  /** Arguments without which a domain refuses the whole document. */
  readonly required: readonly string[]
}

/**
 * Reads the SDL a domain serves. Lenient on purpose: federation SDL uses directives it does not define and extends types
 * it does not have, and a domain may be written in any language. Types of scalars and enums are left out: a field whose
 * type is not in `types` is a leaf.
 *
 * @throws GraphQLError when the text is no SDL at all
 */
export function readServedTypes(sdl: string): ServedTypes {
  const document = parse(sdl, { noLocation: true })
  const types = new Map<string, { abstract: boolean; fields: Map<string, ServedField> }>()
  for (const definition of document.definitions) {
    if (!isComposite(definition)) continue
    const type = types.get(definition.name.value) ?? { abstract: isAbstract(definition), fields: new Map() }
    for (const field of 'fields' in definition ? (definition.fields ?? []) : []) {
      type.fields.set(field.name.value, servedField(field))
    }
    types.set(definition.name.value, type)
  }
  return { queryType: queryTypeOf(document), types }
}

type Definition = TypeSystemDefinitionNode | TypeSystemExtensionNode | DocumentNode['definitions'][number]
type Composite = Extract<
  Definition,
  {
    kind:
      | Kind.OBJECT_TYPE_DEFINITION
      | Kind.OBJECT_TYPE_EXTENSION
      | Kind.INTERFACE_TYPE_DEFINITION
      | Kind.INTERFACE_TYPE_EXTENSION
      | Kind.UNION_TYPE_DEFINITION
      | Kind.UNION_TYPE_EXTENSION
  }
>

const COMPOSITE: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.UNION_TYPE_EXTENSION,
])

function isComposite(definition: Definition): definition is Composite {
  return COMPOSITE.has(definition.kind)
}

function isAbstract({ kind }: Composite): boolean {
  return kind !== Kind.OBJECT_TYPE_DEFINITION && kind !== Kind.OBJECT_TYPE_EXTENSION
}

function servedField({ type, arguments: defined = [] }: FieldDefinitionNode): ServedField {
  return {
    type: namedType(type).name.value,
    list: isList(type),
    arguments: new Set(defined.map(({ name }) => name.value)),
    required: defined
      .filter((argument) => argument.type.kind === Kind.NON_NULL_TYPE && argument.defaultValue === undefined)
      .map(({ name }) => name.value),
  }
}

function namedType(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : namedType(type.type)
}

function isList(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isList(type.type)
  return type.kind === Kind.LIST_TYPE
}

function queryTypeOf({ definitions }: DocumentNode): string {
  for (const definition of definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue
    const query = definition.operationTypes?.find(({ operation }) => operation === 'query')
    if (query !== undefined) return query.type.name.value
  }
  return 'Query'
}
