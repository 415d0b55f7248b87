import type { GraphQLDataSource } from '@apollo/gateway'
import { clientError } from '../../platform/errors.ts'
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
  readonly breaker: Pick<Breaker, 'isOpen' | 'timedOut' | 'answered'>
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly logger: Logger
  readonly onAnswer?: (outcome: string, seconds: number) => void
}

/**
 * One of the mesh's own services as Apollo sees it. Trusted, unlike a domain: it gets the client's token, and its errors
 * are passed on as they are. When it does not answer, each field that waits for it says so. Only queries are sent twice when a connection breaks; a mutation may have been done.
 */
export function createServiceDataSource(options: ServiceDataSourceOptions): GraphQLDataSource<GatewayContext> {
  const { name, url, pools, breaker, timeoutMs, maxBytes, logger, onAnswer } = options

  const unavailable = clientError('SERVICE_UNAVAILABLE', `the ${name} service is not available right now`, 503, {
    service: name,
  })

  /** Undefined when no answer came; why is in the log. */
  async function ask(body: string, context: GatewayContext, repeatable: boolean): Promise<ServiceAnswer | undefined> {
    if (breaker.isOpen(name)) {
      onAnswer?.('breaker-open', 0)
      return undefined
    }
    const { requestId, signal, deadline } = context.scope
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
        signal,
        repeatable,
      })
      breaker.answered(name)
      return readServiceAnswer(status, text)
    } catch (error) {
      outcome = error instanceof TransportError ? error.problem : 'not-graphql'
      const cancelled = outcome === 'cancelled'
      logger[cancelled ? 'debug' : 'error']({ requestId, error }, `${name} did not answer`)
      if (outcome === 'timeout' && left >= timeoutMs) breaker.timedOut(name)
      return undefined
    } finally {
      onAnswer?.(outcome, (performance.now() - started) / 1_000)
    }
  }

  return {
    async process({ request, context }) {
      const gatewayContext = context as GatewayContext
      const { query = '', variables, operationName } = request
      const body = JSON.stringify({ query, variables, ...(operationName ? { operationName } : {}) })
      const repeatable = !query.trimStart().startsWith('mutation')
      const answered = await ask(body, gatewayContext, repeatable)
      if (answered === undefined) return { data: null, errors: errorsOf(unavailable, query, variables) }
      const { extensions, ...answer } = answered
      mergeExtensions(gatewayContext.extensions, extensions)
      return answer
    },
  }
}

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
