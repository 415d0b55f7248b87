import { describe, expect, test } from 'vitest'
import { everyEdge, listEdges } from '../../../subgraphs/lineage/reads/edge-list.ts'
import { parseSubject } from '../../../subgraphs/lineage/reads/subject.ts'
import { datasetId, harvest, minute, runEvent, useLineage } from './harness.ts'
import { admin, byHand, domainToken, ingest } from './manual.ts'

const lineage = useLineage()
const hand = byHand(lineage)

const DAY = 24 * 60
const now = Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 60_000)
const daysAgo = (days: number): number => now - days * DAY

type Standing = {
  stale: boolean
  staleSince: string | null
  expiresAfter: string | null
  expiresAfterSeconds: number | null
  lastSeenAt: string
}
const STANDING = 'stale staleSince expiresAfter expiresAfterSeconds lastSeenAt'

/** Of the one edge that leaves the dataset `from`. */
async function standing(from = 'a'): Promise<Standing> {
  const query = `query ($of: ID!) { edges(of: $of) { edges { node { ${STANDING} } } } }`
  const { edges } = await lineage.data<{ edges: { edges: { node: Standing }[] } }>(query, { of: datasetId(from) })
  expect(edges.edges).toHaveLength(1)
  return edges.edges[0]?.node as Standing
}

const SET = `mutation ($writer: String!, $after: Duration) { setExpiry(writer: $writer, after: $after) {
  writer after afterSeconds isDefault } }`
const setExpiry = async (writer: string, after: string | null, claims = admin) =>
  (await lineage.data<{ setExpiry: unknown }>(SET, { writer, after }, claims)).setExpiry

async function refusal(writer: string, after: string | null, claims = admin): Promise<unknown> {
  const { errors } = await lineage.query(SET, { writer, after }, claims)
  return (errors?.[0]?.originalError as { code?: string } | undefined)?.code
}

