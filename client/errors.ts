/**
 * Codes that a gateway answers with (docs/schema.md has the table), and those of the client itself: `NETWORK` when no answer came,
 * `TIMEOUT`, `ABORTED` by the caller's own signal, `NOT_GRAPHQL` when something answered that is no gateway.
 */
export type HeddleErrorCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'CURSOR_EXPIRED'
  | 'BUDGET_EXCEEDED'
  | 'DOMAIN_UNAVAILABLE'
  | 'FIELD_NOT_SERVED'
  | 'SERVICE_UNAVAILABLE'
  | 'OUTCOME_UNKNOWN'
  | 'STORE_UNAVAILABLE'
  | 'NOT_READY'
  | 'PUBLISH_REFUSED'
  | 'PREVIEW_GONE'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'OPERATION_NOT_REGISTERED'
  | 'NETWORK'
  | 'TIMEOUT'
  | 'ABORTED'
  | 'NOT_GRAPHQL'
  | (string & {})

/** A part of an answer that failed, while the rest of it stands: an entry of GraphQL's `errors`. */
export interface HeddleProblem {
  readonly code: HeddleErrorCode
  readonly message: string
  /** The field at fault, which is null in the data; absent when it is about the whole. */
  readonly path?: readonly (string | number)[]
  /** Further facts, by code: `domain`, `argument`, `expected`, `received`… */
  readonly details: Readonly<Record<string, unknown>>
}

/** There is no answer at all. */
export class HeddleError extends Error {
  override readonly name = 'HeddleError'
  readonly code: HeddleErrorCode
  /** Of HTTP; undefined when nothing came. */
  readonly status: number | undefined
  /** Everything that was said to be wrong; the first is the one this error speaks of. Empty for the client's own codes. */
  readonly problems: readonly HeddleProblem[]

  constructor(
    code: HeddleErrorCode,
    message: string,
    more: { readonly status?: number; readonly problems?: readonly HeddleProblem[]; readonly cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.code = code
    this.status = more.status
    this.problems = more.problems ?? []
  }
}
