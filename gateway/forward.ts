import { setMaxListeners } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { clientError } from '../platform/errors.ts'
import { BODY_LIMIT } from '../platform/http-server.ts'
import { clientSignal } from './client-signal.ts'
import { countBody, tooLarge } from './forward-body.ts'
import type { Pools } from './subgraphs/pools.ts'

export interface ForwardOptions {
  readonly pools: Pools
  /** For requests that are answered when there is news, and for streams of it: hundreds of them must not take the connections that others are answered over. */
  readonly held: Pools
  /** Ends those, and the answers that have no end of their own, when the process stops. */
  readonly signal: AbortSignal
  readonly catalogUrl: string
  readonly lineageUrl: string
  /** How long a service may leave us waiting, for the body to move on or the answer to begin, in ms. */
  readonly timeoutMs: number
  /** Of a body as it is received, compressed or not, in bytes; the limit of every server of the mesh when not given. */
  readonly bodyLimit?: number
}

type Method = 'GET' | 'POST'

interface Route {
  readonly url: string
  readonly method: Method
  readonly to: 'catalog' | 'lineage'
  /** It may be held until there is news, as long as its `wait` says. */
  readonly holds?: true
  /** Its answer goes on for as long as its client reads. */
  readonly isEndless?: true
}

const ROUTES: readonly Route[] = [
  { url: '/api/v1/lineage', method: 'POST', to: 'lineage' },
  { url: '/api/v1/lineage/batch', method: 'POST', to: 'lineage' },
  { url: '/api/v1/impact/export', method: 'GET', to: 'lineage' },
  { url: '/api/v1/changes', method: 'GET', to: 'catalog', isEndless: true },
  { url: '/api/v1/changes', method: 'POST', to: 'catalog' },
  { url: '/api/v1/audit/export', method: 'GET', to: 'catalog' },
  { url: '/api/v1/mesh', method: 'GET', to: 'catalog' },
  { url: '/api/v1/domains/:id/release', method: 'GET', to: 'catalog', holds: true },
  { url: '/api/v1/domains/:id/notice', method: 'POST', to: 'catalog' },
]

/** Longest that a service holds a request, in ms, with time to spare. */
const LONGEST_HELD_MS = 60_000

/** Headers of one connection, not of the message (RFC 9110 §7.6.1); `host` names us, `expect` was answered by us. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'expect',
])

/**
 * The plain HTTP endpoints of the services behind the gateway, so that one address is enough for every tool. Bodies
 * stream through as they are, compressed ones too: who answers is who reads, and judges what they decode to.
 */
export function forwardEndpoints(app: FastifyInstance, options: ForwardOptions): void {
  const { catalogUrl, lineageUrl, pools, held, signal, timeoutMs, bodyLimit = BODY_LIMIT } = options
  setMaxListeners(0, signal) // one listener a request that is held
  // One listener for all of them: there may be a thousand.
  const endless = new Set<() => void>()
  signal.addEventListener('abort', () => {
    for (const end of [...endless]) end()
  })
  for (const { url, method, to, holds = false, isEndless = false } of ROUTES) {
    const origin = new URL(to === 'catalog' ? catalogUrl : lineageUrl).origin
    const patience = holds ? { timeoutMs: timeoutMs + LONGEST_HELD_MS, signal } : { timeoutMs }
    const target = { origin, service: to, bodyLimit, ...patience, ...(isEndless ? { endless } : {}) }
    app.route({
      method,
      url,
      // Before the body is read: the server would decode it.
      onRequest: (request, reply) => forward(holds || isEndless ? held : pools, target, request, reply),
      handler: () => undefined,
    })
  }
}

interface Target {
  readonly origin: string
  readonly service: string
  readonly timeoutMs: number
  readonly bodyLimit: number
  readonly signal?: AbortSignal
  /** What ends each of its answers that are under way; where they end by themselves there is no such list. */
  readonly endless?: Set<() => void>
}

async function forward(
  pools: Pools,
  { origin, service, timeoutMs, bodyLimit, signal, endless }: Target,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { method, raw, id } = request
  if (Number(raw.headers['content-length'] ?? 0) > bodyLimit) throw tooLarge(bodyLimit)
  const client = clientSignal(request)
  const late = new AbortController()
  const stop = () => late.abort()
  if (signal?.aborted) stop()
  else signal?.addEventListener('abort', stop, { once: true })
  const timer = setTimeout(() => {
    if (body?.waitsForClient()) timer.refresh()
    else late.abort()
  }, timeoutMs)
  const body = method === 'POST' ? countBody(raw, bodyLimit, () => timer.refresh()) : undefined
  try {
    const answer = await pools.pool(origin).request({
      method: method as Method,
      path: raw.url ?? '/',
      headers: { ...endToEnd(raw.headers), 'x-request-id': id },
      body: body?.stream ?? null,
      signal: client === undefined ? late.signal : AbortSignal.any([client, late.signal]),
    })
    return reply
      .status(answer.statusCode)
      .headers(endToEnd(answer.headers))
      .send(endless ? endable(answer.body, endless) : answer.body)
  } catch (error) {
    if (body?.isTooLarge()) throw tooLarge(bodyLimit)
    request.log[client?.aborted ? 'debug' : 'error']({ error, service }, 'a forwarded request failed')
    const status = late.signal.aborted && !signal?.aborted ? 504 : 503
    throw clientError('SERVICE_UNAVAILABLE', `the ${service} service is not available right now`, status, { service })
  } finally {
    signal?.removeEventListener('abort', stop)
    clearTimeout(timer) // from here on the answer streams for as long as its client reads
  }
}

/** The same, until it is ended from here: a client that is told to go sees an answer that is over, not one that broke off. */
function endable(body: Readable, endless: Set<() => void>): Readable {
  const through = new PassThrough()
  const end = (): void => {
    body.unpipe(through)
    through.end()
  }
  endless.add(end)
  body.on('error', (error) => through.destroy(error))
  through.once('close', () => {
    endless.delete(end)
    body.destroy()
  })
  return body.pipe(through)
}

function endToEnd(headers: NodeJS.Dict<string | string[]>): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) kept[name] = value
  }
  return kept
}
