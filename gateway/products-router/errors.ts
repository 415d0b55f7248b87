import { clientError, domainUnavailable } from '../../platform/errors.ts'

export type Path = readonly (string | number)[]

/** An error of an answer, as it travels: never thrown, always with the place it belongs to. */
export interface RouterError {
  readonly message: string
  readonly path?: Path
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string }
}

const LONGEST_MESSAGE = 300

/** Codes of errors that tell the client about its own request; a domain may use them and be quoted. */
const QUOTED = new Set([
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'CURSOR_EXPIRED',
  'BUDGET_EXCEEDED',
])

export function toRouterError(error: ReturnType<typeof clientError>, path: Path): RouterError {
  return { message: error.message, path, extensions: { code: error.code, ...error.details } }
}

/** The domain is down, slow or wrong here. `why` is for our own log: it is not part of what a client reads. */
export function unavailable(domain: string, path: Path): RouterError {
  return toRouterError(domainUnavailable(domain), path)
}

/** The domain is fine, but serves a contract without this field. */
export function notServed(domain: string, field: string, path: Path): RouterError {
  return toRouterError(
    clientError('FIELD_NOT_SERVED', `domain ${domain} does not serve ${field} yet`, 501, { domain, field }),
    path,
  )
}

/**
 * What a client may read of an error that a domain answered. Domains are not trusted with our clients: only errors about
 * the request itself are quoted, without anything that looks like an address, cut to one line; all else is
 * DOMAIN_UNAVAILABLE.
 */
export function quoted(domain: string, message: unknown, code: unknown, path: Path): RouterError {
  if (typeof code !== 'string' || !QUOTED.has(code)) return unavailable(domain, path)
  const [line = ''] = String(message).split('\n')
  const text = line.replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '[address]').slice(0, LONGEST_MESSAGE)
  return { message: text, path, extensions: { code, domain } }
}

export function isQuoted(code: unknown): boolean {
  return typeof code === 'string' && QUOTED.has(code)
}
