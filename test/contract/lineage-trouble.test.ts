import { openSqliteInNewFolder } from '../support/sqlite-store.ts'
import { describeNames } from './lineage-names.cases.ts'
import { openMemoryStore } from './lineage-store.memory.ts'
import { describeTrouble } from './lineage-trouble.cases.ts'

for (const [store, open] of [
  ['memory', async () => openMemoryStore()],
  ['SQLite', openSqliteInNewFolder],
] as const) {
  describeNames(store, open)
  describeTrouble(store, open)
}
