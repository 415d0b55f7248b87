import { describe, expect, test } from 'vitest'
import { jobEvent, type RunParts, runEvent, useLineage } from './harness.ts'

const lineage = useLineage()

const uuid = (i: number): string => `0195b1a2-0000-7000-8000-${String(i).padStart(12, '0')}`
const facet = { _producer: 'https://example.org/producer', _schemaURL: 'https://example.org/Facet.json' }

/** Run number `i`: started and ended at these minutes. */
async function ran(
  job: string,
  i: number,
  [start, end]: readonly [number, number],
  parts: RunParts = {},
): Promise<void> {
  await lineage.run(job, { ...parts, runId: uuid(i), type: 'START', at: start })
  await lineage.run(job, { ...parts, runId: uuid(i), type: parts.type ?? 'COMPLETE', at: end })
}

type Job = Record<string, unknown> & { runs: Runs }
type Runs = {
  totalCount: number
  edges: { cursor: string; node: { runId: string } }[]
  pageInfo: Record<string, unknown>
}

const jobOf = async (job: string, fields: string): Promise<Job> =>
  (await lineage.data<{ job: Job }>(`query ($id: ID!) { job(id: $id) { ${fields} } }`, { id: `job:etl/${job}` })).job

describe('a job', () => {
  const says = {
    jobType: { ...facet, processingType: 'STREAMING', integration: 'SPARK', jobType: 'JOB' },
    ownership: { ...facet, owners: [{ name: ' ' }, { name: 'team:orders' }, { name: 'second' }] },
    documentation: { ...facet, description: 'Loads orders.' },
  }
  const FACTS = 'processingType integration type owner { name email } description isTest'

  test('is what its facets say', async () => {
    await lineage.run('j', { facets: says })
    expect(await jobOf('j', FACTS)).toEqual({
      processingType: 'STREAMING',
      integration: 'SPARK',
      type: 'JOB',
      owner: { name: 'team:orders', email: null },
      description: 'Loads orders.',
      isTest: false,
    })
    expect(await lineage.data('{ job(id: "job:etl/none") { name } }')).toEqual({ job: null })
  })

  test('keeps what later events do not mention, and is what the newest says, whichever comes last', async () => {
    const described = (description: string) => ({ documentation: { ...facet, description } })
    await lineage.run('j', { at: 1, facets: says })
    await lineage.run('j', { at: 9, facets: described('Newest.') })
    await lineage.event(jobEvent('j', { at: 5, facets: described('Between.') }))
    await lineage.run('j', { at: 12 })
    expect(await jobOf('j', 'description owner { name }')).toEqual({
      description: 'Newest.',
      owner: { name: 'team:orders' },
    })
  })

  test('is what facets said until they are taken back; what is older stays so', async () => {
    const deleted = { ...facet, _deleted: true }
    await lineage.run('j', { at: 5, facets: { ownership: deleted, documentation: deleted, jobType: deleted } })
    await lineage.run('j', { at: 1, facets: says })
    expect(await jobOf('j', FACTS)).toMatchObject({ owner: null, description: null, processingType: null })
    await lineage.run('j', { at: 7, facets: { documentation: says.documentation } })
    expect(await jobOf('j', FACTS)).toMatchObject({ owner: null, description: 'Loads orders.' })
  })

  test('of which a job event of the same moment says something else is brought up to that', async () => {
    await lineage.event(jobEvent('j', { at: 1, reads: ['a'], writes: ['b'] }))
    await lineage.event(jobEvent('j', { at: 1, reads: ['a'], writes: ['b'], facets: says }))
    expect(await jobOf('j', 'owner { name }')).toEqual({ owner: { name: 'team:orders' } })
  })

  test('reads and writes what its open edges say, else what its last run did', async () => {
    const DATASETS = 'inputs { id } outputs { id }'
    await lineage.run('load', { writes: ['raw', 'log'] })
    expect(await jobOf('load', DATASETS)).toEqual({
      inputs: [],
      outputs: [{ id: 'dataset:db/log' }, { id: 'dataset:db/raw' }],
    })
    await lineage.run('j', { at: 1, reads: ['a', 'old'], writes: ['b'] })
    await lineage.run('j', { at: 2, reads: ['a'], writes: ['b', 'c'] })
    expect(await jobOf('j', DATASETS)).toEqual({
      inputs: [{ id: 'dataset:db/a' }],
      outputs: [{ id: 'dataset:db/b' }, { id: 'dataset:db/c' }],
    })
    await lineage.run('reader', { reads: ['a'] })
    expect(await jobOf('reader', DATASETS)).toEqual({ inputs: [{ id: 'dataset:db/a' }], outputs: [] })
  })
})

