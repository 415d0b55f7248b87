import { setTimeout as wait } from 'node:timers/promises'
import type { HttpClient } from '../../platform/http-client.ts'
import type { Logger } from '../../platform/logger.ts'

export interface FollowOptions<State extends { readonly revision: string }> {
  /** The catalog's address, without a path. */
  readonly catalogUrl: string
  /** Where it tells this. */
  readonly path: string
  /** What it tells there, in words for the log. */
  readonly what: string
  /** @throws when it is something else */
  readonly read: (json: unknown) => State
  /** A `service` token. */
  readonly token: string
  readonly http: Pick<HttpClient, 'request'>
  readonly signal: AbortSignal
  readonly logger: Logger
  /** Called with each new state, one at a time. */
  readonly onState: (state: State) => void
  /** How long the catalog may hold a request that has nothing new, in seconds. */
  readonly waitSeconds?: number
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 3_000

/**
 * Follows something that the catalog publishes: a long poll that answers when the revision changes. Runs until the signal
 * aborts. A catalog that is down, or sends something else, changes nothing: what was last known stays.
 */
export async function followCatalog<State extends { readonly revision: string }>(
  options: FollowOptions<State>,
): Promise<void> {
  const { signal, logger, what, onState } = options
  let have: string | undefined
  let pause = FIRST_PAUSE_MS
  while (!signal.aborted) {
    try {
      const state = await poll(options, have)
      pause = FIRST_PAUSE_MS
      if (state === undefined || state.revision === have) continue
      have = state.revision
      onState(state)
    } catch (error) {
      if (signal.aborted) return
      const first = pause === FIRST_PAUSE_MS
      logger[first ? 'warn' : 'debug']({ error }, `the catalog did not tell ${what}; what was last known stays`)
      await wait(pause * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => undefined)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
  }
}

/** The state, or undefined when nothing changed within the wait. */
async function poll<State extends { readonly revision: string }>(
  { catalogUrl, path, read, token, http, signal, waitSeconds = 25 }: FollowOptions<State>,
  have: string | undefined,
): Promise<State | undefined> {
  const url = new URL(path, catalogUrl)
  if (have !== undefined) url.searchParams.set('have', have)
  url.searchParams.set('wait', String(have === undefined ? 0 : waitSeconds))
  const { status, json } = await http.request({
    url: url.href,
    headers: { authorization: `Bearer ${token}` },
    timeoutMs: (waitSeconds + 10) * 1_000,
    signal,
  })
  if (status === 304) return undefined
  if (status !== 200) throw new Error(`the catalog answered ${status} to ${url.pathname}`)
  return read(json)
}
