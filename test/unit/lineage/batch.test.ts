import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { storeUnavailable } from '../../../platform/errors.ts'
import type { TokenClaims } from '../../../platform/tokens.ts'
import type { LineageStore } from '../../../subgraphs/lineage/stores/store.ts'
import { eventually } from '../../support/eventually.ts'
import { domain, type HttpLineage, ingest, service, startHttpLineage } from '../../support/http-lineage.ts'
import { startLineage } from '../../support/lineage-process.ts'
import { allJobs, edgesFrom } from '../../support/lineage-state.ts'
import { datasetId, harvest, runEvent } from './harness.ts'

const MIB = 1024 * 1024

/** What the store is made to do, by the test. */
const store: { before: (commit: number) => void; commits: number } = { before: () => {}, commits: 0 }

const watched = (real: LineageStore): LineageStore => ({
  ...real,
  async commit(changes) {
    store.commits += 1
    store.before(store.commits)
    await real.commit(changes)
  },
})

let lineage: HttpLineage

beforeEach(async () => {
  Object.assign(store, { before: () => {}, commits: 0 })
  lineage = await startHttpLineage({ wrap: watched })
})
afterEach(() => lineage.close())

const post = (body: unknown, claims: TokenClaims | null = ingest, gzip = false) =>
  lineage.send('POST', '/api/v1/lineage/batch', body, claims, gzip)
const leaf = (i: number) => runEvent(`j${i}`, { reads: ['hub'], writes: [`leaf-${i}`] })
const leaves = (from: number, count: number) => Array.from({ length: count }, (_, i) => leaf(from + i))
const total = (dataset: string) => lineage.total(datasetId(dataset))
const lastCommit = async () => (await lineage.session.service().reader().store.status()).lastCommit
const stored = async () => {
  const { values } = (await lineage.metrics.registry.getSingleMetric('heddle_lineage_events_total')?.get()) ?? {}
  return Object.fromEntries((values ?? []).map(({ labels, value }) => [labels.kind, value]))
}
type Failed = { index: number; reason: string; retriable: boolean; code: string; problems?: { path: string }[] }
const failedOf = (body: Record<string, unknown> | null) => (body?.failed_events ?? []) as Failed[]
const notFound = { errors: [{ extensions: { code: 'NOT_FOUND' } }] }

