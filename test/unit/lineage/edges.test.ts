import fc from 'fast-check'
import { execute, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { createContext } from '../../../subgraphs/lineage/context.ts'
import { createSchema } from '../../../subgraphs/lineage/resolvers/schema.ts'
import { datasetId, harvest, jobEvent, minute, useLineage } from './harness.ts'
import { byHand } from './manual.ts'

const lineage = useLineage()
const hand = byHand(lineage)

type Edge = { from: { id: string }; to: { id: string }; writer: string; method: string; lastRun: string | null }
type Edges = {
  totalCount: number
  staleCount: number
  edges: { node: Edge }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
}
const LIST = `query ($of: ID!, $direction: Direction, $filter: EdgeFilter, $first: Int, $after: String) {
  edges(of: $of, direction: $direction, filter: $filter, first: $first, after: $after) {
    totalCount staleCount
    edges { node { from { id } to { id } writer method lastRun } }
    pageInfo { hasNextPage hasPreviousPage endCursor } } }`

async function edges(of: string, variables: Record<string, unknown> = {}): Promise<Edges> {
  return (await lineage.data<{ edges: Edges }>(LIST, { of, ...variables })).edges
}
const shown = ({ edges: found }: Edges) => found.map(({ node }) => `${node.from.id} > ${node.to.id} by ${node.writer}`)
const ends = ({ edges: found }: Edges) => found.map(({ node }) => `${node.from.id} > ${node.to.id}`)

const RUN = '0195B1A2-0000-7000-8000-000000000001'

describe('the edges of a thing', () => {
  test('are those one hop from it, each writer its own, the way that is asked for', async () => {
    await lineage.run('j', { reads: ['a'], writes: ['b'] })
    await lineage.run('k', { reads: ['b'], writes: ['c'] })
    await hand.add({ from: datasetId('a'), to: datasetId('b') })
    const [a, b, c] = ['a', 'b', 'c'].map(datasetId)
    expect(shown(await edges(b ?? '', { direction: 'UPSTREAM' }))).toEqual(
      expect.arrayContaining([`${a} > ${b} by job:etl/j`, `${a} > ${b} by person:ann%40example.org`]),
    )
    expect(await edges(b ?? '', { direction: 'UPSTREAM' })).toMatchObject({ totalCount: 2 })
    expect(shown(await edges(b ?? ''))).toEqual([`${b} > ${c} by job:etl/k`])
    expect(await edges(c ?? '')).toMatchObject({ totalCount: 0, edges: [] })
  })

  test('run between ports where ports hold the datasets, and are no further rolled up', async () => {
    await lineage.put(
      harvest('orders', {
        events: { ports: { v1: { datasets: ['o1', 'o2'] }, v2: { datasets: ['p'] } } },
        sink: { inputs: [{ portId: 'orders/events/v2' }] },
      }),
    )
    await lineage.run('j', { reads: ['o1', 'o2', 'x'], writes: ['p', 'y'] })
    const [v1, v2] = ['orders/events/v1', 'orders/events/v2']
    expect(shown(await edges('orders/events/v1'))).toEqual(
      [`${datasetId('y')}`, `${v2}`].map((to) => `${v1} > ${to} by job:etl/j`),
    )
    expect(ends(await edges('orders/events'))).toEqual([
      `${v1} > ${datasetId('y')}`,
      `${v1} > ${v2}`,
      `${v2} > orders/sink`,
    ])
    expect(ends(await edges('orders', { direction: 'UPSTREAM' }))).toEqual([
      `${datasetId('x')} > ${v2}`,
      `${v1} > ${v2}`,
      `${v2} > orders/sink`,
    ])
    expect(ends(await edges('orders/sink', { direction: 'UPSTREAM' }))).toEqual([`${v2} > orders/sink`])
  })

  test('leave from the port that is asked about, of two that hold its dataset', async () => {
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['o'] }, v2: { datasets: ['o'] } } } }))
    await lineage.run('j', { reads: ['o'], writes: ['a'] })
    expect(ends(await edges('orders/events/v2'))).toEqual([`orders/events/v2 > ${datasetId('a')}`])
    expect(ends(await edges(datasetId('o')))).toEqual([
      `orders/events/v1 > ${datasetId('a')}`,
      `orders/events/v2 > ${datasetId('a')}`,
    ])
  })

  test('have the run that last saw them, are those of the moment asked for, and say what cannot be asked', async () => {
    await lineage.run('j', { reads: ['a'], writes: ['b'], runId: RUN })
    await lineage.event(jobEvent('k', { reads: ['a'], writes: ['c'] }))
    const runs = (await edges(datasetId('a'))).edges.map(({ node }) => node.lastRun)
    expect(runs).toEqual([RUN.toLowerCase(), null])
    expect(await lineage.code(LIST, { of: datasetId('none') })).toBe('NOT_FOUND')
    expect(await lineage.code(LIST, { of: datasetId('a'), first: 1_001 })).toBe('BAD_USER_INPUT')
    expect(await lineage.code(LIST, { of: datasetId('a'), filter: { minConfidence: 2 } })).toBe('BAD_USER_INPUT')
    expect(
      await lineage.data('{ edges(of: "dataset:db/a", asOf: "2020-01-01T00:00:00Z") { totalCount edges { cursor } } }'),
    ).toEqual({ edges: { totalCount: 0, edges: [] } })
  })
})

