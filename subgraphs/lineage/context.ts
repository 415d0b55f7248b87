import type { Reader } from './reads/reader.ts'

/** What resolvers get: one a request. */
export type Context = {
  /** The request's view of the store. @throws ClientError `STORE_UNAVAILABLE` until the store has been reached once */
  readonly reader: () => Reader
  /** Sent beside the data: what was clamped. */
  readonly extensions: Record<string, unknown>
}
