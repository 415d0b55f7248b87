import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { type CollectedField, collectFields } from './collect-fields.ts'
import {
  entitiesNode,
  ID_FIELD,
  nameNode,
  representationsVariable,
  selectionSets,
  typeConditions,
} from './entities-field.ts'
import type { Operation } from './operation.ts'
import { createPruner, type Pruner } from './prune.ts'
import type { ServedTypes } from './served-types.ts'
import { appliesTo, type Completer, completerOf, fieldCompleterOf, type ShapeSources } from './shape.ts'

/** The part of an operation that goes to one domain, ready to be sent with any variables. */
export interface CompiledSlice {
  /** The document, already encoded as a JSON string. */
  readonly queryJson: string
  /** Variables of the operation that the document still uses. */
  readonly variables: readonly string[]
  /** True when the domain serves none of it: there is nothing to send. */
  readonly empty: boolean
  /** By response name. */
  readonly roots: ReadonlyMap<string, CompiledRoot>
}

export interface CompiledRoot {
  readonly field: CollectedField
  /** False when the domain's Query lacks the field: nothing was asked. */
  readonly asked: boolean
  /** The variable that carries the representations, for `_entities`. */
  readonly representations: string | undefined
  /** What the root field answers. */
  readonly complete: Completer
  /** The names under which the root field's entity is asked for its id. */
  readonly idNames: readonly string[]
  /** For `_entities`: what an entity of this type answers; undefined for a type unknown here or to the domain. */
  entity(typeName: string): EntityShape | undefined
}

export interface EntityShape {
  readonly complete: Completer
  /** Whether the answer says under `ID_ALIAS` whose it is. */
  readonly identified: boolean
}

export interface SliceSources {
  readonly operation: Operation
  /** Response names of the root fields that go to this domain. */
  readonly roots: readonly string[]
  readonly served: ServedTypes | undefined
  /** What the caller takes the answer to be. */
  readonly schema: GraphQLSchema
  readonly belongs: ShapeSources['belongs']
  /** Root fields that answer the one entity they were asked for. */
  readonly identifiedRoots: ReadonlySet<string>
}

/**
 * Restricts an operation to the root fields of one domain, with the fragments and variables these use (rule 2 of DESIGN
 * §2.1), prunes it to what the domain serves (rule 7), and derives how to read the answer.
 */
export function compileSlice(slice: SliceSources): CompiledSlice {
  const { operation, roots, served, schema, belongs } = slice
  const pruner = createPruner(served, operation.fragments)
  const parts = operation.roots
    .filter(({ responseName }) => roots.includes(responseName))
    .map((field, index) => preparePart(field, index, pruner, slice))
  const asked = pruner.fragments()
  const definition: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    ...(operation.name === undefined ? {} : { name: nameNode(operation.name) }),
    selectionSet: { kind: Kind.SELECTION_SET, selections: parts.flatMap(({ nodes }) => nodes) },
  }
  const used = usedVariables([definition, ...asked.values()])
  const variableDefinitions = operation.variableDefinitions.filter(({ variable }) => used.has(variable.name.value))
  const ownVariables = parts.flatMap(({ variable }) =>
    variable === undefined ? [] : [representationsVariable(variable)],
  )
  const document = {
    kind: Kind.DOCUMENT,
    definitions: [{ ...definition, variableDefinitions: [...variableDefinitions, ...ownVariables] }, ...asked.values()],
  } as const

  const sources: ShapeSources = { schema, wanted: operation.fragments, asked, belongs }
  return {
    queryJson: JSON.stringify(print(document)),
    variables: variableDefinitions.map(({ variable }) => variable.name.value),
    empty: definition.selectionSet.selections.length === 0,
    roots: new Map(parts.map((part) => [part.field.responseName, compileRoot(part, sources, served)])),
  }
}

