import { describe, expect, test } from 'vitest'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'
import { createLineageService } from '../../../subgraphs/lineage/service.ts'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { datasetId, harvest, minute, type RunParts, runEvent, useLineage } from './harness.ts'

const lineage = useLineage()

const facet = { _producer: 'https://example.org/producer', _schemaURL: 'https://example.org/Facet.json' }
const uuid = (i: number): string => `0195b1a2-0000-7000-8000-${String(i).padStart(12, '0')}`

/** A job of its own says what became of `name`; `previous` is what it was called before. */
function change(name: string, word: string, at: number, previous?: string): Record<string, unknown> {
  const lifecycleStateChange = {
    ...facet,
    lifecycleStateChange: word,
    ...(previous === undefined ? {} : { previousIdentifier: { namespace: 'db', name: previous } }),
  }
  const output = { namespace: 'db', name, facets: { lifecycleStateChange } }
  return { ...runEvent(`ddl ${name} ${at}`, { at, runId: uuid(at) }), outputs: [output] }
}
const renamed = (from: string, to: string, at: number) => change(to, 'RENAME', at, from)
const dropped = (name: string, at: number) => change(name, 'DROP', at)

const rename = (from: string, to: string, at: number, domain?: string) => lineage.event(renamed(from, to, at), domain)
const drop = async (name: string, at: number, domain?: string) => lineage.event(dropped(name, at), domain)

/** The open edges as `from > to`, by the last part of their ids. */
async function open(store = lineage.store()): Promise<string[]> {
  const { lastNodeKey, lastWriterKey } = await store.status()
  const nodes = new Map((await store.nodesAfter(0, lastNodeKey)).map(({ key, id }) => [key, id.split('/').at(-1)]))
  const writers = Array.from({ length: lastWriterKey }, (_, i) => i + 1)
  const edges = await store.edgesOfWriters(writers)
  return [...edges.values()]
    .flat()
    .map((edge) => `${nodes.get(edge.from)} > ${nodes.get(edge.to)}`)
    .sort()
}

/** What is believed to have held, and to hold: `from-to` in minutes. */
async function history(from: string, to: string): Promise<string[]> {
  const ids = [datasetId(from), datasetId(to)]
  const nodes = await lineage.store().nodesById(ids)
  const [a = 0, b = 0] = ids.map((id) => nodes.get(id)?.key)
  const minutes = (time: number | null) => (time === null ? '' : (time - Date.parse(minute(0))) / 60_000)
  return (await lineage.store().historyOf(a, b))
    .filter(({ recordedTo }) => recordedTo === null)
    .map(({ validFrom, validTo }) => `${minutes(validFrom)}-${minutes(validTo)}`)
    .sort()
}

const FIELDS = 'droppedAt renamedTo { id } lastLifecycleChange { change at previous { id } }'
async function datasetOf(name: string): Promise<Record<string, unknown> | null> {
  const query = `query ($id: ID!) { dataset(id: $id) { ${FIELDS} } }`
  return (await lineage.data<{ dataset: Record<string, unknown> | null }>(query, { id: datasetId(name) })).dataset
}

const read = createEventReader()

/** Whatever the order of the events, and whether or not they share a commit: what is open in the end, and after all of them again. */
async function inAnyOrder(events: readonly Record<string, unknown>[], expected: readonly string[]): Promise<void> {
  for (const order of permutations(events.map((_, i) => i))) {
    for (const sharesCommit of [false, true]) {
      const store = openMemoryStore()
      const service = await createLineageService({ store, budgetMs: 10_000, staleAfterMs: 3_600_000 })
      const send = (i: number) => service.ingest(read(events[i]), { domain: null })
      for (const indexes of [order, events.map((_, i) => i)]) {
        if (sharesCommit) await Promise.all(indexes.map(send))
        else for (const i of indexes) await send(i)
        expect([order, sharesCommit, await open(store)]).toEqual([order, sharesCommit, expected])
      }
    }
  }
}

function permutations(items: readonly number[]): number[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]))
}

const run = (job: string, parts: RunParts) => lineage.run(job, parts)

