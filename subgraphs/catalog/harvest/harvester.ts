import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../../../platform/logger.ts'
import { createLimiter, type KeyedLock } from '../locks.ts'
import { checkConformance } from '../registry/conformance.ts'
import type { TypeShape } from '../registry/sdl-types.ts'
import { type CatalogStore, inService } from '../store.ts'
import type { DomainClient } from './domain-client.ts'
import { DomainFailure } from './domain-failure.ts'
import { listed, readDomain, readServedSdl, type ServedSdl } from './read-domain.ts'

export interface Harvester {
  /** Something changed there: harvest soon. Many notices within the delay are one harvest. */
  notice(domain: string): void
  /** Harvests now, or joins the line behind what this domain is busy with. Failures are recorded, not thrown. */
  harvest(domain: string): Promise<void>
  /** Harvests every published domain each interval, until closed. */
  start(): void
  close(): Promise<void>
}

export interface HarvesterOptions {
  readonly store: CatalogStore
  readonly client: DomainClient
  /** The contract's types: a changed SDL of a domain is taken over only while it conforms. */
  readonly contract: ReadonlyMap<string, TypeShape>
  /** Shared with the registry: a harvest and a publish of one domain never interleave. */
  readonly perDomain: KeyedLock
  readonly logger: Logger
  readonly intervalMs: number
  /** After so long a domain is read whole once, whatever its digests say; a day when not given. */
  readonly wholeEveryMs?: number
  /** How long notices are gathered. */
  readonly noticeMs?: number
  readonly concurrency?: number
  /** A harvest was committed; lineage has something to learn. */
  onHarvested(domain: string): void
  /** A domain serves another SDL than before; routes have to be handed out anew. */
  onRouteChanged(): Promise<void>
}

export function createHarvester(options: HarvesterOptions): Harvester {
  const { store, client, contract, perDomain, logger, intervalMs, noticeMs = 250, concurrency = 2 } = options
  const limited = createLimiter(concurrency)
  const wholeReads = createWholeReads(options.wholeEveryMs ?? DAY_MS)
  const closing = new AbortController()
  const noticed = new Map<string, NodeJS.Timeout>()
  const running = new Map<string, Promise<void>>()
  const waiting = new Map<string, Promise<void>>()
  let loop: Promise<void> | undefined

  /** One of a domain at a time, and one that waits for all that ask meanwhile: a slow domain holds one slot, whoever notices it. */
  function harvest(domain: string): Promise<void> {
    const joined = waiting.get(domain)
    if (joined !== undefined) return joined
    const begin = (): Promise<void> => {
      waiting.delete(domain)
      return perDomain(domain, () => harvestOnce(domain))
    }
    const work = (running.get(domain) ?? Promise.resolve())
      .then(() => limited(begin))
      .catch((error: unknown) => {
        if (!closing.signal.aborted) logger.error({ error, domain }, 'a harvest could not be recorded')
      })
      .finally(() => {
        if (running.get(domain) === work) running.delete(domain)
      })
    waiting.set(domain, work)
    running.set(domain, work)
    return work
  }

  async function harvestOnce(domain: string): Promise<void> {
    if (closing.signal.aborted) return
    const publication = inService((await store.domains([domain])).get(domain))
    if (publication === null) return
    try {
      const served = await readServedSdl(client, publication.url)
      const isWhole = wholeReads.isDue(domain)
      const known = await store.productIds(domain)
      const marks = isWhole ? NO_MARKS : await store.harvestMarks(domain)
      const { url } = publication
      const outcome = await readDomain(client, { domain, url, served, release: null, known, marks })
      if (outcome.live !== publication.accepted && isFresh(publication.publishedAt)) return notice(domain)
      await store.applyHarvest(domain, outcome)
      if (isWhole) wholeReads.done(domain)
      await followSdl(domain, publication.sdlDigest, served)
      if (outcome.retained.length > 0)
        logger.warn({ domain, retained: outcome.retained }, 'products kept as last known: their descriptors are broken')
      const { refused = [] } = outcome
      if (refused.length > 0) {
        logger.warn({ domain, refused: refused.slice(0, 20) }, 'products refused for their values')
        await store.harvestFailed(domain, listed(refused).join('; '))
      }
      options.onHarvested(domain)
    } catch (error) {
      if (!(error instanceof DomainFailure)) throw error
      if (closing.signal.aborted) return
      logger.warn({ domain, problem: error.message }, 'a harvest failed; what was known stays')
      await store.harvestFailed(domain, error.message)
    }
  }

  /** A domain may be upgraded or rolled back without a publish; slices must be pruned to what it serves now. */
  async function followSdl(domain: string, knownDigest: string, served: ServedSdl): Promise<void> {
    if (served.digest === knownDigest) return
    const { problems } = checkConformance(served.types, contract)
    if (problems.length > 0) {
      logger.warn({ domain, problems }, 'the domain serves an SDL that does not conform; the last one stays')
      return
    }
    await store.updateServedSdl(domain, served.sdl, served.digest)
    await options.onRouteChanged()
  }

  async function everyInterval(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        // One that does not answer is harvested when it is back: waiting for its timeouts would keep the others waiting too.
        const domains = [...(await store.domains()).values()]
        const live = domains.filter(({ publication }) => publication?.availability === 'LIVE')
        for (const { id } of live) void harvest(id)
      } catch (error) {
        if (!closing.signal.aborted) logger.error({ error }, 'the domains to harvest could not be read')
      }
      await delay(intervalMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }

  function notice(domain: string): void {
    if (noticed.has(domain) || closing.signal.aborted) return
    const timer = setTimeout(() => {
      noticed.delete(domain)
      void harvest(domain)
    }, noticeMs)
    noticed.set(domain, timer)
  }

  return {
    notice,
    harvest,
    start() {
      loop ??= everyInterval()
    },
    async close() {
      closing.abort()
      for (const timer of noticed.values()) clearTimeout(timer)
      await Promise.allSettled([loop, ...running.values()])
    },
  }
}

const DAY_MS = 24 * 3_600_000
const NO_MARKS: ReadonlyMap<string, string> = new Map()

/** When a domain was last read whole, or first met: a digest that stayed while its product changed misleads for so long at most. */
function createWholeReads(everyMs: number) {
  const since = new Map<string, number>()
  return {
    isDue(domain: string): boolean {
      const began = since.get(domain)
      if (began === undefined) since.set(domain, performance.now())
      return began !== undefined && performance.now() - began >= everyMs
    },
    done: (domain: string) => since.set(domain, performance.now()),
  }
}

/** A domain switches to the accepted release once it has read the answer to its publish: until then it is no drift. */
function isFresh(publishedAt: string): boolean {
  return Date.now() - Date.parse(publishedAt) < SWITCH_MS
}

const SWITCH_MS = 5_000
