import { type DocumentNode, type ExecutionResult, getOperationAST } from 'graphql'
import type { Response } from 'graphql-http'

/**
 * A mutation of which nothing was done, because the token was missing or the wrong one, is refused in HTTP as well: 401 or
 * 403, where scripts, proxies and access logs look. Undefined for everything else.
 *
 * The body stays that of GraphQL. Only `application/graphql-response+json` has no 4xx beside `data` (GraphQL over HTTP
 * §6.4.2), so it is left out there: the operation was refused as a whole.
 */
export function refusal(
  { document, operationName }: { readonly document: DocumentNode; readonly operationName?: string | null | undefined },
  result: ExecutionResult,
  plainJson: boolean,
): Response | undefined {
  if (result.errors === undefined || getOperationAST(document, operationName)?.operation !== 'mutation')
    return undefined
  const codes = new Set(result.errors.map(({ extensions }) => extensions.code))
  const status = codes.has('UNAUTHENTICATED') ? UNAUTHORIZED : FORBIDDEN
  codes.delete('UNAUTHENTICATED')
  codes.delete('FORBIDDEN')
  if (codes.size > 0 || !nothingDone(result)) return undefined
  const { data, ...refused } = result
  const type = plainJson ? 'application/json' : 'application/graphql-response+json'
  return [
    JSON.stringify(plainJson ? result : refused),
    { ...status, headers: { ...status.headers, 'content-type': `${type}; charset=utf-8` } },
  ]
}

/** A 401 names the scheme that would do (RFC 9110 §15.5.2). */
const UNAUTHORIZED = { status: 401, statusText: 'Unauthorized', headers: { 'www-authenticate': 'Bearer' } }
const FORBIDDEN = { status: 403, statusText: 'Forbidden', headers: {} }

/** Each root field has an error of its own: null alone may be what a mutation answers that did its work. */
function nothingDone({ data, errors = [] }: ExecutionResult): boolean {
  const refused = new Set(errors.flatMap(({ path }) => (path?.length === 1 ? [path[0]] : [])))
  return Object.entries(data ?? {}).every(([field, value]) => value === null && refused.has(field))
}
