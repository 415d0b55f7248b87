import { inspect } from 'node:util'
import type { MessagePort, Worker } from 'node:worker_threads'
import { ClientError } from '../../platform/errors.ts'

/** What a thread offers: synchronous functions whose arguments and results can be cloned. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where any function is meant; callers see the exact types.
export type Calls = Readonly<Record<string, (...args: any[]) => unknown>>

/** The same functions, seen from the other thread. */
export type Remote<Offered extends Calls> = {
  readonly [Name in keyof Offered]: (...args: Parameters<Offered[Name]>) => Promise<Awaited<ReturnType<Offered[Name]>>>
}

interface Call {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
}
type Reply = { readonly id: number } & ({ readonly result: unknown } | { readonly failure: Failure })
interface Failure {
  readonly message: string
  readonly stack: string | undefined
  readonly client?: { readonly code: string; readonly httpStatus: number; readonly details: ClientError['details'] }
}

/** Answers the calls that arrive at the thread's port, in order. */
export function serveCalls(port: MessagePort, offered: Calls): void {
  port.on('message', ({ id, name, args }: Call) => {
    try {
      const call = offered[name]
      if (call === undefined) throw new Error(`this thread offers no ${name}`)
      port.postMessage({ id, result: call(...args) } satisfies Reply)
    } catch (error) {
      port.postMessage({ id, failure: describeFailure(error) } satisfies Reply)
    }
  })
}

/**
 * The functions a thread offers, as promises. A thread that dies rejects what waits for it and is started again with the
 * next call, so that one crash costs the calls in flight and no more.
 */
export function callThread<Offered extends Calls>(
  start: () => Worker,
): {
  readonly calls: Remote<Offered>
  /** Lets the calls in flight finish, then ends the thread. */
  close(): Promise<void>
} {
  let worker: Worker | undefined
  let lastId = 0
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  const inFlight = new Set<Promise<unknown>>()

  function lost(from: Worker, reason: Error): void {
    if (worker !== from) return
    worker = undefined
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }

  function running(): Worker {
    if (worker !== undefined) return worker
    const started = start()
    started.on('message', (reply: Reply) => {
      const call = waiting.get(reply.id)
      waiting.delete(reply.id)
      if ('failure' in reply) call?.reject(revive(reply.failure))
      else call?.resolve(reply.result)
    })
    started.on('error', (error) => lost(started, asError(error)))
    started.on('exit', (code) => lost(started, new Error(`the thread ended with ${code}`)))
    worker = started
    return started
  }

  function call(name: string, args: readonly unknown[]): Promise<unknown> {
    const answer = new Promise((resolve, reject) => {
      const thread = running()
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      thread.postMessage({ id: lastId, name, args } satisfies Call)
    })
    inFlight.add(answer)
    const settled = () => inFlight.delete(answer)
    answer.then(settled, settled)
    return answer
  }

  return {
    calls: new Proxy({} as Remote<Offered>, {
      get: (_target, name) => (name === 'then' ? undefined : (...args: unknown[]) => call(String(name), args)),
    }),
    async close() {
      while (inFlight.size > 0) await Promise.allSettled(inFlight)
      const ending = worker
      // Forgotten first: a call from now on starts another.
      worker = undefined
      await ending?.terminate()
    },
  }
}

/** What a thread died of may have lost its class on the way from it, with its words and code kept. */
function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown
  const { message, code } = (thrown ?? {}) as { message?: unknown; code?: unknown }
  return Object.assign(new Error(typeof message === 'string' ? message : inspect(thrown)), { code })
}

function describeFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined }
  const { message, stack } = error
  if (!(error instanceof ClientError)) return { message, stack }
  return { message, stack, client: { code: error.code, httpStatus: error.httpStatus, details: error.details } }
}

function revive({ message, stack, client }: Failure): Error {
  if (client !== undefined) return new ClientError(client.code, message, client.httpStatus, client.details)
  const error = new Error(message)
  if (stack !== undefined) error.stack = stack
  return error
}