describe('a dataset that is renamed', () => {
  // src ─▶ old ─▶ sink   becomes   src ─▶ new ─▶ sink
  test('takes its observed edges along, from then on', async () => {
    await run('write', { reads: ['src'], writes: ['old'], at: 1 })
    await run('read', { reads: ['old'], writes: ['sink'], at: 2 })
    await rename('old', 'new', 5)
    expect(await open()).toEqual(['new > sink', 'src > new'])
    expect(await history('src', 'old')).toEqual(['1-5'])
    expect(await history('src', 'new')).toEqual(['5-'])
    expect(await history('old', 'sink')).toEqual(['2-5'])
    expect(await datasetOf('old')).toEqual({
      droppedAt: null,
      renamedTo: { id: datasetId('new') },
      lastLifecycleChange: null,
    })
    expect(await datasetOf('new')).toEqual({
      droppedAt: null,
      renamedTo: null,
      lastLifecycleChange: { change: 'RENAME', at: minute(5), previous: { id: datasetId('old') } },
    })
  })

  test('is no alias: its old name may come to mean something else', async () => {
    await run('write', { runId: uuid(1), reads: ['src'], writes: ['old'], at: 1 })
    await rename('old', 'new', 5)
    await run('other', { reads: ['else'], writes: ['old'], at: 8 })
    expect(await open()).toEqual(['else > old', 'src > new'])
    expect(await datasetOf('old')).toMatchObject({ renamedTo: null })
    await lineage.restart()
    await run('write', { runId: uuid(1), reads: ['src'], writes: ['old'], at: 1 })
    expect(await open()).toEqual(['else > old', 'src > new'])
  })

  test('takes its columns along, and consumers', async () => {
    const stated = {
      ...facet,
      fields: { total: { inputFields: [{ namespace: 'db', name: 'src', field: 'amount' }] } },
    }
    const event = runEvent('write', { reads: ['src'], at: 1 })
    await lineage.event({ ...event, outputs: [{ namespace: 'db', name: 'old', facets: { columnLineage: stated } }] })
    await run('look', { reads: ['old'], at: 2 })
    await rename('old', 'new', 5)
    expect(await open()).toEqual(['new > look', 'src > new', 'src#amount > new#total'])
  })

  test('does so whenever it is told, and however often', async () => {
    const events = [
      runEvent('write', { runId: uuid(1), reads: ['src'], writes: ['old'], at: 1 }),
      runEvent('read', { runId: uuid(2), reads: ['old'], writes: ['sink'], at: 2 }),
      renamed('old', 'new', 5),
      runEvent('read', { runId: uuid(3), reads: ['new'], writes: ['sink'], at: 9 }),
    ]
    await inAnyOrder(events, ['new > sink', 'src > new'])
  })

  test('step by step, each told late or not', async () => {
    const events = [
      runEvent('write', { runId: uuid(1), reads: ['src'], writes: ['a'], at: 1 }),
      renamed('a', 'b', 3),
      renamed('b', 'c', 5),
      dropped('a', 7),
    ]
    await inAnyOrder(events, ['src > c'])
  })

  test('in exchange with another leaves each where it went', async () => {
    // Yesterday's is put aside, today's takes its place.
    const events = [
      runEvent('yesterday', { runId: uuid(1), reads: ['src'], writes: ['live'], at: 1 }),
      runEvent('today', { runId: uuid(2), reads: ['src'], writes: ['next'], at: 2 }),
      renamed('live', 'before', 5),
      renamed('next', 'live', 6),
    ]
    await inAnyOrder(events, ['src > before', 'src > live'])
  })

  test('in exchange with another at one moment does too', async () => {
    const events = [
      runEvent('one', { runId: uuid(1), reads: ['src'], writes: ['a'], at: 1 }),
      runEvent('two', { runId: uuid(2), reads: ['other'], writes: ['b'], at: 2 }),
      renamed('a', 'b', 5),
      renamed('b', 'a', 5),
    ]
    await inAnyOrder(events, ['other > a', 'src > b'])
  })

  test('is let go by the next run of its writer that writes the old name again', async () => {
    const events = [
      runEvent('write', { runId: uuid(1), reads: ['src'], writes: ['next'], at: 1 }),
      renamed('next', 'live', 3),
      runEvent('write', { runId: uuid(2), reads: ['src'], writes: ['next'], at: 9 }),
    ]
    await inAnyOrder(events, ['src > next'])
  })

  test('while a run that never ends goes on writing the old name is both', async () => {
    const events = [
      runEvent('stream', { type: 'START', runId: uuid(1), reads: ['src'], writes: ['old'], at: 1 }),
      renamed('old', 'new', 5),
      runEvent('stream', { type: 'RUNNING', runId: uuid(1), at: 9 }),
    ]
    await inAnyOrder(events, ['src > new', 'src > old'])
  })

  test('into what was made from it is not made from itself', async () => {
    const event = runEvent('swap', { reads: ['old'], runId: uuid(1), at: 5 })
    const lifecycleStateChange = {
      ...facet,
      lifecycleStateChange: 'RENAME',
      previousIdentifier: { namespace: 'db', name: 'old' },
    }
    const outputs = [{ namespace: 'db', name: 'new', facets: { lifecycleStateChange } }]
    await lineage.event({ ...event, eventType: 'START', eventTime: minute(4), outputs })
    await lineage.event({ ...event, outputs })
    expect(await open()).toEqual([])
  })

  test('without its old name said, or to the same, moves nothing', async () => {
    await run('write', { reads: ['src'], writes: ['a'], at: 1 })
    await lineage.event(change('a', 'RENAME', 5))
    await rename('a', 'a', 6)
    expect(await open()).toEqual(['src > a'])
    expect(await datasetOf('a')).toMatchObject({ renamedTo: null })
  })

  test('leaves what descriptors declare as they declare it', async () => {
    const reads = { inputs: [{ dataset: { namespace: 'db', name: 'old' } }], ports: { v1: { datasets: ['port'] } } }
    await lineage.put(harvest('orders', { p: reads }))
    await rename('old', 'new', 5)
    expect(await open()).toEqual(['old > port'])
  })
})

