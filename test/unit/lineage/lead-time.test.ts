import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datasetId, harvest, minute, runEvent, useLineage } from './harness.ts'

const lineage = useLineage()

type Hop = { from: { id: string }; to: { id: string }; job: { id: string } | null; runs: number | null }
type Lead = {
  from: { id: string }
  to: { id: string }
  p50: string | null
  p50Seconds: number | null
  p95Seconds: number | null
  samples: number
  since: string | null
  reason: string | null
  hops: (Hop & { waitP50Seconds: number | null; runP50Seconds: number | null })[]
}
const FIELDS = `from { id } to { id } p50 p50Seconds p95Seconds samples since reason
  hops { from { id } to { id } job { id } runs waitP50Seconds runP50Seconds }`

async function lead(from: string, to: string): Promise<Lead> {
  const query = `query ($from: ID!, $to: ID!) { leadTime(from: $from, to: $to) { ${FIELDS} } }`
  return (await lineage.data<{ leadTime: Lead }>(query, { from, to })).leadTime
}

async function leads(product: string): Promise<Lead[]> {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on DataProduct { leadTimes { ${FIELDS} } } } }`
  const of = [{ __typename: 'DataProduct', id: product }]
  const { _entities } = await lineage.data<{ _entities: { leadTimes: Lead[] }[] }>(query, { of })
  return _entities[0]?.leadTimes ?? []
}

/** A run from a minute to another. */
async function run(job: string, [began, ended]: readonly [number, number], reads: string[], writes: string[]) {
  const runId = randomUUID()
  await lineage.event(runEvent(job, { reads, writes, type: 'START', runId, at: began }))
  await lineage.event(runEvent(job, { reads, writes, type: 'COMPLETE', runId, at: ended }))
}

const load = (began: number, ended: number) => run('load', [began, ended], [], ['s'])
const build = (began: number, ended: number) => run('build', [began, ended], ['s'], ['m'])
const report = (began: number, ended: number) => run('report', [began, ended], ['m'], ['r'])

const [s, m, r] = ['s', 'm', 'r'].map(datasetId) as [string, string, string]
const minutes = (count: number) => count * 60

describe('the lead time from one thing to another', () => {
  test('is from the run that made the change to the end of the first runs on the way that started after', async () => {
    await load(0, 1)
    await build(5, 8)
    await report(10, 11)
    await load(60, 61)
    await build(65, 70)
    await report(69, 75)
    await report(80, 84)
    const measured = await lead(s, r)
    expect(measured).toMatchObject({ p50: 'PT10M', samples: 2, since: minute(1), reason: null })
    expect([measured.p50Seconds, measured.p95Seconds]).toEqual([minutes(10), minutes(23)])
    expect(measured.hops).toEqual([
      {
        from: { id: s },
        to: { id: m },
        job: { id: 'job:etl/build' },
        runs: 2,
        waitP50Seconds: 240,
        runP50Seconds: 180,
      },
      {
        from: { id: m },
        to: { id: r },
        job: { id: 'job:etl/report' },
        runs: 3,
        waitP50Seconds: 120,
        runP50Seconds: 60,
      },
    ])
  })

  test('leaves out what has not arrived, and follows two changes that one run takes along', async () => {
    await load(0, 1)
    await load(2, 3)
    await build(5, 8)
    await load(20, 21)
    const { samples, p50Seconds, p95Seconds } = await lead(s, m)
    expect([samples, p50Seconds, p95Seconds]).toEqual([2, minutes(5), minutes(7)])
  })

  test('reaches a consumer with the run that reads', async () => {
    await load(0, 1)
    await build(5, 8)
    await run('dash', [9, 12], ['m'], [])
    const measured = await lead(s, 'consumer:etl/dash')
    expect([measured.samples, measured.p50Seconds]).toEqual([1, minutes(11)])
    expect(measured.hops.map(({ job }) => job?.id)).toEqual(['job:etl/build', 'job:etl/dash'])
  })

  test('says why it could not be measured', async () => {
    await lineage.put(
      harvest('orders', {
        raw: { ports: { v1: { datasets: ['s'] } } },
        mart: { ports: { v1: { datasets: ['m'] } }, inputs: [{ portId: 'orders/raw/v1' }] },
      }),
    )
    expect(await lead('orders/raw', 'orders/mart')).toMatchObject({ reason: 'NOT_OBSERVED', samples: 0, p50: null })
    expect(await lead('orders/mart', 'orders/raw')).toMatchObject({ reason: 'NO_WAY', hops: [] })
    await lineage.run('build', { reads: ['s'], writes: ['m'], at: 4 })
    expect(await lead('orders/raw', 'orders/mart')).toMatchObject({ reason: 'NO_RUNS' })
    await load(5, 6)
    await build(1, 3)
    expect(await lead('orders/raw', 'orders/mart')).toMatchObject({ reason: 'NO_SAMPLES' })
    await build(8, 9)
    expect(await lead('orders/raw', 'orders/mart')).toMatchObject({ reason: null, p50Seconds: minutes(3) })
    expect(await lineage.code('{ leadTime(from: "orders/raw", to: "orders/none") { samples } }')).toBe('NOT_FOUND')
  })

  test('is of runs that are remembered: of a job on the way its last 32', async () => {
    for (let i = 0; i < 40; i++) {
      await load(i * 10, i * 10 + 1)
      await build(i * 10 + 2, i * 10 + 3)
    }
    const measured = await lead(s, m)
    expect(measured.hops[0]?.runs).toBe(32)
    // Of the change at 81 nobody can tell: the run that took it may be the first that is remembered, or one before.
    expect([measured.samples, measured.p50Seconds, measured.p95Seconds]).toEqual([31, minutes(2), minutes(2)])
    expect(measured.since).toBe(minute(91))
  })

  test('of random runs is what following each change by hand comes to', async () => {
    const spans = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 2, maxLength: 16 }).map((times) => {
      const sorted = times.toSorted((a, b) => a - b)
      return sorted.flatMap((began, i) => (i % 2 === 0 && sorted[i + 1] !== undefined ? [[began, sorted[i + 1]]] : []))
    })
    let round = 0
    await fc.assert(
      fc.asyncProperty(spans, spans, async (changes, runs) => {
        round++
        const [source, target] = [`s${round}`, `m${round}`]
        for (const [began = 0, ended = 0] of changes) await run(`load${round}`, [began, ended], [], [source])
        for (const [began = 0, ended = 0] of runs) await run(`build${round}`, [began, ended], [source], [target])
        const expected = changes
          .flatMap(([, made = 0]) => {
            const taken = runs.find(([began = 0]) => began >= made)
            return taken === undefined ? [] : [(taken[1] ?? 0) - made]
          })
          .sort((a, b) => a - b)
        const nearest = (share: number) => expected[Math.max(0, Math.ceil(share * expected.length) - 1)] ?? null
        const { samples, p50Seconds, p95Seconds } = await lead(datasetId(source), datasetId(target))
        expect(samples).toBe(expected.length)
        const shown = [nearest(0.5), nearest(0.95)].map((length) => (length === null ? null : minutes(length)))
        expect([p50Seconds, p95Seconds]).toEqual(shown)
      }),
      { numRuns: 25 },
    )
  })
})

describe('the lead times of a product', () => {
  test('are from the products directly upstream, then from those farthest, over datasets that no port holds', async () => {
    await lineage.put(
      harvest('orders', {
        raw: { ports: { v1: { datasets: ['s'] } } },
        mart: { ports: { v1: { datasets: ['m'] } } },
        board: { ports: { v1: { datasets: ['r'] } } },
      }),
    )
    await load(0, 1)
    await run('stage', [2, 3], ['s'], ['staged'])
    await run('build', [5, 8], ['staged'], ['m'])
    await report(10, 11)
    const found = await leads('orders/board')
    expect(found.map(({ from, to, p50Seconds }) => [from.id, to.id, p50Seconds])).toEqual([
      ['orders/mart', 'orders/board', minutes(3)],
      ['orders/raw', 'orders/board', minutes(10)],
    ])
    expect(found[1]?.hops.map(({ to }) => to.id)).toEqual([datasetId('staged'), 'orders/mart/v1', 'orders/board/v1'])
    expect(await leads('orders/raw')).toEqual([])
  })
})
