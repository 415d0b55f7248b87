import { HeddleError, type HeddleProblem } from './errors.ts'
import type { Operation } from './operation.ts'
import type { HeddleClientOptions, RequestOptions } from './options.ts'
import { pause } from './pause.ts'

/** What was answered. Parts may have failed: `problems` says which, and they are null in `data`. */
export interface Answer<Data> {
  readonly data: Data
  readonly problems: readonly HeddleProblem[]
  /** What stands beside the data: `preview`, `clamped`. */
  readonly extensions: Readonly<Record<string, unknown>>
}

export type Asked<Data, Variables> = Pick<Operation<Data, Variables>, 'type' | 'text'> & { readonly id?: string }

const TIMEOUT_MS = 30_000
const RETRIES = 3
const RETRY_AFTER_MS = 250
/** Nobody is made to wait longer between two tries, whatever `Retry-After` says. */
const LONGEST_PAUSE_MS = 10_000

/** Asks, and asks again as far as that is right. @throws HeddleError when there is no data at all */
export async function request<Data, Variables>(
  client: HeddleClientOptions,
  asked: Asked<Data, Variables>,
  variables: Variables,
  options: RequestOptions = {},
): Promise<Answer<Data>> {
  const { timeoutMs = client.timeoutMs ?? TIMEOUT_MS, retries = client.retries ?? RETRIES } = options
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal])
  const tries = asked.type === 'query' ? retries + 1 : 1
  for (let made = 1; ; made += 1) {
    try {
      return await answerOf<Data>(client, asked, variables, options, signal)
    } catch (error) {
      if (options.signal?.aborted)
        throw new HeddleError('ABORTED', 'the request was aborted', { cause: options.signal.reason })
      if (timeout.aborted) throw new HeddleError('TIMEOUT', `no answer came within ${timeoutMs} ms`, { cause: error })
      const failure = asFailure(error)
      if (made === tries || !isPassing(failure.error)) throw failure.error
      const wait = failure.retryAfterMs ?? (client.retryAfterMs ?? RETRY_AFTER_MS) * 2 ** (made - 1)
      // Not all at once, when many were turned away at once.
      await pause(Math.min(wait, LONGEST_PAUSE_MS) * (0.75 + Math.random() / 2), signal)
    }
  }
}

async function answerOf<Data>(
  client: HeddleClientOptions,
  asked: Asked<Data, never>,
  variables: unknown,
  options: RequestOptions,
  signal: AbortSignal,
): Promise<Answer<Data>> {
  const byId = asked.id !== undefined && client.persisted !== false
  if (!byId) return read(await send(client, { query: asked.text, variables }, options, signal))
  const extensions = { persistedQuery: { version: 1, sha256Hash: asked.id } }
  const first = await send(client, { variables, extensions }, options, signal)
  if (!isUnknownId(first)) return read(first)
  return read(await send(client, { query: asked.text, variables, extensions }, options, signal))
}

interface Received {
  readonly status: number
  readonly retryAfter: string | null
  readonly body: { readonly data?: unknown; readonly errors?: unknown; readonly extensions?: unknown }
}

async function send(
  client: HeddleClientOptions,
  body: Readonly<Record<string, unknown>>,
  options: RequestOptions,
  signal: AbortSignal,
): Promise<Received> {
  const response = await (client.fetch ?? fetch)(addressOf(client, '/graphql'), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(await headersOf(client, options)),
    },
    body: JSON.stringify(body),
    signal,
  })
  const text = await response.text()
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: parsed(text, response.status),
  }
}

/** An address of the gateway, below the path that a proxy may have put before it. */
export function addressOf({ url }: Pick<HeddleClientOptions, 'url'>, path: string): string {
  return `${url.replace(/\/+$/, '')}${path}`
}

/** What every request brings, whatever is asked. */
export async function headersOf(
  client: HeddleClientOptions,
  options: RequestOptions,
): Promise<Readonly<Record<string, string>>> {
  const given = options.token ?? client.token
  const token = typeof given === 'function' ? await given() : given
  const preview = options.preview ?? client.preview
  return {
    ...client.headers,
    ...options.headers,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(preview === undefined ? {} : { 'x-heddle-preview': preview }),
  }
}

function parsed(text: string, status: number): Received['body'] {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && ('data' in body || 'errors' in body)) return body
  } catch {
    // Said below: a proxy's page is no JSON.
  }
  const what = text.slice(0, 80).replace(/\s+/g, ' ')
  throw new HeddleError('NOT_GRAPHQL', `expected the answer of a gateway, received ${status}: ${what}`, { status })
}

/** Of gateways that do not keep ids, or know none: an earlier Heddle says that a query is missing. */
function isUnknownId({ status, body }: Received): boolean {
  const [first] = problemsOf(body.errors)
  if (first === undefined || body.data != null) return false
  return (
    /^PERSISTED_QUERY_NOT_(FOUND|SUPPORTED)$/.test(first.code) ||
    /^PersistedQueryNot(Found|Supported)$/.test(first.message) ||
    (status === 400 && first.code === 'BAD_REQUEST' && /query/i.test(first.message))
  )
}

function read<Data>({ status, retryAfter, body }: Received): Answer<Data> {
  const problems = problemsOf(body.errors)
  const [first] = problems
  const isNothing =
    body.data == null || (first !== undefined && Object.values(body.data).every((value) => value === null))
  if (isNothing) {
    const { code, message } = first ?? {
      code: 'NOT_GRAPHQL',
      message: `the answer has neither data nor errors (${status})`,
    }
    throw new Refused(new HeddleError(code, message, { status, problems }), retryAfter)
  }
  return { data: body.data as Data, problems, extensions: (body.extensions ?? {}) as Answer<Data>['extensions'] }
}

function problemsOf(errors: unknown): readonly HeddleProblem[] {
  if (!Array.isArray(errors)) return []
  return errors.map(({ message, path, extensions }: RawError) => {
    const { code, ...details } = extensions ?? {}
    return {
      code: typeof code === 'string' ? code : 'UNKNOWN',
      message: message ?? 'no message',
      ...(path === undefined ? {} : { path }),
      details,
    }
  })
}

interface RawError {
  readonly message?: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** Carries what HTTP said of trying again to where that is decided. */
class Refused extends Error {
  readonly error: HeddleError
  readonly retryAfter: string | null
  constructor(error: HeddleError, retryAfter: string | null) {
    super(error.message)
    this.error = error
    this.retryAfter = retryAfter
  }
}

interface Failure {
  readonly error: HeddleError
  readonly retryAfterMs?: number
}

const PASSING = new Set(['NETWORK', 'NOT_READY', 'SERVICE_UNAVAILABLE', 'STORE_UNAVAILABLE'])

/** A part of the mesh that is not there right now may be in a moment; a domain that is down is no such part: the rest stands. */
export function isPassing({ code, status }: HeddleError): boolean {
  return PASSING.has(code) || (status !== undefined && [502, 503, 504].includes(status) && code !== 'BUDGET_EXCEEDED')
}

function asFailure(error: unknown): Failure {
  if (error instanceof Refused) {
    const seconds = Number(error.retryAfter ?? Number.NaN)
    return { error: error.error, ...(Number.isFinite(seconds) ? { retryAfterMs: seconds * 1_000 } : {}) }
  }
  if (error instanceof HeddleError) return { error }
  const reason = error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error)
  return { error: new HeddleError('NETWORK', `no answer came: ${reason}`, { cause: error }) }
}
