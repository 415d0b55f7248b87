import { randomUUID } from 'node:crypto'
import { type HttpClient, HttpFailure } from '../../../platform/http-client.ts'
import type { Logger } from '../../../platform/logger.ts'
import { type ConsumerCounts, consumerCountsAnswer, MOST_COUNTS } from '../../../schema/consumer-counts.ts'
import { createTellingLoop, type TellingLoop, type Turn } from './telling-loop.ts'

/**
 * Tells the catalog how many read each product, which search shows and sorts by: what became another since the last time, and all
 * of it to a catalog that stands elsewhere. Nothing is queued: what is true now is counted when it can be told.
 */
export type ConsumerFeed = TellingLoop

export type ConsumerFeedOptions = {
  /** Of each product, by id. @throws ClientError `STORE_UNAVAILABLE` */
  readonly count: () => Promise<ReadonlyMap<string, number>>
  readonly http: HttpClient
  readonly catalogUrl: string
  /** A `service` token. */
  readonly token: string
  readonly logger: Logger
  /** The first pause after a failure, doubled with each further one up to `maxPauseMs`. */
  readonly pauseMs?: number
  readonly maxPauseMs?: number
  /** How many times as long as counting took nothing is counted: it is no light work where there is much. */
  readonly rests?: number
}

/** What follows a kick within this time is counted with it. */
const GATHER_MS = 500
const TAKING_MS = 30_000

export function createConsumerFeed(options: ConsumerFeedOptions): ConsumerFeed {
  const { count, http, catalogUrl, token, logger, pauseMs = 500, maxPauseMs = 30_000, rests = 10 } = options
  let told: ReadonlyMap<string, number> = new Map()
  /** Null before anything was told. */
  let place: string | null = null

  return createTellingLoop({
    turn: tell,
    gatherMs: GATHER_MS,
    pauseMs,
    maxPauseMs,
    onRecovery: () => logger.info('the catalog takes counts of consumers again'),
    onFailure(error, isFirst) {
      // What was told of it may be known or not: the next time all is told.
      ;[told, place] = [new Map(), null]
      if (!isFirst) return
      const problem = error instanceof Error ? error.message : String(error)
      logger.warn({ problem }, 'the catalog cannot be told how many read each product; it is told later')
    },
  })

  async function tell(signal: AbortSignal): Promise<Turn> {
    const began = performance.now()
    const counts = await count()
    const took = performance.now() - began
    if (place !== null && !(await follows(place, signal))) [told, place] = [new Map(), null]
    const changed = differences(told, counts)
    for (let from = 0; from < changed.length; from += MOST_COUNTS) {
      const until = randomUUID()
      await post({ after: place, until, counts: changed.slice(from, from + MOST_COUNTS) }, signal)
      place = until
    }
    told = counts
    return { restMs: Math.max(GATHER_MS, rests * took), hasMore: false }
  }

  /** Whether the catalog stands there; then an empty message changes nothing. */
  async function follows(at: string, signal: AbortSignal): Promise<boolean> {
    try {
      await post({ after: at, until: at, counts: [] }, signal)
      return true
    } catch (error) {
      if (error instanceof HttpFailure && error.status === 409) return false
      throw error
    }
  }

  async function post(body: ConsumerCounts, signal: AbortSignal): Promise<void> {
    const answer = await http.requestJson({
      url: `${catalogUrl}/internal/v1/consumer-counts`,
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}` },
      timeoutMs: TAKING_MS,
      signal,
    })
    consumerCountsAnswer.parse(answer)
  }
}

/** What is another now; null for what there is no more. */
function differences(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): ConsumerCounts['counts'] {
  const gone = [...before.keys()].filter((product) => !now.has(product))
  return [
    ...[...now].flatMap(([product, consumers]) => (before.get(product) === consumers ? [] : [{ product, consumers }])),
    ...gone.map((product) => ({ product, consumers: null })),
  ]
}
