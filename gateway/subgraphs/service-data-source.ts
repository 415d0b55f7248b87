import type { GraphQLDataSource } from '@apollo/gateway'
import { type ClientError, clientError } from '../../platform/errors.ts'
import type { Logger } from '../../platform/logger.ts'
import type { GatewayContext } from '../context.ts'
import type { Breaker } from './breaker.ts'
import { type Pools, TransportError } from './pools.ts'
import { errorsOf } from './service-errors.ts'

export interface ServiceDataSourceOptions {
  /** `catalog` or `lineage`. */
  readonly name: string
  readonly url: string
  readonly pools: Pools
  /** For mutations, which may wait long for a domain: they must not take the connections that queries are answered over. */
  readonly held: Pools
  readonly breaker: Pick<Breaker, 'isOpen' | 'whenOpen' | 'timedOut' | 'answered'>
  readonly timeoutMs: number
  readonly mutationTimeoutMs: number
  readonly maxBytes: number
  readonly logger: Logger
  readonly onAnswer?: (outcome: string, seconds: number) => void
}

/**
 * One of the mesh's own services as Apollo sees it. Trusted, unlike a domain: it gets the client's token, and its errors
 * are passed on as they are. When it does not answer, each field that waits for it says so. Only queries are sent twice when a
 * connection breaks; a mutation may have been done, which is what its error says then. How long a mutation takes says nothing of
 * the service, which may be waiting for a domain. A query ends as soon as the breaker opens: what is found hung by others, and is not
 * asked any more, is not waited for either.
 */
export function createServiceDataSource(options: ServiceDataSourceOptions): GraphQLDataSource<GatewayContext> {
  const { name, url, breaker, maxBytes, logger, onAnswer } = options

  const unavailable = clientError('SERVICE_UNAVAILABLE', `the ${name} service is not available right now`, 503, {
    service: name,
  })
  const outcomeUnknown = clientError(
    'OUTCOME_UNKNOWN',
    `the ${name} service was asked, and did not answer: whether it was done is not known`,
    504,
    { service: name },
  )

  /** An error when no answer came; why is in the log. */
  async function ask(
    body: string,
    context: GatewayContext,
    isMutation: boolean,
  ): Promise<{ readonly answer: ServiceAnswer } | { readonly failure: ClientError }> {
    if (breaker.isOpen(name)) {
      onAnswer?.('breaker-open', 0)
      return { failure: unavailable }
    }
    const { requestId, signal, deadline } = context.scope
    const timeoutMs = isMutation ? options.mutationTimeoutMs : options.timeoutMs
    const pools = isMutation ? options.held : options.pools
    const patience = isMutation ? { signal, end: () => undefined } : untilOpen(signal)
    const started = performance.now()
    const left = deadline === undefined ? timeoutMs : deadline - started
    let outcome = 'answer'
    try {
      const { status, text } = await pools.post({
        url,
        body,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'x-request-id': requestId,
          ...(context.authorization === undefined ? {} : { authorization: context.authorization }),
        },
        timeoutMs: Math.max(1, Math.min(timeoutMs, left)),
        maxBytes,
        signal: patience.signal,
        repeatable: !isMutation,
      })
      breaker.answered(name)
      return { answer: readServiceAnswer(status, text) }
    } catch (error) {
      outcome = error instanceof TransportError ? error.problem : 'not-graphql'
      const cancelled = outcome === 'cancelled'
      if (cancelled && signal?.aborted !== true) outcome = 'breaker-open'
      logger[cancelled ? 'debug' : 'error']({ requestId, error }, `${name} did not answer`)
      if (outcome === 'timeout' && !isMutation && left >= timeoutMs) breaker.timedOut(name)
      return { failure: isMutation && wasAsked(error) ? outcomeUnknown : unavailable }
    } finally {
      patience.end()
      onAnswer?.(outcome, (performance.now() - started) / 1_000)
    }
  }

  /** Aborts when the client leaves, and when the breaker opens. */
  function untilOpen(left: AbortSignal | undefined): { readonly signal: AbortSignal; readonly end: () => void } {
    const cut = new AbortController()
    const abort = () => cut.abort()
    const forget = breaker.whenOpen(name, abort)
    left?.addEventListener('abort', abort, { once: true })
    if (left?.aborted) abort()
    return {
      signal: cut.signal,
      end() {
        forget()
        left?.removeEventListener('abort', abort)
      },
    }
  }

  return {
    async process({ request, context }) {
      const gatewayContext = context as GatewayContext
      const { query = '', variables, operationName } = request
      const body = JSON.stringify({ query, variables, ...(operationName ? { operationName } : {}) })
      const answered = await ask(body, gatewayContext, query.trimStart().startsWith('mutation'))
      if ('failure' in answered) return { data: null, errors: errorsOf(answered.failure, query, variables) }
      const { extensions, ...answer } = answered.answer
      mergeExtensions(gatewayContext.extensions, extensions)
      return answer
    },
  }
}

/** False when it is certain that the request never arrived. */
function wasAsked(error: unknown): boolean {
  const cause = error instanceof TransportError ? (error.cause as NodeJS.ErrnoException | undefined) : undefined
  return !NEVER_CONNECTED.has(cause?.code ?? '')
}

const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

interface ServiceAnswer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string }[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

function readServiceAnswer(status: number, text: string): ServiceAnswer {
  const answer: unknown = JSON.parse(text)
  if (isPlain(answer) && ('data' in answer || 'errors' in answer)) return withFewErrors(answer as ServiceAnswer)
  throw new Error(`status ${status} without a GraphQL answer: ${text.slice(0, 200)}`)
}

/** Each error costs the gateway far more than the service that wrote it; more than this nobody reads. */
const MOST_ERRORS = 1_000

function withFewErrors(answer: ServiceAnswer): ServiceAnswer {
  const { errors } = answer
  if (!Array.isArray(errors) || errors.length <= MOST_ERRORS) return answer
  const omitted = { message: `and ${errors.length - MOST_ERRORS} more errors`, extensions: { code: 'TOO_MANY_ERRORS' } }
  return { ...answer, errors: [...errors.slice(0, MOST_ERRORS), omitted] }
}

/** Several fetches of one operation may each report something: lists are joined, objects merged, the last value wins. */
function mergeExtensions(into: Record<string, unknown>, found: Readonly<Record<string, unknown>> = {}): void {
  for (const [key, value] of Object.entries(found)) {
    const before = into[key]
    if (Array.isArray(before) && Array.isArray(value)) into[key] = [...before, ...value]
    else if (isPlain(before) && isPlain(value)) into[key] = { ...before, ...value }
    else into[key] = value
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
