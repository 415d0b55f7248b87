import { rmSync } from 'node:fs'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { expect, test } from 'vitest'
import { createCommit } from '../../../subgraphs/lineage/stores/sqlite/commit.ts'
import { migrate } from '../../../subgraphs/lineage/stores/sqlite/tables.ts'
import { openSqliteStore } from '../../../subgraphs/lineage/stores/sqlite.ts'
import { noChanges } from '../../../subgraphs/lineage/stores/store.ts'
import { ingest, startHttpLineage } from '../../support/http-lineage.ts'
import { datasetId, runEvent } from './harness.ts'

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

test('what the disk has no room for is refused and says why; reads go on, and sent again when there is room it is there once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-full-'))
  const file = join(folder, 'lineage.sqlite')
  const others = new Database(file)
  // Whatever else lies on the disk: when it goes, there is room.
  others.exec('CREATE TABLE ballast (body BLOB)')
  others.exec('INSERT INTO ballast VALUES (zeroblob(4000000))')
  const lineage = await startHttpLineage({ open: () => openSqliteStore({ file, readers: 1, mostPages: 1 }) })
  try {
    await lineage.session.connect()
    const events = Array.from({ length: 400 }, (_, i) => runEvent(`j${i}`, { reads: ['hub'], writes: [`leaf-${i}`] }))
    const post = (body: unknown) =>
      lineage.send('POST', Array.isArray(body) ? '/api/v1/lineage/batch' : '/api/v1/lineage', body, ingest)
    const full = {
      status: 503,
      body: {
        error: { code: 'STORE_UNAVAILABLE', message: 'the SQLite store has no room to write: its disk is full' },
      },
    }
    // Until the pages there are have no room for one event more.
    const stored: number[] = []
    for (const [i, event] of events.entries()) {
      const answer = await post(event)
      if (answer.status === 201) stored.push(i)
      else {
        expect(answer).toMatchObject(full)
        break
      }
    }
    expect(stored.length).toBeGreaterThan(0)
    expect(stored.length).toBeLessThan(events.length)
    expect(await post(events)).toMatchObject(full)
    const [refused] = events.slice(stored.length)
    expect(await post(refused)).toMatchObject(full)
    const reached = async () => lineage.total(datasetId('hub'))
    expect(await reached()).toBe(stored.length)

    others.exec('DROP TABLE ballast')
    expect(await post(events)).toEqual({ status: 204, body: null })
    expect(await reached()).toBe(events.length)
    const count = (what: string) => (others.prepare(`SELECT count(*) AS n FROM ${what}`).get() as { n: number }).n
    expect(['node', 'edge', 'writer', "record WHERE kind = 'RUN'"].map(count)).toEqual([401, 400, 400, 400])
    expect(others.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' })
  } finally {
    await lineage.close()
    others.close()
    rmSync(folder, { recursive: true })
  }
})

test('a file that was taken away is written to no more: what would be lost is refused, and reads go on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-gone-'))
  const file = join(folder, 'lineage.sqlite')
  const lineage = await startHttpLineage({ open: () => openSqliteStore({ file, readers: 1 }) })
  try {
    await lineage.session.connect()
    const post = (job: string) =>
      lineage.send('POST', '/api/v1/lineage', runEvent(job, { reads: ['hub'], writes: [job] }), ingest)
    expect((await post('kept')).status).toBe(201)
    for (const name of await readdir(folder)) rmSync(join(folder, name))
    const refused = await post('lost')
    expect([refused.status, refused.body]).toEqual([
      503,
      { error: expect.objectContaining({ code: 'STORE_UNAVAILABLE' }) },
    ])
    expect(await lineage.total(datasetId('hub'))).toBe(1)
  } finally {
    await lineage.close()
    rmSync(folder, { recursive: true })
  }
})
