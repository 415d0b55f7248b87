import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { packageRoot } from '../../../../platform/package-root.ts'
import { openSqliteStore } from '../../../../subgraphs/lineage/stores/sqlite.ts'
import { noChanges } from '../../../../subgraphs/lineage/stores/store.ts'
import { openEdge, population } from '../../../contract/lineage-store.edges.ts'
import { eventually } from '../../../support/eventually.ts'

// Processes that start, on cores that may be shared with everything else.
vi.setConfig({ testTimeout: 120_000 })

const RUNS = 1_000
const NODES = 500
const LAST_COMMIT = Date.UTC(2026, 0, 2)

let folder = ''
let target = ''
let copies = 0
const from = () => `sqlite:${join(folder, 'mesh')}`
const to = () => `sqlite:${target}`

/** Runs that are large, as those of jobs with thousands of inputs, so that a copy takes many commits; then a chain of edges. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-copy-'))
  const store = await openSqliteStore({ file: join(folder, 'mesh', 'lineage.sqlite'), readers: 1 })
  const body = JSON.stringify('x'.repeat(30_000))
  const recordedFrom = LAST_COMMIT - 1
  for (let i = 0; i < RUNS; i += 500) {
    const records = Array.from({ length: 500 }, (_, j) => ({ kind: 'RUN' as const, id: `run-${i + j}`, body }))
    await store.commit({ ...noChanges, recordedAt: LAST_COMMIT - 100 + i / 500, records })
  }
  const opened = Array.from({ length: NODES - 1 }, (_, i) => openEdge(i + 1, i + 2, { recordedFrom }))
  await store.commit({ ...noChanges, ...population(NODES), recordedAt: LAST_COMMIT, opened })
  await store.dispose()
})
afterAll(() => rmSync(folder, { recursive: true }))

beforeEach(() => {
  copies += 1
  target = join(folder, `copy-${copies}.sqlite`)
})

/** The command as a process of its own, from the bundle. */
function start(parameters: readonly string[]) {
  const child = spawn(process.execPath, [join(packageRoot(), 'dist', 'heddle.js'), 'lineage', ...parameters], {
    env: { PATH: process.env.PATH, HEDDLE_DATA_DIR: join(folder, 'mesh') },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, ...said }))
  return { child, ended }
}

const run = (...parameters: readonly string[]) => start(parameters).ended

