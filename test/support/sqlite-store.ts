import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore, type SqliteStoreOptions } from '../../subgraphs/lineage/stores/sqlite.ts'
import type { LineageStore } from '../../subgraphs/lineage/stores/store.ts'

/** A lineage store on an SQLite file of its own, which goes with it. */
export async function openSqliteInNewFolder(options: Omit<SqliteStoreOptions, 'file'> = {}): Promise<LineageStore> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-lineage-'))
  const store = await openSqliteStore({ ...options, file: join(folder, 'lineage.sqlite') })
  return {
    ...store,
    async dispose() {
      await store.dispose()
      await rm(folder, { recursive: true })
    },
  }
}
