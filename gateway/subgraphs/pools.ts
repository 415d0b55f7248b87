import { Pool } from 'undici'

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
  const { url, timeoutMs, signal } = request
  if (signal?.aborted) throw new TransportError('cancelled', 'cancelled before it was sent')
  const stop = new AbortController()
  const stopped: { by?: 'timeout' | 'cancelled' } = {}
  const clearTimer = patientTimeout(timeoutMs, () => {
    stopped.by = 'timeout'
    stop.abort()
  })
  const cancel = (): void => {
    stopped.by = 'cancelled'
    stop.abort()
  }
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return await send(target, request, stop.signal)
  } catch (error) {
    if (error instanceof TransportError) throw error
    const message = stopped.by === 'timeout' ? `no answer within ${timeoutMs} ms` : String(error)
    throw new TransportError(stopped.by ?? 'unreachable', `${url}: ${message}`, error)
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

async function send({ pool, path }: Target, request: PostRequest, signal: AbortSignal): Promise<PostAnswer> {
  const { url, body, headers, maxBytes, repeatable } = request
  const ask = () => pool.request({ method: 'POST', path, headers, body, signal })
  const answer = await ask().catch((error: unknown) => {
    if (repeatable && !signal.aborted && isBrokenConnection(error)) return ask()
    throw error
  })
  return { status: answer.statusCode, text: await readText(answer.body, maxBytes, url) }
}

async function readText(body: AsyncIterable<Buffer>, maxBytes: number, url: string): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new TransportError('too-large', `${url}: the answer has more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return chunks.length === 1 ? (chunks[0] as Buffer).toString('utf8') : Buffer.concat(chunks).toString('utf8')
}

/** The other side closed a kept-alive connection just as we used it. */
function isBrokenConnection(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE'
}
