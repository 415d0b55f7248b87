import { z } from 'zod'
import { type HttpClient, HttpFailure } from '../../../platform/http-client.ts'
import type { Logger } from '../../../platform/logger.ts'
import { type EdgeChanges, edgeChangesAnswer, MOST_EDGE_CHANGES, OUT_OF_STEP } from '../../../schema/changes.ts'
import type { EdgeMoves } from '../reads/edge-moves.ts'
import type { MovePlace } from '../stores/store.ts'
import { positionOf, readPosition } from './position.ts'
import { createTellingLoop, type TellingLoop, type Turn } from './telling-loop.ts'

/**
 * Tells the catalog which edges opened and closed, each once and in order. Nothing is queued here: the history is the queue, and
 * the catalog keeps with what it was told how far that goes (docs/decisions/0014).
 */
export type CatalogFeed = TellingLoop

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

export function createCatalogFeed(options: CatalogFeedOptions): CatalogFeed {
  const { moves, from, http, catalogUrl, token, logger, pauseMs = 500, maxPauseMs = 30_000 } = options
  let place = from

  return createTellingLoop({
    turn: tellNext,
    gatherMs: GATHER_MS,
    pauseMs,
    maxPauseMs,
    onRecovery: () => logger.info('the catalog takes changes of lineage again'),
    onFailure(error, isFirst) {
      if (!isFirst) return
      const problem = error instanceof Error ? error.message : String(error)
      const isRefused = error instanceof HttpFailure && error.kind === 'status' && (error.status ?? 0) < 500
      if (isRefused) logger.error({ problem, answer: error.body }, 'the catalog refuses changes of lineage; they wait')
      else logger.warn({ problem }, 'the catalog does not take changes of lineage; they wait')
    },
  })

  /** Tells the next part, and rests as long as that took: the catalog, and this process, have others to serve while a bulk load is told. */
  async function tellNext(signal: AbortSignal): Promise<Turn> {
    const began = performance.now()
    const { changes, until, hasMore } = await nextPart(place, signal)
    const stands = await post({ after: positionOf(place), until: positionOf(until), changes: [...changes] }, signal)
    place = stands ?? until
    return { restMs: Math.max(GATHER_MS, performance.now() - began), hasMore: hasMore || stands !== null }
  }

  /** Parts in which nothing is told are passed over, and short ones joined: a batch is worth its request. */
  async function nextPart(after: MovePlace, signal: AbortSignal): Promise<EdgeMoves> {
    let part = await moves(after)
    while (part.hasMore && part.changes.length < MOST_EDGE_CHANGES / 2 && !signal.aborted) {
      const more = await moves(part.until)
      if (part.changes.length + more.changes.length > MOST_EDGE_CHANGES) break
      part = { ...more, changes: [...part.changes, ...more.changes] }
    }
    return part
  }

  /** Where the catalog stands, if not where this would have brought it. */
  async function post(body: EdgeChanges, signal: AbortSignal): Promise<MovePlace | null> {
    try {
      const answer = await http.requestJson({
        url: `${catalogUrl}/api/v1/changes`,
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${token}` },
        timeoutMs: TAKING_MS,
        signal,
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
      return (await post({ after: stands, until: positionOf(from), changes: [] }, signal)) ?? from
    }
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
