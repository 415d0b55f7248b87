import {
  type GraphQLField,
  type GraphQLNamedType,
  isIntrospectionType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql'

const META_FIELDS: readonly GraphQLField<unknown, unknown>[] = [SchemaMetaFieldDef, TypeMetaFieldDef]

/** How long the lists of introspection count: about what they have in the mesh's contract, the leaves of domains included. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ['types', 200],
  ['fields', 15],
])
const OTHER_SIZE = 5

/** `__schema` and `__type`, which stand on no type. */
export function metaFieldOf(name: string): GraphQLField<unknown, unknown> | undefined {
  return META_FIELDS.find((field) => field.name === name)
}

export function isInIntrospection(parent: GraphQLNamedType | undefined): boolean {
  return parent !== undefined && isIntrospectionType(parent)
}

export function introspectionListSize(name: string): number {
  return SIZES.get(name) ?? OTHER_SIZE
}
