import { type ExecutionResult, GraphQLError } from 'graphql'
import type { RouterError } from './products-router/errors.ts'

/**
 * What Apollo's executor answered, as the edge sends it. Errors that a subgraph *answered* are plain objects inside it,
 * made fit for clients by our data sources: they keep message, code and path, and lose the subgraph's name. What was
 * thrown stays as it is, for the one place that masks (platform/graphql-errors.ts).
 */
export function presentResult({ data, errors, extensions }: ExecutionResult): ExecutionResult {
  const presented = [...(errors ?? []).map(presentError), ...valueErrors(extensions)]
  return presented.length === 0
    ? { data: data ?? null }
    : { ...(data === undefined ? {} : { data }), errors: presented }
}

function presentError(error: GraphQLError): GraphQLError {
  const answered: unknown = error.originalError
  if (answered === undefined || answered instanceof Error) return error
  const { message, extensions } = answered as RouterError
  return new GraphQLError(message, { path: error.path ?? null, extensions: { ...extensions } })
}

/** Values of a service that do not fit the supergraph: Apollo makes them null, and says so where nobody looks. */
function valueErrors(extensions: ExecutionResult['extensions']): GraphQLError[] {
  const found = extensions?.valueCompletion
  if (!Array.isArray(found)) return []
  return found.map(
    ({ message, path }: GraphQLError) =>
      new GraphQLError(message, { path: path ?? null, extensions: { code: 'INVALID_SUBGRAPH_VALUE' } }),
  )
}
