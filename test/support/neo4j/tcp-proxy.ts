import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be cut, or fall silent, and be mended again: for a server that is not ours to stop. */
export type TcpProxy = {
  port: number
  cut(): Promise<void>
  mend(): Promise<void>
  /** Connections stay open, and nothing comes through any more: a server that hangs. */
  fallSilent(): void
  /** The same once the server has been sent so many bytes more: in the middle of something long. Resolves when it has. */
  fallSilentAfter(bytes: number): Promise<void>
  speak(): void
  close(): Promise<void>
}

export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  let silent = false
  let untilSilent = Number.POSITIVE_INFINITY
  let onSilent = () => {}
  const fallSilent = () => {
    silent = true
    for (const socket of sockets) socket.pause()
    untilSilent = Number.POSITIVE_INFINITY
    onSilent()
  }
  const count = ({ length }: Buffer) => {
    untilSilent -= length
    if (untilSilent <= 0) fallSilent()
  }
  const server = createServer((client) => {
    const upstream = connect(target)
    client.on('data', count)
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket)
      socket.on('data', (chunk) => other.write(chunk))
      if (silent) socket.pause()
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
  })
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  const cut = async () => {
    if (!server.listening) return
    server.close()
    for (const socket of sockets) socket.destroy()
    await once(server, 'close')
  }
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    port,
    cut,
    mend: () => listen(port),
    fallSilent,
    fallSilentAfter: (bytes) =>
      new Promise((resolve) => {
        untilSilent = bytes
        onSilent = resolve
      }),
    speak() {
      silent = false
      for (const socket of sockets) socket.resume()
    },
    close: cut,
  }
}
