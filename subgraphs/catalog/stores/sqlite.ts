import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { requireFreeSpace } from '../../../platform/disk.ts'
import { startWorker } from '../../../platform/worker.ts'
import type { CatalogStore } from '../store.ts'
import { callThread } from '../threads.ts'
import { openSqlite } from './sqlite-database.ts'
import { createSqliteReader } from './sqlite-reader.ts'
import type { SqliteWriter } from './sqlite-writer.ts'

export interface SqliteCatalogStore extends CatalogStore {
  /** @throws `STORE_UNAVAILABLE` when nothing can be written, or the disk is as good as full */
  probe(): Promise<void>
}

/**
 * The catalog's store in one SQLite file: reads by key on this thread (microseconds each), writes in the thread that owns
 * the one writing connection.
 *
 * @throws when the file cannot be opened or brought to the present form
 */
export async function openSqliteCatalogStore(file: string): Promise<SqliteCatalogStore> {
  await mkdir(dirname(file), { recursive: true })
  const writer = callThread<SqliteWriter>(() => startWorker('catalog-writer', { workerData: { file } }))
  const { calls } = writer
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
    acceptPublish: (accepted) => calls.acceptPublish(accepted),
    unpublish: (unpublished) => calls.unpublish(unpublished),
    activateSupergraph: (supergraph, activation) => calls.activateSupergraph(supergraph, activation),
    applyHarvest: (domain, harvest) => calls.applyHarvest(domain, harvest),
    harvestFailed: (domain, problem) => calls.harvestFailed(domain, problem),
    updateServedSdl: (domain, sdl, sdlDigest) => calls.updateServedSdl(domain, sdl, sdlDigest),
    setAvailability: (domain, availability, lastSeenAt) => calls.setAvailability(domain, availability, lastSeenAt),
    delivered: (delivery, conflicts) => calls.delivered(delivery, conflicts),
    deliveryFailed: (delivery, nextAttemptAt, problem) => calls.deliveryFailed(delivery, nextAttemptAt, problem),
    requeueAll: (at) => calls.requeueAll(at),
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
