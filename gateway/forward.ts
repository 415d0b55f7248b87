import { PassThrough, type Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Pool } from 'undici'
import { clientError } from '../platform/errors.ts'
import { BODY_LIMIT } from '../platform/http-server.ts'
import { clientSignal } from './client-signal.ts'
import { countBody, tooLarge } from './forward-body.ts'
import type { Pools } from './subgraphs/pools.ts'

export interface ForwardOptions {
  readonly pools: Pools
  readonly catalogUrl: string
  readonly lineageUrl: string
  /** How long a service may leave us waiting, for the body to move on or the answer to begin, in ms. */
  readonly timeoutMs: number
  /** Aborts when the shutdown begins: answers that stay open end then. */
  readonly signal: AbortSignal
  /** Of a body as it is received, compressed or not, in bytes; the limit of every server of the mesh when not given. */
  readonly bodyLimit?: number
}

type Method = 'GET' | 'POST'

interface Route {
  readonly url: string
  readonly method: Method
  readonly to: 'catalog' | 'lineage'
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
]

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
  const { pools, catalogUrl, lineageUrl, bodyLimit = BODY_LIMIT } = options
  // One listener for all of them: there may be a thousand.
  const endless = new Set<() => void>()
  options.signal.addEventListener('abort', () => {
    for (const end of [...endless]) end()
  })
  for (const { url, method, to, isEndless } of ROUTES) {
    const origin = new URL(to === 'catalog' ? catalogUrl : lineageUrl).origin
    const { timeoutMs } = options
    const target = isEndless
      ? { pool: () => pools.openEnded(origin), service: to, bodyLimit, timeoutMs, endless }
      : { pool: () => pools.pool(origin), service: to, bodyLimit, timeoutMs }
    app.route({
      method,
      url,
      // Before the body is read: the server would decode it.
      onRequest: (request, reply) => forward(target, request, reply),
      handler: () => undefined,
    })
  }
}

interface Target {
  readonly pool: () => Pool
  readonly service: string
  readonly timeoutMs: number
  readonly bodyLimit: number
  /** What ends each of its answers that are under way; where they end by themselves there is no such list. */
  readonly endless?: Set<() => void>
}

async function forward(
  { pool, service, timeoutMs, bodyLimit, endless }: Target,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { method, raw, id } = request
  if (Number(raw.headers['content-length'] ?? 0) > bodyLimit) throw tooLarge(bodyLimit)
  const client = clientSignal(request)
  const late = new AbortController()
  const timer = setTimeout(() => {
    if (body?.waitsForClient()) timer.refresh()
    else late.abort()
  }, timeoutMs)
  const body = method === 'POST' ? countBody(raw, bodyLimit, () => timer.refresh()) : undefined
  try {
    const answer = await pool().request({
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
    const status = late.signal.aborted ? 504 : 503
    throw clientError('SERVICE_UNAVAILABLE', `the ${service} service is not available right now`, status, { service })
  } finally {
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
