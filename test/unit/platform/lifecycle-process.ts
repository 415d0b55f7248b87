/** A process that behaves as its first argument says; lifecycle.test.ts starts it. Each step it takes is a line on stdout. */
import { createServer } from 'node:http'
import { z } from 'zod'
import { readConfig } from '../../../platform/config.ts'
import { type Lifecycle, runProcess } from '../../../platform/lifecycle.ts'

const behaviour = process.argv[2]
const say = (step: string) => process.stdout.write(`step ${step}\n`)
const wait = (ms: number) => new Promise((later) => setTimeout(later, ms))
const stayUp = () => setInterval(() => {}, 1_000)

const behaviours: Record<string, (lifecycle: Lifecycle) => Promise<void>> = {
  async orderly({ onClose, signal }) {
    stayUp()
    onClose('store', async () => {
      await wait(30)
      say('store closed')
    })
    onClose('metrics', () => {
      throw new Error('cannot close')
    })
    onClose('server', () => say('server closed'))
    signal.addEventListener('abort', () => say('signal aborted'))
  },
  async inFlight({ onClose }) {
    const server = createServer(async (_request, answer) => {
      say('request')
      await wait(300)
      answer.end('answered')
    })
    onClose('server', () => new Promise((closed) => server.close(closed)))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    if (typeof address === 'object') say(`port ${address?.port}`)
  },
  async hanging({ onClose }) {
    onClose('nothing', () => new Promise(() => {}))
    stayUp()
  },
  async hangingIdle({ onClose }) {
    onClose('nothing', () => new Promise(() => {}))
    process.once('SIGTERM', () => clearInterval(timer))
    const timer = stayUp()
  },
  async badConfiguration() {
    readConfig(z.object({ HEDDLE_NOT_SET: z.string(), HEDDLE_NEITHER: z.string() }), process.env)
  },
  async failing({ onClose }) {
    onClose('store', () => say('store closed'))
    throw new Error('no store', { cause: new Error('disk full') })
  },
  async interrupted({ onClose, signal }) {
    onClose('store', async () => {
      await wait(50)
      say('store closed')
    })
    say('booting')
    await new Promise((_resolve, reject) => {
      stayUp()
      signal.addEventListener('abort', () => reject(new Error('broken off')))
    })
  },
  async lateStep({ onClose, signal }) {
    stayUp()
    onClose('first', async () => {
      await wait(50)
      say('first closed')
    })
    signal.addEventListener('abort', () => onClose('late', () => say('late closed')))
  },
  async rejection({ onClose }) {
    stayUp()
    onClose('store', () => say('store closed'))
    setTimeout(() => void Promise.reject(new Error('nobody caught me')), 10)
  },
  async exception({ onClose }) {
    stayUp()
    onClose('store', () => say('store closed'))
    setTimeout(() => {
      throw new Error('nobody caught me')
    }, 10)
  },
  async rejectionWhileClosing({ onClose, signal }) {
    stayUp()
    onClose('store', async () => {
      await wait(50)
      say('store closed')
    })
    signal.addEventListener('abort', () => void Promise.reject(new Error('a poll was broken off')))
  },
}

runProcess({ name: 'tested', drainMs: Number(process.argv[3] ?? 5_000) }, async (lifecycle) => {
  await behaviours[behaviour ?? '']?.(lifecycle)
  say('up')
})
