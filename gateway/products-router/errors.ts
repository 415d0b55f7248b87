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

/** In place of errors that are left out, of an answer with more than anyone reads. It stands at no field. */
export function tooManyErrors(domain: string, omitted: number): RouterError {
  const { extensions } = unavailable(domain, [])
  return { message: `domain ${domain}: and ${omitted} more errors, which are left out`, extensions }
}

/**
 * What a client may read of an error that a domain answered. Domains are not trusted with our clients: only errors about
 * the request itself are quoted, cut to one line, without anything that looks like a place in the domain's network or
 * code; all else is DOMAIN_UNAVAILABLE.
 */
export function quoted(domain: string, message: unknown, code: unknown, path: Path): RouterError {
  if (typeof code !== 'string' || !QUOTED.has(code)) return unavailable(domain, path)
  const text = typeof message === 'string' ? withoutPlaces(message) : ''
  return { message: text === '' ? `domain ${domain} gave no reason` : text, path, extensions: { code, domain } }
}

/** Cut before any pattern is tried: a domain decides how long its message is, and how often a pattern begins to match. */
function withoutPlaces(message: string): string {
  const [line = ''] = message.slice(0, LONGEST_MESSAGE).split(/[\r\n\u2028\u2029]/)
  return PLACES.reduce((text, [pattern, name]) => text.replace(pattern, name), line)
    .trim()
    .slice(0, LONGEST_MESSAGE)
}

const PLACES: readonly (readonly [pattern: RegExp, name: string])[] = [
  // orders://db:1/x
  [/\b[a-z][a-z0-9+.-]{0,30}:\/\/\S+/gi, '[address]'],
  // at Foo.bar (/srv/app/x.js:1:1), at node:internal/x:1:1
  [/\s*\bat (?:[\w.$<> [\]]+\([^()\s]*[/\\:][^()\s]*(?:\)|$)|\S+:\d+:\d+)/g, ''],
  // C:\srv\x, \\host\x
  [/(?:\b[a-z]:\\|\\\\)\S+/gi, '[path]'],
  // /srv/app/x.js:1:1, but not orders/a
  [/(?<![\w/.-])[.~]{0,2}\/[\w.@~+-]+(?:\/[\w.@~+-]*)*(?::\d+){0,2}/g, '[path]'],
  // 10.0.0.3, 10.0.0.3:5432, [::1]:5432, db.internal:5432, db:5432
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\[[0-9a-f]*:[0-9a-f:.]*\](?::\d+)?/gi, '[address]'],
  [/\b(?:[\w-]+(?:\.[\w-]+)+:\d{1,5}|localhost:\d{1,5}|[a-z][\w-]*:\d{3,5})\b/gi, '[address]'],
]

export function isQuoted(code: unknown): boolean {
  return typeof code === 'string' && QUOTED.has(code)
}