describe('an observed edge', () => {
  test('is stale when it has not been seen for the default, and holds all the same', async () => {
    await lineage.run('j', { reads: ['a'], writes: ['b'], at: daysAgo(34) })
    expect(await standing()).toMatchObject({ stale: false, staleSince: null, expiresAfter: 'P35D' })
    await lineage.run('k', { reads: ['c'], writes: ['d'], at: daysAgo(36) })
    expect(await standing('c')).toMatchObject({
      stale: true,
      staleSince: minute(daysAgo(1)),
      expiresAfterSeconds: 35 * 86_400,
      lastSeenAt: minute(daysAgo(36)),
    })
    const { impact } = await lineage.data<{ impact: { total: number } }>(
      '{ impact(of: "dataset:db/c", level: PORT) { total } }',
    )
    expect(impact.total).toBe(1)
  })

  test('is fresh again when it is seen again', async () => {
    await lineage.run('j', { reads: ['a'], writes: ['b'], at: daysAgo(99) })
    expect(await standing()).toMatchObject({ stale: true })
    await lineage.run('j', { reads: ['a'], writes: ['b'], at: daysAgo(1) })
    expect(await standing()).toMatchObject({ stale: false })
  })

  test('is judged at the moment that is spoken of', async () => {
    await lineage.run('j', { reads: ['a'], writes: ['b'], at: daysAgo(90) })
    await lineage.run('k', { reads: ['a'], writes: ['c'], at: daysAgo(60) })
    const reader = lineage.service().reader()
    const subject = await reader.subject(parseSubject(datasetId('a'), 'of'))
    if (subject === null) throw new Error('the dataset is not known')
    const question = {
      subject,
      direction: 'DOWNSTREAM',
      choice: everyEdge,
      level: 'PORT',
      onlyToOthers: false,
    } as const
    const at = async (days: number) => {
      const asOf = Date.parse(minute(daysAgo(days)))
      const then = await reader.at({ asOf, knownAt: null })
      const { counts } = await listEdges(reader, then, question, 10, null)
      return counts()
    }
    expect(await at(80)).toMatchObject({ total: 1, stale: 0 })
    expect(await at(54)).toMatchObject({ total: 2, stale: 1 })
    expect(await at(0)).toMatchObject({ total: 2, stale: 2 })
  })

  test('is drawn as stale in the lineage, and on paths', async () => {
    await lineage.run('j', { reads: ['a'], writes: ['b'], at: daysAgo(99) })
    type Answer = { lineage: { edges: Standing[] }; paths: { edges: Standing[] }[] }
    const { lineage: graph, paths } = await lineage.data<Answer>(`{
      lineage(of: "dataset:db/a", level: PORT) { edges { ${STANDING} } }
      paths(from: "dataset:db/a", to: "dataset:db/b") { edges { ${STANDING} } } }`)
    for (const edge of [...graph.edges, ...(paths[0]?.edges ?? [])]) {
      expect(edge).toMatchObject({ stale: true, staleSince: minute(daysAgo(64)) })
    }
    expect(graph.edges).toHaveLength(1)
  })

  test('puts in doubt the rows of an impact that it leads to, since the first of their ways went stale', async () => {
    await lineage.run('fresh', { reads: ['a'], writes: ['b'], at: daysAgo(1) })
    await lineage.run('old', { reads: ['b'], writes: ['c'], at: daysAgo(40) })
    await lineage.run('older', { reads: ['c'], writes: ['d'], at: daysAgo(50) })
    await lineage.run('on', { reads: ['d'], writes: ['e'], at: daysAgo(2) })
    type Row = { staleSince: string | null; node: { id: string }; evidence: Standing[] }
    const rows = async (time = '') => {
      const { impact } = await lineage.data<{ impact: { rows: { edges: { node: Row }[] } } }>(
        `{ impact(of: "dataset:db/a", level: PORT${time}) { rows { edges { node {
          staleSince node { id } evidence { ${STANDING} } } } } } }`,
      )
      return impact.rows.edges.map(({ node }) => node)
    }
    const found = await rows()
    expect(found.map(({ node, staleSince }) => [node.id, staleSince])).toEqual([
      [datasetId('b'), null],
      [datasetId('c'), minute(daysAgo(5))],
      [datasetId('d'), minute(daysAgo(15))],
      [datasetId('e'), minute(daysAgo(15))],
    ])
    expect(found.at(-1)?.evidence.map(({ stale }) => stale)).toEqual([false, true, true, false])
    await setExpiry('job:etl/older', 'P1Y')
    expect((await rows()).at(-1)?.staleSince).toBe(minute(daysAgo(5)))
  })

  test('between two ports is stale when the edges of all their datasets are', async () => {
    await lineage.put(harvest('orders', { e: { ports: { v1: { datasets: ['a', 'b'] } } } }))
    const shown = async () => {
      const query = `{ edges(of: "orders/e/v1") { staleCount edges { node { ${STANDING} } } } }`
      const { edges } = await lineage.data<{ edges: { staleCount: number; edges: { node: Standing }[] } }>(query)
      return [edges.staleCount, ...edges.edges.map(({ node }) => [node.stale, node.lastSeenAt])]
    }
    await lineage.run('j', {
      reads: ['a'],
      writes: ['t'],
      at: daysAgo(60),
      runId: '0195b1a2-0000-7000-8000-00000000000a',
    })
    expect(await shown()).toEqual([1, [true, minute(daysAgo(60))]])
    // Not a completed run, so that the edge from `a` stays.
    await lineage.run('j', { reads: ['b'], writes: ['t'], at: daysAgo(2), type: 'RUNNING' })
    expect(await shown()).toEqual([0, [false, minute(daysAgo(2))]])
  })
})

