import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

/** Whether the client selected `field` of what this resolver answers: some parts of an answer are worth computing only then. */
export function wants(info: GraphQLResolveInfo, field: string): boolean {
  const inSet = (set: SelectionSetNode | undefined): boolean =>
    (set?.selections ?? []).some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === field
      if (selection.kind === Kind.INLINE_FRAGMENT) return inSet(selection.selectionSet)
      return inSet(info.fragments[selection.name.value]?.selectionSet)
    })
  return info.fieldNodes.some((node) => inSet(node.selectionSet))
}
