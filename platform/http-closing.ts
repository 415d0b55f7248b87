import type { Server, Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** For what was sent before its client could know that we close, and is still on its way; in ms. */
const FIRST_REQUEST_GRACE_MS = 250

/**
 * Node ends the connections that idle when a server closes. It waits for two kinds more, and the shutdown with it: one that
 * was busy then is kept alive for its whole timeout afterwards, and one that was opened and never used (browsers do that)
 * as long as its client pleases. Those of the second kind get a moment: the first request of a connection that was just
 * opened may be on its way, and is answered. The listener is closed by then, so no others join them.
 */
export function endKeptAliveConnections(app: FastifyInstance): void {
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