interface Part {
  readonly field: CollectedField
  readonly nodes: readonly FieldNode[]
  readonly variable: string | undefined
  /** Type conditions under which an entity says its id. */
  readonly identifiedBy: readonly string[]
}

function preparePart(
  field: CollectedField,
  index: number,
  pruner: Pruner,
  { operation, served, identifiedRoots }: SliceSources,
): Part {
  if (field.name === '_entities') {
    const variable = `_heddle_${index}`
    const identifiedBy = typeConditions(field, operation.fragments).filter((name) => hasId(served, name))
    const nodes = field.nodes.map((node) => {
      const { selectionSet = { kind: Kind.SELECTION_SET, selections: [] } } = node
      return entitiesNode(node, variable, identifiedBy, pruner.prune(selectionSet, '_Entity'))
    })
    return { field, nodes, variable, identifiedBy }
  }
  const queryType = served?.queryType ?? ''
  const nodes = field.nodes.flatMap((node) => rootNodes(node, pruner, queryType))
  const typeName = served?.types.get(queryType)?.fields.get(field.name)?.type
  const identified = identifiedRoots.has(field.name) && (typeName === undefined || hasId(served, typeName))
  return {
    field,
    nodes: identified ? nodes.map(withId) : nodes,
    variable: undefined,
    identifiedBy: identified && typeName !== undefined ? [typeName] : [],
  }
}

/** The root field as the domain serves it: none, or one. */
function rootNodes(node: FieldNode, pruner: Pruner, queryType: string): readonly FieldNode[] {
  const { selections } = pruner.prune({ kind: Kind.SELECTION_SET, selections: [node] }, queryType)
  return selections.filter(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === node.name.value,
  ) as FieldNode[]
}

function withId(node: FieldNode): FieldNode {
  if (node.selectionSet === undefined) return node
  const selectionSet: SelectionSetNode = {
    ...node.selectionSet,
    selections: [...node.selectionSet.selections, ID_FIELD],
  }
  return { ...node, selectionSet }
}

function compileRoot(part: Part, sources: ShapeSources, served: ServedTypes | undefined): CompiledRoot {
  const { field, nodes, variable } = part
  const { schema } = sources
  const selections = { wanted: selectionSets(field.nodes), asked: selectionSets(nodes) }
  const type = schema.getQueryType()?.getFields()[field.name]?.type
  const shapes = new Map<string, EntityShape | undefined>()

  function entity(typeName: string): EntityShape | undefined {
    if (shapes.has(typeName)) return shapes.get(typeName)
    const concrete = schema.getType(typeName)
    const known = isObjectType(concrete) && (served === undefined || served.types.has(typeName))
    const shape = known
      ? {
          complete: completerOf(concrete, selections, sources),
          identified: part.identifiedBy.some(appliesTo(concrete, schema)),
        }
      : undefined
    shapes.set(typeName, shape)
    return shape
  }

  return {
    field,
    asked: nodes.length > 0,
    representations: variable,
    complete: type === undefined || variable !== undefined ? () => null : fieldCompleterOf(type, selections, sources),
    idNames: idNames(getNamedType(type), selections.wanted, sources),
    entity,
  }
}

function idNames(
  type: GraphQLNamedType | undefined,
  wanted: readonly SelectionSetNode[],
  { schema, wanted: fragments }: ShapeSources,
): readonly string[] {
  if (!isObjectType(type)) return []
  const fields = collectFields(wanted, fragments, appliesTo(type, schema))
  return fields.filter(({ name }) => name === 'id').map(({ responseName }) => responseName)
}

function hasId(served: ServedTypes | undefined, typeName: string): boolean {
  return served === undefined || served.types.get(typeName)?.fields.has('id') === true
}

function usedVariables(
  definitions: readonly (OperationDefinitionNode | FragmentDefinitionNode)[],
): ReadonlySet<string> {
  const used = new Set<string>()
  for (const definition of definitions) visit(definition, { Variable: ({ name }) => void used.add(name.value) })
  return used
}
