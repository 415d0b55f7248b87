import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { clientError } from '../platform/errors.ts'
import { clientSignal } from './client-signal.ts'
import type { Pools } from './subgraphs/pools.ts'

export interface ForwardOptions {
  readonly pools: Pools
  readonly catalogUrl: string
  readonly lineageUrl: string
}

type Method = 'GET' | 'POST'

const ROUTES: readonly { readonly url: string; readonly method: Method; readonly to: 'catalog' | 'lineage' }[] = [
  { url: '/api/v1/lineage', method: 'POST', to: 'lineage' },
  { url: '/api/v1/lineage/batch', method: 'POST', to: 'lineage' },
  { url: '/api/v1/impact/export', method: 'GET', to: 'lineage' },
  { url: '/api/v1/changes', method: 'GET', to: 'catalog' },
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
 * stream through as they are, compressed ones too: who answers is who reads.
 */
export function forwardEndpoints(app: FastifyInstance, { pools, catalogUrl, lineageUrl }: ForwardOptions): void {
  for (const { url, method, to } of ROUTES) {
    const origin = new URL(to === 'catalog' ? catalogUrl : lineageUrl).origin
    app.route({
      method,
      url,
      // Before the body is read: the server would decode it.
      onRequest: (request, reply) => forward(pools, origin, to, request, reply),
      handler: () => undefined,
    })
  }
}

async function forward(
  pools: Pools,
  origin: string,
  service: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { method, raw, id } = request
  const signal = clientSignal(request) ?? null
  const answer = await pools
    .pool(origin)
    .request({
      method: method as Method,
      path: raw.url ?? '/',
      headers: { ...endToEnd(raw.headers), 'x-request-id': id },
      body: method === 'POST' ? raw : null,
      signal,
    })
    .catch((error: unknown) => {
      request.log[signal?.aborted ? 'debug' : 'error']({ error, service }, 'a forwarded request failed')
      throw clientError('SERVICE_UNAVAILABLE', `the ${service} service is not available right now`, 503, { service })
    })
  return reply.status(answer.statusCode).headers(endToEnd(answer.headers)).send(answer.body)
}

function endToEnd(headers: NodeJS.Dict<string | string[]>): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) kept[name] = value
  }
  return kept
}
