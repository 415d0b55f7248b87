import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse } from 'graphql'
import type { ClientError } from '../../platform/errors.ts'
import { collectFields, isAsked, type Variables } from '../products-router/collect-fields.ts'
import { selectionSets } from '../products-router/entities-field.ts'
import { type Path, type RouterError, toRouterError } from '../products-router/errors.ts'

/**
 * One failure of a whole request to a subgraph as the errors of the fields it would have answered, so that a client sees
 * which values are missing: one for each root field, or for each field of each entity.
 */
export function errorsOf(failure: ClientError, query: string, variables: Variables = {}): readonly RouterError[] {
  return pathsOf(query, variables).map((path) => toRouterError(failure, path))
}

function pathsOf(query: string, variables: Variables): readonly Path[] {
  const { definitions } = parse(query, { noLocation: true })
  const fragments = new Map(
    definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  const operation = definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const asked = (of: Parameters<typeof collectFields>[0], typeName?: unknown) =>
    collectFields(of, fragments, (condition) => typeName === undefined || condition === typeName).filter(
      (field) => field.name !== '__typename' && isAsked(field, variables),
    )
  const roots = operation === undefined ? [] : asked([operation.selectionSet])
  return roots.flatMap(({ name, responseName, nodes }): readonly Path[] => {
    const { representations } = variables
    if (name !== '_entities' || !Array.isArray(representations)) return [[responseName]]
    return representations.flatMap((representation: { __typename?: unknown }, index): readonly Path[] => {
      const fields = asked(selectionSets(nodes), representation.__typename)
      return fields.length === 0
        ? [[responseName, index]]
        : fields.map((field) => [responseName, index, field.responseName])
    })
  })
}
