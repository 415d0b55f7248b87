import { connect, createServer } from 'node:net'

/** Whether nobody listens on this port of this machine right now; somebody may a moment later. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** Whether somebody takes connections on this port of this machine. Costs a fraction of a request that is refused. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, '127.0.0.1')
    const answer = (listening: boolean) => {
      probe.destroy()
      resolve(listening)
    }
    probe.once('connect', () => answer(true))
    probe.once('error', () => answer(false))
  })
}