describe('a batch', () => {
  beforeEach(() => lineage.session.connect())

  test('is 204 once all of it is stored, and the next query sees it: as an array, as an object, as gzip', async () => {
    expect(await post(leaves(0, 3))).toEqual({ status: 204, body: null })
    expect(await total('hub')).toBe(3)
    expect(await post({ events: leaves(3, 2) })).toEqual({ status: 204, body: null })
    expect(await post(leaves(5, 2), ingest, true)).toEqual({ status: 204, body: null })
    expect(await total('hub')).toBe(7)
    expect(await stored()).toEqual({ RUN: 7 })
  })

  test.each([[[]], [{ events: [] }]])('of nothing, %j, is 204', async (body) => {
    expect(await post(body)).toEqual({ status: 204, body: null })
    expect(store.commits).toBe(0)
  })

  test('shares one commit', async () => {
    await post(leaves(0, 300))
    expect([await total('hub'), store.commits]).toEqual([300, 1])
  })

  test('of large events is stored in several commits', async () => {
    const names = (prefix: string) => Array.from({ length: 100 }, (_, i) => `${prefix}-${i}`)
    const large = (i: number) => runEvent(`large-${i}`, { reads: ['hub', ...names('in')], writes: names(`out-${i}`) })
    expect((await post([large(0), leaf(0), large(1), large(2)])).status).toBe(204)
    expect(await total('hub')).toBe(301)
    expect(store.commits).toBe(3)
  })

  test('is applied in its order: what a run completes without has ended, unless it came before', async () => {
    const runId = '0195b1a2-0000-7000-8000-000000000001'
    const start = runEvent('load', { type: 'START', runId, reads: ['a'], writes: ['b'] })
    const complete = runEvent('load', { runId, at: 1 })
    const next = runEvent('load', { reads: ['c'], writes: ['d'], at: 5 })
    expect((await post([start, complete])).status).toBe(204)
    expect(await total('a')).toBe(1)
    expect((await post([next, runEvent('load', { reads: ['e'], writes: ['f'], at: 6 })])).status).toBe(204)
    expect([await total('a'), await total('c'), await total('e')]).toEqual([0, 0, 1])
  })

  test('with the START and the COMPLETE of a run the wrong way round comes to the same', async () => {
    const runId = '0195b1a2-0000-7000-8000-000000000001'
    const start = runEvent('load', { type: 'START', runId, reads: ['a'], writes: ['b'] })
    expect((await post([runEvent('load', { runId, writes: ['c'], at: 1 }), start])).status).toBe(204)
    expect(await total('a')).toBe(2)
  })

  test('sent again changes nothing', async () => {
    const events = leaves(0, 20)
    await post(events)
    const before = await lastCommit()
    expect((await post(events)).status).toBe(204)
    expect([await total('hub'), await lastCommit()]).toEqual([20, before])
  })

  test('stores what it can: each event that failed is named with its place, why, and whether to send it again', async () => {
    await lineage.send(
      'PUT',
      '/internal/v1/domains/orders',
      harvest('orders', { e: { ports: { v1: { datasets: ['o'] } } } }),
      service,
    )
    const many = Array.from({ length: 150 }, (_, i) => `n${i}`)
    const events = [
      leaf(0),
      { ...leaf(1), eventTime: 'noon', run: {} },
      runEvent('foreign', { reads: ['hub'], writes: ['o'] }),
      runEvent('large', { reads: ['hub', ...many], writes: many }),
      7,
      leaf(5),
    ]
    const { status, body } = await post(events, domain('payments'))
    expect(status).toBe(200)
    expect(body).toEqual({
      status: 'partial_success',
      summary: { received: 6, successful: 2, failed: 4, retriable: 0, non_retriable: 4 },
      failed_events: [
        {
          index: 1,
          reason: expect.stringMatching(/^the OpenLineage event has 2 problem\(s\), the first: \$\.eventTime /),
          retriable: false,
          code: 'BAD_USER_INPUT',
          problems: [
            { path: '$.eventTime', problem: expect.stringContaining('"noon"') },
            { path: '$.run.runId', problem: 'is required, received nothing' },
          ],
        },
        {
          index: 2,
          reason: expect.stringContaining('the output $.outputs[0] belongs to the domain orders'),
          retriable: false,
          code: 'FORBIDDEN',
        },
        {
          index: 3,
          reason: expect.stringContaining('expected at most 20000'),
          retriable: false,
          code: 'BAD_USER_INPUT',
          problems: [{ path: '$.outputs', problem: 'expected at most 20000 edges a run, received 22650' }],
        },
        {
          index: 4,
          reason: expect.stringContaining('$ expected one OpenLineage event (an object), received 7'),
          retriable: false,
          code: 'BAD_USER_INPUT',
          problems: [{ path: '$', problem: 'expected one OpenLineage event (an object), received 7' }],
        },
      ],
    })
    expect(await total('hub')).toBe(2)
    expect(await total('n0')).toMatchObject(notFound)
    expect(await stored()).toEqual({ RUN: 2 })
  })

  test('of which every event is refused is 200 all the same, with as many failed as were received', async () => {
    const { status, body } = await post([7, 7, 7])
    expect([status, body?.status]).toEqual([200, 'partial_success'])
    expect(body?.summary).toEqual({ received: 3, successful: 0, failed: 3, retriable: 0, non_retriable: 3 })
  })

  test('names ten problems of an event, and cuts a path that is as long as its sender likes', async () => {
    const inputs = Array.from({ length: 30 }, () => ({}))
    const run = { runId: '0195b1a2-0000-7000-8000-000000000001', facets: { ['x'.repeat(MIB)]: {} } }
    const { body } = await post([
      { ...leaf(0), inputs },
      { ...leaf(0), run },
    ])
    const failed = failedOf(body)
    expect(failed.map(({ problems }) => problems?.length)).toEqual([10, 2])
    expect(failed[0]?.reason).toContain('60 problem(s)')
    expect(JSON.stringify(failed).length).toBeLessThan(10_000)
  })

  test.each([
    ['text', '"text"'],
    ['null', 'null'],
    ['an object without events', '{"events":{}}'],
    ['one event', JSON.stringify(leaf(0))],
  ])('that is %s is 400, and told what was expected', async (_what, body) => {
    const answer = await post(body)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      error: {
        code: 'BAD_USER_INPUT',
        argument: '$',
        expected: 'an array of OpenLineage events, or an object with such an array as `events`',
      },
    })
  })

  test('of more than a thousand events is 413 with the limit, and none is stored', async () => {
    expect((await post(leaves(0, 1_000))).status).toBe(204)
    expect(await post(leaves(5_000, 1_001))).toEqual({
      status: 413,
      body: {
        error: {
          code: 'PAYLOAD_TOO_LARGE',
          message: '$: expected at most 1000 events a batch, received 1001; nothing was stored',
          limit: 1_000,
        },
      },
    })
    expect(await total('hub')).toBe(1_000)
  })

  test.each([false, true])('of more than 16 MiB is 413 with the limit (gzip: %j)', async (gzip) => {
    const event = { ...leaf(0), filler: 'x'.repeat(4 * MIB) }
    expect(await post([event, event, event, event], ingest, gzip)).toEqual({
      status: 413,
      body: {
        error: {
          code: 'PAYLOAD_TOO_LARGE',
          message: 'body: expected at most 16777216 bytes, received more',
          limit: 16 * MIB,
        },
      },
    })
    expect((await post([event, event, event], ingest, gzip)).status).toBe(204)
  })

  test('takes an event of 5 MB among others', async () => {
    const _producer = 'https://example.org/producer'
    const fields = Array.from({ length: 40_000 }, (_, i) => ({
      name: `column_${i}`,
      type: 'VARCHAR',
      description: 'x'.repeat(90),
    }))
    const schema = { _producer, _schemaURL: 'https://openlineage.io/spec/facets/1-2-0/SchemaDatasetFacet.json', fields }
    const large = { ...leaf(1), outputs: [{ namespace: 'db', name: 'leaf-1', facets: { schema } }] }
    expect(JSON.stringify(large).length).toBeGreaterThan(5_000_000)
    expect((await post([leaf(0), large, leaf(2)])).status).toBe(204)
    expect(await total('hub')).toBe(3)
    const broken = {
      ...large,
      outputs: [{ namespace: 'db', name: 'x', facets: { schema: { ...schema, fields: [...fields, {}] } } }],
    }
    expect((await post([leaf(3), broken])).body).toMatchObject({
      summary: { successful: 1, failed: 1 },
      failed_events: [{ index: 1, problems: [{ path: '$.outputs[0].facets.schema.fields[40000].name' }] }],
    })
  })

  test('at the same time as another is stored whole, as is the other', async () => {
    const both = await Promise.all([post(leaves(0, 400)), post(leaves(200, 400)), post(leaves(600, 100))])
    expect(both.map(({ status }) => status)).toEqual([204, 204, 204])
    expect(await total('hub')).toBe(700)
  })

  test.each([
    [null, 401],
    [{ kind: 'enrol' }, 403],
    [{ kind: 'service' }, 403],
    [{ kind: 'admin' }, 204],
    [{ kind: 'domain', domain: 'orders' }, 204],
  ] as const)('with the token %j is %i', async (claims, status) => {
    expect((await post(leaves(0, 2), claims)).status).toBe(status)
  })
})

