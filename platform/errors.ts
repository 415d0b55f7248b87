/**
 * The errors a client may read. Everything that is not a `ClientError` is masked at the edge
 * (`INTERNAL_SERVER_ERROR` and the request id) and logged whole.
 */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  /** Stable and machine readable; part of the public contract. */
  readonly code: string
  /** Used where the answer is plain HTTP; GraphQL answers carry the code alone. */
  readonly httpStatus: number
  /** Further facts for a program: they reach the client as they are, so no URL, path or stack belongs here. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, httpStatus: number, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.httpStatus = httpStatus
    this.details = details
  }
}

export function clientError(
  code: string,
  message: string,
  httpStatus = 400,
  details: Readonly<Record<string, unknown>> = {},
): ClientError {
  return new ClientError(code, message, httpStatus, details)
}

/** What was asked in which place, what would have been right, and what came instead. */
export interface BadInput {
  /** The argument, header, or JSON path at fault. */
  readonly argument: string
  readonly expected: string
  readonly received: unknown
}

/** `BAD_USER_INPUT`: names the argument, what was expected and what came (cut to a readable length). */
export function invalidInput({ argument, expected, received }: BadInput): ClientError {
  const shown = describe(received)
  return new ClientError('BAD_USER_INPUT', `${argument}: expected ${expected}, received ${shown}`, 400, {
    argument,
    expected,
    received: shown,
  })
}

/** `NOT_FOUND`: nothing is known under this id. */
export function notFound(what: string, id: string): ClientError {
  return new ClientError('NOT_FOUND', `${what} ${describe(id)} is not known`, 404, { id })
}

/** `CONFLICT`: the request was right, but the present state forbids it. */
export function conflict(message: string, details: Readonly<Record<string, unknown>> = {}): ClientError {
  return new ClientError('CONFLICT', message, 409, details)
}

/** `UNAUTHENTICATED` (401): no token, or one that cannot be verified. */
export function unauthenticated(message = 'a valid bearer token is required'): ClientError {
  return new ClientError('UNAUTHENTICATED', message, 401)
}

/** `FORBIDDEN` (403): the token is valid, but not for this. */
export function forbidden(message: string): ClientError {
  return new ClientError('FORBIDDEN', message, 403)
}

/** `BUDGET_EXCEEDED`: the answer would cost more time or rows than allowed; nothing was cut silently. */
export function budgetExceeded(message: string, details: Readonly<Record<string, unknown>> = {}): ClientError {
  return new ClientError('BUDGET_EXCEEDED', message, 503, details)
}

/** `DOMAIN_UNAVAILABLE`: the domain that owns the answer is down, slow, or answered wrongly. */
export function domainUnavailable(domain: string): ClientError {
  return new ClientError('DOMAIN_UNAVAILABLE', `domain ${domain} is not available right now`, 503, { domain })
}

/** `CURSOR_EXPIRED`: what the cursor pointed into is gone; the first page has to be asked for again. */
export function cursorExpired(message = 'the cursor has expired; ask for the first page again'): ClientError {
  return new ClientError('CURSOR_EXPIRED', message, 410)
}

/** `STORE_UNAVAILABLE`: the service is up, the database behind it is not, or takes nothing. Worth trying again. */
export function storeUnavailable(store: string, cause?: unknown, what = 'is not available right now'): ClientError {
  const error = new ClientError('STORE_UNAVAILABLE', `the ${store} store ${what}`, 503)
  if (cause !== undefined) error.cause = cause
  return error
}

const LONGEST_SHOWN = 200

/** A value as it appears in a message: JSON where it has one, cut where it gets long. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = asText(value)
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}… (${text.length} characters)` : text
}

function asText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    if (typeof value !== 'object') return String(value)
    // It contains itself, or is nested so deep that whatever walks it by calling itself, `String` too, runs out of stack.
    return Array.isArray(value) ? 'a list without a JSON form' : 'an object without a JSON form'
  }
}
