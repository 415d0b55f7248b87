import { type FieldNode, Kind, parse, print, type SelectionSetNode } from 'graphql'
import { namedType, type TypeShape } from '../conformance/sdl-types.ts'

/**
 * What of `selection` a domain serves: an older domain lacks fields of the contract and would refuse the whole query.
 * Null when nothing of it is left.
 */
export function pruneSelection(
  selection: string,
  typeName: string,
  served: ReadonlyMap<string, TypeShape>,
): string | null {
  const [operation] = parse(selection).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('expected a selection set in braces')
  const pruned = prune(operation.selectionSet, typeName, served)
  return pruned === null ? null : print(pruned)
}

function prune(
  { selections }: SelectionSetNode,
  typeName: string,
  served: ReadonlyMap<string, TypeShape>,
): SelectionSetNode | null {
  const kept = selections.flatMap((selection): readonly FieldNode[] => {
    if (selection.kind !== Kind.FIELD) throw new Error('expected plain fields')
    const field = served.get(typeName)?.fields.get(selection.name.value)
    if (field === undefined) return []
    if (selection.selectionSet === undefined) return [selection]
    const inner = prune(selection.selectionSet, namedType(field.type), served)
    return inner === null ? [] : [{ ...selection, selectionSet: inner }]
  })
  return kept.length === 0 ? null : { kind: Kind.SELECTION_SET, selections: kept }
}
