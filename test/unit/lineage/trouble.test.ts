import { describe, expect, test } from 'vitest'
import { storeUnavailable } from '../../../platform/errors.ts'
import type { LineageEvent } from '../../../subgraphs/lineage/ingest/event.ts'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'
import { createLineageService, type LineageService } from '../../../subgraphs/lineage/service.ts'
import type { LineageStore } from '../../../subgraphs/lineage/stores/store.ts'
import { watchStore } from '../../../subgraphs/lineage/stores/watched.ts'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { eventually } from '../../support/eventually.ts'
import { harvest, runEvent } from './harness.ts'

/** A store whose commits fail while `fails` says so: before they are written, or after, when only the answer is lost. */
function flaky(): { store: LineageStore; fails: { commit: 'NEVER' | 'BEFORE' | 'AFTER' } } {
  const store = openMemoryStore()
  const fails: { commit: 'NEVER' | 'BEFORE' | 'AFTER' } = { commit: 'NEVER' }
  return {
    fails,
    store: {
      ...store,
      async status() {
        if (fails.commit !== 'NEVER') throw storeUnavailable('test')
        return store.status()
      },
      async commit(changes) {
        if (fails.commit === 'BEFORE') throw storeUnavailable('test')
        await store.commit(changes)
        if (fails.commit === 'AFTER') throw storeUnavailable('test')
      },
    },
  }
}

const read = createEventReader()
const open = (store: LineageStore) => createLineageService({ store, budgetMs: 1_000, staleAfterMs: 3_600_000 })
const post = (service: LineageService, job: string, reads: string[], writes: string[], at = 0) =>
  service.ingest(read(runEvent(job, { reads, writes, at })), { domain: null })

test.each(['BEFORE', 'AFTER'] as const)(
  'a commit that fails %s it is written is refused, and sent again it is there once',
  async (when) => {
    const { store, fails } = flaky()
    const service = await open(store)
    await post(service, 'j', ['a'], ['b'])
    fails.commit = when
    const event = read(runEvent('k', { reads: ['b'], writes: ['c'], runId: '0195b1a2-0000-7000-8000-000000000001' }))
    const domain = harvest('orders', { e: { ports: { v1: { datasets: ['c'] } } } })
    const refused = await Promise.allSettled([service.ingest(event, { domain: null }), service.putDomain(domain)])
    expect(refused.map((result) => (result.status === 'rejected' ? result.reason.code : 'ok'))).toEqual([
      'STORE_UNAVAILABLE',
      'STORE_UNAVAILABLE',
    ])
    fails.commit = 'NEVER'
    await service.ingest(event, { domain: null })
    expect((await service.putDomain(domain)).applied).toBe(when === 'BEFORE')
    await post(service, 'l', ['c'], ['d'])

    expect(service.reader().now.copy.ports.map(({ id, nodes }) => [id, nodes.length])).toEqual([['orders/e/v1', 1]])
    const { lastNodeKey, lastWriterKey } = await store.status()
    const ids = (await store.nodesAfter(0, 100)).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(lastNodeKey).toBeGreaterThanOrEqual(4)
    const edges = await store.edgesOfWriters(Array.from({ length: lastWriterKey }, (_, i) => i + 1))
    expect([...edges.values()].flat()).toHaveLength(3)
  },
)

