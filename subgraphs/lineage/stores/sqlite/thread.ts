import type { Worker } from 'node:worker_threads'
import { ClientError, storeUnavailable } from '../../../../platform/errors.ts'
import { startWorker } from '../../../../platform/worker.ts'
import type { Failure, Opened, OperationName, Operations, Reply, ThreadOptions } from './protocol.ts'

export type Thread = {
  readonly call: <Name extends OperationName>(
    name: Name,
    args: Parameters<Operations[Name]>,
  ) => Promise<ReturnType<Operations[Name]>>
  /** About how long a new call would wait for its turn, in ms. */
  readonly wait: () => number
  readonly end: () => Promise<void>
}

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void }
type Running = {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
  readonly opened: Promise<void>
  /** When it began with the call it is at. */
  since: number
}

/** What most calls take, in ms. */
const SHORT_CALL_MS = 1

/**
 * A thread with a connection of its own. One that dies rejects what waits for it with `STORE_UNAVAILABLE`; the next call
 * starts another, which opens the file again.
 */
export function createThread(options: ThreadOptions): Thread & { readonly opened: () => Promise<void> } {
  let running: Running | undefined
  let calls = 0

  const start = (): Running => {
    const worker = startWorker('lineage-sqlite', { workerData: options })
    const waiting = new Map<number, Waiting>()
    const opened = new Promise<void>((resolve, reject) => {
      worker.once('message', (message: Opened) => {
        if (message.opened) resolve()
        else reject(storeUnavailable('SQLite', message.error))
      })
      const fail = (cause: unknown) => {
        const error = storeUnavailable('SQLite', cause)
        if (running?.worker === worker) running = undefined
        for (const { reject } of waiting.values()) reject(error)
        waiting.clear()
        reject(error)
      }
      worker.on('error', fail)
      worker.on('exit', (code) => fail(new Error(`the ${options.role} thread ended with ${code}`)))
    })
    opened.catch(() => {})
    const state: Running = { worker, waiting, opened, since: 0 }
    worker.on('message', (message: Opened | Reply) => {
      if (!('id' in message)) return
      const call = waiting.get(message.id)
      waiting.delete(message.id)
      state.since = performance.now()
      if ('failure' in message) call?.reject(errorOf(message.failure))
      else call?.resolve(message.value as never)
    })
    return state
  }

  const current = (): Running => {
    running ??= start()
    return running
  }

  return {
    opened: () => current().opened,
    async call(name, args) {
      const state = current()
      const { worker, waiting, opened } = state
      await opened
      return await new Promise((resolve, reject) => {
        const id = ++calls
        if (waiting.size === 0) state.since = performance.now()
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, name, args })
      })
    },
    wait() {
      if (running === undefined || running.waiting.size === 0) return 0
      // What has taken long will take long: a walk behind a hub is not to be waited for when another thread is free sooner.
      return performance.now() - running.since + running.waiting.size * SHORT_CALL_MS
    },
    async end() {
      const ending = running
      running = undefined
      await ending?.worker.terminate()
    },
  }
}

function errorOf(failure: Failure): Error {
  if (failure.kind === 'CLIENT') {
    return new ClientError(failure.code, failure.message, failure.status, { ...failure.details })
  }
  if (failure.kind === 'FULL')
    return storeUnavailable('SQLite', failure.error, 'has no room to write: its disk is full')
  return failure.kind === 'UNAVAILABLE' ? storeUnavailable('SQLite', failure.error) : failure.error
}
