export interface HeddleClientOptions {
  /** The gateway's address, such as `http://localhost:4000`; a path, such as that of a proxy before it, is kept. */
  readonly url: string
  /** Sent as `Authorization: Bearer`; only writes need one. A function is asked for each request. */
  readonly token?: string | (() => string | Promise<string>)
  /** Sent as `x-heddle-preview`: one domain is answered by its working copy, all else stays live. */
  readonly preview?: string
  /** Further headers of every request. */
  readonly headers?: Readonly<Record<string, string>>
  /** For one request, the tries of it included, in ms; 30,000 when not given. */
  readonly timeoutMs?: number
  /** How often a query is asked again that nothing answered, or that was answered with 503; 3 when not given. Mutations never are. */
  readonly retries?: number
  /** Before the first of these, in ms, and twice as long before each next one; 250 when not given. `Retry-After` goes before it. */
  readonly retryAfterMs?: number
  /** Whether operations are sent by id, and as text when the gateway does not know it; true when not given. */
  readonly persisted?: boolean
  /** Takes the place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch
}

/** For one request; what is given here goes before what the client was made with. */
export interface RequestOptions
  extends Partial<Pick<HeddleClientOptions, 'token' | 'preview' | 'headers' | 'timeoutMs' | 'retries'>> {
  readonly signal?: AbortSignal
}
