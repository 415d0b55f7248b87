import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../../../platform/logger.ts'
import { createLimiter } from '../locks.ts'
import { type CatalogStore, type DomainAvailabilityState, inService } from '../store.ts'
import type { DomainClient } from './domain-client.ts'

/** Asks every published domain whether it lives, and remembers when each last did. */
export interface Prober {
  /** When it last answered in this process; undefined when it has not yet. */
  lastSeen(domain: string): string | undefined
  /** It answered something else just now. */
  seen(domain: string): void
  start(): void
  close(): Promise<void>
}

export interface ProberOptions {
  readonly store: CatalogStore
  readonly client: DomainClient
  readonly logger: Logger
  readonly intervalMs: number
  onChanged(domain: string, availability: DomainAvailabilityState): void
}

const CONCURRENCY = 16
/** A first miss is asked again after this; only the second in a row counts. */
const SECOND_LOOK_MS = 500

export function createProber({ store, client, logger, intervalMs, onChanged }: ProberOptions): Prober {
  const closing = new AbortController()
  const lastSeen = new Map<string, string>()
  const limited = createLimiter(CONCURRENCY)
  let loop: Promise<void> | undefined

  async function isAlive(url: string): Promise<boolean> {
    if (await client.isAlive(url)) return true
    await delay(Math.min(SECOND_LOOK_MS, intervalMs), undefined, { signal: closing.signal }).catch(() => undefined)
    return client.isAlive(url)
  }

  async function probe(domain: string): Promise<void> {
    const before = inService((await store.domains([domain])).get(domain))
    if (before === null || closing.signal.aborted) return
    const alive = await isAlive(before.url)
    if (closing.signal.aborted) return
    if (alive) lastSeen.set(domain, new Date().toISOString())
    // Read again: a publish may have moved it while we were asking the old address.
    const now = inService((await store.domains([domain])).get(domain))
    const availability = alive ? 'LIVE' : 'UNREACHABLE'
    if (now === null || now.url !== before.url || now.availability === availability) return
    await store.setAvailability(domain, availability, lastSeen.get(domain) ?? now.lastSeenAt)
    logger.warn({ domain, availability }, alive ? 'the domain is back' : 'the domain does not answer')
    onChanged(domain, availability)
  }

  async function everyInterval(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        const published = [...(await store.domains()).values()].filter((domain) => inService(domain) !== null)
        await Promise.all(published.map(({ id }) => limited(() => probe(id))))
      } catch (error) {
        if (!closing.signal.aborted) logger.error({ error }, 'probing the domains failed')
      }
      await delay(intervalMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }

  return {
    lastSeen: (domain) => lastSeen.get(domain),
    seen: (domain) => void lastSeen.set(domain, new Date().toISOString()),
    start() {
      loop ??= everyInterval()
    },
    async close() {
      closing.abort()
      await loop
    },
  }
}
