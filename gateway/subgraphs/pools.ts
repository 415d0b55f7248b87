import { type Dispatcher, Pool } from 'undici'
import { isBrokenConnection } from '../../platform/broken-connection.ts'

/** Why no answer came. `cancelled`: the caller no longer wants it. */
export type TransportProblem = 'timeout' | 'cancelled' | 'unreachable' | 'too-large'

export class TransportError extends Error {
  override readonly name = 'TransportError'
  readonly problem: TransportProblem

  constructor(problem: TransportProblem, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.problem = problem
  }
}

export interface PostRequest {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** From the first byte out to the last byte in. */
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly signal?: AbortSignal | undefined
  /** Sent a second time when the connection broke before an answer began, as an idle one may at any moment. */
  readonly repeatable: boolean
}

export interface PostAnswer {
  readonly status: number
  readonly text: string
}

export interface Pools {
  /** Any status is an answer. @throws TransportError */
  post(request: PostRequest): Promise<PostAnswer>
  /** The pool of an origin, for what is more than a JSON post. */
  pool(origin: string): Pool
  /** Closes the pools of all other origins, once what is in flight on them is done. */
  retain(urls: Iterable<string>): void
  origins(): readonly string[]
  close(): Promise<void>
}

const KEEP_ALIVE_MS = 30_000

/**
 * Keep-alive connections, one pool an origin, shared by everything that talks to it: a domain's slices and its leaf go
 * over the same sockets. A pool lives until its origin leaves the mesh.
 */
export function createPools({ connections = 64 }: { readonly connections?: number } = {}): Pools {
  const pools = new Map<string, Pool>()
  const targets = new Map<string, Target>()

  function pool(origin: string): Pool {
    const known = pools.get(origin)
    if (known !== undefined) return known
    const created = new Pool(origin, {
      connections,
      keepAliveTimeout: KEEP_ALIVE_MS,
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    pools.set(origin, created)
    return created
  }

  /** A URL read once: the pool of its origin and the path in it. */
  function target(url: string): Target {
    const known = targets.get(url)
    if (known !== undefined) return known
    const { origin, pathname, search } = new URL(url)
    const read = { pool: pool(origin), path: pathname + search }
    targets.set(url, read)
    return read
  }

  return {
    post: (request) => post(target(request.url), request),
    pool,
    retain(urls) {
      const kept = new Set(Array.from(urls, (url) => new URL(url).origin))
      for (const [origin, departed] of pools) {
        if (kept.has(origin)) continue
        pools.delete(origin)
        for (const [url, { pool: used }] of targets) if (used === departed) targets.delete(url)
        departed.close().catch(() => undefined)
      }
    },
    origins: () => [...pools.keys()],
    async close() {
      await Promise.all(Array.from(pools.values(), (open) => open.close()))
    },
  }
}

interface Target {
  readonly pool: Pool
  readonly path: string
}

async function post(target: Target, request: PostRequest): Promise<PostAnswer> {
  const { url, timeoutMs, signal, repeatable } = request
  if (signal?.aborted) throw new TransportError('cancelled', 'cancelled before it was sent')
  let exchange = begin(target, request)
  const clearTimer = patientTimeout(timeoutMs, () =>
    exchange.abandon(new TransportError('timeout', `${url}: no answer within ${timeoutMs} ms`)),
  )
  const cancel = (): void => exchange.abandon(new TransportError('cancelled', `${url}: nobody waits any more`))
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return await exchange.answer.catch((error: unknown) => {
      // The other side closed a kept-alive connection just as we used it.
      if (!repeatable || !isBrokenConnection(error)) throw error
      exchange = begin(target, request)
      return exchange.answer
    })
  } catch (error) {
    throw error instanceof TransportError ? error : new TransportError('unreachable', `${url}: ${error}`, error)
  } finally {
    clearTimer()
    signal?.removeEventListener('abort', cancel)
  }
}

const LATE_MS = 20

/**
 * A timeout that does not blame the other side for our own pauses: while a supergraph is loaded nothing else runs, and
 * timers fire before the answers that arrived meanwhile are read. One that fires late gives them as long as it was late.
 */
function patientTimeout(ms: number, onTimeout: () => void): () => void {
  let due = performance.now() + ms
  const check = (): void => {
    const late = performance.now() - due
    if (late < LATE_MS) {
      onTimeout()
      return
    }
    due += late * 2
    timer = setTimeout(check, late)
  }
  let timer = setTimeout(check, ms)
  return () => clearTimeout(timer)
}

/** A request on its way. */
interface Exchange {
  /** Rejects with what went wrong on the connection before an answer began, else with a TransportError. */
  readonly answer: Promise<PostAnswer>
  abandon(reason: TransportError): void
}

/** Undici's own `request` makes a stream and an abort signal of each answer, which for small ones cost more than the rest. */
function begin({ pool, path }: Target, { url, body, headers, maxBytes }: PostRequest): Exchange {
  const chunks: Buffer[] = []
  let bytes = 0
  let status: number | undefined
  let connection: Dispatcher.DispatchController | undefined
  let abandoned: TransportError | undefined
  let abandon: Exchange['abandon'] = () => {}

  const answer = new Promise<PostAnswer>((resolve, reject) => {
    abandon = (reason) => {
      abandoned ??= reason
      reject(abandoned)
      connection?.abort(abandoned)
    }
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        connection = controller
        if (abandoned !== undefined) controller.abort(abandoned)
      },
      onResponseStart(_controller, statusCode) {
        status = statusCode
      },
      onResponseData(_controller, chunk) {
        bytes += chunk.length
        if (bytes > maxBytes)
          abandon(new TransportError('too-large', `${url}: the answer has more than ${maxBytes} bytes`))
        else chunks.push(chunk)
      },
      onResponseEnd() {
        const whole = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)
        resolve({ status: status ?? 0, text: whole.toString('utf8') })
      },
      onResponseError(_controller, error) {
        reject(status === undefined ? error : new TransportError('unreachable', `${url}: ${error}`, error))
      },
    }
    pool.dispatch({ method: 'POST', path, headers, body }, handler)
  })
  return { answer, abandon }
}
