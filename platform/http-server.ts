import { randomUUID } from 'node:crypto'
import { createGunzip } from 'node:zlib'
import { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, fastify, LogController } from 'fastify'
import { ClientError } from './errors.ts'
import { endKeptAliveConnections } from './http-closing.ts'
import { answerError, answerErrors } from './http-errors.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'
import type { Readiness } from './readiness.ts'

export interface HttpServerOptions {
  readonly logger: Logger
  readonly metrics: Metrics
  readonly readiness: Readiness
  /** Of a decoded body, in bytes; 16 MiB when not given. */
  readonly bodyLimit?: number
}

/** Of a request's body where nothing else is said, in bytes. */
export const BODY_LIMIT = 16 * 1024 * 1024

/** From a request's first byte to its last, so that a client that stops in between does not hold a connection for ever. */
const REQUEST_TIMEOUT_MS = 120_000

/** Paths that are asked every few seconds by machines: measured, not logged. */
const QUIET = new Set(['/health', '/ready', '/metrics'])

/**
 * An HTTP server with what every process of the mesh answers: `/health` (alive), `/ready` (200, or 503 and which part is
 * not), `/metrics`; a request id taken from `x-request-id` or made, echoed and logged; gzip bodies; errors as
 * `{ error: { code, message, … } }`. Closing it finishes the requests in flight and refuses new ones.
 */
export function createHttpServer({
  logger,
  metrics,
  readiness,
  bodyLimit = BODY_LIMIT,
}: HttpServerOptions): FastifyInstance {
  const app = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    frameworkErrors: (error, request, reply) => {
      void reply.header('x-request-id', request.id)
      return answerError(error, request, reply)
    },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true },
  })
  app.removeContentTypeParser('text/plain')
  decodeGzip(app)
  answerErrors(app)
  observe(app, metrics)
  endKeptAliveConnections(app)

  app.get('/health', () => ({ status: 'alive' }))
  app.get('/ready', async (_request, reply) => {
    await readiness.refresh()
    const report = readiness.report()
    return reply.status(report.ready ? 200 : 503).send(report)
  })
  const ready = metrics.gauge(
    'service_ready',
    '1 for each part that /ready calls ready, 0 for each that it does not.',
    ['part'],
  )
  app.get('/metrics', async (_request, reply) => {
    await readiness.refresh()
    for (const { part, ready: works } of readiness.report().parts) ready.set({ part }, works ? 1 : 0)
    return reply.type(metrics.registry.contentType).send(await metrics.text())
  })
  return app
}

/** Starts listening and answers with the address as others reach it. Port 0 takes a free one. */
export async function listen(
  app: FastifyInstance,
  port: number,
  host = '127.0.0.1',
): Promise<{ url: string; port: number }> {
  await app.listen({ port, host })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no TCP port')
  const shown = host === '0.0.0.0' ? '127.0.0.1' : host
  return { url: `http://${shown}:${address.port}`, port: address.port }
}

function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID()
}

/** Decodes gzip bodies as they stream in; `bodyLimit` then holds for the decoded bytes, so a small bomb stays small. */
function decodeGzip(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, _reply, payload) => {
    const encoding = request.headers['content-encoding']?.toLowerCase()
    if (encoding === undefined || encoding === 'identity') return payload
    if (encoding !== 'gzip' && encoding !== 'x-gzip') {
      throw new ClientError('UNSUPPORTED_ENCODING', `content-encoding: expected gzip, received ${encoding}`, 415)
    }
    const gunzip = createGunzip()
    const decoded = Object.assign(payload.pipe(gunzip), { receivedEncodedLength: 0 })
    payload.on('data', (chunk: Buffer) => {
      decoded.receivedEncodedLength += chunk.length
    })
    payload.on('error', (error) => gunzip.destroy(error))
    delete request.headers['content-length']
    delete request.headers['content-encoding']
    return decoded
  })
}

function observe(app: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.duration('http_request_duration_seconds', 'HTTP requests answered, in seconds.', [
    'method',
    'route',
    'status',
  ])
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request)
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    if (QUIET.has(route)) return
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}

/** The route's pattern, not the path: a label with an id in it would grow without end. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none'
}