describe("a writer's own expiry", () => {
  test('is in force at once, for what is stored already; null goes back to the default', async () => {
    await lineage.run('j', { reads: ['a'], writes: ['b'], at: daysAgo(10) })
    expect(await setExpiry('job:etl/j', 'P1W')).toEqual({
      writer: 'job:etl/j',
      after: 'P1W',
      afterSeconds: 604_800,
      isDefault: false,
    })
    expect(await standing()).toMatchObject({ stale: true, staleSince: minute(daysAgo(3)), expiresAfter: 'P1W' })
    await lineage.restart()
    expect(await standing()).toMatchObject({ stale: true })
    expect(await setExpiry('job:etl/j', null)).toMatchObject({ after: 'P35D', isDefault: true })
    expect(await standing()).toMatchObject({ stale: false, expiresAfter: 'P35D' })
  })

  test('outlives what its job, its product and its person write later', async () => {
    await lineage.run('j', { reads: ['a'], writes: ['b'], at: daysAgo(40) })
    await lineage.put(harvest('orders', { p: { inputs: [{ dataset: { namespace: 'db', name: 'x' } }] } }))
    await hand.add({ from: datasetId('m'), to: datasetId('n') })
    for (const writer of ['job:etl/j', 'orders/p', 'person:ann%40example.org']) await setExpiry(writer, 'P10D')
    await lineage.run('j', { reads: ['a'], writes: ['b'], at: daysAgo(20) })
    await lineage.put(
      harvest('orders', { p: { title: 'P', inputs: [{ dataset: { namespace: 'db', name: 'x' } }] } }, { version: 2 }),
    )
    await hand.add({ from: datasetId('m'), to: datasetId('n'), reason: 'another' })
    for (const from of ['a', 'x', 'm']) expect(await standing(from)).toMatchObject({ expiresAfter: 'P10D' })
    expect(await standing('a')).toMatchObject({ stale: true, staleSince: minute(daysAgo(10)) })
  })

  test('leaves the job open to the domain that sent it first', async () => {
    await lineage.event(runEvent('j', { reads: ['a'], writes: ['b'] }), 'orders')
    await setExpiry('job:etl/j', 'P1D', domainToken('orders'))
    await lineage.event(runEvent('j', { reads: ['a'], writes: ['c'], at: 1 }), 'orders')
    await expect(lineage.event(runEvent('j', { reads: ['a'], at: 2 }), 'payments')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  test('may be set by a domain for its products and for jobs it sent first, and for nothing else', async () => {
    await lineage.put(harvest('orders', { p: { inputs: [{ dataset: { namespace: 'db', name: 'x' } }] } }))
    await lineage.run('j', { reads: ['a'], writes: ['b'] })
    await hand.add({ from: datasetId('m'), to: datasetId('n') }, domainToken('orders'))
    await setExpiry('orders/p', 'P1D', domainToken('orders'))
    await setExpiry('job:etl/j', 'P1D', ingest)
    expect(await refusal('orders/p', 'P2D', domainToken('payments'))).toBe('FORBIDDEN')
    expect(await refusal('job:etl/j', 'P2D', domainToken('orders'))).toBe('FORBIDDEN')
    expect(await refusal('person:ann%40example.org', 'P2D', domainToken('orders'))).toBe('FORBIDDEN')
    expect(await standing('a')).toMatchObject({ expiresAfter: 'P1D' })
  })

  test.each([
    ['job:etl/none', 'P1D', 'NOT_FOUND'],
    ['person:bob', 'P1D', 'NOT_FOUND'],
    ['orders/none', 'P1D', 'NOT_FOUND'],
    ['dataset:db/a', 'P1D', 'BAD_USER_INPUT'],
    ['job:etl/j', 'P0D', 'BAD_USER_INPUT'],
    ['job:etl/j', 'P36501D', 'BAD_USER_INPUT'],
  ])('of %s is not %s: %s', async (writer, after, code) => {
    await lineage.run('j', { reads: ['a'], writes: ['b'] })
    const { lastCommit } = await lineage.store().status()
    expect(await refusal(writer, after)).toBe(code)
    expect((await lineage.store().status()).lastCommit).toBe(lastCommit)
  })
})

test('a declared edge is seen by each harvest, and is stale only when its product has an expiry of its own', async () => {
  const input = { dataset: { namespace: 'db', name: 'a' } }
  const sent = { harvestedAt: minute(daysAgo(50)) }
  await lineage.put(harvest('orders', { p: { inputs: [input] } }, sent))
  expect(await standing()).toMatchObject({ stale: false, expiresAfter: null, expiresAfterSeconds: null })
  await setExpiry('orders/p', 'P30D')
  expect(await standing()).toMatchObject({ stale: true, staleSince: minute(daysAgo(20)) })
  await lineage.put(harvest('orders', { p: { inputs: [input] } }, { version: 2, harvestedAt: minute(daysAgo(1)) }))
  expect(await standing()).toMatchObject({ stale: false, lastSeenAt: minute(daysAgo(1)) })
})

describe('an edge entered by hand', () => {
  test('stands for ever, unless it or its author has an expiry; its own comes first', async () => {
    await hand.add({ from: datasetId('a'), to: datasetId('b') })
    await hand.add({ from: datasetId('c'), to: datasetId('d'), expiresAfter: 'P90D' })
    expect(await standing('a')).toMatchObject({ stale: false, expiresAfter: null })
    expect(await standing('c')).toMatchObject({ stale: false, expiresAfter: 'P90D', expiresAfterSeconds: 90 * 86_400 })
    await setExpiry('person:ann%40example.org', 'P1D')
    expect(await standing('a')).toMatchObject({ expiresAfter: 'P1D' })
    expect(await standing('c')).toMatchObject({ expiresAfter: 'P90D' })
  })

  test('that expires at once is stale until it is said again', async () => {
    const edge = { from: datasetId('a'), to: datasetId('b'), expiresAfter: 'PT0.001S' }
    await hand.add(edge)
    await expect.poll(async () => (await standing()).stale).toBe(true)
    const { lastSeenAt, staleSince } = await standing()
    expect(Date.parse(staleSince ?? '')).toBe(Date.parse(lastSeenAt) + 1)
    await hand.add({ ...edge, expiresAfter: 'P1D' })
    expect(await standing()).toMatchObject({ stale: false })
  })
})
