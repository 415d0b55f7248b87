import type { GraphQLDataSource } from '@apollo/gateway'
import type { GatewayContext } from '../context.ts'

type Process = GraphQLDataSource<GatewayContext>['process']
type Answer = Awaited<ReturnType<Process>>
type Path = readonly (string | number)[]

/**
 * Puts errors of `_entities` where their entity is. Apollo counts the entities at a path of the answer, but sends only
 * those that the subgraph's type conditions fit: in a union with other types its executor (2.14, `executeFetch`) takes the
 * number of a representation for the number of an entity, and the error lands on a neighbour. Here the numbers are put
 * right before it reads them, from the data that it is merging into: the answers of root fields, which we handed it.
 */
export function withEntityPositions(source: GraphQLDataSource<GatewayContext>): GraphQLDataSource<GatewayContext> {
  return {
    async process(options) {
      const answer = await source.process(options)
      const { roots } = options.context as GatewayContext
      const representations: unknown = options.request.variables?.representations
      if (!Array.isArray(representations)) {
        for (const [name, value] of Object.entries(answer.data ?? {})) roots[name] ??= value
        return answer
      }
      const path = 'pathInIncomingRequest' in options ? options.pathInIncomingRequest : undefined
      if (answer.errors === undefined || path === undefined) return answer
      const positions = positionsOf(representations, entitiesAt(roots, path))
      return { ...answer, errors: answer.errors.map((error) => moved(error, positions)) }
    },
  }
}

/** The entities that Apollo sees at a path (`@` stands for every item of a list), in its order. */
function entitiesAt(value: unknown, path: Path): readonly Record<string, unknown>[] {
  if (value === null || value === undefined) return []
  const [head, ...rest] = path
  if (head === '@' || (head === undefined && Array.isArray(value))) {
    return Array.isArray(value) ? value.flatMap((item) => entitiesAt(item, rest)) : []
  }
  const object = value as Record<string, unknown>
  return head === undefined ? [object] : entitiesAt(object[head], rest)
}

/** For each representation the number of its entity: both are in one order, entities that do not fit left out. */
function positionsOf(
  representations: readonly Record<string, unknown>[],
  entities: readonly Record<string, unknown>[],
): readonly (number | undefined)[] {
  let next = 0
  return representations.map(({ __typename, id }) => {
    for (let position = next; position < entities.length; position += 1) {
      const entity = entities[position]
      if (entity?.__typename !== __typename || entity?.id !== id) continue
      next = position + 1
      return position
    }
    return undefined
  })
}

type AnswerError = NonNullable<Answer['errors']>[number]

function moved(error: AnswerError, positions: readonly (number | undefined)[]): AnswerError {
  const [field, index, ...rest] = error.path ?? []
  const position = typeof index === 'number' ? positions[index] : undefined
  return field === undefined || position === undefined ? error : { ...error, path: [field, position, ...rest] }
}