/** Reads or changes a store behind the back of everyone. */
function inFile<Result>(file: string, work: (database: Database.Database) => Result): Result {
  const database = new Database(file)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

const count = (table: string) =>
  inFile(target, (database) => (database.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n)

describe('heddle lineage copy', () => {
  test('says what both stores hold, and that it is the same', async () => {
    const { code, out, err } = await run('copy', '--from', 'sqlite', '--to', to())
    expect(code, err).toBe(0)
    expect(out).toMatch(/^from {2}sqlite:.*mesh\/lineage\.sqlite\nto {4}sqlite:.*copy-\d+\.sqlite\n/)
    expect(out).toMatch(/^ {2}edges, open +499 +499 {2}same$/m)
    expect(out).toMatch(/^ {2}records RUN +1,000 +1,000 {2}same$/m)
    expect(out).toMatch(/^ {2}last commit +2026-01-02T00:00:00.000Z +2026-01-02T00:00:00.000Z {2}same$/m)
    expect(out).toMatch(/^ {2}hash +([0-9a-f]{16}) +\1 {2}same$/m)
    expect(err).toMatch(
      /^reading the source: 2,002 in .* s\ncopying: 2,002 in .* s\nreading the copy: 2,002 in .* s\n$/,
    )
  })

  test('that was killed with kill -9 half way goes on where it was, and nothing is there twice', async () => {
    const { child, ended } = start(['copy', '--from', from(), '--to', to()])
    const lastCommit = () =>
      inFile(target, (database) => (database.prepare('SELECT last_commit AS at FROM state').get() as { at: number }).at)
    await eventually(() => existsSync(target) && lastCommit() >= 3, { withinMs: 60_000, everyMs: 5 })
    child.kill('SIGKILL')
    expect(await ended).toMatchObject({ signal: 'SIGKILL' })
    const done = count("record WHERE kind = 'RUN'")
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(RUNS)
    expect(count("record WHERE kind = 'COPY'")).toBe(1)

    const half = await run('verify', '--from', from(), '--to', to())
    expect(half).toMatchObject({ code: 1, out: '' })
    expect(half.err).toContain('is half a copy: finish it with the command that began it')

    const { code, out, err } = await run('copy', '--from', from(), '--to', to(), '--json')
    expect(code, err).toBe(0)
    const result = JSON.parse(out)
    expect(result).toMatchObject({ same: true, differences: [], sourceMovedAt: null })
    expect(result.resumedAt).toBe(NODES + 3 + done)
    expect(result.to.counts).toEqual({ 'edges, open': NODES - 1, nodes: NODES, 'records RUN': RUNS, writers: 3 })
    expect(result.to.hash).toBe(result.from.hash)
    expect(count('record')).toBe(RUNS)
    expect(count('edge')).toBe(NODES - 1)
    expect(lastCommit()).toBe(LAST_COMMIT)
  })

  test('into a store that is in use is refused, with the way to an empty one', async () => {
    const other = await openSqliteStore({ file: target, readers: 1 })
    await other.commit({ ...noChanges, recordedAt: 5 })
    await other.dispose()
    const { code, out, err } = await run('copy', '--from', from(), '--to', to())
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('the target is in use: expected an empty store, or half a copy of this source')
    expect(err).toContain(`To have an empty one, name a file that does not exist yet, or remove ${target}`)
  })

  test('from a file that is not there, or is none of ours, fails and makes nothing', async () => {
    const nowhere = join(folder, 'nowhere')
    const gone = await run('copy', '--from', `sqlite:${nowhere}`, '--to', to())
    expect(gone).toMatchObject({ code: 1, out: '' })
    expect(gone.err).toContain(`--from: there is no sqlite:${nowhere}/lineage.sqlite`)
    expect(existsSync(nowhere)).toBe(false)

    const text = join(folder, 'text.sqlite')
    writeFileSync(text, 'a text that is no database, and long enough to have been one'.repeat(100))
    const wrong = await run('copy', '--from', `sqlite:${text}`, '--to', to())
    expect(wrong.code).toBe(1)
    expect(wrong.err).toContain('the SQLite store is not available right now (file is not a database')
    expect(existsSync(target)).toBe(false)
  })

  test('called wrongly ends with 2 and says how it is called', async () => {
    expect(await run('copy', '--from', from())).toMatchObject({
      code: 2,
      out: '',
      err: 'heddle lineage copy: --to: expected a store, received nothing\nheddle lineage copy --help says how it is called\n',
    })
  })
})

test('heddle lineage verify finds what was tampered with', async () => {
  expect(await run('copy', '--from', from(), '--to', to())).toMatchObject({ code: 0 })
  expect(await run('verify', '--from', from(), '--to', to())).toMatchObject({ code: 0 })

  inFile(target, (database) => {
    database.exec('UPDATE edge SET confidence = 0.999 WHERE src = 77')
    database.exec("DELETE FROM record WHERE id = 'run-1'")
  })
  const { code, out } = await run('verify', '--from', from(), '--to', to())
  expect(code).toBe(1)
  expect(out).toMatch(/^ {2}edges, open +499 +499 {2}differs$/m)
  expect(out).toMatch(/^ {2}records RUN +1,000 +999 {2}differs$/m)
  expect(out).toMatch(/^ {2}nodes +500 +500 {2}same$/m)

  const json = await run('verify', '--from', from(), '--to', to(), '--json')
  expect(json.code).toBe(1)
  expect(JSON.parse(json.out)).toMatchObject({ same: false, differences: ['edges, open', 'records RUN'] })
})
