import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** Long enough for a busy client to ask once more on each of its connections, and for a balancer to look at `/ready`. */
const DRAIN_MS = 500

/**
 * The moment before a server closes: it still answers everything, and tells each client to take its next request
 * elsewhere. Without it a kept-alive connection may be closed just as its client writes to it, and that request is lost.
 */
export function createDrain(apps: readonly FastifyInstance[], onDrain: () => void): () => Promise<void> {
  let draining = false
  for (const app of apps) {
    app.addHook('onSend', async (_request, reply) => {
      if (draining) reply.header('connection', 'close')
    })
  }
  return async () => {
    draining = true
    onDrain()
    await wait(DRAIN_MS)
  }
}
