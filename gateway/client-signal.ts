import { setMaxListeners } from 'node:events'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const signals = new WeakMap<FastifyRequest, AbortSignal>()

/**
 * Notices clients that leave before they are answered. Fastify's own `request.signal` follows the request's stream, which
 * Node closes once the body is read; who waits for an answer is at the other end of the response.
 */
export function watchClients(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, { raw }) => {
    const left = new AbortController()
    setMaxListeners(0, left.signal) // one listener a slice in flight: as many as there are domains
    signals.set(request, left.signal)
    raw.once('close', () => {
      if (!raw.writableFinished) left.abort()
    })
  })
}

/** Aborts when the client of this request leaves without its answer. */
export function clientSignal(request: FastifyRequest): AbortSignal | undefined {
  return signals.get(request)
}
