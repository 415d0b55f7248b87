import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { LineageStore } from '../../subgraphs/lineage/stores/store.ts'
import { type HttpLineage, ingest, startHttpLineage } from '../support/http-lineage.ts'
import { datasetId, runEvent } from '../unit/lineage/harness.ts'

const NEIGHBOURS = 50_000
/** Outputs an event: what one run may make is held to 20,000 edges, so a hub's neighbours come from many jobs. */
const AN_EVENT = 2_500
/** Events a batch. */
const A_BATCH = 10
/** How fast it is, is for the benchmark to say, on a machine that does nothing else. */
const BUDGET_MS = 60_000
/** The largest page there is. */
const PAGE = 1_000

const leaves = Array.from({ length: NEIGHBOURS }, (_, i) => `leaf-${String(i).padStart(5, '0')}`)
const leafIds = leaves.map(datasetId)
const hub = datasetId('hub')
const sink = datasetId('sink')

type PageOf<Node> = {
  totalCount: number
  edges: { node: Node }[]
  pageInfo: { hasNextPage: boolean; endCursor: string }
}
type Row = { distance: number; node: { id: string }; path: { id: string }[] }
type Edge = { from: { id: string }; to: { id: string }; writer: string }

const IMPACT = `query ($of: ID!, $direction: Direction, $first: Int, $after: String, $knownAt: DateTime) {
  impact(of: $of, direction: $direction, level: PORT, knownAt: $knownAt) {
    total complete depthReached byDistance { key count } byKind { key count }
    rows(first: $first, after: $after) {
      edges { node { distance node { id } path { id } } } pageInfo { hasNextPage endCursor }
    }
  }
}`
const EDGES = `query (
  $of: ID!, $direction: Direction, $filter: EdgeFilter, $first: Int, $after: String, $counted: Boolean = true
) {
  edges(of: $of, direction: $direction, filter: $filter, first: $first, after: $after) {
    totalCount @include(if: $counted) edges { node { from { id } to { id } writer } } pageInfo { hasNextPage endCursor }
  }
}`
const READERS = `query ($of: ID!, $first: Int, $after: String, $counted: Boolean = true) { dataset(id: $of) {
  readers(first: $first, after: $after) {
    totalCount @include(if: $counted) edges { node { node { id } writer } } pageInfo { hasNextPage endCursor }
  }
} }`
const LINEAGE = `query ($of: ID!, $direction: Direction) { lineage(of: $of, direction: $direction, level: PORT) {
  truncated depthReached nodes { id upstreamTotal downstreamTotal } edges { from { id } to { id } }
} }`
const PATHS = `query ($from: ID!, $to: ID!) { paths(from: $from, to: $to, first: 20) {
  nodes { id } edges { writer }
} }`

/**
 * The tests build on each other. `open` is asked once. As many as are `gathered` lead on to one dataset: so many ways there are
 * past them, and so many neighbours it has upstream.
 */