test('a refused event leaves no trace, and those that came with it are stored', async () => {
  const service = await open(openMemoryStore())
  await service.putDomain(harvest('orders', { e: { ports: { v1: { datasets: ['o'] } } } }))
  const foreign = read(runEvent('theirs', { reads: ['new-input'], writes: ['o'] }))
  const results = await Promise.allSettled([
    post(service, 'a', ['x'], ['y']),
    service.ingest(foreign, { domain: 'payments' }),
    post(service, 'b', ['y'], ['z']),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const { store } = service.reader()
  expect((await store.nodesById(['dataset:db/new-input', 'dataset:db/z'])).size).toBe(1)
  expect((await store.writersById(['job:etl/theirs', 'job:etl/b'])).size).toBe(1)
})

test('an event that cannot be loaded, or not be written, fails alone', async () => {
  const store = openMemoryStore()
  const service = await open({
    ...store,
    async commit(changes) {
      if (changes.nodes.some(({ id }) => id.endsWith('unwritable'))) throw new RangeError('a value the store refuses')
      await store.commit(changes)
    },
  })
  const unloadable: LineageEvent = {
    kind: 'DATASET',
    time: 0,
    producer: 'https://example.org/producer',
    dataset: {
      name: { namespace: 'db', name: '\ud800' },
      symlinks: [],
      stated: null,
      takesBack: false,
      exposures: [],
      says: {},
    },
  }
  // The first is committed alone; the others arrive meanwhile and share a commit.
  const results = await Promise.allSettled([
    post(service, 'first', ['w'], ['x']),
    post(service, 'a', ['x'], ['y']),
    service.ingest(unloadable, { domain: null }),
    post(service, 'bad', ['y'], ['unwritable']),
    post(service, 'b', ['y'], ['z']),
  ])
  expect(results.map((result) => (result.status === 'rejected' ? result.reason.name : 'ok'))).toEqual([
    'ok',
    'ok',
    'ClientError',
    'RangeError',
    'ok',
  ])
  const ids = ['job:etl/first', 'job:etl/a', 'job:etl/bad', 'job:etl/b']
  expect([...(await store.writersById(ids)).keys()].sort()).toEqual(['job:etl/a', 'job:etl/b', 'job:etl/first'])
})

test('an event that cannot be written costs those beside it a few commits, not one each', async () => {
  const store = openMemoryStore()
  let commits = 0
  const service = await open({
    ...store,
    async commit(changes) {
      commits += 1
      if (changes.nodes.some(({ id }) => id.endsWith('unwritable'))) throw new RangeError('a value the store refuses')
      await store.commit(changes)
    },
  })
  const names = Array.from({ length: 64 }, (_, i) => (i === 40 ? 'unwritable' : `n${i}`))
  const results = await Promise.allSettled(names.map((name) => post(service, name, ['hub'], [name])))
  expect(results.flatMap(({ status }, i) => (status === 'rejected' ? [i] : []))).toEqual([40])
  expect(commits).toBe(13)
})

describe('a run of more edges than a pipeline means', () => {
  const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)
  const runId = '0195b1a2-0000-7000-8000-000000000002'
  const refusal = { code: 'BAD_USER_INPUT', httpStatus: 400, message: expect.stringContaining('`lineage` facet') }

  test('is refused, and told of the lineage facet', async () => {
    const service = await open(openMemoryStore())
    await expect(post(service, 'j', names('a', 150), names('b', 150))).rejects.toMatchObject(refusal)
  })

  test('is refused when its events make it so together, and not when they only repeat themselves', async () => {
    const service = await open(openMemoryStore())
    const send = (reads: string[], writes: string[]) =>
      service.ingest(read(runEvent('j', { reads, writes, runId })), { domain: null })
    await send(names('a', 120), names('b', 120))
    await send(names('a', 120), names('b', 120))
    await send(names('a', 120), names('b', 160))
    await expect(send(names('c', 100), [])).rejects.toMatchObject(refusal)
  })

  test('is refused when its outputs state as many', async () => {
    const service = await open(openMemoryStore())
    const event = runEvent('j', { writes: names('b', 150) })
    const inputs = names('a', 150).map((name) => ({ type: 'DATASET', namespace: 'db', name }))
    const lineage = { _producer: 'https://example.org/p', _schemaURL: 'https://example.org/l', inputs }
    const outputs = (event.outputs as object[]).map((output) => ({ ...output, facets: { lineage } }))
    await expect(service.ingest(read({ ...event, outputs }), { domain: null })).rejects.toMatchObject(refusal)
  })
})

test('a store that is lost is noticed once, and noticed again when it is back', async () => {
  const { store, fails } = flaky()
  const heard: string[] = []
  const stop = new AbortController()
  const watched = watchStore(store, {
    onLost: () => heard.push('lost'),
    onBack: () => heard.push('back'),
    everyMs: 5,
    signal: stop.signal,
  })
  await watched.status()
  fails.commit = 'BEFORE'
  for (let i = 0; i < 3; i++) await expect(watched.status()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  fails.commit = 'NEVER'
  await eventually(() => heard.includes('back'))
  expect(heard).toEqual(['lost', 'back'])
  stop.abort()
})