describe('a store in trouble', () => {
  const summary = (retriable: number, successful: number, non_retriable = 0) => ({
    received: retriable + successful + non_retriable,
    successful,
    failed: retriable + non_retriable,
    retriable,
    non_retriable,
  })

  test('that was never there, or takes nothing, is 503: nothing was stored, and all may be sent again', async () => {
    const unavailable = { status: 503, body: { error: { code: 'STORE_UNAVAILABLE' } } }
    expect(await post(leaves(0, 3))).toMatchObject(unavailable)
    await lineage.session.connect()
    store.before = () => {
      throw storeUnavailable('SQLite')
    }
    expect(await post(leaves(0, 3))).toMatchObject(unavailable)
    store.before = () => {}
    expect((await post(leaves(0, 3))).status).toBe(204)
    expect(await total('hub')).toBe(3)
  })

  test('in the middle of a batch leaves what is stored, and names the rest as worth sending again', async () => {
    await lineage.session.connect()
    store.before = (commit) => {
      if (commit > 1) throw storeUnavailable('SQLite')
    }
    const events = [...leaves(0, 600), 7]
    const { status, body } = await post(events)
    expect([status, body?.summary]).toEqual([200, summary(100, 500, 1)])
    const failed = failedOf(body)
    expect(failed[0]).toEqual({
      index: 500,
      reason: 'the SQLite store is not available right now',
      retriable: true,
      code: 'STORE_UNAVAILABLE',
    })
    expect(await total('hub')).toBe(500)
    store.before = () => {}
    expect((await post(failed.filter((event) => event.retriable).map(({ index }) => events[index]))).status).toBe(204)
    expect(await total('hub')).toBe(600)
  })

  test('for a reason nobody foresaw is told to the log, and to the sender no more than that', async () => {
    await lineage.session.connect()
    store.before = () => {
      throw new Error('no such table: secret')
    }
    const { status, body } = await post([leaf(0), 7])
    expect([status, body?.summary]).toEqual([200, summary(1, 0, 1)])
    expect(failedOf(body)[0]).toEqual({
      index: 0,
      reason: 'something went wrong on our side',
      retriable: true,
      code: 'INTERNAL_SERVER_ERROR',
    })
    const alone = await post([leaf(0)])
    expect([alone.status, JSON.stringify(alone.body)]).toEqual([500, expect.not.stringContaining('secret')])
  })
})