export function describeStorm(
  name: string,
  open: () => Promise<LineageStore>,
  { gathered = NEIGHBOURS }: { readonly gathered?: number } = {},
): void {
  describe(`a dataset of 50,000 neighbours, on ${name},`, () => {
    //          ┌▶ leaf-00000 ─┐
    //    hub ──┼▶     …       ┼─▶ sink
    //          └▶ leaf-49999 ─┘
    let lineage: HttpLineage
    /** Edges that were read whole. */
    let edgesRead = 0

    const counting = (store: LineageStore): LineageStore => {
      const counted = <Key>(found: ReadonlyMap<Key, readonly unknown[]>) => {
        for (const edges of found.values()) edgesRead += edges.length
      }
      return {
        ...store,
        async edgesOf(...asked) {
          const found = await store.edgesOf(...asked)
          counted(found)
          return found
        },
        async edgesBetween(...asked) {
          const found = await store.edgesBetween(...asked)
          counted(found)
          return found
        },
      }
    }

    beforeAll(async () => {
      lineage = await startHttpLineage({ open, wrap: counting, budgetMs: BUDGET_MS })
      await lineage.session.connect()
      const events = Array.from({ length: NEIGHBOURS / AN_EVENT }, (_, i) => {
        const some = leaves.slice(i * AN_EVENT, (i + 1) * AN_EVENT)
        return [
          runEvent(`spread-${i}`, { reads: ['hub'], writes: some }),
          ...(i * AN_EVENT < gathered ? [runEvent(`gather-${i}`, { reads: some, writes: ['sink'] })] : []),
        ]
      }).flat()
      for (let at = 0; at < events.length; at += A_BATCH) {
        const answer = await lineage.send('POST', '/api/v1/lineage/batch', events.slice(at, at + A_BATCH), ingest)
        expect(answer).toEqual({ status: 204, body: null })
      }
    }, 180_000)
    afterAll(() => lineage.close())
    beforeEach(() => {
      edgesRead = 0
    })

    const impact = async (variables: Record<string, unknown>) =>
      (
        await lineage.data<{
          impact: Record<string, unknown> & { total: number; rows: Omit<PageOf<Row>, 'totalCount'> }
        }>(IMPACT, variables)
      ).impact

    test.each([
      [hub, 'DOWNSTREAM', sink, NEIGHBOURS],
      [sink, 'UPSTREAM', hub, gathered],
    ])('has an impact of exact totals, in whole pages: %s %s', async (of, direction, end, near) => {
      const first = await impact({ of, direction, first: PAGE })
      expect(first).toMatchObject({
        total: near + 1,
        complete: true,
        depthReached: 2,
        byDistance: [
          { key: '1', count: near },
          { key: '2', count: 1 },
        ],
        byKind: [{ key: 'DATASET', count: near + 1 }],
      })
      const second = await impact({ of, direction, first: PAGE, after: first.rows.pageInfo.endCursor })
      const rows = [...first.rows.edges, ...second.rows.edges].map(({ node }) => node)
      expect(rows.map(({ node }) => node.id)).toEqual(leafIds.slice(0, 2 * PAGE))
      expect(rows[1_234]?.path.map(({ id }) => id)).toEqual([of, leafIds[1_234]])
      expect([first.rows.pageInfo.hasNextPage, second.rows.pageInfo.hasNextPage]).toEqual([true, true])
      expect(await impact({ of: leafIds[7], direction, first: 2 })).toMatchObject({
        total: 1,
        rows: { edges: [{ node: { node: { id: end } } }], pageInfo: { hasNextPage: false } },
      })
    })

    test('is asked for in pages of a thousand at most', async () => {
      for (const query of [IMPACT, EDGES, READERS]) {
        const { errors } = await lineage.ask(query, { of: hub, first: PAGE + 1 })
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' })
      }
    })

    test('is exported row by row, to the last', async () => {
      const query = new URLSearchParams({ of: hub, level: 'PORT', format: 'ndjson' })
      const answer = await fetch(`${lineage.url}/api/v1/impact/export?${query}`)
      expect([answer.headers.get('x-heddle-total'), answer.headers.get('x-heddle-complete')]).toEqual(['50001', 'true'])
      const rows = (await answer.text()).trim().split('\n')
      expect(rows.map((row) => (JSON.parse(row) as { id: string }).id)).toEqual([...leafIds, sink])
    })

    test('has edges that are all counted, in the order of their ends, and can be chosen by writer', async () => {
      const edges = async (variables: Record<string, unknown>) =>
        (await lineage.data<{ edges: PageOf<Edge> }>(EDGES, { of: hub, ...variables })).edges
      const first = await edges({ first: PAGE })
      const second = await edges({ first: PAGE, after: first.pageInfo.endCursor, counted: false })
      expect(first.totalCount).toBe(NEIGHBOURS)
      expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, true])
      expect([...first.edges, ...second.edges].map(({ node }) => node.to.id)).toEqual(leafIds.slice(0, 2 * PAGE))
      const into = await edges({ of: sink, direction: 'UPSTREAM', filter: { writers: ['job:etl/gather-1'] }, first: 2 })
      expect(into).toMatchObject({
        totalCount: AN_EVENT,
        edges: [AN_EVENT, AN_EVENT + 1].map((i) => ({ node: { from: { id: leafIds[i] }, to: { id: sink } } })),
      })
    })

    test('has readers that are all counted, and shown page by page', async () => {
      const readers = async (variables: Record<string, unknown>) =>
        (
          await lineage.data<{ dataset: { readers: PageOf<{ node: { id: string }; writer: string }> } }>(
            READERS,
            variables,
          )
        ).dataset.readers
      const first = await readers({ of: hub, first: PAGE })
      const second = await readers({ of: hub, first: 2, after: first.pageInfo.endCursor, counted: false })
      expect(first.totalCount).toBe(NEIGHBOURS)
      expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, true])
      expect(first.edges.map(({ node }) => node.node.id)).toEqual(leafIds.slice(0, PAGE))
      expect(second.edges.map(({ node }) => node.node.id)).toEqual(leafIds.slice(PAGE, PAGE + 2))
    })

    test('is drawn without them, and says how many there are', async () => {
      const drawn = async (of: string | undefined, direction: string) =>
        (await lineage.data<{ lineage: unknown }>(LINEAGE, { of, direction })).lineage
      expect(await drawn(hub, 'DOWNSTREAM')).toEqual({
        truncated: true,
        depthReached: 0,
        nodes: [{ id: hub, upstreamTotal: 0, downstreamTotal: NEIGHBOURS }],
        edges: [],
      })
      expect(await drawn(leafIds[7], 'UPSTREAM')).toEqual({
        truncated: false,
        depthReached: 1,
        nodes: [
          { id: leafIds[7], upstreamTotal: 1, downstreamTotal: 1 },
          { id: hub, upstreamTotal: 0, downstreamTotal: NEIGHBOURS },
        ],
        edges: [{ from: { id: hub }, to: { id: leafIds[7] } }],
      })
    })

    test('is passed by as many ways: the first twenty are told, and no more edges read than they have', async () => {
      const { paths } = await lineage.data<{ paths: { nodes: { id: string }[]; edges: { writer: string }[] }[] }>(
        PATHS,
        { from: hub, to: sink },
      )
      expect(paths).toEqual(
        leafIds.slice(0, 20).map((id) => ({
          nodes: [{ id: hub }, { id }, { id: sink }],
          edges: [{ writer: 'job:etl/spread-0' }, { writer: 'job:etl/gather-0' }],
        })),
      )
      expect(edgesRead).toBe(40)
    })

    test('is not made by one event: that is refused with the limit, and nothing of it is stored', async () => {
      const event = runEvent('all', { reads: ['another'], writes: leaves })
      expect(await lineage.send('POST', '/api/v1/lineage', event, ingest)).toMatchObject({
        status: 400,
        body: {
          error: {
            code: 'BAD_USER_INPUT',
            problems: [
              {
                path: '$.outputs',
                problem: 'expected at most 10000 inputs and outputs an event, received 1 and 50000',
              },
            ],
          },
        },
      })
      expect(await lineage.total(datasetId('another'))).toMatchObject({
        errors: [{ extensions: { code: 'NOT_FOUND' } }],
      })
    })

    test('has fewer when a run completes without them, and had them all before', async () => {
      const { knownAt } = lineage.session.service().reader().now
      const next = runEvent('spread-0', { reads: ['hub'], writes: leaves.slice(0, 1), at: 1 })
      expect((await lineage.send('POST', '/api/v1/lineage', next, ingest)).status).toBe(201)
      expect((await impact({ of: hub, first: 1 })).total).toBe(NEIGHBOURS + 1 - (AN_EVENT - 1))
      expect((await impact({ of: hub, first: 1, knownAt: new Date(knownAt).toISOString() })).total).toBe(NEIGHBOURS + 1)
      expect((await impact({ of: sink, direction: 'UPSTREAM', first: 1 })).total).toBe(gathered + 1)
    })
  })
}