describe('a filter', () => {
  const to = async (filter: object) =>
    ends(await edges(datasetId('a'), { filter })).map((text) => text.split('/').at(-1))

  test('chooses by each thing that an edge says, and totals with it', async () => {
    const { at: now, iso } = minutesAgo(0)
    await lineage.put(
      harvest('orders', {
        p: { ports: { v1: { datasets: ['declared'] } }, inputs: [{ dataset: { namespace: 'db', name: 'a' } }] },
      }),
    )
    await lineage.run('old', { reads: ['a'], writes: ['old'], at: now - 60 * 24 * 40 })
    await lineage.run('new', { reads: ['a'], writes: ['new'], at: now - 1, runId: RUN })
    await hand.add({ from: datasetId('a'), to: datasetId('manual'), confidence: 0.4 })

    expect(await to({ methods: ['OBSERVED'] })).toEqual(['new', 'old'])
    expect(await to({ methods: ['MANUAL', 'DECLARED'] })).toEqual(['manual', 'v1'])
    expect(await to({ writers: ['job:etl/new', 'orders/p', 'job:etl/none'] })).toEqual(['new', 'v1'])
    expect(await to({ writers: ['job:etl/none'] })).toEqual([])
    expect(await to({ producers: ['https://example.org/producer'] })).toEqual(['new', 'old'])
    expect(await to({ producers: ['https://example.org/'] })).toEqual([])
    expect(await to({ minConfidence: 0.6 })).toEqual(['new', 'old'])
    expect(await to({ seenSince: iso(60) })).toEqual(['manual', 'new', 'v1'])
    expect(await to({ seenBefore: iso(60) })).toEqual(['old'])
    expect(await to({ stale: true })).toEqual(['old'])
    expect(await to({ stale: false })).toEqual(['manual', 'new', 'v1'])
    expect(await to({ runs: [RUN] })).toEqual(['new'])
    expect(await to({ runs: [`run:etl/new/${RUN}`] })).toEqual(['new'])
    expect(await to({ runs: [`run:etl/old/${RUN}`] })).toEqual([])
    for (const run of ['nonsense', 'run:etl/new', 'job:etl/new', ''])
      expect(await lineage.code(LIST, { of: datasetId('a'), filter: { runs: [run] } })).toBe('BAD_USER_INPUT')
    expect(await to({ methods: [], writers: null, runs: [] })).toHaveLength(4)
    expect(await edges(datasetId('a'), { filter: { stale: true }, first: 1 })).toMatchObject({
      totalCount: 1,
      staleCount: 1,
    })
    expect(await edges(datasetId('a'))).toMatchObject({ totalCount: 4, staleCount: 1 })
  })

  test('of an impact chooses edges, so what lies behind is gone too; declared ones are seen by each harvest', async () => {
    const { at: now, iso } = minutesAgo(0)
    const input = { dataset: { namespace: 'db', name: 'a' } }
    await lineage.put(
      harvest('orders', { p: { ports: { v1: { datasets: ['d'] } }, inputs: [input] } }, { harvestedAt: minute(5) }),
    )
    await lineage.run('old', { reads: ['a'], writes: ['old'], at: now - 60 * 24 * 40 })
    await lineage.run('next', { reads: ['old'], writes: ['behind'], at: now - 1 })
    await lineage.run('new', { reads: ['a'], writes: ['new'], at: now - 1 })
    const reached = async (filter: object) => {
      type Rows = { impact: { total: number; rows: { edges: { node: { node: { id: string } } }[] } } }
      const query = `query ($filter: ImpactFilter) { impact(of: "dataset:db/a", level: PORT, filter: $filter) {
        total rows { edges { node { node { id } } } } } }`
      const { impact } = await lineage.data<Rows>(query, { filter })
      expect(impact.rows.edges).toHaveLength(impact.total)
      return impact.rows.edges.map(({ node }) => node.node.id.split('/').at(-1))
    }
    expect(await reached({})).toEqual(['new', 'old', 'v1', 'behind'])
    expect(await reached({ seenSince: iso(60) })).toEqual(['new', 'v1'])
    expect(await reached({ writers: ['job:etl/old', 'job:etl/next', 'job:etl/none'] })).toEqual(['old', 'behind'])
    expect(await reached({ writers: ['job:etl/none'] })).toEqual([])
    expect(await reached({ writers: ['orders/p'], seenSince: iso(60) })).toEqual(['v1'])
  })
})

