import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Answer, LISTENING, type Question } from './talk.ts'

export interface ChildOptions {
  readonly name: string
  /** The bundle under `dist/`: `gateway.js` of the product, `bench/load-driver.js` of ours. */
  readonly bundle: string
  readonly args?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly nodeFlags?: readonly string[]
}

/** A process that a bench started. */
export interface Child {
  readonly name: string
  readonly pid: number
  /** Asks the process, or the probe in it. @throws when it fails, or ends before it answers */
  ask<Value>(method: string, argument?: unknown): Promise<Value>
  /** @throws with the end of its log when the process has ended */
  requireAlive(): void
  stop(): Promise<void>
}

const KILL_AFTER_MS = 15_000
const LOG_TAIL = 3_000

/** Starts bundles of `dist/` with the probe in them; their output goes to files in `logs`. */
export function childStarter({ root, logs }: { readonly root: string; readonly logs: string }) {
  const probe = join(root, 'dist', 'bench', 'probe.js')
  return ({ name, bundle, args = [], environment = {}, nodeFlags = [] }: ChildOptions): Child => {
    const logFile = join(logs, `${name}.log`)
    const log = openSync(logFile, 'a')
    const process_ = spawn(process.execPath, [...nodeFlags, '--import', probe, join(root, 'dist', bundle), ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...environment },
      stdio: ['ignore', log, log, 'ipc'],
    })
    closeSync(log)
    return toChild(name, process_, () => readFileSync(logFile, 'utf8').slice(-LOG_TAIL))
  }
}

export type StartChild = ReturnType<typeof childStarter>

function toChild(name: string, child: ChildProcess, logTail: () => string): Child {
  const waiting = new Map<number, (answer: Answer) => void>()
  let nextId = 1
  let ended: string | undefined
  let listens = () => {}
  const listening = new Promise<void>((resolve) => {
    listens = resolve
  })
  child.on('message', (message: Answer | typeof LISTENING) => {
    if (message === LISTENING) return listens()
    waiting.get(message.id)?.(message)
    waiting.delete(message.id)
  })
  child.once('exit', (code, signal) => {
    ended = `${name} ended (${signal ?? code})`
    listens()
    for (const [id, answer] of waiting) answer({ id, error: `${ended}:\n${logTail()}` })
    waiting.clear()
  })

  return {
    name,
    pid: child.pid ?? 0,
    async ask<Value>(method: string, argument?: unknown): Promise<Value> {
      if (!method.startsWith('probe.')) await listening
      if (ended !== undefined) throw new Error(`${ended}:\n${logTail()}`)
      const question: Question = { id: nextId++, method, argument }
      const answer = await new Promise<Answer>((resolve) => {
        waiting.set(question.id, resolve)
        child.send(question)
      })
      if ('error' in answer) throw new Error(`${name}, ${method}: ${answer.error}`)
      return answer.value as Value
    },
    requireAlive() {
      if (ended !== undefined) throw new Error(`${ended}:\n${logTail()}`)
    },
    async stop() {
      if (ended !== undefined) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const impatient = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS)
      await gone
      clearTimeout(impatient)
    },
  }
}
