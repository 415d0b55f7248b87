import { describe, expect, test } from 'vitest'
import { jobEvent, minute, type RunParts, runEvent, useLineage } from './harness.ts'

const lineage = useLineage()

const uuid = (i: number): string => `0195b1a2-0000-7000-8000-${String(i).padStart(12, '0')}`
const R1 = uuid(1)
const facet = { _producer: 'https://example.org/producer', _schemaURL: 'https://example.org/Facet.json' }

type Sent = RunParts & { readonly run?: Record<string, unknown>; readonly producer?: string }

/** A run event of `job` with facets of its run. */
const send = async (job: string, { run = {}, producer, ...parts }: Sent) => {
  const event = runEvent(job, { runId: R1, ...parts })
  const facets = Object.fromEntries(
    Object.entries(run).map(([name, fields]) => [name, { ...facet, ...(fields as object) }]),
  )
  return lineage.event({ ...event, ...(producer ? { producer } : {}), run: { ...(event.run as object), facets } })
}

const FIELDS = `runId state startedAt endedAt lastEventAt duration durationSeconds nominalStartAt nominalEndAt
  job { id } parent { id state } root { id } errorMessage producer engine inputs { id } outputs { id }`

async function runOf(job: string, run = R1): Promise<Record<string, unknown> | null> {
  const id = `run:etl/${job}/${run}`
  return (
    await lineage.data<{ run: Record<string, unknown> | null }>(`query ($id: ID!) { run(id: $id) { id ${FIELDS} } }`, {
      id,
    })
  ).run
}

describe('the state of a run', () => {
  const events = {
    START: { type: 'START', at: 10 },
    RUNNING: { type: 'RUNNING', at: 20 },
    COMPLETE: { type: 'COMPLETE', at: 30 },
    ABORT: { type: 'ABORT', at: 40 },
    FAIL: { type: 'FAIL', at: 50 },
    OTHER: { type: 'OTHER', at: 60 },
  } as const
  type Word = keyof typeof events

  test.each<[Word[], Word]>([
    [['START'], 'START'],
    [['RUNNING'], 'RUNNING'],
    [['COMPLETE'], 'COMPLETE'],
    [['ABORT'], 'ABORT'],
    [['FAIL'], 'FAIL'],
    [['OTHER'], 'OTHER'],
    [['OTHER', 'START'], 'START'],
    [['START', 'OTHER'], 'START'],
    [['RUNNING', 'OTHER'], 'RUNNING'],
    [['START', 'RUNNING'], 'RUNNING'],
    [['START', 'COMPLETE', 'OTHER'], 'COMPLETE'],
    [['START', 'RUNNING', 'COMPLETE'], 'COMPLETE'],
    [['RUNNING', 'ABORT'], 'ABORT'],
    [['COMPLETE', 'FAIL'], 'FAIL'],
    [['COMPLETE', 'ABORT'], 'ABORT'],
    [['ABORT', 'FAIL', 'START', 'OTHER'], 'FAIL'],
  ])('after %j is %s, in whatever order they come, twice', async (words, state) => {
    const permutations = [words, [...words].reverse(), [...words.slice(1), ...words.slice(0, 1)]]
    for (const [i, order] of permutations.entries()) {
      for (const word of [...order, ...order]) await send(`j${i}`, events[word])
      expect(await runOf(`j${i}`)).toMatchObject({ state })
    }
  })

  test('is that of the end with the latest time, of one time always the same', async () => {
    await send('j', { type: 'FAIL', at: 5 })
    await send('j', { type: 'COMPLETE', at: 4 })
    expect(await runOf('j')).toMatchObject({ state: 'FAIL', endedAt: minute(5) })
    for (const [job, order] of [
      ['a', ['FAIL', 'COMPLETE']],
      ['b', ['COMPLETE', 'FAIL']],
    ] as const)
      for (const type of order) await send(job, { type, at: 5 })
    const [a, b] = [await runOf('a'), await runOf('b')]
    expect(a?.state).toBe(b?.state)
  })

  test('says nothing of a run that is not known, of a job event, and of what is no run', async () => {
    await send('j', { type: 'START' })
    await lineage.event(jobEvent('static', { reads: ['a'], writes: ['b'], at: 1 }))
    expect(await runOf('j', uuid(2))).toBeNull()
    expect(await lineage.data('{ job(id: "job:etl/static") { state runs { totalCount } lastRun { id } } }')).toEqual({
      job: { state: null, runs: { totalCount: 0 }, lastRun: null },
    })
    const { errors } = await lineage.query('{ run(id: "run:etl/j/7") { id } }')
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'BAD_USER_INPUT', details: { argument: 'id' } })
  })
})

