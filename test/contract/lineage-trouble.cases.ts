import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BODY_LIMIT } from '../../platform/http-server.ts'
import type { LineageStore } from '../../subgraphs/lineage/stores/store.ts'
import { type HttpLineage, ingest, startHttpLineage } from '../support/http-lineage.ts'
import { startTcpProxy } from '../support/neo4j/tcp-proxy.ts'
import { datasetId, minute, type RunParts, runEvent } from '../unit/lineage/harness.ts'

const HOUR = 3_600_000
const [r1, r2, r3, r4] = ['1', '2', '3', '4'].map((i) => `0195b1a2-0000-7000-8000-00000000000${i}`) as [
  string,
  string,
  string,
  string,
]

type Edge = { from: { id: string }; to: { id: string }; writer: string } & Record<string, unknown>

/** What may be wrong with events and how they come, over HTTP, on one store. */
export function describeTrouble(name: string, open: () => Promise<LineageStore>): void {
  describe(`trouble on ${name}`, () => {
    let lineage: HttpLineage
    /** What happens between a commit and its answer. */
    let afterCommit: () => Promise<void>

    const interrupted = (store: LineageStore): LineageStore => ({
      ...store,
      async commit(changes) {
        await store.commit(changes)
        await afterCommit()
      },
    })
    beforeEach(async () => {
      afterCommit = async () => {}
      lineage = await startHttpLineage({ open, wrap: interrupted })
      await lineage.session.connect()
    })
    afterEach(() => lineage.close())

    const post = (event: unknown) => lineage.send('POST', '/api/v1/lineage', event, ingest)
    const postBatch = (events: readonly unknown[]) => lineage.send('POST', '/api/v1/lineage/batch', events, ingest)
    const run = async (job: string, parts: RunParts) =>
      expect(await post(runEvent(job, parts))).toEqual({ status: 201, body: null })
    const lastCommit = () => lineage.session.service().reader().now.knownAt
    const plain = (id: string) => id.replace('dataset:db/', '')

    /** `a 1, b 2`: what is reached, and how far it is. */
    async function reached(of: string, variables: Record<string, unknown> = {}): Promise<string> {
      const query = `query ($of: ID!, $direction: Direction, $asOf: DateTime) {
        impact(of: $of, direction: $direction, asOf: $asOf, level: PORT) {
          total complete rows { edges { node { distance node { id } } } }
        }
      }`
      type Row = { node: { distance: number; node: { id: string } } }
      type Answer = { impact: { total: number; complete: boolean; rows: { edges: Row[] } } }
      const { impact } = await lineage.data<Answer>(query, { of: datasetId(of), ...variables })
      const rows = impact.rows.edges.map(({ node }) => `${plain(node.node.id)} ${node.distance}`)
      expect([impact.total, impact.complete]).toEqual([rows.length, true])
      return rows.join(', ')
    }

    async function edgesOf(of: string, filter: object | null = null, asOf: string | null = null): Promise<Edge[]> {
      const query = `query ($of: ID!, $filter: EdgeFilter, $asOf: DateTime) {
        edges(of: $of, filter: $filter, asOf: $asOf) {
          totalCount edges { node { from { id } to { id } writer firstSeenAt lastSeenAt validFrom validTo lastRun } }
        }
      }`
      type Answer = { edges: { totalCount: number; edges: { node: Edge }[] } }
      const { edges } = await lineage.data<Answer>(query, { of: datasetId(of), filter, asOf })
      expect(edges.totalCount).toBe(edges.edges.length)
      return edges.edges.map(({ node }) => node)
    }
    const drawn = (edges: readonly Pick<Edge, 'from' | 'to'>[]) =>
      edges.map(({ from, to }) => `${plain(from.id)} > ${plain(to.id)}`)

    test('self-loops and cycles are followed once, counted without what was asked about, and drawn', async () => {
      //   ┌─┐
      //   └▶a ─▶ b ─▶ c
      //     ▲─────────┘      x ⟲
      await run('j', { reads: ['a'], writes: ['a', 'b'] })
      await run('k', { reads: ['b'], writes: ['c'] })
      await run('l', { reads: ['c'], writes: ['a'] })
      await run('m', { reads: ['x'], writes: ['x'] })
      expect(await reached('a')).toBe('b 1, c 2')
      expect(await reached('a', { direction: 'UPSTREAM' })).toBe('c 1, b 2')
      expect(await reached('c')).toBe('a 1, b 2')
      expect(await reached('x')).toBe('')
      expect(drawn(await edgesOf('a'))).toEqual(['a > a', 'a > b'])
      type Graph = { nodes: { id: string }[]; edges: Edge[]; truncated: boolean }
      type Ways = { nodes: { id: string }[] }[]
      const answer = await lineage.data<{ lineage: Graph; loop: Ways; cycle: Ways }>(
        `{ lineage(of: "dataset:db/a", depth: 64, level: PORT) { truncated nodes { id } edges { from { id } to { id } } }
           loop: paths(from: "dataset:db/a", to: "dataset:db/a") { nodes { id } }
           cycle: paths(from: "dataset:db/b", to: "dataset:db/b") { nodes { id } } }`,
      )
      const names = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => plain(id)).join(' ')
      expect(names(answer.lineage.nodes)).toBe('a b c')
      expect(drawn(answer.lineage.edges)).toEqual(['a > a', 'a > b', 'b > c', 'c > a'])
      expect([answer.loop, answer.cycle].map((ways) => ways.map(({ nodes }) => names(nodes)))).toEqual([
        ['a a'],
        ['b c a b'],
      ])
    })

    test('an event of 5 MB is stored whole, alone or in a batch, and one of more than a request may have not at all', async () => {
      const fields = Array.from({ length: 40_000 }, (_, i) => ({ name: `column_${i}`, description: 'x'.repeat(110) }))
      const large = (job: string, output: string, more: readonly object[] = []) => {
        const schema = {
          _producer: 'https://example.org/producer',
          _schemaURL: 'https://openlineage.io/spec/facets/1-2-0/SchemaDatasetFacet.json',
          fields: [...fields, ...more],
        }
        const event = runEvent(job, { reads: ['hub'] })
        return { ...event, outputs: [{ namespace: 'db', name: output, facets: { schema } }] }
      }
      const alone = large('j', 'alone')
      expect(JSON.stringify(alone).length).toBeGreaterThan(5_000_000)
      expect(await post(alone)).toEqual({ status: 201, body: null })
      const small = runEvent('s', { reads: ['hub'], writes: ['small'] })
      expect(await postBatch([small, large('k', 'together')])).toEqual({ status: 204, body: null })
      const query = 'query ($of: ID!) { dataset(id: $of) { schema { path } } }'
      for (const output of ['alone', 'together']) {
        const { dataset } = await lineage.data<{ dataset: { schema: { path: string }[] } }>(query, {
          of: datasetId(output),
        })
        expect(dataset.schema.map(({ path }) => path)).toEqual(fields.map((field) => field.name))
      }
      const stored = lastCommit()
      expect((await post(alone)).status).toBe(201)
      expect(await post(large('l', 'broken', [{}]))).toMatchObject({
        status: 400,
        body: { error: { problems: [{ path: '$.outputs[0].facets.schema.fields[40000].name' }] } },
      })
      expect(await post({ ...large('m', 'larger'), filler: 'x'.repeat(BODY_LIMIT) })).toEqual({
        status: 413,
        body: {
          error: {
            code: 'PAYLOAD_TOO_LARGE',
            message: `body: expected at most ${BODY_LIMIT} bytes, received more`,
            limit: BODY_LIMIT,
          },
        },
      })
      expect([await reached('hub'), lastCommit()]).toEqual(['alone 1, small 1, together 1', stored])
    })

    test('runs that come twice and in any order leave what they leave one after the other', async () => {
      const history = (job: string) =>
        [
          { type: 'START', runId: r1, reads: ['a'], at: 0 },
          { type: 'COMPLETE', runId: r1, writes: ['b', 'c'], at: 5 },
          { type: 'START', runId: r2, reads: ['a', 'd'], at: 10 },
          { type: 'RUNNING', runId: r2, writes: ['b'], at: 12 },
          { type: 'COMPLETE', runId: r2, at: 15 },
          { type: 'START', runId: r3, reads: ['e'], writes: ['b'], at: 20 },
          { type: 'FAIL', runId: r3, reads: ['f'], at: 25 },
          { type: 'START', runId: r4, reads: ['a'], writes: ['b'], at: 30 },
          { type: 'COMPLETE', runId: r4, writes: ['g'], at: 35 },
        ].map((parts) => runEvent(job, parts))
      const orders: Record<string, number[]> = {
        forwards: [0, 1, 2, 3, 4, 5, 6, 7, 8],
        backwards: [8, 7, 6, 5, 4, 3, 2, 1, 0],
        ends: [1, 4, 6, 8, 0, 2, 3, 5, 7],
        mixed: [7, 0, 8, 4, 1, 3, 6, 2, 5],
      }
      const left = async (job: string) => {
        const query = `query ($id: ID!) { job(id: $id) {
          state inputs { id } outputs { id }
          runs { totalCount edges { node { runId state startedAt endedAt inputs { id } outputs { id } } } }
        } }`
        const filter = { writers: [`job:etl/${job}`] }
        // Since when an edge is thought to hold may depend on what came first: what is open, and its last run, do not.
        const edges = await Promise.all(
          ['a', 'd', 'e', 'f'].map(async (of) =>
            (await edgesOf(of, filter)).map(({ from, to, lastSeenAt, lastRun }) => ({ from, to, lastSeenAt, lastRun })),
          ),
        )
        return { ...(await lineage.data<object>(query, { id: filter.writers[0] })), edges: edges.flat() }
      }
      for (const [job, order] of Object.entries(orders)) {
        const events = history(job)
        const once = order.map((i) => events[i])
        // The half of it one by one, then all of it again at once: each comes at least twice.
        for (const event of once.slice(0, 5)) expect((await post(event)).status).toBe(201)
        expect((await postBatch([...once, ...once.slice(3)])).status).toBe(204)
      }
      const expected = await left('forwards')
      expect(drawn(expected.edges)).toEqual(['a > b', 'a > g'])
      for (const job of Object.keys(orders)) expect([job, await left(job)]).toEqual([job, expected])
    })

    test('a clock that is ahead is believed for a day, and refused beyond', async () => {
      const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()
      const event = (output: string, hours: number) => ({
        ...runEvent('j', { reads: ['a'], writes: [output] }),
        eventTime: at(hours),
      })
      expect(await post(event('beyond', 25))).toMatchObject({
        status: 400,
        body: {
          error: {
            problems: [
              { path: '$.eventTime', problem: expect.stringContaining('expected a time at most 24 hours ahead') },
            ],
          },
        },
      })
      // What is of a later time stands, until an event of a time later still.
      expect((await post(event('ahead', 23))).status).toBe(201)
      expect((await post(event('on-time', 0))).status).toBe(201)
      expect([await reached('a'), await reached('a', { asOf: at(1) })]).toEqual(['ahead 1', 'on-time 1'])
      expect((await post(event('next-day', 23.5))).status).toBe(201)
      expect([await reached('a'), await reached('a', { asOf: at(23.2) })]).toEqual(['next-day 1', 'ahead 1'])
    })

    test('an event of 1970 is of 1970: it ends nothing that was said of later, and holds until that', async () => {
      const old = { ...runEvent('j', { reads: ['a'], writes: ['b'] }), eventTime: '1970-01-01T00:00:00Z' }
      await run('j', { reads: ['a'], writes: ['c'] })
      expect((await post(old)).status).toBe(201)
      expect([await reached('a'), await reached('a', { asOf: '1999-12-31T00:00:00Z' })]).toEqual(['c 1', 'b 1'])
      expect(await reached('a', { asOf: '1969-12-31T00:00:00Z' })).toBe('')
      expect((await post({ ...old, job: { namespace: 'etl', name: 'alone' } })).status).toBe(201)
      const [edge] = await edgesOf('a', { writers: ['job:etl/alone'] })
      expect(edge).toMatchObject({ validFrom: '1970-01-01T00:00:00.000Z', lastSeenAt: '1970-01-01T00:00:00.000Z' })
    })

    test('a run that ended before it began has its edges, its state, and no duration', async () => {
      await run('j', { type: 'START', runId: r1, reads: ['a'], at: 20 })
      await run('j', { type: 'COMPLETE', runId: r1, writes: ['b'], at: 10 })
      expect([await reached('a'), drawn(await edgesOf('a'))]).toEqual(['b 1', ['a > b']])
      const query =
        '{ job(id: "job:etl/j") { state duration runs { edges { node { startedAt endedAt durationSeconds } } } } }'
      expect(await lineage.data(query)).toEqual({
        job: {
          state: 'COMPLETE',
          duration: null,
          runs: { edges: [{ node: { startedAt: minute(20), endedAt: minute(10), durationSeconds: null } }] },
        },
      })
      await run('j', { runId: r2, reads: ['a'], writes: ['c'], at: 15 })
      // Of the first run something was said at 20.
      expect(await reached('a')).toBe('b 1, c 1')
      await run('j', { runId: r3, reads: ['a'], writes: ['d'], at: 25 })
      expect(await reached('a')).toBe('d 1')
    })

    test.each([
      ['an event', '/api/v1/lineage', (events: readonly unknown[]) => events[0], 201],
      ['a batch', '/api/v1/lineage/batch', (events: readonly unknown[]) => events, 204],
    ] as const)(
      '%s whose answer was lost is there once, and once still when it is sent again',
      async (_what, path, of, status) => {
        const { hostname, port } = new URL(lineage.url)
        const proxy = await startTcpProxy({ host: hostname, port: Number(port) })
        try {
          const send = lineage.sendTo(`http://127.0.0.1:${proxy.port}`)
          const body = of(['b', 'c'].map((output) => runEvent(`to-${output}`, { reads: ['a'], writes: [output] })))
          afterCommit = () => proxy.cut()
          await expect(send('POST', path, body, ingest)).rejects.toThrow('fetch failed')
          afterCommit = async () => {}
          const stored = [await reached('a'), await edgesOf('a'), lastCommit()]
          expect(stored[0]).toBe(status === 201 ? 'b 1' : 'b 1, c 1')
          await proxy.mend()
          expect(await send('POST', path, body, ingest)).toEqual({ status, body: null })
          expect([await reached('a'), await edgesOf('a'), lastCommit()]).toEqual(stored)
          const query = '{ job(id: "job:etl/to-b") { runs { totalCount } } }'
          expect(await lineage.data(query)).toEqual({ job: { runs: { totalCount: 1 } } })
        } finally {
          await proxy.close()
        }
      },
    )

    test('of several writers on one edge each has its own, and it holds until the last of them lets go', async () => {
      const says = (job: string, parts: RunParts = {}) => runEvent(job, { reads: ['a'], writes: ['b'], ...parts })
      const many = Array.from({ length: 10 }, (_, i) => ['one', 'two'].map((job) => says(job, { at: i })))
      const answers = await Promise.all(many.flat().map(post))
      expect(answers.map(({ status }) => status)).toEqual(many.flat().map(() => 201))
      const input = { author: 'ann', from: datasetId('a'), to: datasetId('b'), reason: 'seen by eye' }
      const byHand = (name: string, variables: object) =>
        lineage.send('POST', '/graphql', { query: name, variables: { input: variables } }, ingest)
      await byHand('mutation ($input: AddLineageInput!) { addLineage(input: $input) { id } }', input)

      const writers = async (asOf: string | null = null) =>
        (await edgesOf('a', null, asOf))
          .filter(({ to }) => to.id === datasetId('b'))
          .map(({ writer }) => writer)
          .sort()
      const all = ['job:etl/one', 'job:etl/two', 'person:ann']
      expect([await reached('a'), await writers()]).toEqual(['b 1', all])
      expect((await edgesOf('a', { writers: ['job:etl/two'] }))[0]).toMatchObject({
        firstSeenAt: minute(0),
        lastSeenAt: minute(9),
        validFrom: minute(0),
      })

      await Promise.all([
        run('one', { reads: ['a'], writes: ['x'], at: 20 }),
        run('three', { reads: ['b'], writes: ['y'] }),
      ])
      expect([await reached('a'), await writers()]).toEqual(['b 1, x 1, y 2', all.slice(1)])
      await run('two', { reads: ['z'], writes: ['b'], at: 30 })
      expect(await reached('a')).toBe('b 1, x 1, y 2')
      const { reason: _reason, ...edge } = input
      await byHand('mutation ($input: RemoveLineageInput!) { removeLineage(input: $input) { id } }', edge)
      expect(await reached('a')).toBe('x 1')
      expect(await writers(minute(15))).toEqual(all.slice(0, 2))
    })
  })
}
