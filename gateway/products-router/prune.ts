import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql'
import type { Fragments } from './collect-fields.ts'
import type { ServedField, ServedType, ServedTypes } from './served-types.ts'

/**
 * Rule 7 of DESIGN §2.1: what a domain does not serve is taken out before it is asked, because one unknown field would
 * make it refuse the whole slice.
 */
export interface Pruner {
  /** The selection as `typeName` of this domain can answer it; never empty. */
  prune(selectionSet: SelectionSetNode, typeName: string): SelectionSetNode
  /** The named fragments that pruned selections spread, pruned themselves. */
  fragments(): Fragments
}

export const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

const UNKNOWN_TYPE: ServedType = { abstract: true, fields: new Map() }

/** @param served undefined when the domain's SDL is not known: then nothing is taken out */
export function createPruner(served: ServedTypes | undefined, named: Fragments): Pruner {
  const kept = new Map<string, FragmentDefinitionNode | undefined>()

  function prune(selectionSet: SelectionSetNode, typeName: string): SelectionSetNode {
    const type = served?.types.get(typeName) ?? UNKNOWN_TYPE
    const selections = selectionSet.selections.flatMap((selection) => pruneSelection(selection, typeName, type))
    const lacksTypename = selections.length === 0 || (type.abstract && !selections.some(isPlainTypename))
    return { kind: Kind.SELECTION_SET, selections: lacksTypename ? [TYPENAME, ...selections] : selections }
  }

  function pruneSelection(selection: SelectionNode, typeName: string, type: ServedType): readonly SelectionNode[] {
    if (selection.kind === Kind.FIELD) return pruneField(selection, type)
    if (selection.kind === Kind.FRAGMENT_SPREAD) return keptFragment(selection.name.value) ? [selection] : []
    const condition = selection.typeCondition?.name.value ?? typeName
    if (!isServed(condition)) return []
    return [{ ...selection, selectionSet: prune(selection.selectionSet, condition) }]
  }

  function pruneField(node: FieldNode, type: ServedType): readonly FieldNode[] {
    const { selectionSet } = node
    if (node.name.value === '__typename') return [node]
    if (served === undefined) return [selectionSet ? { ...node, selectionSet: prune(selectionSet, '') } : node]
    const field = type.fields.get(node.name.value)
    if (field === undefined || !accepts(field, node)) return []
    if (served.types.has(field.type) !== (selectionSet !== undefined)) return []
    return [selectionSet ? { ...node, selectionSet: prune(selectionSet, field.type) } : node]
  }

  function keptFragment(name: string): boolean {
    if (kept.has(name)) return kept.get(name) !== undefined
    const fragment = named.get(name)
    const condition = fragment?.typeCondition.name.value
    if (fragment === undefined || condition === undefined || !isServed(condition)) {
      kept.set(name, undefined)
      return false
    }
    kept.set(name, fragment) // before going in, so that a cycle ends
    kept.set(name, { ...fragment, selectionSet: prune(fragment.selectionSet, condition) })
    return true
  }

  const isServed = (typeName: string): boolean => served === undefined || typeName === '' || served.types.has(typeName)

  return {
    prune,
    fragments: () =>
      new Map([...kept].flatMap(([name, fragment]) => (fragment === undefined ? [] : [[name, fragment]]))),
  }
}

function accepts(field: ServedField, node: FieldNode): boolean {
  const given = (node.arguments ?? []).map(({ name }) => name.value)
  return given.every((name) => field.arguments.has(name)) && field.required.every((name) => given.includes(name))
}

function isPlainTypename(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && selection.name.value === '__typename' && selection.alias === undefined
}