describe('pages of edges', () => {
  test('of any size, chosen or not, make up the whole', async () => {
    await lineage.put(
      harvest('orders', {
        e: { ports: { v1: { datasets: ['hub', 'hub2'] }, v2: { datasets: ['hub'] }, v3: { datasets: ['t1', 't2'] } } },
      }),
    )
    for (const job of ['j', 'k']) {
      await lineage.run(job, { reads: ['hub', 'hub2'], writes: Array.from({ length: 7 }, (_, i) => `t${i}`) })
    }
    for (const [of, filter] of [
      ['orders/e/v1', null],
      ['orders/e', null],
      ['orders/e', { writers: ['job:etl/k'] }],
      ['orders/e', { minConfidence: 0.5 }],
    ] as const) {
      const whole = await edges(of, { filter, first: 1_000 })
      expect(whole.totalCount).toBe(whole.edges.length)
      expect(new Set(shown(whole)).size).toBe(whole.totalCount)
      for (const first of [1, 3, whole.totalCount]) {
        const found: string[] = []
        for (let after: string | null = null; ; ) {
          const page = await edges(of, { filter, first, after })
          expect(page.totalCount).toBe(whole.totalCount)
          expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
          found.push(...shown(page))
          if (!page.pageInfo.hasNextPage) break
          after = page.pageInfo.endCursor
        }
        expect(found).toEqual(shown(whole))
      }
    }
  })

  test('of a hub are read without the rest of it, and are the same as when all of it is looked at', async () => {
    const writes = Array.from({ length: 2_500 }, (_, i) => `leaf-${(i * 7919) % 2_500}`)
    await lineage.run('spread', { reads: ['hub'], writes })
    await lineage.run('other', { reads: ['hub'], writes: ['leaf-1', 'leaf-10'] })
    const quick = `query ($after: String) { edges(of: "dataset:db/hub", first: 7, after: $after) {
      edges { node { from { id } to { id } writer } } pageInfo { hasNextPage endCursor } } }`
    const looked = { filter: { minConfidence: 0 }, first: 7 }
    let after: string | null = null
    let other: string | null = null
    for (let page = 0; page < 4; page++) {
      const { edges: fast }: { edges: Edges } = await lineage.data(quick, { after })
      const slow: Edges = await edges(datasetId('hub'), { ...looked, after: other })
      expect([shown(fast), fast.pageInfo.hasNextPage]).toEqual([shown(slow), true])
      after = fast.pageInfo.endCursor
      other = slow.pageInfo.endCursor
    }
    const all = new Set<string>()
    for (let last: string | null = null; ; ) {
      const { edges: page }: { edges: Edges } = await lineage.data(quick.replace('first: 7', 'first: 500'), {
        after: last,
      })
      for (const edge of shown(page)) all.add(edge)
      if (!page.pageInfo.hasNextPage) break
      last = page.pageInfo.endCursor
    }
    expect(all.size).toBe(2_502)
    expect(await edges(datasetId('hub'), { first: 1 })).toMatchObject({ totalCount: 2_502, staleCount: 2_502 })
  })

  test('are not cut in silence when there is no time to look at all: that is an error which says what to do', async () => {
    await lineage.run('j', { reads: ['hub'], writes: Array.from({ length: 600 }, (_, i) => `t${i}`) })
    const service = lineage.service()
    const hurried = { ...service, reader: () => ({ ...service.reader(), budgetMs: 0 }) }
    const ask = async (text: string) => {
      const context = createContext({ service: () => hurried, authorize: () => Promise.reject(new Error('no token')) })
      const { data, errors } = await execute({ schema: createSchema(), document: parse(text), contextValue: context })
      return errors?.[0]?.originalError ?? data
    }
    const exceeded = { code: 'BUDGET_EXCEEDED', message: expect.stringContaining('ask for those of some writers') }
    const hub = 'of: "dataset:db/hub", first: 1'
    expect(await ask(`{ edges(${hub}) { edges { node { to { id } } } } }`)).toEqual({
      edges: { edges: [{ node: { to: { id: datasetId('t0') } } }] },
    })
    expect(await ask(`{ edges(${hub}) { totalCount } }`)).toMatchObject(exceeded)
    expect(await ask(`{ edges(${hub}, filter: { stale: true }) { edges { cursor } } }`)).toMatchObject(exceeded)
    await hand.register({})
    expect(await ask('{ consumers { totalCount } }')).toMatchObject({ code: 'BUDGET_EXCEEDED' })
  })

  test('go on in the state of the first, whatever is written in between', async () => {
    await lineage.run('j', { reads: ['hub'], writes: ['b', 'c', 'd'] })
    const first = await edges(datasetId('hub'), { first: 1 })
    await lineage.run('j', { reads: ['hub'], writes: ['a', 'c', 'e'], at: 9 })
    await lineage.put(harvest('aaa', { p: { ports: { v1: { datasets: ['c'] } } } }))
    const rest = await edges(datasetId('hub'), { first: 9, after: first.pageInfo.endCursor })
    expect([...ends(first), ...ends(rest)]).toEqual(
      ['b', 'c', 'd'].map((name) => `${datasetId('hub')} > ${datasetId(name)}`),
    )
    expect(rest.totalCount).toBe(3)
  })

  test('of a port go on with that port, though others came before it', async () => {
    const datasets = { b: { ports: { v1: { datasets: ['o'] } } } }
    await lineage.put(harvest('orders', datasets))
    await lineage.run('j', { reads: ['o'], writes: ['x', 'y'] })
    const first = await edges('orders/b/v1', { first: 1 })
    await lineage.put(harvest('orders', { a: { ports: { v1: { datasets: ['z'] } } }, ...datasets }, { version: 2 }))
    const rest = await edges('orders/b/v1', { first: 1, after: first.pageInfo.endCursor })
    expect(ends(rest)).toEqual([`orders/b/v1 > ${datasetId('y')}`])
  })

  test.each([{ direction: 'UPSTREAM' }, { filter: { stale: true } }, { filter: { writers: ['job:etl/k'] } }])(
    'belong to their question: %j is another',
    async (other) => {
      await lineage.run('j', { reads: ['hub'], writes: ['a', 'b'] })
      const { pageInfo } = await edges(datasetId('hub'), { first: 1 })
      expect(await lineage.code(LIST, { of: datasetId('hub'), after: pageInfo.endCursor, ...other })).toBe(
        'BAD_USER_INPUT',
      )
    },
  )

  test('are the same for one question, in whatever order its filter names writers, known or not', async () => {
    await lineage.run('j', { reads: ['hub'], writes: ['a', 'b'] })
    const asked = { of: datasetId('hub'), filter: { writers: ['job:etl/j', 'job:etl/k'] } }
    const { pageInfo } = await edges(asked.of, { first: 1, filter: asked.filter })
    await lineage.run('k', { reads: ['hub'], writes: ['c'] })
    const rest = await edges(asked.of, { filter: { writers: ['job:etl/k', 'job:etl/j'] }, after: pageInfo.endCursor })
    expect(ends(rest)).toEqual([`${datasetId('hub')} > ${datasetId('b')}`])
  })
})

