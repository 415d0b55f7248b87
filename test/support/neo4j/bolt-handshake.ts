import { connect } from 'node:net'

/** The magic number, then the four protocol versions offered: 5.0–5.8, 4.4, none, none (Bolt protocol, "Handshake"). */
const HELLO = Buffer.from('6060b017000808050000040400000000' + '00000000', 'hex')

/** True when a Bolt server accepts one of the offered versions: the moment Neo4j can be used. Never throws. */
export function answersBolt(host: string, port: number, timeoutMs = 1_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs })
    const settle = (answered: boolean) => {
      socket.destroy()
      resolve(answered)
    }
    socket.once('connect', () => socket.write(HELLO))
    socket.once('data', (answer) => settle(answer.length >= 4 && answer.readUInt32BE(0) !== 0))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(false))
    socket.once('close', () => settle(false))
  })
}
