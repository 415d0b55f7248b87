import type { FastifyRequest } from 'fastify'
import { type ExecutionResult, GraphQLError } from 'graphql'
import { ClientError } from './errors.ts'

/** The answer with errors that a client may read: a `ClientError` with its code, graphql-js' own words, all else masked. */
export function maskErrors(result: ExecutionResult, request: Pick<FastifyRequest, 'id' | 'log'>): ExecutionResult {
  if (result.errors === undefined) return result
  return { ...result, errors: result.errors.map((error) => maskError(error, request)) }
}

/** One error for the client. What is masked is logged whole, with its cause, under the request's id. */
export function maskError(error: GraphQLError, request: Pick<FastifyRequest, 'id' | 'log'>): GraphQLError {
  const cause = innermost(error)
  if (cause instanceof ClientError) return rewritten(error, cause.message, { code: cause.code, ...cause.details })
  if (cause === undefined)
    return error.extensions.code === undefined
      ? rewritten(error, error.message, { code: 'BAD_USER_INPUT', ...error.extensions })
      : error
  request.log.error({ error: cause, path: error.path }, 'a resolver failed')
  return rewritten(error, 'something went wrong on our side', { code: 'INTERNAL_SERVER_ERROR', requestId: request.id })
}

/** graphql-js wraps what a resolver or a scalar throws, sometimes twice; undefined where the words are graphql-js' own. */
function innermost(error: GraphQLError): Error | undefined {
  let inner: Error | undefined = error.originalError
  while (inner instanceof GraphQLError && inner.originalError !== undefined) inner = inner.originalError
  return inner instanceof GraphQLError ? undefined : inner
}

function rewritten(error: GraphQLError, message: string, extensions: Record<string, unknown>): GraphQLError {
  const { nodes, source, positions, path } = error
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions,
  })
}
