import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datasetId, jobEvent, minute, type RunParts, runEvent, useLineage } from './harness.ts'

const lineage = useLineage()

/** The open edges as `from > to`, by the last part of their ids. */
async function open(): Promise<string[]> {
  const { lastNodeKey, lastWriterKey } = await lineage.store().status()
  const nodes = new Map(
    (await lineage.store().nodesAfter(0, lastNodeKey)).map(({ key, id }) => [key, id.split('/').at(-1)]),
  )
  const writers = Array.from({ length: lastWriterKey }, (_, i) => i + 1)
  const edges = await lineage.store().edgesOfWriters(writers)
  return [...edges.values()]
    .flat()
    .map((edge) => `${nodes.get(edge.from)} > ${nodes.get(edge.to)}`)
    .sort()
}

async function history(from: string, to: string) {
  const ids = [datasetId(from), datasetId(to)]
  const nodes = await lineage.store().nodesById(ids)
  const key = (id: string | undefined) => nodes.get(id ?? '')?.key ?? 0
  return lineage.store().historyOf(key(ids[0]), key(ids[1]))
}

const R1 = '0195b1a2-0000-7000-8000-000000000001'
const R2 = '0195b1a2-0000-7000-8000-000000000002'
const R3 = '0195b1a2-0000-7000-8000-000000000003'

describe("a run's union", () => {
  test('accumulates over its events, and opens edges at once', async () => {
    await lineage.run('j', { type: 'START', runId: R1, reads: ['a'], at: 1 })
    expect(await open()).toEqual(['a > j'])
    await lineage.run('j', { type: 'RUNNING', runId: R1, writes: ['b'], at: 2 })
    expect(await open()).toEqual(['a > b'])
    await lineage.run('j', { type: 'COMPLETE', runId: R1, at: 3 })
    expect(await open()).toEqual(['a > b'])
  })

  test('is closed over only by COMPLETE, and then of that job alone', async () => {
    await lineage.run('j', { runId: R1, reads: ['a', 'b'], writes: ['c'], at: 1 })
    await lineage.run('other', { reads: ['x'], writes: ['y'], at: 1 })
    await lineage.run('j', { type: 'START', runId: R2, reads: ['a'], writes: ['c'], at: 2 })
    expect(await open()).toEqual(['a > c', 'b > c', 'x > y'])
    await lineage.run('j', { type: 'COMPLETE', runId: R2, at: 3 })
    expect(await open()).toEqual(['a > c', 'x > y'])
  })

  test.each(['FAIL', 'ABORT', 'COMPLETE'])('that is empty closes nothing on %s', async (type) => {
    await lineage.run('j', { runId: R1, reads: ['a'], writes: ['b'], at: 1 })
    await lineage.run('j', { type: 'START', runId: R2, at: 2 })
    await lineage.run('j', { type, runId: R2, at: 3 })
    expect(await open()).toEqual(['a > b'])
  })

  test('of a run that failed closes nothing, and what failing events say opens nothing', async () => {
    await lineage.run('j', { runId: R1, reads: ['a'], writes: ['b'], at: 1 })
    await lineage.run('j', { type: 'START', runId: R2, reads: ['x'], writes: ['b'], at: 2 })
    await lineage.run('j', { type: 'FAIL', runId: R2, reads: ['y'], writes: ['b'], at: 3 })
    expect(await open()).toEqual(['a > b', 'x > b'])
  })

  test('of a JobEvent replaces what the job had', async () => {
    await lineage.run('j', { runId: R1, reads: ['a'], writes: ['b'], at: 1 })
    await lineage.event(jobEvent('j', { reads: ['x'], writes: ['b'], at: 2 }))
    expect(await open()).toEqual(['x > b'])
    await lineage.event(jobEvent('j', { at: 3 }))
    expect(await open()).toEqual(['x > b'])
  })

  test('keeps a self-loop', async () => {
    await lineage.run('j', { reads: ['a'], writes: ['a'] })
    expect(await open()).toEqual(['a > a'])
  })
})

