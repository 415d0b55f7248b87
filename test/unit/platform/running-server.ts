import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { pino, stdSerializers } from 'pino'
import { onTestFinished } from 'vitest'
import { createHttpServer, listen } from '../../../platform/http-server.ts'
import { createMetrics, type Metrics } from '../../../platform/metrics.ts'
import { createReadiness, type Readiness } from '../../../platform/readiness.ts'

export interface RunningServer {
  readonly app: FastifyInstance
  readonly url: string
  readonly port: number
  /** Every line it logged, parsed. */
  readonly logged: readonly Record<string, unknown>[]
  readonly metrics: Metrics
  readonly readiness: Readiness
}

/** A server of the platform on a free port, its log kept for the test to read; closed when the test ends. */
export async function runServer(
  mount: (app: FastifyInstance) => void = () => {},
  { bodyLimit, parts = [] }: { readonly bodyLimit?: number; readonly parts?: readonly string[] } = {},
): Promise<RunningServer> {
  const logged: Record<string, unknown>[] = []
  const logger = pino(
    { errorKey: 'error', serializers: { error: stdSerializers.errWithCause } },
    { write: (line: string) => logged.push(JSON.parse(line)) },
  )
  const metrics = createMetrics('test', { process: false })
  const readiness = createReadiness(parts)
  const app = createHttpServer({ logger, metrics, readiness, ...(bodyLimit === undefined ? {} : { bodyLimit }) })
  mount(app)
  const { url, port } = await listen(app, 0)
  onTestFinished(() => app.close())
  return { app, url, port, logged, metrics, readiness }
}

/** A bare connection, where a test has to send what no HTTP client would. Answers what came back once the server ends it. */
export async function sendRaw(port: number, text: string): Promise<string> {
  const socket = await openSocket(port)
  socket.end(text)
  return readAll(socket)
}

export async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  onTestFinished(() => {
    socket.destroy()
  })
  return socket
}

export async function readAll(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
