import {
  type FieldNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql'
import type { CollectedField, Fragments } from './collect-fields.ts'

/** The alias under which every entity says its id, so that no answer can land in another's slot. */
export const ID_ALIAS = '_heddle_id'

export const ID_FIELD: FieldNode = { kind: Kind.FIELD, alias: nameNode(ID_ALIAS), name: nameNode('id') }

/** `_entities` as it is sent: representations of one domain in a variable of our own, and every entity saying its id. */
export function entitiesNode(
  node: FieldNode,
  variable: string,
  identifiedBy: readonly string[],
  pruned: SelectionSetNode,
): FieldNode {
  const identities = identifiedBy.map(
    (typeName): SelectionNode => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(typeName) },
      selectionSet: { kind: Kind.SELECTION_SET, selections: [ID_FIELD] },
    }),
  )
  return {
    kind: Kind.FIELD,
    alias: nameNode(node.alias?.value ?? node.name.value),
    name: nameNode('_entities'),
    arguments: [{ kind: Kind.ARGUMENT, name: nameNode('representations'), value: variableNode(variable) }],
    selectionSet: { ...pruned, selections: [...pruned.selections, ...identities] },
  }
}

/** The types that an `_entities` selection names, through named fragments too. */
export function typeConditions(field: CollectedField, fragments: Fragments): readonly string[] {
  const found = new Set<string>()
  const entered = new Set<string>()
  const enter = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (selection.typeCondition === undefined) enter(selection.selectionSet)
        else found.add(selection.typeCondition.name.value)
      } else if (selection.kind === Kind.FRAGMENT_SPREAD && !entered.has(selection.name.value)) {
        entered.add(selection.name.value)
        const fragment = fragments.get(selection.name.value)
        if (fragment !== undefined) found.add(fragment.typeCondition.name.value)
      }
    }
  }
  for (const selectionSet of selectionSets(field.nodes)) enter(selectionSet)
  found.delete('_Entity')
  return [...found]
}

export function representationsVariable(name: string): VariableDefinitionNode {
  const any = { kind: Kind.NAMED_TYPE, name: nameNode('_Any') } as const
  const list = { kind: Kind.LIST_TYPE, type: { kind: Kind.NON_NULL_TYPE, type: any } } as const
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: variableNode(name),
    type: { kind: Kind.NON_NULL_TYPE, type: list },
  }
}

export function selectionSets(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]))
}

export function nameNode(value: string) {
  return { kind: Kind.NAME, value } as const
}

function variableNode(name: string): ValueNode & { kind: Kind.VARIABLE } {
  return { kind: Kind.VARIABLE, name: nameNode(name) }
}
