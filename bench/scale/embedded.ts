import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openSqliteStore } from '../../subgraphs/lineage/stores/sqlite.ts'
import { openRawWalk } from '../graph/raw-walk.ts'
import { inMemory, sqliteBare, throughService } from './forms.ts'
import type { StoreMeasured } from './measured.ts'
import type { Phase } from './phase.ts'
import { fill, measureService } from './service.ts'

/** SQLite and, beside it, the search in memory that its traversals are held against. */
export async function measureSqlite(phase: Phase): Promise<StoreMeasured> {
  const { subject, folder } = phase
  const dataDir = join(folder, `sqlite-${subject.size.name}`)
  const file = join(dataDir, 'lineage.sqlite')
  try {
    const written = await fill(phase, 'SQLite', await openSqliteStore({ file }))
    const walk = openRawWalk(file)
    try {
      const bare = [inMemory(subject.csr), sqliteBare(walk)]
      return await measureService(phase, {
        title: 'SQLite',
        dataDir,
        form: (url) => throughService('sqliteService', url),
        bare,
        written,
      })
    } finally {
      walk.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
