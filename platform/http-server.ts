import { randomUUID } from 'node:crypto'
import type { Server, Socket } from 'node:net'
import { createGunzip } from 'node:zlib'
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from 'fastify'
import { ClientError, describe } from './errors.ts'
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

function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    reply
      .status(404)
      .send({ error: { code: 'NOT_FOUND', message: `nothing is served at ${request.method} ${request.url}` } }),
  )
  app.setErrorHandler(answerError)
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
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
  if (status !== undefined) {
    const message = status === 415 ? mediaTypeProblem(request) : (error as Error).message
    return { status, code: REFUSALS[status] ?? 'BAD_REQUEST', message }
  }
  request.log.error({ error }, 'the request failed')
  return {
    status: 500,
    code: 'INTERNAL_SERVER_ERROR',
    message: 'something went wrong on our side',
    requestId: request.id,
  }
}

const REFUSALS: Readonly<Record<number, string>> = { 413: 'PAYLOAD_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' }

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

/** For what was sent before its client could know that we close, and is still on its way; in ms. */
const FIRST_REQUEST_GRACE_MS = 250

/**
 * Node ends the connections that idle when a server closes. It waits for two kinds more, and the shutdown with it: one that
 * was busy then is kept alive for its whole timeout afterwards, and one that was opened and never used (browsers do that)
 * as long as its client pleases. Those of the second kind get a moment: the first request of a connection that was just
 * opened may be on its way, and is answered. The listener is closed by then, so no others join them.
 */
function endKeptAliveConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>()
  let closing = false
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  app.server.on('request', ({ socket }) => unused.delete(socket))
  app.addHook('preClose', async () => {
    closing = true
    await untilAccepted(app.server)
    setTimeout(() => {
      // What came while this process was busy has to be read before it counts as never sent.
      setImmediate(() => {
        for (const socket of unused) socket.destroy()
      })
    }, FIRST_REQUEST_GRACE_MS).unref()
  })
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
}

const QUIET_TURNS = 2
const LONGEST_ACCEPT_MS = 1_000

/**
 * Closing a listener resets the connections that the kernel has taken and we have not. A turn of the event loop takes one
 * or more of them: after turns that found none the listener may go, and under unbroken load at some time all the same.
 */
async function untilAccepted(server: Server): Promise<void> {
  let quiet = 0
  const onConnection = () => {
    quiet = 0
  }
  server.on('connection', onConnection)
  const deadline = performance.now() + LONGEST_ACCEPT_MS
  while (quiet < QUIET_TURNS && performance.now() < deadline) {
    quiet += 1
    await new Promise((wake) => setImmediate(wake))
  }
  server.off('connection', onConnection)
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