describe('when it ran', () => {
  test('is told by START and end, whichever comes first', async () => {
    await send('j', { type: 'COMPLETE', at: 90 })
    expect(await runOf('j')).toMatchObject({
      startedAt: null,
      endedAt: minute(90),
      duration: null,
      durationSeconds: null,
    })
    await send('j', { type: 'START', at: 5 })
    expect(await runOf('j')).toMatchObject({
      startedAt: minute(5),
      endedAt: minute(90),
      duration: 'PT1H25M',
      durationSeconds: 5_100,
    })
  })

  test('has no length while it goes on, which may be for good', async () => {
    await send('stream', { type: 'START', at: 1, reads: ['a'], writes: ['b'] })
    for (const at of [10, 20, 30]) await send('stream', { type: 'RUNNING', at })
    expect(await runOf('stream')).toMatchObject({
      state: 'RUNNING',
      startedAt: minute(1),
      endedAt: null,
      lastEventAt: minute(30),
      duration: null,
      outputs: [{ id: 'dataset:db/b' }],
    })
  })

  test('has no length when a clock says that it ended before it began, and is over all the same', async () => {
    await send('j', { type: 'START', at: 20 })
    await send('j', { type: 'COMPLETE', at: 10, reads: ['a'], writes: ['b'] })
    expect(await runOf('j')).toMatchObject({
      state: 'COMPLETE',
      startedAt: minute(20),
      endedAt: minute(10),
      duration: null,
    })
    const { job } = await lineage.data<{ job: object }>('{ job(id: "job:etl/j") { state duration medianDuration } }')
    expect(job).toEqual({ state: 'COMPLETE', duration: null, medianDuration: null })
  })
})

