import { expect, test } from 'vitest'
import { storeUnavailable } from '../../platform/errors.ts'
import { rememberWrites } from '../../subgraphs/lineage/ledger/remembered.ts'
import type { LineageStore } from '../../subgraphs/lineage/stores/store.ts'
import { describeLineageStore } from './lineage-store.cases.ts'
import { changes, openEdge, population } from './lineage-store.edges.ts'
import { openMemoryStore } from './lineage-store.memory.ts'

// Who writes sees the same store, whatever is remembered of it.
describeLineageStore('memory, remembered by who writes it', async () => rememberWrites(openMemoryStore()))

/** A store that counts what it is asked, and may be made to fail a commit before or after it is written. */
function watched() {
  const real = openMemoryStore()
  const asked: string[] = []
  const fails = { when: 'NEVER' as 'NEVER' | 'BEFORE' | 'AFTER' }
  const noting =
    <Args extends readonly unknown[], Answer>(name: string, call: (...args: Args) => Answer) =>
    (...args: Args): Answer => {
      asked.push(name)
      return call(...args)
    }
  const store: LineageStore = {
    ...real,
    nodesById: noting('nodesById', real.nodesById),
    writersById: noting('writersById', real.writersById),
    edgesOfWriters: noting('edgesOfWriters', real.edgesOfWriters),
    records: noting('records', real.records),
    async commit(changes) {
      if (fails.when === 'BEFORE') throw storeUnavailable('test')
      await real.commit(changes)
      if (fails.when === 'AFTER') throw storeUnavailable('test')
    },
  }
  return { real, asked, fails, store: rememberWrites(store) }
}

const run = (body: string) => ({ kind: 'RUN' as const, id: 'run', body })

test('what was asked or written is not asked again, nor what is not there', async () => {
  const { store, asked } = watched()
  const askAll = async () => [
    (await store.nodesById(['dataset:test/d1', 'dataset:test/no'])).size,
    (await store.edgesOfWriters([1])).get(1)?.[0]?.lastRun,
    (await store.records('RUN', ['run', 'other'])).get('run'),
  ]
  await store.commit(changes({ ...population(2), opened: [openEdge(1, 2)], records: [run('first')] }))
  expect(await askAll()).toEqual([1, openEdge(1, 2).lastRun, 'first'])
  expect(asked).toEqual(['nodesById', 'edgesOfWriters', 'records'])
  const seen = [{ ...openEdge(1, 2), lastRun: 'again' }]
  await store.commit(changes({ recordedAt: 2, seen, records: [run('second')] }))
  expect(await askAll()).toEqual([1, 'again', 'second'])
  expect(asked).toHaveLength(3)
})

test.each(['BEFORE', 'AFTER'] as const)('a commit that fails %s it is written makes it ask again', async (when) => {
  const { store, fails } = watched()
  await store.commit(changes({ ...population(2), records: [run('first')] }))
  expect((await store.records('RUN', ['run'])).get('run')).toBe('first')
  fails.when = when
  await expect(store.commit(changes({ recordedAt: 2, records: [run('second')] }))).rejects.toThrow()
  expect((await store.records('RUN', ['run'])).get('run')).toBe(when === 'BEFORE' ? 'first' : 'second')
})

test('an answer that a commit overtakes is not remembered', async () => {
  const real = openMemoryStore()
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const store = rememberWrites({
    ...real,
    async records(kind, ids) {
      const answer = await real.records(kind, ids)
      if (kind === 'RUN') await held
      return answer
    },
  })
  const slow = store.records('RUN', ['run'])
  await store.commit(changes({ ...population(1), records: [run('written')] }))
  release()
  expect((await slow).size).toBe(0)
  expect((await store.records('RUN', ['run'])).get('run')).toBe('written')
})