test('kill -9 during a batch stores all of an event or nothing of it, and sent again all is as if it had not been', async () => {
  const running = await startLineage()
  try {
    await eventually(running.isReady)
    const token = { authorization: `Bearer ${running.ingestToken}`, 'content-type': 'application/json' }
    const send = (events: unknown) =>
      fetch(`${running.url}/api/v1/lineage/batch`, { method: 'POST', headers: token, body: JSON.stringify(events) })
    const hub = datasetId('hub')
    const outputs = (i: number) => [`first-${i}`, `second-${i}`, `third-${i}`]
    const sent = Array.from({ length: 2_400 }, (_, i) =>
      runEvent(`j${i}`, { reads: ['hub'], writes: outputs(i), runId: randomUUID() }),
    )
    const batches = [0, 800, 1_600].map((from) => ({ from, events: sent.slice(from, from + 800) }))
    const acknowledged: number[] = []
    const posting = Promise.all(
      batches.map(async ({ from, events }) => {
        const answer = await send(events).catch(() => null)
        if (answer?.status === 204) acknowledged.push(from)
      }),
    )
    const committed = async () =>
      /^heddle_lineage_commands_total\S* [1-9]/m.test(await (await fetch(`${running.url}/metrics`)).text())
    await eventually(committed, { everyMs: 1 })
    await running.stop('SIGKILL')
    await posting

    await running.start()
    await eventually(running.isReady)
    const there = new Set((await edgesFrom(running.ask, hub)).map(({ to }) => to.id))
    const states = sent.map((_, i) => outputs(i).filter((name) => there.has(datasetId(name))).length)
    expect(states.filter((count) => count !== 0 && count !== 3)).toEqual([])
    expect(acknowledged.flatMap((from) => states.slice(from, from + 800)).filter((count) => count === 0)).toEqual([])
    expect(there.size).toBeGreaterThan(0)
    expect(there.size).toBeLessThan(sent.length * 3)
    for (const { events } of batches) expect((await send(events)).status).toBe(204)

    // What one has that nobody killed.
    await lineage.session.connect()
    for (const { events } of batches) expect((await post(events)).status).toBe(204)
    const edges = await edgesFrom(running.ask, hub)
    expect(edges).toHaveLength(sent.length * 3)
    expect(edges).toEqual(await edgesFrom(lineage.ask, hub))
    expect(await allJobs(running.ask)).toEqual(await allJobs(lineage.ask))
  } finally {
    await running.dispose()
  }
}, 90_000)
