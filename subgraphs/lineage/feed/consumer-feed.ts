import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type HttpClient, HttpFailure } from '../../../platform/http-client.ts'
import type { Logger } from '../../../platform/logger.ts'
import { type ConsumerCounts, consumerCountsAnswer, MOST_COUNTS } from '../../../schema/consumer-counts.ts'

/**
 * Tells the catalog how many read each product, which search shows and sorts by: what became another since the last time, and all
 * of it to a catalog that stands elsewhere. Nothing is queued: what is true now is counted when it can be told.
 */
export type ConsumerFeed = {
  /** Someone may read something else. */
  readonly kick: () => void
  readonly start: () => void
  readonly close: () => Promise<void>
}

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
/** How often it is asked whether it stands where it was left: one that lost its memory is told anew. */
const IDLE_MS = 60_000

export function createConsumerFeed(options: ConsumerFeedOptions): ConsumerFeed {
  const { count, http, catalogUrl, token, logger, pauseMs = 500, maxPauseMs = 30_000, rests = 10 } = options
  const closing = new AbortController()
  let told: ReadonlyMap<string, number> = new Map()
  /** Null before anything was told. */
  let place: string | null = null
  let kicked = true
  let wake = () => {}
  let failures = 0
  let loop: Promise<void> | undefined

  /** Answers how long counting took, in ms. */
  async function tell(): Promise<number> {
    const began = performance.now()
    const counts = await count()
    const took = performance.now() - began
    if (place !== null && !(await follows(place))) [told, place] = [new Map(), null]
    const changed = differences(told, counts)
    for (let from = 0; from < changed.length; from += MOST_COUNTS) {
      const until = randomUUID()
      await post({ after: place, until, counts: changed.slice(from, from + MOST_COUNTS) })
      place = until
    }
    told = counts
    return took
  }

  /** Whether the catalog stands there; then an empty message changes nothing. */
  async function follows(at: string): Promise<boolean> {
    try {
      await post({ after: at, until: at, counts: [] })
      return true
    } catch (error) {
      if (error instanceof HttpFailure && error.status === 409) return false
      throw error
    }
  }

  async function post(body: ConsumerCounts): Promise<void> {
    const answer = await http.requestJson({
      url: `${catalogUrl}/internal/v1/consumer-counts`,
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}` },
      timeoutMs: TAKING_MS,
      signal: closing.signal,
    })
    consumerCountsAnswer.parse(answer)
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      kicked = false
      try {
        const took = await tell()
        if (failures > 0) logger.info('the catalog takes counts of consumers again')
        failures = 0
        await rest(Math.max(GATHER_MS, rests * took))
        if (!kicked) await untilKicked(IDLE_MS)
      } catch (error) {
        if (closing.signal.aborted) return
        failed(error)
        await rest(Math.min(maxPauseMs, pauseMs * 2 ** (failures - 1)) * (0.75 + Math.random() / 2))
      }
    }
  }

  /** One line an outage, not one an attempt. */
  function failed(error: unknown): void {
    // What was told of it may be known or not: the next time all is told.
    ;[told, place] = [new Map(), null]
    failures += 1
    if (failures > 1) return
    const problem = error instanceof Error ? error.message : String(error)
    logger.warn({ problem }, 'the catalog cannot be told how many read each product; it is told later')
  }

  const rest = (ms: number): Promise<void> =>
    delay(ms, undefined, { signal: closing.signal }).catch(() => undefined) as Promise<void>

  async function untilKicked(ms: number): Promise<void> {
    const waking = new AbortController()
    wake = () => waking.abort()
    await delay(ms, undefined, { signal: AbortSignal.any([closing.signal, waking.signal]) }).catch(() => undefined)
    wake = () => {}
    if (waking.signal.aborted) await rest(GATHER_MS)
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

/** What is another now; null for what there is no more. */
function differences(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): ConsumerCounts['counts'] {
  const gone = [...before.keys()].filter((product) => !now.has(product))
  return [
    ...[...now].flatMap(([product, consumers]) => (before.get(product) === consumers ? [] : [{ product, consumers }])),
    ...gone.map((product) => ({ product, consumers: null })),
  ]
}
