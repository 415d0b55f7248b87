import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { type HttpClient, HttpFailure } from '../../../platform/http-client.ts'
import type { Logger } from '../../../platform/logger.ts'
import { parseJson } from '../../../platform/parse-json.ts'
import { lineageDocumentAnswer } from '../../../schema/lineage-document.ts'
import { createLimiter } from '../locks.ts'
import type { CatalogStore, ClaimConflict, Delivery } from '../store.ts'
import { availabilityDocumentOf, lineageDocumentOf } from './lineage-document.ts'

/** Brings lineage what it has not acknowledged yet, as often as it takes. */
export interface LineageFeed {
  /** Something was queued. */
  kick(): void
  start(): void
  close(): Promise<void>
}

export interface LineageFeedOptions {
  readonly store: CatalogStore
  readonly http: HttpClient
  readonly lineageUrl: string
  /** A `service` token. */
  readonly token: string
  readonly logger: Logger
  /** The first pause after a failure, doubled with each further one up to `maxPauseMs`. */
  readonly pauseMs?: number
  readonly maxPauseMs?: number
}

const CONCURRENCY = 2
const BATCH = 64
/** For one document: the first one of a large domain has thousands of products, and lineage answers when all are on its disk. */
const TAKING_MS = 120_000
/** How often the queue is looked at without a kick: retries come due by time. */
const TICK_MS = 1_000

export function createLineageFeed(options: LineageFeedOptions): LineageFeed {
  const { store, http, lineageUrl, token, logger, pauseMs = 500, maxPauseMs = 30_000 } = options
  const closing = new AbortController()
  const limited = createLimiter(CONCURRENCY)
  const tickMs = Math.min(TICK_MS, pauseMs)
  /**
   * The version of each domain that lineage has acknowledged to this process: the next document says only what changed since.
   * Not kept anywhere, so that a catalog that starts, perhaps as another release, tells everything once.
   */
  const acknowledged = new Map<string, number>()
  let wake = () => {}
  let kicked = false
  let failing = false
  let loop: Promise<void> | undefined

  async function deliver(delivery: Delivery): Promise<void> {
    const { domain, kind, attempts } = delivery
    try {
      const conflicts = await (kind === 'document' ? putDocument(domain) : putAvailability(domain))
      await store.delivered(delivery, conflicts)
      if (failing) logger.info({ domain }, 'lineage takes documents again')
      failing = false
      if (conflicts !== null && conflicts.length > 0) logger.warn({ domain, conflicts }, 'datasets are claimed twice')
    } catch (error) {
      if (closing.signal.aborted) return
      const problem = error instanceof Error ? error.message : String(error)
      const pause = Math.min(maxPauseMs, pauseMs * 2 ** attempts) * (0.75 + Math.random() / 2)
      await store.deliveryFailed(delivery, new Date(Date.now() + pause).toISOString(), problem)
      // One line an outage and one a rejected document, not one an attempt.
      const rejected = error instanceof HttpFailure && error.kind === 'status' && (error.status ?? 0) < 500
      if (rejected) logger.error({ domain, kind, problem, answer: error.body }, 'lineage refuses a document')
      else if (!failing) logger.warn({ domain, kind, problem }, 'lineage does not take documents; they wait')
      if (!rejected) failing = true
    }
  }

  /** Made at this moment from the newest harvest: what was queued may be older, and is then included. */
  async function putDocument(domain: string): Promise<readonly ClaimConflict[] | null> {
    const since = acknowledged.get(domain)
    const state = await store.harvestState(domain, since)
    if (state === null) return null
    try {
      const document = await lineageDocumentOf(state, since)
      const answer = await put(`/internal/v1/domains/${encodeURIComponent(domain)}`, document)
      const { conflicts } = lineageDocumentAnswer.parse(answer)
      acknowledged.set(domain, state.version)
      return conflicts
    } catch (error) {
      if (since === undefined || !isUnknownBase(error)) throw error
      if (hasOtherState(error, since)) {
        logger.warn({ domain, since }, 'lineage no longer has what it acknowledged; it is told everything again')
        acknowledged.clear()
        await store.requeueAll(new Date().toISOString())
        kicked = true
      }
      acknowledged.delete(domain)
      return putDocument(domain)
    }
  }

  async function putAvailability(domain: string): Promise<null> {
    const record = (await store.domains([domain])).get(domain)
    const document = record === undefined ? null : availabilityDocumentOf(record)
    if (document !== null) await put(`/internal/v1/domains/${encodeURIComponent(domain)}/availability`, document)
    return null
  }

  function put(path: string, body: unknown): Promise<unknown> {
    const headers = { authorization: `Bearer ${token}` }
    return http.requestJson({
      url: `${lineageUrl}${path}`,
      method: 'PUT',
      body,
      headers,
      timeoutMs: TAKING_MS,
      signal: closing.signal,
    })
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      kicked = false
      try {
        const due = await store.dueDeliveries(new Date().toISOString(), BATCH)
        await Promise.all(due.map((delivery) => limited(() => deliver(delivery))))
        if (due.length === BATCH) continue
      } catch (error) {
        if (!closing.signal.aborted) logger.error({ error }, 'the queue toward lineage could not be read')
      }
      if (kicked) continue
      const waking = new AbortController()
      wake = () => waking.abort()
      await delay(tickMs, undefined, { signal: AbortSignal.any([closing.signal, waking.signal]) }).catch(
        () => undefined,
      )
    }
  }

  return {
    kick() {
      kicked = true
      wake()
    },
    start() {
      loop ??= run()
    },
    async close() {
      closing.abort()
      await loop
    },
  }
}

/** It lost its store, or an older one was put in its place: then it lacks what it was told of other domains as well. */
function hasOtherState(error: unknown, since: number): boolean {
  if (!(error instanceof HttpFailure) || error.status !== 409) return false
  const body = otherState.safeParse(parseJson(error.body ?? ''))
  return body.success && body.data.error.known !== since
}

const otherState = z.object({ error: z.object({ known: z.number().nullable() }) })

/** Lineage has another version than the one referred to, or is of a release that knows no such reference. */
function isUnknownBase(error: unknown): boolean {
  return error instanceof HttpFailure && error.kind === 'status' && (error.status === 409 || error.status === 400)
}
