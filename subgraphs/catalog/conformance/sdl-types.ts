import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  type TypeNode,
} from 'graphql'

export interface FieldShape {
  readonly type: TypeNode
  readonly args: ReadonlyMap<string, InputValueDefinitionNode>
}

export interface TypeShape {
  readonly name: string
  readonly kind: 'object' | 'interface' | 'enum' | 'scalar' | 'union' | 'input'
  readonly fields: ReadonlyMap<string, FieldShape>
  /** Values of an enum, members of a union. */
  readonly members: ReadonlySet<string>
  readonly directives: readonly ConstDirectiveNode[]
}

/**
 * A subgraph's types, extensions merged into what they extend. Read from the syntax alone, because the SDL of a subgraph
 * uses directives it does not define and may extend types that another defines.
 *
 * @throws GraphQLError when it is no SDL
 */
export function readTypes(sdl: string): ReadonlyMap<string, TypeShape> {
  return typesOf(parse(sdl))
}

export function typesOf(document: DocumentNode): ReadonlyMap<string, TypeShape> {
  const types = new Map<string, TypeShape>()
  for (const definition of document.definitions) {
    const shape = typeShape(definition)
    if (shape === null) continue
    const known = types.get(shape.name)
    types.set(shape.name, known === undefined ? shape : merged(known, shape))
  }
  return types
}

/** `[ID!]!` → `ID`. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}

/** Whether it is an entity that can be asked for by its id: a stub (`resolvable: false`) cannot. */
export function hasIdKey(type: TypeShape): boolean {
  return type.directives.some((directive) => {
    if (directive.name.value !== 'key' && directive.name.value !== 'federation__key') return false
    const argument = (name: string) => directive.arguments?.find((given) => given.name.value === name)?.value
    const fields = argument('fields')
    const resolvable = argument('resolvable')
    const isId = fields?.kind === Kind.STRING && fields.value.trim() === 'id'
    return isId && !(resolvable?.kind === Kind.BOOLEAN && !resolvable.value)
  })
}

function merged(a: TypeShape, b: TypeShape): TypeShape {
  return {
    name: a.name,
    kind: a.kind,
    fields: new Map([...a.fields, ...b.fields]),
    members: new Set([...a.members, ...b.members]),
    directives: [...a.directives, ...b.directives],
  }
}

function typeShape(definition: DefinitionNode): TypeShape | null {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
      return shape(definition, 'object', { fields: fieldsOf(definition.fields) })
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return shape(definition, 'interface', { fields: fieldsOf(definition.fields) })
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_EXTENSION:
      return shape(definition, 'input', {
        fields: new Map(
          (definition.fields ?? []).map((field) => [field.name.value, { type: field.type, args: new Map() }]),
        ),
      })
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_EXTENSION:
      return shape(definition, 'enum', { members: (definition.values ?? []).map((value) => value.name.value) })
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.UNION_TYPE_EXTENSION:
      return shape(definition, 'union', { members: (definition.types ?? []).map((type) => type.name.value) })
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_EXTENSION:
      return shape(definition, 'scalar', {})
    default:
      return null
  }
}

function shape(
  definition: {
    readonly name: { readonly value: string }
    readonly directives?: readonly ConstDirectiveNode[] | undefined
  },
  kind: TypeShape['kind'],
  has: { readonly fields?: ReadonlyMap<string, FieldShape>; readonly members?: readonly string[] },
): TypeShape {
  return {
    name: definition.name.value,
    kind,
    fields: has.fields ?? new Map(),
    members: new Set(has.members ?? []),
    directives: definition.directives ?? [],
  }
}

function fieldsOf(fields: readonly FieldDefinitionNode[] | undefined): ReadonlyMap<string, FieldShape> {
  return new Map(
    (fields ?? []).map((field) => [
      field.name.value,
      { type: field.type, args: new Map((field.arguments ?? []).map((argument) => [argument.name.value, argument])) },
    ]),
  )
}
