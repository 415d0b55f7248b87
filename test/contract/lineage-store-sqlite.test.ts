import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../../subgraphs/lineage/stores/sqlite.ts'
import { describeLineageStore } from './lineage-store.cases.ts'

describeLineageStore('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-lineage-'))
  const store = await openSqliteStore({ file: join(folder, 'lineage.sqlite') })
  return {
    ...store,
    dispose: async () => {
      await store.dispose()
      await rm(folder, { recursive: true })
    },
  }
})
