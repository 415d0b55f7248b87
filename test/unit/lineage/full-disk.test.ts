import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { expect, test } from 'vitest'
import { createCommit } from '../../../subgraphs/lineage/stores/sqlite/commit.ts'
import { migrate } from '../../../subgraphs/lineage/stores/sqlite/tables.ts'
import { noChanges } from '../../../subgraphs/lineage/stores/store.ts'

test('a commit that the disk has no room for says so, leaves nothing of itself, and others work when there is room', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-full-'))
  const database = new Database(join(folder, 'lineage.sqlite'))
  migrate(database)
  const commit = createCommit(database)
  const nodes = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => ({
      key: from + i,
      id: `dataset:x/${'n'.repeat(500)}${from + i}`,
      owner: null,
      mergedInto: null,
    }))
  const count = () => (database.prepare('SELECT count(*) AS nodes FROM node').get() as { nodes: number }).nodes

  commit({ ...noChanges, recordedAt: 1, nodes: nodes(1, 10) })
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number }
  database.exec(`PRAGMA max_page_count = ${pages + 2}`)
  const failure = (() => {
    try {
      commit({ ...noChanges, recordedAt: 2, nodes: nodes(11, 2_000) })
      return undefined
    } catch (error) {
      return error as { code?: string }
    }
  })()
  expect(failure?.code).toBe('SQLITE_FULL')
  expect(count()).toBe(10)
  database.exec('PRAGMA max_page_count = 100000')
  commit({ ...noChanges, recordedAt: 3, nodes: nodes(11, 2_000) })
  expect(count()).toBe(2_010)
  database.close()
  rmSync(folder, { recursive: true })
})
