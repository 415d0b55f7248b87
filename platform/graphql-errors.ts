import type { FastifyRequest } from 'fastify'
import { type ExecutionResult, GraphQLError, Kind } from 'graphql'
import { ClientError } from './errors.ts'

type Asking = Pick<FastifyRequest, 'id' | 'log'>

/**
 * The answer with errors that a client may read: a `ClientError` with its code, a `GraphQLError` that was given a code,
 * and graphql-js' own words about the client's arguments and variables. All else is masked.
 */
export function maskErrors(result: ExecutionResult, request: Asking): ExecutionResult {
  if (result.errors === undefined) return result
  return { ...result, errors: result.errors.map((error) => maskError(error, request)) }
}

/** One error for the client. What is masked is logged whole, with its cause, under the request's id. */
function maskError(error: GraphQLError, request: Asking): GraphQLError {
  const cause = innermost(error)
  if (cause instanceof ClientError) return rewritten(error, cause.message, { code: cause.code, ...cause.details })
  if (cause instanceof GraphQLError) {
    if (error.extensions.code !== undefined) return error
    if (isAboutInput(error)) return rewritten(error, error.message, { ...error.extensions, code: 'BAD_USER_INPUT' })
  }
  request.log.error({ error: cause, path: error.path }, 'a resolver failed')
  return rewritten(error, MASKED, { code: 'INTERNAL_SERVER_ERROR', requestId: request.id })
}

/** What failed before there was an answer to put errors in (the context, the executor), as an error for the client. */
export function maskFailure(failure: unknown, request: Asking): GraphQLError {
  const error = failure instanceof Error ? failure : new Error(`thrown: ${String(failure)}`)
  return maskError(new GraphQLError(error.message, { originalError: error }), request)
}

const MASKED = 'something went wrong on our side'

/** graphql-js wraps what a resolver or a scalar throws, sometimes twice. */
function innermost(error: GraphQLError): Error {
  let inner: Error = error
  while (inner instanceof GraphQLError && inner.originalError !== undefined) inner = inner.originalError
  return inner
}

/**
 * graphql-js complains about a variable before it executes, without a path, and about an argument at the argument; its
 * complaints about what a resolver answered (an enum value that is none, an unknown type) point at the field: ours.
 */
function isAboutInput({ path, nodes }: GraphQLError): boolean {
  return path === undefined || (nodes?.every((node) => node.kind !== Kind.FIELD) ?? false)
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
