import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>
export type Variables = Readonly<Record<string, unknown>>

/** What must hold for a selection to be part of the answer: one `@skip` or `@include` on a variable. */
export interface Condition {
  readonly variable: string
  readonly when: boolean
}

/** Fields with the same response name, which a server answers as one. */
export interface CollectedField {
  readonly responseName: string
  readonly name: string
  readonly nodes: readonly FieldNode[]
  /** Any one of these conjunctions asks for the field; an empty conjunction always does. */
  readonly alternatives: readonly (readonly Condition[])[]
}

/**
 * The fields that a selection asks of one concrete type, in order, fragments flattened: the specification's CollectFields
 * (§6.3.2), but for any variables, so that the outcome can be cached.
 */
export function collectFields(
  selectionSets: readonly SelectionSetNode[],
  fragments: Fragments,
  applies: (typeCondition: string) => boolean,
): readonly CollectedField[] {
  const collected = new Map<string, { name: string; nodes: FieldNode[]; alternatives: (readonly Condition[])[] }>()
  const spreadAlways = new Set<string>()

  const visit = (selections: readonly SelectionNode[], inherited: readonly Condition[]): void => {
    for (const selection of selections) {
      const own = conditionsOf(selection.directives)
      if (own === 'never') continue
      const conditions = own.length === 0 ? inherited : [...inherited, ...own]
      if (selection.kind === Kind.FIELD) {
        const responseName = selection.alias?.value ?? selection.name.value
        const field = collected.get(responseName) ?? { name: selection.name.value, nodes: [], alternatives: [] }
        field.nodes.push(selection)
        field.alternatives.push(conditions)
        collected.set(responseName, field)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value
        if (condition === undefined || applies(condition)) visit(selection.selectionSet.selections, conditions)
      } else {
        const name = selection.name.value
        const fragment = fragments.get(name)
        if (fragment === undefined || spreadAlways.has(name)) continue
        if (conditions.length === 0) spreadAlways.add(name)
        if (applies(fragment.typeCondition.name.value)) visit(fragment.selectionSet.selections, conditions)
      }
    }
  }
  for (const { selections } of selectionSets) visit(selections, [])
  return [...collected].map(([responseName, field]) => ({
    responseName,
    ...field,
    alternatives: field.alternatives.some((conditions) => conditions.length === 0) ? [[]] : field.alternatives,
  }))
}

/** Whether the field is asked for under these variables. */
export function isAsked({ alternatives }: Pick<CollectedField, 'alternatives'>, variables: Variables): boolean {
  return alternatives.some((conditions) =>
    conditions.every(({ variable, when }) => (variables[variable] === true) === when),
  )
}

function conditionsOf(directives: readonly DirectiveNode[] | undefined): readonly Condition[] | 'never' {
  const conditions: Condition[] = []
  for (const { name, arguments: given } of directives ?? []) {
    if (name.value !== 'skip' && name.value !== 'include') continue
    const when = name.value === 'include'
    const value = given?.find((argument) => argument.name.value === 'if')?.value
    if (value?.kind === Kind.VARIABLE) conditions.push({ variable: value.name.value, when })
    else if (value?.kind === Kind.BOOLEAN && value.value !== when) return 'never'
  }
  return conditions
}
