import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { requireFreeSpace } from '../../../platform/disk.ts'
import { startWorker } from '../../../platform/worker.ts'
import type { CatalogStore, ChangeRetention } from '../store.ts'
import { callThread } from '../threads.ts'
import { openSqlite } from './sqlite-database.ts'
import { createSqliteReader } from './sqlite-reader.ts'
import type { SqliteWriter, WriterOptions } from './sqlite-writer.ts'

export interface SqliteCatalogStore extends CatalogStore {
  /** @throws `STORE_UNAVAILABLE` when nothing can be written, or the disk is as good as full */
  probe(): Promise<void>
}

/** A month, and about 200 MB: as many changes as a bulk load of 100,000 edges makes, and the same again. */
export const CHANGE_RETENTION: ChangeRetention = { mostChanges: 200_000, keepMs: 30 * 24 * 3_600_000 }

/**
 * The catalog's store in one SQLite file: reads by key on this thread (microseconds each), writes in the thread that owns
 * the one writing connection.
 *
 * @throws when the file cannot be opened or brought to the present form
 */
export async function openSqliteCatalogStore(
  file: string,
  retention: ChangeRetention = CHANGE_RETENTION,
): Promise<SqliteCatalogStore> {
  await mkdir(dirname(file), { recursive: true })
  const workerData = { file, retention } satisfies WriterOptions
  const writer = callThread<SqliteWriter>(() => startWorker('catalog-writer', { workerData }))
  const { calls } = writer
  const listeners = new Set<() => void>()

  /** The answer of a write that may have told of changes. */
  async function telling<Answer>(written: Promise<Answer>): Promise<Answer> {
    const answer = await written
    for (const told of [...listeners]) told()
    return answer
  }

  try {
    await calls.open()
  } catch (error) {
    await writer.close()
    throw error
  }
  const database = openSqlite(file)
  return {
    ...createSqliteReader(database),
    insertDomain: (domain) => calls.insertDomain(domain),
    updateDomain: (domain) => calls.updateDomain(domain),
    acceptPublish: (accepted) => telling(calls.acceptPublish(accepted)),
    unpublish: (unpublished) => telling(calls.unpublish(unpublished)),
    activateSupergraph: (supergraph, activation) => calls.activateSupergraph(supergraph, activation),
    applyHarvest: (domain, harvest) => telling(calls.applyHarvest(domain, harvest)),
    harvestFailed: (domain, problem) => calls.harvestFailed(domain, problem),
    updateServedSdl: (domain, sdl, sdlDigest) => calls.updateServedSdl(domain, sdl, sdlDigest),
    setAvailability: (domain, availability, lastSeenAt) =>
      telling(calls.setAvailability(domain, availability, lastSeenAt)),
    delivered: (delivery, conflicts) => telling(calls.delivered(delivery, conflicts)),
    deliveryFailed: (delivery, nextAttemptAt, problem) => calls.deliveryFailed(delivery, nextAttemptAt, problem),
    requeueAll: (at) => calls.requeueAll(at),
    takeEdgeChanges: (told) => telling(calls.takeEdgeChanges(told)),
    takeConsumerCounts: (told) => calls.takeConsumerCounts(told),
    pruneChanges: (now) => calls.pruneChanges(now),
    onChanges(told) {
      listeners.add(told)
      return { stop: () => void listeners.delete(told) }
    },
    async probe() {
      await calls.probe()
      await requireFreeSpace(dirname(file))
    },
    async close() {
      await writer.close()
      database.close()
    },
  }
}
