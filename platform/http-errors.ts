import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ClientError, describe } from './errors.ts'

/** Errors as `{ error: { code, message, … } }`: what is the client's to read in words, the rest masked and logged. */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    reply
      .status(404)
      .send({ error: { code: 'NOT_FOUND', message: `nothing is served at ${request.method} ${request.url}` } }),
  )
  app.setErrorHandler(answerError)
}

export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, ...answer } = describeError(error, request)
  return reply.status(status).send({ error: answer })
}

export interface AnsweredError {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly [detail: string]: unknown
}

/** What a client is told of an error that ended its request; one that is ours is logged, and told by the request's id. */
export function describeError(error: unknown, request: FastifyRequest): AnsweredError {
  if (error instanceof ClientError) {
    const { httpStatus, code, message, details } = error
    return { code, message, ...details, status: httpStatus }
  }
  const status = refusalStatus(error)
  if (status === 413) {
    const limit = request.routeOptions.bodyLimit
    return { status, code: 'PAYLOAD_TOO_LARGE', message: `body: expected at most ${limit} bytes, received more`, limit }
  }
  if (status === 415) return { status, code: 'UNSUPPORTED_MEDIA_TYPE', message: mediaTypeProblem(request) }
  if (status !== undefined) return { status, code: 'BAD_REQUEST', message: clientMessage(error as Error) }
  request.log.error({ error }, 'the request failed')
  return {
    status: 500,
    code: 'INTERNAL_SERVER_ERROR',
    message: 'something went wrong on our side',
    requestId: request.id,
  }
}

function clientMessage({ code, message }: Error & { readonly code?: unknown }): string {
  return String(code).startsWith('Z_') ? `the body: expected gzip, as its content-encoding says (${message})` : message
}

function mediaTypeProblem({ headers }: FastifyRequest): string {
  return `content-type: expected application/json, received ${describe(headers['content-type'])}`
}

/**
 * The status of what is the client's to read: Fastify's own refusals (malformed JSON, body too large, …), zlib's
 * complaints about a bad body, and a body that its sender broke off. Any other error is ours, even one that carries a status, such as that of another service.
 */
function refusalStatus(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown }
  if (typeof code !== 'string' || typeof statusCode !== 'number' || statusCode >= 500) return undefined
  return /^(FST_|Z_|ECONNRESET$)/.test(code) ? statusCode : undefined
}
