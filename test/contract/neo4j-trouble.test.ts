import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commit } from '../../subgraphs/lineage/stores/neo4j/commit.ts'
import { type Connection, connect } from '../../subgraphs/lineage/stores/neo4j/connection.ts'
import { openNeo4jStore } from '../../subgraphs/lineage/stores/neo4j.ts'
import { currentView, type LineageStore, MAX_DEPTH } from '../../subgraphs/lineage/stores/store.ts'
import { describeOnNeo4j } from '../support/neo4j/provide.ts'
import { startTcpProxy, type TcpProxy } from '../support/neo4j/tcp-proxy.ts'
import { changes, openEdge, population } from './lineage-store.edges.ts'

await describeOnNeo4j('trouble with Neo4j', (neo4j) => {
  const unavailable = expect.objectContaining({ code: 'STORE_UNAVAILABLE' })

  describe('a lost connection', () => {
    let proxy: TcpProxy
    let store: LineageStore

    beforeEach(async () => {
      await neo4j.deleteRows()
      const { hostname, port } = new URL(neo4j.address().uri)
      proxy = await startTcpProxy({ host: hostname, port: Number(port || 7687) })
      store = await openNeo4jStore(throughProxy())
    })
    afterEach(async () => {
      await store.dispose()
      await proxy.close()
    })
    const throughProxy = () => ({ ...neo4j.address(), uri: `bolt://127.0.0.1:${proxy.port}` })

    test('is a typed error of every kind of call, and heals by itself', async () => {
      await store.commit(changes({ ...population(2), opened: [openEdge(1, 2)] }))
      await proxy.cut()
      const walk = { direction: 'DOWNSTREAM', depth: MAX_DEPTH, view: currentView, budgetMs: 20_000 } as const
      await Promise.all([
        expect(store.status()).rejects.toEqual(unavailable),
        expect(store.closures(new Map([['x', [1]]]), walk)).rejects.toEqual(unavailable),
        expect(store.commit(changes({ recordedAt: 2 }))).rejects.toEqual(unavailable),
      ])
      await proxy.mend()
      expect((await store.closures(new Map([['x', [1]]]), walk)).get('x')?.levels).toEqual([Int32Array.of(2)])
      await store.commit(changes({ recordedAt: 2 }))
      expect((await store.status()).lastCommit).toBe(2)
    })

    test('at start is a typed error too', async () => {
      await proxy.cut()
      await expect(openNeo4jStore(throughProxy())).rejects.toEqual(unavailable)
      await proxy.mend()
    })

    test('that only falls silent holds no call for ever, and heals by itself', async () => {
      await store.commit(changes({ ...population(2), opened: [openEdge(1, 2)] }))
      proxy.fallSilent()
      const walk = { direction: 'DOWNSTREAM', depth: MAX_DEPTH, view: currentView, budgetMs: 300 } as const
      await Promise.all([
        expect(store.status()).rejects.toEqual(unavailable),
        expect(store.closures(new Map([['x', [1]]]), walk)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' }),
      ])
      proxy.speak()
      expect((await store.status()).lastCommit).toBe(1)
    })

    test('while a commit is under way leaves it written whole or not at all', async () => {
      const opened = Array.from({ length: 3_000 }, (_, i) => openEdge(1, i + 2))
      const commit = store.commit(changes({ ...population(3_001), opened }))
      const outcome = commit.then(
        () => 'written',
        (error: unknown) => error,
      )
      await proxy.cut()
      expect(await outcome).toEqual(unavailable)
      await proxy.mend()
      const { lastCommit, lastNodeKey } = await store.status()
      const edges = (await store.edgesOf([1], 'DOWNSTREAM', currentView)).get(1)?.length ?? 0
      expect([lastCommit, lastNodeKey, edges]).toEqual(lastCommit === 1 ? [1, 3_001, 3_000] : [0, 0, 0])
    })
  })

  describe('what is refused', () => {
    let store: LineageStore

    beforeEach(async () => {
      await neo4j.deleteRows()
      store = await openNeo4jStore(neo4j.address())
    })
    afterEach(async () => {
      await store.dispose()
    })

    test('a wrong password is not worth trying again', async () => {
      const wrong = openNeo4jStore({ ...neo4j.address(), password: 'not the password' })
      await expect(wrong).rejects.toThrow(/unauthorized|authentication/i)
      await expect(wrong).rejects.not.toEqual(unavailable)
    })

    test('a schema of a newer release is left alone', async () => {
      await neo4j.driver().executeQuery('CREATE (:LineageSchema {version: 99})')
      await expect(openNeo4jStore(neo4j.address())).rejects.toThrow(/expected version \d+ at most, got 99/)
    })

    test('opening again changes nothing', async () => {
      await store.commit(changes(population(2)))
      const again = await openNeo4jStore(neo4j.address())
      expect(await again.status()).toEqual({ lastCommit: 1, lastNodeKey: 2, lastWriterKey: 3 })
      await again.dispose()
    })

    test('an edge to a node that is not there fails the whole commit', async () => {
      const commit = store.commit(changes({ ...population(2), opened: [openEdge(1, 2), openEdge(1, 3)] }))
      await expect(commit).rejects.toThrow('FEEDS edges: expected 2 rows to apply, got 1')
      expect(await store.status()).toEqual({ lastCommit: 0, lastNodeKey: 0, lastWriterKey: 0 })
      await store.commit(changes(population(2)))
    })

    test('a second open edge of the same three fails the whole commit', async () => {
      await store.commit(changes({ ...population(2), opened: [openEdge(1, 2)] }))
      const commit = store.commit(changes({ recordedAt: 2, opened: [openEdge(1, 2, { recordedFrom: 2 })] }))
      await expect(commit).rejects.toThrow(/1:2:1/)
      expect((await store.historyOf(1, 2)).length).toBe(1)
    })

    test('a second writer whose view is older is turned away', async () => {
      const other = await openNeo4jStore(neo4j.address())
      await other.commit(changes({ ...population(2), recordedAt: 5 }))
      await expect(store.commit(changes({ recordedAt: 5 }))).rejects.toThrow('expected recordedAt after 5, got 5')
      await other.dispose()
    })

    test('a commit whose answer was lost is not applied twice when it is tried again', async () => {
      const connection = connect(neo4j.address())
      const twice: Connection = {
        ...connection,
        write: async (work) => {
          await connection.write(work)
          await connection.write(work)
        },
      }
      const past = openEdge(1, 2, { validTo: 1 })
      await commit(twice, changes({ ...population(2), opened: [openEdge(1, 2)], past: [past] }))
      expect(await store.historyOf(1, 2)).toEqual(expect.arrayContaining([openEdge(1, 2), past]))
      await connection.close()
    })

    test('a commit that takes too long says so, and leaves nothing behind', async () => {
      await store.commit(changes(population(2)))
      const hasty = await openNeo4jStore({ ...neo4j.address(), writeTimeoutMs: 500 })
      const holder = connect(neo4j.address())
      const session = holder.driver.session()
      const transaction = session.beginTransaction()
      try {
        await transaction.run('MATCH (s:LineageStore) SET s.held = true')
        await expect(hasty.commit(changes({ recordedAt: 2, opened: [openEdge(1, 2)] }))).rejects.toMatchObject({
          code: 'BUDGET_EXCEEDED',
          message: expect.stringContaining('within 500 ms'),
        })
        await transaction.rollback()
        expect((await hasty.status()).lastCommit).toBe(1)
        await hasty.commit(changes({ recordedAt: 2, opened: [openEdge(1, 2)] }))
      } finally {
        await session.close()
        await Promise.all([hasty.dispose(), holder.close()])
      }
    })

    test('commits asked for at once are written in the order asked', async () => {
      const commits = Array.from({ length: 20 }, (_, i) =>
        store.commit(changes({ recordedAt: i + 1, ...(i === 0 ? population(1) : {}) })),
      )
      await Promise.all(commits)
      expect((await store.status()).lastCommit).toBe(20)
    })

    test('a walk over its budget says so', async () => {
      const opened = Array.from({ length: 2_000 }, (_, i) => openEdge(i + 1, i + 2))
      await store.commit(changes({ ...population(2_001), opened }))
      const starts = new Map(Array.from({ length: 400 }, (_, i) => [`${i}`, [i + 1]] as const))
      const walk = { direction: 'DOWNSTREAM', depth: MAX_DEPTH, view: currentView, budgetMs: 5 } as const
      await expect(store.closures(starts, walk)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' })
      expect(
        (await store.closures(new Map([['x', [1]]]), { ...walk, budgetMs: 20_000 })).get('x')?.levels,
      ).toHaveLength(MAX_DEPTH)
    })
  })
})
