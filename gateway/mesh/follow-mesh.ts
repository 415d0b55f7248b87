import { setTimeout as wait } from 'node:timers/promises'
import type { HttpClient } from '../../platform/http-client.ts'
import type { Logger } from '../../platform/logger.ts'
import { type MeshState, meshState } from '../../schema/mesh-state.ts'

export interface FollowMeshOptions {
  /** The catalog's address, without a path. */
  readonly catalogUrl: string
  /** A `service` token. */
  readonly token: string
  readonly http: Pick<HttpClient, 'request'>
  readonly signal: AbortSignal
  readonly logger: Logger
  /** Called with each new state, one at a time. */
  readonly onState: (state: MeshState) => void
  /** Whether the catalog answers, and if not, why. */
  readonly onContact: (reached: boolean, reason?: string) => void
  /** How long the catalog may hold a request that has nothing new, in seconds. */
  readonly waitSeconds?: number
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 3_000

/**
 * Follows the mesh as the catalog publishes it: a long poll that answers when the revision changes. Runs until the signal
 * aborts. A catalog that is down, or sends what is not a mesh, changes nothing: what was last known stays in service.
 */
export async function followMesh(options: FollowMeshOptions): Promise<void> {
  const { signal, logger, onState, onContact } = options
  let have: string | undefined
  let pause = FIRST_PAUSE_MS
  while (!signal.aborted) {
    try {
      const state = await poll(options, have)
      pause = FIRST_PAUSE_MS
      onContact(true)
      if (state === undefined || state.revision === have) continue
      have = state.revision
      onState(state)
    } catch (error) {
      if (signal.aborted) return
      onContact(false, 'the catalog does not answer')
      const first = pause === FIRST_PAUSE_MS
      logger[first ? 'warn' : 'debug'](
        { error },
        'the catalog did not tell the mesh; the last known one stays in service',
      )
      await wait(pause * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => undefined)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
  }
}

/** The state, or undefined when nothing changed within the wait. */
async function poll(
  { catalogUrl, token, http, signal, waitSeconds = 25 }: FollowMeshOptions,
  have: string | undefined,
): Promise<MeshState | undefined> {
  const url = new URL('/internal/v1/mesh', catalogUrl)
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
  return meshState.parse(json)
}