describe('time', () => {
  test('an edge that closed keeps when it held, and when we knew', async () => {
    await lineage.run('j', { runId: R1, reads: ['a'], writes: ['b'], at: 1 })
    await lineage.run('j', { runId: R2, reads: ['x'], writes: ['b'], at: 5 })
    const versions = await history('a', 'b')
    expect(versions).toHaveLength(2)
    const [believed, known] = versions[0]?.validTo === null ? versions : [...versions].reverse()
    expect(believed).toMatchObject({ validFrom: Date.parse(minute(1)), validTo: null })
    expect(believed?.recordedTo).toBe(known?.recordedFrom)
    expect(known).toMatchObject({ validFrom: Date.parse(minute(1)), validTo: Date.parse(minute(5)), recordedTo: null })
  })

  test('seeing an edge again makes no version', async () => {
    await lineage.run('j', { runId: R1, reads: ['a'], writes: ['b'], at: 1 })
    await lineage.run('j', { runId: R2, reads: ['a'], writes: ['b'], at: 5 })
    const versions = await history('a', 'b')
    expect(versions).toHaveLength(1)
    expect(versions[0]).toMatchObject({
      firstSeenAt: Date.parse(minute(1)),
      lastSeenAt: Date.parse(minute(5)),
      validFrom: Date.parse(minute(1)),
      lastRun: R2,
    })
  })

  test('a run that arrives late opens nothing that a later run lacked, and is kept as past', async () => {
    await lineage.run('j', { runId: R2, reads: ['x'], writes: ['b'], at: 5 })
    await lineage.run('j', { runId: R1, reads: ['a'], writes: ['b'], at: 1 })
    expect(await open()).toEqual(['x > b'])
    expect(await history('a', 'b')).toMatchObject([
      { validFrom: Date.parse(minute(1)), validTo: Date.parse(minute(5)), recordedTo: null },
    ])
  })

  test('what COMPLETE closed too early, because START came after it, is opened again', async () => {
    await lineage.run('j', { runId: R1, reads: ['a', 'b'], writes: ['c'], at: 1 })
    await lineage.run('j', { type: 'COMPLETE', runId: R2, reads: ['a'], writes: ['c'], at: 9 })
    expect(await open()).toEqual(['a > c'])
    await lineage.run('j', { type: 'START', runId: R2, reads: ['b'], at: 8 })
    expect(await open()).toEqual(['a > c', 'b > c'])
  })
})

describe('consumers', () => {
  test('a job that only reads is one, until it writes', async () => {
    await lineage.run('j', { runId: R1, reads: ['a'], at: 1 })
    expect(await open()).toEqual(['a > j'])
    await lineage.run('j', { runId: R2, reads: ['a'], writes: ['b'], at: 2 })
    expect(await open()).toEqual(['a > b'])
    await lineage.run('j', { type: 'START', runId: R3, reads: ['a'], at: 3 })
    expect(await open()).toEqual(['a > b'])
  })

  test('a test is none, also when only a later event says that it is one', async () => {
    const jobType = {
      _producer: 'https://example.org',
      _schemaURL: 'https://openlineage.io/spec/facets/2-0-4/JobTypeJobFacet.json#/$defs/JobTypeJobFacet',
      processingType: 'BATCH',
      integration: 'DBT',
      jobType: 'TEST',
    }
    await lineage.run('check', { type: 'START', runId: R1, reads: ['a'], at: 1 })
    expect(await open()).toEqual(['a > check'])
    await lineage.run('check', { runId: R1, reads: ['a'], at: 2, facets: { jobType } })
    expect(await open()).toEqual([])
    await lineage.run('check', { runId: R2, reads: ['a'], at: 3 })
    expect(await open()).toEqual([])
  })
})

