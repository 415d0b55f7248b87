import { ClientError, storeUnavailable } from '../../platform/errors.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Readiness } from '../../platform/readiness.ts'
import { retried } from '../../platform/retried.ts'
import { createLineageService, type LineageService, type LineageServiceOptions } from './service.ts'
import type { LineageStore } from './stores/store.ts'
import { watchStore } from './stores/watched.ts'

export type SessionOptions = Omit<LineageServiceOptions, 'store'> & {
  /** For messages: `SQLite`, `Neo4j`. */
  readonly storeName: string
  readonly open: () => Promise<LineageStore>
  readonly logger: Logger
  readonly readiness: Readiness<'store'>
  readonly signal: AbortSignal
}

/** The service once its store has been reached; until then everything that needs it is refused. */
export type Session = {
  /** @throws ClientError `STORE_UNAVAILABLE` until the store has been reached once */
  readonly service: () => LineageService
  /** Resolves when the store has been reached. @throws when trying again is of no use: a wrong password, a newer file */
  readonly connect: () => Promise<void>
  /** Finishes the writes under way and lets go of the store. */
  readonly close: () => Promise<void>
}

const LONGEST_PAUSE_MS = 5_000

/** Opens the store, however long that takes, and says in `/ready` whether it can be reached. */
export function createSession({ storeName, open, logger, readiness, signal, ...options }: SessionOptions): Session {
  let service: LineageService | undefined
  let store: LineageStore | undefined

  async function attempt(): Promise<void> {
    const opened = await open()
    store = watchStore(opened, {
      signal,
      onLost: (error) => {
        logger.error({ error, store: storeName }, 'the lineage store is lost; waiting for it to come back')
        readiness.set('store', false, `${storeName} does not answer`)
      },
      onBack: () => {
        logger.info({ store: storeName }, 'the lineage store is back')
        readiness.set('store', true)
      },
    })
    try {
      service = await createLineageService({ ...options, store })
    } catch (error) {
      await opened.dispose()
      throw error
    }
  }

  return {
    service() {
      if (service !== undefined) return service
      throw storeUnavailable(storeName)
    },
    async connect() {
      await retried(
        async () => {
          await attempt()
          readiness.set('store', true)
          logger.info({ store: storeName }, 'the lineage store is open')
        },
        {
          signal,
          longestPauseMs: LONGEST_PAUSE_MS,
          onFailure(error, againInMs) {
            if (!(error instanceof ClientError) || error.code !== 'STORE_UNAVAILABLE') throw error
            readiness.set('store', false, `${storeName} does not answer`)
            logger.error({ error, store: storeName, againInMs }, 'the lineage store cannot be reached; trying again')
          },
        },
      )
    },
    async close() {
      await service?.drained()
      await store?.dispose()
    },
  }
}