describe('what a run says of itself', () => {
  const parent = { run: { runId: uuid(8) }, job: { namespace: 'etl', name: 'dag.task' } }
  const root = { run: { runId: uuid(9).toUpperCase() }, job: { namespace: 'etl', name: 'dag' } }

  test('is served: nominal times, parents, error, producer, engine, datasets', async () => {
    await send('j', {
      type: 'START',
      at: 1,
      reads: ['a', 'c'],
      writes: ['b'],
      run: {
        nominalTime: { nominalStartTime: '2026-01-01T00:00:00+01:00', nominalEndTime: '2026-01-01T01:00:00Z' },
        parent: { ...parent, root },
        processing_engine: { name: 'spark', version: '3.5.1' },
      },
    })
    await send('j', {
      type: 'FAIL',
      at: 2,
      run: { errorMessage: { message: 'no space', programmingLanguage: 'JAVA' } },
    })
    expect(await runOf('j')).toEqual({
      id: `run:etl/j/${R1}`,
      runId: R1,
      state: 'FAIL',
      startedAt: minute(1),
      endedAt: minute(2),
      lastEventAt: minute(2),
      duration: 'PT1M',
      durationSeconds: 60,
      nominalStartAt: '2025-12-31T23:00:00.000Z',
      nominalEndAt: '2026-01-01T01:00:00.000Z',
      job: { id: 'job:etl/j' },
      parent: { id: `run:etl/dag.task/${uuid(8)}`, state: null },
      root: { id: `run:etl/dag/${uuid(9)}` },
      errorMessage: 'no space',
      producer: 'https://example.org/producer',
      engine: 'spark 3.5.1',
      inputs: [{ id: 'dataset:db/a' }, { id: 'dataset:db/c' }],
      outputs: [{ id: 'dataset:db/b' }],
    })
  })

  test('names its parent by the key of older producers too, and gives the job its parent', async () => {
    await send('j', { type: 'START', run: { parentRun: parent } })
    await send('dag.task', { type: 'START', runId: uuid(8) })
    expect(await runOf('j')).toMatchObject({
      parent: { id: `run:etl/dag.task/${uuid(8)}`, state: 'START' },
      root: null,
    })
    expect(await lineage.data('{ job(id: "job:etl/j") { parent { id name state } } }')).toEqual({
      job: { parent: { id: 'job:etl/dag.task', name: 'dag.task', state: 'START' } },
    })
  })

  test('is as its newest event has it, whichever comes last', async () => {
    const failed = (at: number, message: string): Sent => ({ type: 'FAIL', at, run: { errorMessage: { message } } })
    await send('j', { ...failed(9, 'late'), producer: 'https://example.org/9' })
    await send('j', { ...failed(3, 'early'), producer: 'https://example.org/3' })
    expect(await runOf('j')).toMatchObject({ errorMessage: 'late', producer: 'https://example.org/9' })
  })

  test('keeps the first 2,000 characters of an error', async () => {
    await send('j', { type: 'FAIL', run: { errorMessage: { message: 'x'.repeat(5_000) } } })
    expect(await runOf('j')).toMatchObject({ errorMessage: 'x'.repeat(2_000) })
  })

  test.each(['parent', 'parentRun'])('is refused where %s names what can be no id', async (name) => {
    const wrong = { ...parent, root, job: { namespace: 'etl', name: 'n'.repeat(2_049) } }
    await expect(send('j', { run: { [name]: wrong } })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { problems: [{ path: `$.run.facets.${name}.job.name` }] },
    })
  })

  test('survives a restart, and adds to what an earlier release kept', async () => {
    await send('j', { type: 'START', at: 1, reads: ['a'], writes: ['b'] })
    const record = `job:etl/j ${R1}`
    const body = (await lineage.store().records('RUN', [record])).get(record) ?? ''
    const earlier = JSON.stringify((JSON.parse(body) as unknown[]).slice(0, 7))
    const writer = (await lineage.store().writersById(['job:etl/j'])).get('job:etl/j')
    const { noChanges } = await import('../../../subgraphs/lineage/stores/store.ts')
    const { lastCommit } = await lineage.store().status()
    await lineage.store().commit({
      ...noChanges,
      recordedAt: lastCommit + 1,
      records: [{ kind: 'RUN', id: record, body: earlier }],
      writers: writer
        ? [{ ...writer, state: '{"test":false,"wroteAt":1767225660000,"completed":[1767225540000]}' }]
        : [],
    })
    await lineage.restart()
    expect(await runOf('j')).toBeNull()
    expect(await lineage.data('{ job(id: "job:etl/j") { state isTest runs { totalCount } } }')).toEqual({
      job: { state: null, isTest: false, runs: { totalCount: 0 } },
    })
    await send('j', { type: 'COMPLETE', at: 3 })
    await lineage.restart()
    expect(await runOf('j')).toMatchObject({ state: 'COMPLETE', startedAt: null, outputs: [{ id: 'dataset:db/b' }] })
    expect(
      await lineage.data('{ job(id: "job:etl/j") { state runs { totalCount edges { node { runId } } } } }'),
    ).toEqual({
      job: { state: 'COMPLETE', runs: { totalCount: 1, edges: [{ node: { runId: R1 } }] } },
    })
  })
})
