import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { introspectionListSize, isInIntrospection, metaFieldOf } from './introspection.ts'

export interface Measured {
  /** Levels of fields, introspection aside: there the standard query alone has more than data ever needs. */
  readonly depth: number
  readonly aliases: number
  readonly rootFields: number
  /** Fields once every fragment is written out. */
  readonly fields: number
  /** Objects the answer may have at most: each list counts as long as it may be. In introspection, aliased leaves as well. */
  readonly cost: number
}

export interface MeasureOptions {
  readonly schema: GraphQLSchema
  readonly variables: Readonly<Record<string, unknown>>
  /** How long a list counts that takes no `first`. */
  readonly listSize: number
  /** What `first` counts at most: no service answers longer pages. */
  readonly maxFirst: number
}

const NOTHING: Measured = { depth: 0, aliases: 0, rootFields: 0, fields: 0, cost: 0 }

/**
 * Measures a valid operation before it is planned. Fragments are measured once each, so a document whose fragments spread
 * each other a billion times is measured in the time it takes to read it; the numbers just get large. The operation is
 * known to be valid: there are no cycles.
 */
export function measure(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { schema, variables, listSize, maxFirst }: MeasureOptions,
): Measured {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const measured = new Map<string, Measured>()

  function selections({ selections: all }: SelectionSetNode, parent: GraphQLNamedType | undefined): Measured {
    let sum = NOTHING
    for (const selection of all) {
      if (selection.kind === Kind.FIELD) sum = add(sum, field(selection, parent))
      else if (selection.kind === Kind.FRAGMENT_SPREAD) sum = add(sum, fragment(selection.name.value))
      else {
        const condition = selection.typeCondition?.name.value
        sum = add(sum, selections(selection.selectionSet, condition === undefined ? parent : schema.getType(condition)))
      }
    }
    return sum
  }

  function fragment(name: string): Measured {
    const known = measured.get(name)
    if (known !== undefined) return known
    const definition = fragments.get(name)
    if (definition === undefined) return NOTHING
    measured.set(name, NOTHING)
    const sum = selections(definition.selectionSet, schema.getType(definition.typeCondition.name.value))
    measured.set(name, sum)
    return sum
  }

  function field(node: FieldNode, parent: GraphQLNamedType | undefined): Measured {
    const aliases = node.alias === undefined || node.alias.value === node.name.value ? 0 : 1
    const inside = isInIntrospection(parent)
    const level = inside || node.name.value.startsWith('__') ? 0 : 1
    const definition = metaFieldOf(node.name.value) ?? fieldOf(parent, node.name.value)
    const type = definition === undefined ? undefined : getNamedType(definition.type)
    if (node.selectionSet === undefined || !isCompositeType(type)) {
      return { depth: level, aliases, rootFields: 1, fields: 1, cost: inside ? aliases : 0 }
    }
    const inner = selections(node.selectionSet, type)
    return {
      depth: level + inner.depth,
      aliases: aliases + inner.aliases,
      rootFields: 1,
      fields: 1 + inner.fields,
      cost: costOf(node, definition, parent, inner.cost),
    }
  }

  function costOf(
    node: FieldNode,
    definition: GraphQLField<unknown, unknown> | undefined,
    parent: GraphQLNamedType | undefined,
    inner: number,
  ): number {
    const list = definition !== undefined && isList(definition)
    if (isInIntrospection(parent)) return (list ? introspectionListSize(node.name.value) : 1) * (1 + inner)
    const page = definition?.args.find(({ name }) => name === 'first')
    if (page === undefined) {
      const paged = parent?.name.endsWith('Connection') === true // its length is the `first` of the field above
      return (list && !paged ? listSize : 1) * (1 + inner)
    }
    const first = Math.min(maxFirst, firstOf(node, page.defaultValue))
    return list ? first * (1 + inner) : 1 + first * inner
  }

  function firstOf(node: FieldNode, fallback: unknown): number {
    const value = node.arguments?.find(({ name }) => name.value === 'first')?.value
    const given =
      value?.kind === Kind.INT
        ? Number(value.value)
        : value?.kind === Kind.VARIABLE
          ? (variables[value.name.value] ?? defaultOf(operation, value.name.value))
          : undefined
    const first = given ?? fallback
    return typeof first === 'number' && first >= 0 ? first : listSize
  }

  return selections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined)
}

function add(left: Measured, right: Measured): Measured {
  return {
    depth: Math.max(left.depth, right.depth),
    aliases: left.aliases + right.aliases,
    rootFields: left.rootFields + right.rootFields,
    fields: left.fields + right.fields,
    cost: left.cost + right.cost,
  }
}

function fieldOf(parent: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}

function defaultOf({ variableDefinitions = [] }: OperationDefinitionNode, name: string): number | undefined {
  const value = variableDefinitions.find(({ variable }) => variable.name.value === name)?.defaultValue
  return value?.kind === Kind.INT ? Number(value.value) : undefined
}