describe('facets', () => {
  const facet = (schema: string, parts: object) => ({ _producer: 'https://example.org', _schemaURL: schema, ...parts })
  const db = (name: string) => ({ namespace: 'db', name })

  test('an output that states its lineage has exactly those edges, the others all inputs', async () => {
    const stated = facet('https://openlineage.io/spec/facets/1-0-0/LineageFacet.json#/$defs/LineageDatasetFacet', {
      inputs: [{ ...db('a'), type: 'DATASET' }, { type: 'JOB' }],
      fields: { total: { inputs: [{ ...db('z'), type: 'DATASET', field: 'n' }] } },
    })
    const event = runEvent('j', { reads: ['a', 'b'], writes: ['plain'] })
    const outputs = [...(event.outputs as object[]), { ...db('exact'), facets: { lineage: stated } }]
    await lineage.event({ ...event, outputs })
    expect(await open()).toEqual(['a > exact', 'a > plain', 'b > plain', 'z > exact', 'z#n > exact#total'])
  })

  test('that two names of a dataset are found to be one does not forget which was seen last', async () => {
    const symlinks = facet('https://example.org/Symlinks.json', { identifiers: [{ ...db('table'), type: 'TABLE' }] })
    const merge = { ...runEvent('other', { at: 5, writes: ['y'] }), inputs: [{ ...db('path'), facets: { symlinks } }] }
    const sightings = [
      runEvent('load', { type: 'START', reads: ['table'], writes: ['out'], at: 20 }),
      runEvent('load', { type: 'START', reads: ['path'], writes: ['out'], at: 10 }),
    ]
    for (const event of [...sightings, merge]) await lineage.event(event)
    await lineage.event(runEvent('load', { reads: ['x'], writes: ['out'], at: 15 }))
    expect(await open()).toEqual(['path > out', 'path > y', 'x > out'])
  })

  test('symlinks name the same dataset, whichever name came first', async () => {
    const symlinks = (name: string) =>
      facet('https://openlineage.io/spec/facets/1-0-1/SymlinksDatasetFacet.json#/$defs/SymlinksDatasetFacet', {
        identifiers: [{ ...db(name), type: 'TABLE' }],
      })
    await lineage.run('early', { reads: ['a'], writes: ['table'] })
    await lineage.run('late', { reads: ['path'], writes: ['c'] })
    const event = runEvent('j', { reads: [], writes: [] })
    const inputs = [{ ...db('path'), facets: { symlinks: symlinks('table') } }]
    await lineage.event({ ...event, inputs, outputs: [db('d')] })
    expect(await open()).toEqual(['a > path', 'path > c', 'path > d'])
    expect(await lineage.data('{ dataset(id: "dataset:db/table") { id } }')).toEqual({
      dataset: { id: 'dataset:db/path' },
    })
    // A replay under the old name lands on the one dataset.
    await lineage.run('early', { reads: ['a'], writes: ['table'], at: 1 })
    expect(await open()).toEqual(['a > path', 'path > c', 'path > d'])
    await lineage.restart()
    await lineage.run('early', { reads: ['b'], writes: ['table'], at: 2 })
    expect(await open()).toEqual(['b > path', 'path > c', 'path > d'])
  })

  test('spellings of one name meet', async () => {
    const kafka = (namespace: string) => ({ namespace, name: 'orders' })
    const event = runEvent('j', { writes: ['b'] })
    await lineage.event({ ...event, inputs: [kafka('kafka://Broker/')] })
    const next = runEvent('k', { writes: ['c'] })
    await lineage.event({ ...next, inputs: [kafka('kafka://broker:9092')] })
    const found = await lineage.data<{ dataset: unknown }>(
      `{ dataset(id: "dataset:${encodeURIComponent('kafka://Broker/')}/orders") { namespace downstream { totalCount } } }`,
    )
    expect(found.dataset).toEqual({ namespace: 'kafka://broker:9092', downstream: { totalCount: 2 } })
  })
})

test('which edges are open does not depend on the order of events, nor on how often each comes', async () => {
  const names = ['a', 'b', 'c', 'd']
  const some = fc.subarray(names, { maxLength: 3 })
  const runs = fc.array(
    fc.record({ first: some, firstOut: some, second: some, secondOut: some, fails: fc.boolean() }),
    { minLength: 1, maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(runs, fc.infiniteStream(fc.nat()), fc.nat(1_000_000), async (given, dice, salt) => {
      const events = (job: string): [string, RunParts][] =>
        given.flatMap(({ first, firstOut, second, secondOut, fails }, i): [string, RunParts][] => {
          const runId = `0195b1a2-0000-7000-8000-${String(i).padStart(12, '0')}`
          return [
            [job, { type: 'START', runId, reads: first, writes: firstOut, at: i * 10 }],
            // Runs overlap: each ends after the next has begun.
            [job, { type: fails ? 'FAIL' : 'COMPLETE', runId, reads: second, writes: secondOut, at: i * 10 + 15 }],
          ]
        })
      const inOrder = `x${salt}`
      const mixed = `y${salt}`
      for (const [job, parts] of events(inOrder)) await lineage.run(job, parts)
      const shuffled = events(mixed).map((event) => ({ event, roll: dice.next().value ?? 0 }))
      shuffled.sort((a, b) => a.roll - b.roll)
      for (const { event } of [...shuffled, ...shuffled.slice(0, 3)]) await lineage.run(...event)
      // A run that never ended may read only, or not have said yet what it writes: that depends on when one looks.
      const allEnded = given.every(({ fails }) => !fails)
      const edges = async (job: string) => {
        const [writer] = [...(await lineage.store().writersById([`job:etl/${job}`])).values()]
        const found = await lineage.store().edgesOfWriters([writer?.key ?? 0])
        const consumer = (await lineage.store().nodesById([`consumer:etl/${job}`])).get(`consumer:etl/${job}`)?.key
        return (found.get(writer?.key ?? 0) ?? [])
          .filter(({ to }) => allEnded || to !== consumer)
          .map(({ from, to }) => `${from}>${to === consumer ? 'consumer' : to}`)
          .sort()
      }
      expect(await edges(mixed)).toEqual(await edges(inOrder))
    }),
    { numRuns: 40 },
  )
})
