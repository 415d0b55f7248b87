import { Agent, request } from 'undici'

/** What went wrong on the way to another service; its URL stays in here and in the log, never in an answer to a client. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure'
  readonly kind: 'timeout' | 'aborted' | 'network' | 'status' | 'body'
  /** Present when the other side answered. */
  readonly status: number | undefined
  /** The answer's text, cut to 2,000 characters. */
  readonly body: string | undefined

  constructor(
    kind: HttpFailure['kind'],
    message: string,
    found: { status?: number; body?: string; cause?: unknown } = {},
  ) {
    super(message, found.cause === undefined ? {} : { cause: found.cause })
    this.kind = kind
    this.status = found.status
    this.body = found.body?.slice(0, 2_000)
  }
}

export interface HttpRequest {
  readonly url: string
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Sent as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** From the first byte out to the last byte in; 10,000 when not given. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  /** Answers of more bytes than this are refused; 64 MiB when not given. */
  readonly maxBytes?: number
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The parsed JSON; undefined for an empty body. */
  readonly json: unknown
}

export interface HttpClient {
  /** Any status is an answer. @throws HttpFailure (timeout, aborted, network, body), TypeError for a body without JSON */
  request(request: HttpRequest): Promise<HttpAnswer>
  /** Like `request`, but a status outside 2xx is a failure too. */
  requestJson(request: HttpRequest): Promise<unknown>
  close(): Promise<void>
}

const MAX_BYTES = 64 * 1024 * 1024

/** JSON over keep-alive connections; one client a process is enough, it keeps a pool an origin. */
export function createHttpClient({ connections = 16 }: { readonly connections?: number } = {}): HttpClient {
  const agent = new Agent({ connections, keepAliveTimeout: 30_000, pipelining: 1 })

  async function send(asked: HttpRequest): Promise<HttpAnswer> {
    const { url, method = 'GET', body, headers = {}, timeoutMs = 10_000, signal, maxBytes = MAX_BYTES } = asked
    const text = body === undefined ? null : JSON.stringify(body)
    const limit = timeLimit(timeoutMs, signal)
    try {
      const answer = await request(url, {
        dispatcher: agent,
        method,
        signal: limit.signal,
        headers: text === null ? headers : { 'content-type': 'application/json', ...headers },
        body: text,
      })
      const received = await readText(answer.body, maxBytes)
      return { status: answer.statusCode, headers: answer.headers, json: parse(received, answer.statusCode) }
    } catch (cause) {
      if (cause instanceof HttpFailure) throw cause
      if (limit.hit() === 'aborted') throw new HttpFailure('aborted', `the request to ${url} was cancelled`, { cause })
      if (limit.hit() === 'timeout')
        throw new HttpFailure('timeout', `${url} did not answer within ${timeoutMs} ms`, { cause })
      throw new HttpFailure(
        'network',
        `${url} could not be reached: ${cause instanceof Error ? cause.message : cause}`,
        { cause },
      )
    } finally {
      limit.done()
    }
  }

  return {
    request: send,
    async requestJson(asked) {
      const { status, json } = await send(asked)
      if (status >= 200 && status < 300) return json
      throw new HttpFailure('status', `${asked.url} answered ${status}`, { status, body: JSON.stringify(json) ?? '' })
    },
    close: () => agent.close(),
  }
}

/**
 * Ends a request at its deadline or with its caller. Made by hand, because `AbortSignal.timeout` keeps its timer after a
 * quick answer, and `AbortSignal.any` something of each request on a signal that lives as long as the process.
 */
function timeLimit(timeoutMs: number, outer: AbortSignal | undefined) {
  const controller = new AbortController()
  let hit: 'timeout' | 'aborted' | undefined
  const end = (by: 'timeout' | 'aborted') => {
    hit ??= by
    controller.abort()
  }
  const cancel = () => end('aborted')
  const timer = setTimeout(() => end('timeout'), timeoutMs)
  if (outer?.aborted) cancel()
  else outer?.addEventListener('abort', cancel, { once: true })
  return {
    signal: controller.signal,
    hit: () => hit,
    done() {
      clearTimeout(timer)
      outer?.removeEventListener('abort', cancel)
    },
  }
}

async function readText(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new HttpFailure('body', `the answer has more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string, status: number): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (status >= 400) return text.slice(0, 2_000)
    throw new HttpFailure('body', 'the answer is not JSON', { status, body: text, cause })
  }
}