describe("a job's runs", () => {
  const PAGE = `query ($id: ID!, $first: Int, $after: String) { job(id: $id) { runs(first: $first, after: $after) {
    totalCount edges { cursor node { runId } } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`
  const page = async (job: string, variables: object) => {
    const answer = await lineage.data<{ job: Job }>(PAGE, { id: `job:etl/${job}`, ...variables })
    return answer.job.runs
  }
  const numbers = ({ edges }: Runs): number[] => edges.map(({ node }) => Number(node.runId.slice(-4)))

  test('are listed newest first, in pages, with how many there are', async () => {
    for (const i of [3, 1, 5, 2, 4]) await ran('j', i, [i * 10, i * 10 + 25])
    // Of a job whose name goes on where this one ends.
    await ran('j.more', 9, [500, 501])
    const first = await page('j', { first: 2 })
    expect([first.totalCount, numbers(first), first.pageInfo.hasNextPage, first.pageInfo.hasPreviousPage]).toEqual([
      5,
      [5, 4],
      true,
      false,
    ])
    const second = await page('j', { first: 3, after: first.pageInfo.endCursor })
    expect([second.totalCount, numbers(second), second.pageInfo.hasNextPage, second.pageInfo.hasPreviousPage]).toEqual([
      5,
      [3, 2, 1],
      false,
      true,
    ])
    expect(numbers(await page('j', {}))).toEqual([5, 4, 3, 2, 1])
  })

  test('stand where their first event puts them, once, though that may come last', async () => {
    for (const i of [1, 2, 3, 4]) await lineage.run('j', { runId: uuid(i), type: 'COMPLETE', at: 100 + i })
    for (const i of [4, 1, 3]) await lineage.run('j', { runId: uuid(i), type: 'START', at: 50 - i })
    await lineage.run('j', { runId: uuid(4), type: 'OTHER', at: 20 })
    const all = await page('j', {})
    expect([all.totalCount, numbers(all)]).toEqual([4, [2, 1, 3, 4]])
    const walked: number[] = []
    for (let after: unknown = null, isMore = true; isMore; ) {
      const next = await page('j', { first: 1, after })
      walked.push(...numbers(next))
      after = next.pageInfo.endCursor
      isMore = next.pageInfo.hasNextPage === true
    }
    expect(walked).toEqual([2, 1, 3, 4])
  })

  test('of one moment are in the order of their ids', async () => {
    for (const i of [2, 3, 1]) await lineage.run('j', { runId: uuid(i), at: 7 })
    expect(numbers(await page('j', { first: 3 }))).toEqual([1, 2, 3])
  })

  test('are refused to a cursor of another job, and to what is none', async () => {
    await ran('j', 1, [1, 2])
    await ran('k', 2, [1, 2])
    const { edges } = await page('j', {})
    for (const after of [edges[0]?.cursor, 'nonsense']) {
      const { errors } = await lineage.query(PAGE, { id: 'job:etl/k', after })
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'BAD_USER_INPUT', details: { argument: 'after' } })
    }
  })

  test('tell its state and how long it takes: the newest that completed, and the median of the last eight', async () => {
    expect(await jobOf('none-yet', 'state').catch(() => null)).toBeNull()
    for (const [i, took] of [50, 9, 1, 2, 3, 4, 5, 6, 7].entries()) await ran('j', i + 1, [i * 100, i * 100 + took])
    await ran('j', 10, [2_000, 2_099], { type: 'FAIL' })
    const FIELDS = 'state lastRun { runId state } duration durationSeconds medianDuration medianDurationSeconds'
    // 2, 3, 4, 5, 6, 7 and 1 of the last eight, of which one failed.
    expect(await jobOf('j', FIELDS)).toEqual({
      state: 'FAIL',
      lastRun: { runId: uuid(10), state: 'FAIL' },
      duration: 'PT7M',
      durationSeconds: 420,
      medianDuration: 'PT4M',
      medianDurationSeconds: 240,
    })
    await lineage.run('j', { runId: uuid(11), type: 'START', at: 3_000 })
    expect(await jobOf('j', FIELDS)).toMatchObject({
      state: 'START',
      lastRun: { runId: uuid(11) },
      medianDuration: 'PT4M30S',
    })
  })

  test('are all kept, and no more of them than eight in what each event writes', async () => {
    for (let i = 1; i <= 60; i++) await ran('j', i, [i * 10, i * 10 + 1], { reads: ['a'], writes: ['b'] })
    expect((await page('j', { first: 100 })).edges).toHaveLength(60)
    const writer = (await lineage.store().writersById(['job:etl/j'])).get('job:etl/j')
    const state = JSON.parse(writer?.state ?? '{}') as { recent: unknown[]; completed: unknown[]; runs: number }
    expect([state.recent.length, state.completed.length, state.runs]).toEqual([8, 32, 60])
    expect(writer?.state.length).toBeLessThan(2_000)
  })
})

