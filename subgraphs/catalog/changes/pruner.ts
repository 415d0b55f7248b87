import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../../../platform/logger.ts'
import type { CatalogStore } from '../store.ts'

export interface Pruner {
  start(): void
  close(): Promise<void>
}

export interface PrunerOptions {
  readonly store: Pick<CatalogStore, 'pruneChanges'>
  readonly logger: Logger
  readonly intervalMs?: number
}

const INTERVAL_MS = 10 * 60_000

/** Changes that are told remove what is too old; this does where nothing changes any more. */
export function createPruner({ store, logger, intervalMs = INTERVAL_MS }: PrunerOptions): Pruner {
  const closing = new AbortController()
  let loop: Promise<void> | undefined

  async function everyInterval(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        while (!closing.signal.aborted && (await store.pruneChanges(Date.now())) > 0);
      } catch (error) {
        if (!closing.signal.aborted) logger.error({ error }, 'old changes could not be removed')
      }
      await delay(intervalMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }

  return {
    start() {
      loop ??= everyInterval()
    },
    async close() {
      closing.abort()
      await loop
    },
  }
}
