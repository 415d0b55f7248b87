import { beforeEach, describe, expect, test } from 'vitest'
import { createLineageService } from '../../subgraphs/lineage/service.ts'
import { digestOf } from '../../subgraphs/lineage/stores/copy/digest.ts'
import { copyStore, differences } from '../../subgraphs/lineage/stores/copy.ts'
import { type LineageStore, noChanges } from '../../subgraphs/lineage/stores/store.ts'
import { changes, openEdge, population } from './lineage-store.edges.ts'
import { openMemoryStore } from './lineage-store.memory.ts'

const LAST_COMMIT = Date.UTC(2026, 0, 2)
const SMALL = { pageSize: 200, commitSize: 200 }

let source: LineageStore
let target: LineageStore

beforeEach(async () => {
  source = await filledStore()
  target = openMemoryStore()
})

/** A chain of forty nodes, as a mesh writes one: its last commit is a time of day. */
async function filledStore(confidence = 1): Promise<LineageStore> {
  const store = openMemoryStore()
  const recordedFrom = LAST_COMMIT - 1
  const opened = Array.from({ length: 39 }, (_, i) => openEdge(i + 1, i + 2, { recordedFrom, confidence }))
  await store.commit(changes({ ...population(40), recordedAt: recordedFrom, opened }))
  await store.commit(changes({ recordedAt: LAST_COMMIT, records: [{ kind: 'RUN', id: 'r', body: '1' }] }))
  return store
}

/** A store to which something happens before it writes for the `nth` time. */
function atCommit(nth: number, store: LineageStore, happens: () => Promise<void>): LineageStore {
  let commits = 0
  return {
    ...store,
    async commit(written) {
      commits += 1
      if (commits === nth) await happens()
      await store.commit(written)
    },
  }
}

const die = () => Promise.reject(new Error('killed'))
const writeToSource = () => source.commit(changes({ recordedAt: LAST_COMMIT + 1000, ended: [openEdge(1, 2)] }))

async function commitsOfACopy(): Promise<number> {
  let commits = 0
  const counted = openMemoryStore()
  const commit: LineageStore['commit'] = (written) => {
    commits += 1
    return counted.commit(written)
  }
  await copyStore({ source, target: { ...counted, commit }, ...SMALL })
  return commits
}

describe('a copy is refused', () => {
  test('when there is nothing to copy', async () => {
    await expect(copyStore({ source: openMemoryStore(), target })).rejects.toMatchObject({ reason: 'EMPTY_SOURCE' })
  })

  test('into a store that is in use, which stays as it was', async () => {
    await target.commit(changes({ ...population(1), recordedAt: LAST_COMMIT + 5 }))
    const digest = await digestOf(target)
    await expect(copyStore({ source, target })).rejects.toMatchObject({
      reason: 'TARGET_IN_USE',
      message:
        'the target is in use: expected an empty store, or half a copy of this source, found 1 nodes and a last commit of 2026-01-02T00:00:00.005Z',
    })
    expect(await digestOf(target)).toEqual(digest)
  })

  test('into half a copy of another source, also of one that was written to at the same moment', async () => {
    await expect(copyStore({ source, target: atCommit(3, target, die), ...SMALL })).rejects.toThrow('killed')
    const twin = await filledStore(0.5)
    await expect(copyStore({ source: twin, target, ...SMALL })).rejects.toMatchObject({
      reason: 'OTHER_SOURCE',
      message:
        'the target is half a copy of something else: of a source last written 2026-01-02T00:00:00.000Z, and this one was last written 2026-01-02T00:00:00.000Z, with other contents',
    })
    await writeToSource()
    await expect(copyStore({ source, target, ...SMALL })).rejects.toMatchObject({ reason: 'OTHER_SOURCE' })
  })

  test('from half a copy', async () => {
    await expect(copyStore({ source, target: atCommit(3, target, die), ...SMALL })).rejects.toThrow('killed')
    await expect(copyStore({ source: target, target: openMemoryStore() })).rejects.toMatchObject({
      reason: 'HALF_SOURCE',
    })
  })

  test('when the source is written to meanwhile: what was copied is never taken for whole', async () => {
    await expect(copyStore({ source, target: atCommit(3, target, writeToSource), ...SMALL })).rejects.toMatchObject({
      reason: 'SOURCE_MOVED',
      message:
        'the source was written to while it was read: its last commit was 2026-01-02T00:00:00.000Z, and is 2026-01-02T00:00:01.000Z',
    })
    await expect(copyStore({ source, target, ...SMALL })).rejects.toMatchObject({ reason: 'OTHER_SOURCE' })
    const again = await copyStore({ source, target: openMemoryStore(), ...SMALL })
    expect(differences(again.source, again.target)).toEqual([])
  })

  test('when the source is written to while it is counted', async () => {
    const onProgress = () => void writeToSource()
    await expect(copyStore({ source, target, onProgress })).rejects.toMatchObject({ reason: 'SOURCE_MOVED' })
    expect((await target.status()).lastCommit).toBe(0)
  })
})