describe('a dataset that is dropped', () => {
  test('ends its observed edges then, and says so until it is seen again', async () => {
    await run('write', { reads: ['src'], writes: ['a'], at: 1 })
    await run('read', { reads: ['a'], writes: ['sink'], at: 2 })
    await run('unrelated', { reads: ['src'], writes: ['sink'], at: 2 })
    await drop('a', 5)
    expect(await open()).toEqual(['src > sink'])
    expect(await history('src', 'a')).toEqual(['1-5'])
    expect(await datasetOf('a')).toEqual({
      droppedAt: minute(5),
      renamedTo: null,
      lastLifecycleChange: { change: 'DROP', at: minute(5), previous: null },
    })
    await run('read', { reads: ['a'], writes: ['sink'], at: 9 })
    expect(await open()).toEqual(['a > sink', 'src > sink'])
    expect(await datasetOf('a')).toMatchObject({ droppedAt: null })
  })

  test('does so whenever it is told, and however often', async () => {
    const events = [
      runEvent('write', { runId: uuid(1), reads: ['src'], writes: ['a'], at: 1 }),
      runEvent('read', { runId: uuid(2), reads: ['a'], writes: ['sink'], at: 9 }),
      dropped('a', 5),
      dropped('sink', 7),
    ]
    await inAnyOrder(events, ['a > sink'])
  })

  test.each(['CREATE', 'ALTER', 'OVERWRITE', 'TRUNCATE'])('is not what %s means, which is remembered', async (word) => {
    await run('write', { reads: ['src'], writes: ['a'], at: 1 })
    await lineage.event(change('a', word, 5))
    expect(await open()).toEqual(['src > a'])
    expect(await datasetOf('a')).toEqual({
      droppedAt: null,
      renamedTo: null,
      lastLifecycleChange: { change: word, at: minute(5), previous: null },
    })
  })

  test('stays so when another name turns out to be its own', async () => {
    await run('write', { reads: ['src'], writes: ['table'], at: 1 })
    await drop('table', 5)
    const symlinks = { ...facet, identifiers: [{ namespace: 'db', name: 'table', type: 'TABLE' }] }
    const event = runEvent('j', { at: 2 })
    await lineage.event({ ...event, inputs: [{ namespace: 'db', name: 'path', facets: { symlinks } }] })
    await run('late', { reads: ['src'], writes: ['path'], at: 3 })
    expect(await open()).toEqual([])
    await lineage.restart()
    await run('later', { reads: ['src'], writes: ['table'], at: 4 })
    expect(await open()).toEqual([])
    expect(await datasetOf('path')).toMatchObject({ droppedAt: minute(5) })
  })
})

describe("what a domain's token says", () => {
  test('of what another domain holds changes nothing', async () => {
    await lineage.put(harvest('orders', { p: { ports: { v1: { datasets: ['o'] } } } }))
    await run('write', { reads: ['src'], writes: ['o'], at: 1 })
    await run('read', { reads: ['o'], writes: ['free'], at: 1 })
    await expect(drop('o', 5, 'payments')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await rename('o', 'mine', 5, 'payments')
    expect(await open()).toEqual(['o > free', 'src > o'])
    expect(await datasetOf('mine')).toMatchObject({ lastLifecycleChange: { change: 'RENAME', previous: null } })
    await rename('o', 'theirs', 6, 'orders')
    expect(await open()).toEqual(['src > theirs', 'theirs > free'])
  })

  test('of what nobody holds ends no edges into what another domain holds, before or after', async () => {
    await lineage.put(harvest('orders', { p: { ports: { v1: { datasets: ['o'] } } } }))
    await run('early', { reads: ['free'], writes: ['o', 'elsewhere'], at: 1 })
    await drop('free', 5, 'payments')
    await run('late', { reads: ['free'], writes: ['o', 'elsewhere'], at: 2 })
    expect(await open()).toEqual(['free > o', 'free > o'])
    await drop('free', 6)
    expect(await open()).toEqual([])
  })
})