describe('jobs', () => {
  const LIST = `query ($filter: JobFilter, $first: Int, $after: String) { jobs(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id state } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`
  type Jobs = { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
  const list = async (variables: Record<string, unknown>): Promise<Jobs> =>
    (await lineage.data<{ jobs: Jobs }>(LIST, variables)).jobs
  const names = ({ edges }: Jobs): (string | undefined)[] => edges.map(({ node }) => node.id.split('/')[1])

  test('are listed in the order they were first heard of, filtered, in pages', async () => {
    for (const [i, name] of ['load.orders', 'test.Orders', 'clean', 'orders.report'].entries())
      await ran(name, i, [i, i + 1], { type: i % 2 === 0 ? 'COMPLETE' : 'FAIL' })
    await lineage.event({ ...runEvent('orders', { type: 'START' }), job: { namespace: 'other', name: 'orders' } })
    expect(names(await list({}))).toEqual(['load.orders', 'test.Orders', 'clean', 'orders.report', 'orders'])
    expect(names(await list({ filter: { namespace: 'etl', text: 'ORDERS' } }))).toEqual([
      'load.orders',
      'test.Orders',
      'orders.report',
    ])
    expect(names(await list({ filter: { state: ['FAIL', 'START'] } }))).toEqual([
      'test.Orders',
      'orders.report',
      'orders',
    ])
    expect(names(await list({ filter: { state: [], text: '' } }))).toHaveLength(5)
    const first = await list({ filter: { text: 'orders' }, first: 2 })
    expect([names(first), first.pageInfo.hasNextPage]).toEqual([['load.orders', 'test.Orders'], true])
    const second = await list({ filter: { text: 'orders' }, first: 2, after: first.pageInfo.endCursor })
    expect([names(second), second.pageInfo.hasNextPage]).toEqual([['orders.report', 'orders'], false])
  })

  test('are told apart from products, which write edges too, however many lie between', async () => {
    await ran('first', 1, [1, 2])
    const { noChanges } = await import('../../../subgraphs/lineage/stores/store.ts')
    const { lastCommit, lastWriterKey } = await lineage.store().status()
    const writers = Array.from({ length: 1_200 }, (_, i) => ({
      key: lastWriterKey + i + 1,
      id: `d/p${i}`,
      kind: 'PRODUCT' as const,
      state: '{}',
    }))
    await lineage.store().commit({ ...noChanges, recordedAt: lastCommit + 1, writers })
    await lineage.restart()
    await ran('last', 2, [1, 2])
    expect(names(await list({}))).toEqual(['first', 'last'])
    expect(names(await list({ first: 1, filter: { text: 'last' } }))).toEqual(['last'])
  })
})