test('a source that is written to after all of it was read is copied as it was, and the copy says so', async () => {
  const last = await commitsOfACopy()
  expect(last).toBeGreaterThan(5)
  const copied = await copyStore({ source, target: atCommit(last, target, writeToSource), ...SMALL })
  expect(copied.movedAt).toBe(LAST_COMMIT + 1000)
  expect(differences(copied.source, copied.target)).toEqual([])
  expect((await target.status()).lastCommit).toBe(LAST_COMMIT)
})

test('a copy that was whole when its process died is compared, and not written again', async () => {
  await copyStore({ source, target })
  const again = await copyStore({ source, target: atCommit(1, target, die) })
  expect(again.resumedAt).toBe(again.source.count)
  expect(differences(again.source, again.target)).toEqual([])
})

test('progress counts every thing once, on from what an interrupted copy left', async () => {
  await expect(copyStore({ source, target: atCommit(5, target, die), ...SMALL })).rejects.toThrow('killed')
  const told: { phase: string; done: number; total: number | null }[] = []
  const { resumedAt, source: held } = await copyStore({ source, target, ...SMALL, onProgress: (one) => told.push(one) })
  const copying = told.filter(({ phase }) => phase === 'copying').map(({ done }) => done)
  expect(resumedAt).toBeGreaterThan(0)
  expect(copying[0]).toBeGreaterThan(resumedAt)
  expect(copying).toEqual(copying.toSorted((a, b) => a - b))
  expect(copying.at(-1)).toBe(held.count)
  expect(held.count).toBe(40 + 3 + 39 + 1)
})

describe('differences', () => {
  const differing = async (written: Parameters<typeof changes>[0]) => {
    const { source: held } = await copyStore({ source, target })
    await target.commit({ ...changes(written), recordedAt: LAST_COMMIT })
    return differences(held, await digestOf(target))
  }
  const seen = { ...openEdge(3, 4), recordedFrom: LAST_COMMIT - 1 }

  test('are found where one edge was seen at another time', async () => {
    expect(await differing({ seen: [{ ...seen, lastSeenAt: 5 }] })).toEqual(['edges, open'])
  })

  test('are found where an edge ended', async () => {
    expect(await differing({ ended: [seen] })).toEqual(['edges, open', 'edges, past'])
  })

  test('are found where an edge is there twice in history', async () => {
    expect(await differing({ past: [{ ...seen, validTo: 3 }] })).toEqual(['edges, past'])
  })

  test('are found in a node, another name, a writer, a record, a claim', async () => {
    const claim = { domain: 'orders', port: 'orders/a/v1', node: 1, contested: false, validFrom: 1, validTo: null }
    expect(
      await differing({
        merges: [{ key: 7, into: 8 }],
        aliases: [{ id: 'dataset:sent/x', key: 1 }],
        writers: [{ key: 1, id: 'job:test/load', kind: 'JOB', state: '{"runs":1}' }],
        records: [{ kind: 'RUN', id: 'r', body: '2' }],
        claims: [{ ...claim, recordedFrom: 1, recordedTo: null }],
      }),
    ).toEqual(['aliases', 'claims, open', 'nodes', 'records RUN', 'writers'])
  })

  test('are none where stores keep what is between the same two nodes, or of one claim, in another order', async () => {
    const claim = { domain: 'orders', port: 'orders/a/v1', node: 1, contested: false, validFrom: 1, validTo: null }
    const versions = [1, 2, 3].map((writer) => openEdge(1, 2, { writer }))
    const claims = [1, 2, 3].map((recordedFrom) => ({ ...claim, recordedFrom, recordedTo: recordedFrom + 1 }))
    const [one, other] = [openMemoryStore(), openMemoryStore()]
    await one.commit(changes({ ...population(2), opened: versions, claims }))
    await other.commit(changes({ ...population(2), opened: versions.toReversed(), claims: claims.toReversed() }))
    expect(differences(await digestOf(one), await digestOf(other))).toEqual([])
  })

  test('are found where only the time of the last commit is another', async () => {
    const { source: held } = await copyStore({ source, target })
    await target.commit({ ...noChanges, recordedAt: LAST_COMMIT + 1 })
    expect(differences(held, await digestOf(target))).toEqual(['status'])
  })
})