test('edges of random meshes are what their runs and their ports say, from either end', async () => {
  const dataset = fc.integer({ min: 0, max: 7 }).map((i) => `d${i}`)
  const some = fc.uniqueArray(dataset, { minLength: 1, maxLength: 3 })
  const port = fc.constantFrom('v1', 'v2', 'v3')
  const job = fc.record({ reads: some, writes: some })
  let round = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(port, some), { maxLength: 3 }),
      fc.array(job, { maxLength: 4 }),
      async (claims, jobs) => {
        const own = (name: string) => `${name}-${round}`
        round++
        const ports = new Map(claims)
        const sketch = Object.fromEntries([...ports].map(([name, datasets]) => [name, { datasets: datasets.map(own) }]))
        await lineage.put(harvest(`m${round}`, { p: { ports: sketch } }))
        for (const [i, { reads, writes }] of jobs.entries())
          await lineage.run(`j${round}-${i}`, { reads: reads.map(own), writes: writes.map(own) })

        const places = (name: string): string[] => {
          const held = [...ports].filter(([, datasets]) => datasets.includes(name)).map(([id]) => `m${round}/p/${id}`)
          return held.length > 0 ? held : [datasetId(own(name))]
        }
        const expected = new Set(
          jobs.flatMap(({ reads, writes }, i) =>
            reads.flatMap((r) =>
              writes.flatMap((w) =>
                places(r).flatMap((from) => places(w).map((to) => `${from} > ${to} by job:etl/j${round}-${i}`)),
              ),
            ),
          ),
        )
        const all = [...new Set([...expected].flatMap((text) => text.split(' by ')[0]?.split(' > ') ?? []))]
        for (const [direction, end] of [
          ['DOWNSTREAM', 0],
          ['UPSTREAM', 1],
        ] as const) {
          const found: string[] = []
          for (const of of all) found.push(...shown(await edges(of, { direction, first: 1_000 })))
          const atEnd = (text: string) => all.includes(text.split(' by ')[0]?.split(' > ')[end] ?? '')
          expect([...new Set(found)].sort()).toEqual([...expected].filter(atEnd).sort())
          expect(found).toHaveLength(new Set(found).size)
        }
      },
    ),
    { numRuns: 25 },
  )
})

/** The clock of the harness, in its minutes, and times before now as clients write them. */
function minutesAgo(minutes: number) {
  const at = Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 60_000) - minutes
  return { at, iso: (ago: number) => minute(at - ago) }
}
