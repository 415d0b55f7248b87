import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { type HttpClient, HttpFailure } from '../../../platform/http-client.ts'
import type { Logger } from '../../../platform/logger.ts'
import { type EdgeChanges, edgeChangesAnswer, MOST_EDGE_CHANGES, OUT_OF_STEP } from '../../../schema/changes.ts'
import type { EdgeMoves } from '../reads/edge-moves.ts'
import type { MovePlace } from '../stores/store.ts'
import { positionOf, readPosition } from './position.ts'

/**
 * Tells the catalog which edges opened and closed, each once and in order. Nothing is queued here: the history is the queue, and
 * the catalog keeps with what it was told how far that goes (docs/decisions/0014).
 */
export type CatalogFeed = {
  /** Edges moved. */
  readonly kick: () => void
  readonly start: () => void
  readonly close: () => Promise<void>
}

export type CatalogFeedOptions = {
  /** What moved after a place. @throws ClientError `STORE_UNAVAILABLE` */
  readonly moves: (after: MovePlace) => Promise<EdgeMoves>
  /** Where to begin with a catalog that was told nothing yet. */
  readonly from: MovePlace
  readonly http: HttpClient
  readonly catalogUrl: string
  /** A `service` token. */
  readonly token: string
  readonly logger: Logger
  /** The first pause after a failure, doubled with each further one up to `maxPauseMs`. */
  readonly pauseMs?: number
  readonly maxPauseMs?: number
}

/** What follows a kick within this time is told with it. */
const GATHER_MS = 100
const TAKING_MS = 30_000
/** How often it is asked where it stands when nothing happens: one that was put back to an earlier state is told anew. */
const IDLE_MS = 60_000

export function createCatalogFeed(options: CatalogFeedOptions): CatalogFeed {
  const { moves, from, http, catalogUrl, token, logger, pauseMs = 500, maxPauseMs = 30_000 } = options
  const closing = new AbortController()
  let place = from
  let wake = () => {}
  let kicked = true
  let failures = 0
  let loop: Promise<void> | undefined

  /** Tells the next part. Answers whether there may be more. */
  async function tellNext(): Promise<boolean> {
    const { changes, until, hasMore } = await nextPart(place)
    const stands = await post({ after: positionOf(place), until: positionOf(until), changes: [...changes] })
    place = stands ?? until
    return hasMore || stands !== null
  }

  /** Parts in which nothing is told are passed over, and short ones joined: a batch is worth its request. */
  async function nextPart(after: MovePlace): Promise<EdgeMoves> {
    let part = await moves(after)
    while (part.hasMore && part.changes.length < MOST_EDGE_CHANGES / 2 && !closing.signal.aborted) {
      const more = await moves(part.until)
      if (part.changes.length + more.changes.length > MOST_EDGE_CHANGES) break
      part = { ...more, changes: [...part.changes, ...more.changes] }
    }
    return part
  }

  /** Where the catalog stands, if not where this would have brought it. */
  async function post(body: EdgeChanges): Promise<MovePlace | null> {
    try {
      const answer = await http.requestJson({
        url: `${catalogUrl}/api/v1/changes`,
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${token}` },
        timeoutMs: TAKING_MS,
        signal: closing.signal,
      })
      edgeChangesAnswer.parse(answer)
      return null
    } catch (error) {
      const stands = standsAt(error)
      if (stands === null) throw error
      const known = readPosition(stands)
      if (known !== null) return known
      logger.error(
        { position: stands },
        'the catalog stands where this release knows of nothing; it is told from now on',
      )
      return (await post({ after: stands, until: positionOf(from), changes: [] })) ?? from
    }
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      kicked = false
      const began = performance.now()
      try {
        const hasMore = await tellNext()
        if (failures > 0) logger.info('the catalog takes changes of lineage again')
        failures = 0
        // As long a rest as it took: the catalog, and this process, have others to serve while a bulk load is told.
        await pause(hasMore || kicked ? Math.max(GATHER_MS, performance.now() - began) : IDLE_MS, !hasMore && !kicked)
      } catch (error) {
        if (closing.signal.aborted) return
        failed(error)
        await pause(Math.min(maxPauseMs, pauseMs * 2 ** (failures - 1)) * (0.75 + Math.random() / 2), false)
      }
    }
  }

  /** One line an outage, not one an attempt. */
  function failed(error: unknown): void {
    failures += 1
    if (failures > 1) return
    const problem = error instanceof Error ? error.message : String(error)
    const isRefused = error instanceof HttpFailure && error.kind === 'status' && (error.status ?? 0) < 500
    if (isRefused) logger.error({ problem, answer: error.body }, 'the catalog refuses changes of lineage; they wait')
    else logger.warn({ problem }, 'the catalog does not take changes of lineage; they wait')
  }

  async function pause(ms: number, endsWithKick: boolean): Promise<void> {
    const waking = new AbortController()
    if (endsWithKick) wake = () => waking.abort()
    await delay(ms, undefined, { signal: AbortSignal.any([closing.signal, waking.signal]) }).catch(() => undefined)
    wake = () => {}
    if (waking.signal.aborted) await delay(GATHER_MS, undefined, { signal: closing.signal }).catch(() => undefined)
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

const outOfStep = z.object({ error: z.object({ code: z.literal(OUT_OF_STEP), position: z.string() }) })

/** Where the catalog says it stands, when that is why it refused. */
function standsAt(error: unknown): string | null {
  if (!(error instanceof HttpFailure) || error.status !== 409) return null
  try {
    return outOfStep.safeParse(JSON.parse(error.body ?? '')).data?.error.position ?? null
  } catch {
    return null
  }
}