test('a lineage service does not start on half a copy, and starts on it when it is whole', async () => {
  await expect(copyStore({ source, target: atCommit(3, target, die), ...SMALL })).rejects.toThrow('killed')
  const start = () => createLineageService({ store: target, budgetMs: 1_000, staleAfterMs: 1_000 })
  await expect(start()).rejects.toThrow('the lineage store is half a copy of another: expected a whole one')
  await copyStore({ source, target, ...SMALL })
  await expect(start()).resolves.toBeDefined()
})

test('neither store is ever read or written whole: a page is some thousand things, a commit a megabyte or two', async () => {
  const large = openMemoryStore()
  const opened = Array.from({ length: 19_999 }, (_, i) => openEdge(i + 1, i + 2))
  await large.commit(changes({ ...population(20_000), recordedAt: LAST_COMMIT, opened }))
  const pages: number[] = []
  const commits: number[] = []
  const read = <Item>(items: readonly Item[]): readonly Item[] => {
    pages.push(items.length)
    return items
  }
  const watched = (store: LineageStore): LineageStore => ({
    ...store,
    nodesAfter: async (key, limit) => read(await store.nodesAfter(key, limit)),
    versionsAfter: async (pair, limit) => read(await store.versionsAfter(pair, limit)),
    versionsOf: () => Promise.reject(new Error('all at once')),
    async commit(written) {
      commits.push(JSON.stringify(written).length)
      await store.commit(written)
    },
  })
  const copied = await copyStore({ source: watched(large), target: watched(target) })
  expect(differences(copied.source, copied.target)).toEqual([])
  expect(Math.max(...pages)).toBe(5_000)
  expect(commits.length).toBeGreaterThan(2)
  expect(Math.max(...commits)).toBeLessThan(5_000_000)
})

test('a page of records is some hundred: small ones may be followed by large ones', async () => {
  const large = 'x'.repeat(20_000)
  const body = (i: number) => JSON.stringify(i < 3_000 ? '' : large)
  const records = Array.from({ length: 4_000 }, (_, i) => {
    return { kind: 'RUN' as const, id: `run-${String(i).padStart(4, '0')}`, body: body(i) }
  })
  const mixed = openMemoryStore()
  await mixed.commit(changes({ recordedAt: LAST_COMMIT, records }))
  const pages: number[] = []
  const watched: LineageStore = {
    ...mixed,
    async recordsAfter(kind, after, limit) {
      const page = await mixed.recordsAfter(kind, after, limit)
      pages.push(page.reduce((size, { body }) => size + body.length, 0))
      return page
    },
  }
  const copied = await copyStore({ source: watched, target })
  expect(differences(copied.source, copied.target)).toEqual([])
  expect(Math.max(...pages)).toBeLessThanOrEqual(500 * (large.length + 2))
})
