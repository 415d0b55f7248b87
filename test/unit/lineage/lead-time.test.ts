import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { followChange, type Leg, percentile } from '../../../subgraphs/lineage/reads/lead-time/samples.ts'
import { datasetId, harvest, jobEvent, minute, type RunParts, useLineage } from './harness.ts'

const lineage = useLineage()

let runs = 0
/** A run of `job` that started and ended at these minutes. */
async function ran(job: string, [start, end]: readonly [number, number], parts: RunParts): Promise<void> {
  const runId = `0195b1a2-0000-7000-8000-${String(++runs).padStart(12, '0')}`
  await lineage.run(job, { ...parts, runId, type: 'START', at: start })
  await lineage.run(job, { ...parts, runId, type: parts.type ?? 'COMPLETE', at: end })
}

type Hop = Record<string, unknown> & { job: { id: string } | null }
type LeadTime = Record<string, unknown> & { hops: Hop[] }

const FIELDS = `from { id kind } to { id kind } p50 p50Seconds p95 p95Seconds samples since reason
  hops { from { id } to { id } job { id } runs waitP50 waitP50Seconds runP50 runP50Seconds }`

const leadTime = async (from: string, to: string): Promise<LeadTime> =>
  (
    await lineage.data<{ leadTime: LeadTime }>(
      `query ($from: ID!, $to: ID!) { leadTime(from: $from, to: $to) { ${FIELDS} } }`,
      { from, to },
    )
  ).leadTime

/**
 *   load ▶ raw ─ clean ▶ tidy ─ report ▶ (consumer)
 *
 * Changes of raw at 10, 70 and 130; clean runs 15–20, 75–95, 135–140; report at 30–31, 100–101.
 */
async function chain(): Promise<void> {
  for (const at of [0, 60, 120]) await ran('load', [at, at + 10], { writes: ['raw'] })
  for (const times of [
    [15, 20],
    [75, 95],
    [135, 140],
  ] as const)
    await ran('clean', times, { reads: ['raw'], writes: ['tidy'] })
  for (const times of [
    [30, 31],
    [100, 101],
  ] as const)
    await ran('report', times, { reads: ['tidy'] })
}

describe('a lead time', () => {
  test('is from the end of a run that wrote the source to the end of the first that followed it through, worked out by hand', async () => {
    await chain()
    // 10 → clean 15–20 → report 30–31: 21 minutes. 70 → 75–95 → 100–101: 31. 130 → 135–140 → not yet.
    expect(await leadTime(datasetId('raw'), 'consumer:etl/report')).toEqual({
      from: { id: datasetId('raw'), kind: 'DATASET' },
      to: { id: 'consumer:etl/report', kind: 'CONSUMER' },
      p50: 'PT21M',
      p50Seconds: 1_260,
      p95: 'PT31M',
      p95Seconds: 1_860,
      samples: 2,
      since: minute(10),
      reason: null,
      hops: [
        {
          from: { id: datasetId('raw') },
          to: { id: datasetId('tidy') },
          job: { id: 'job:etl/clean' },
          runs: 3,
          waitP50: 'PT5M',
          waitP50Seconds: 300,
          runP50: 'PT5M',
          runP50Seconds: 300,
        },
        {
          from: { id: datasetId('tidy') },
          to: { id: 'consumer:etl/report' },
          job: { id: 'job:etl/report' },
          runs: 2,
          waitP50: 'PT5M',
          waitP50Seconds: 300,
          runP50: 'PT1M',
          runP50Seconds: 60,
        },
      ],
    })
  })

  test('leaves out runs that failed, that go on, that began too early, and job events', async () => {
    await ran('load', [0, 10], { writes: ['raw'] })
    const clean: RunParts = { reads: ['raw'], writes: ['tidy'] }
    await ran('clean', [9, 30], clean)
    await ran('clean', [12, 14], { ...clean, type: 'FAIL' })
    await lineage.run('clean', { ...clean, type: 'START', at: 13, runId: '0195b1a2-0000-7000-8000-999999999999' })
    await lineage.event(jobEvent('clean', { ...clean, at: 15 }))
    expect(await leadTime(datasetId('raw'), datasetId('tidy'))).toMatchObject({
      samples: 0,
      reason: 'NO_SAMPLES',
      p50: null,
    })
    await ran('clean', [40, 50], clean)
    expect(await leadTime(datasetId('raw'), datasetId('tidy'))).toMatchObject({
      samples: 1,
      p50: 'PT40M',
      since: minute(10),
    })
    await lineage.event(jobEvent('load', { writes: ['raw'], at: 20 }))
    expect(await leadTime(datasetId('raw'), datasetId('tidy'))).toMatchObject({ samples: 1 })
  })

  test('begins with any job that writes the source, until the last run that named it as an output', async () => {
    await ran('load', [0, 10], { writes: ['raw'] })
    await ran('load', [20, 30], { writes: ['other'] })
    await ran('backfill', [40, 50], { reads: ['archive'], writes: ['raw'] })
    await ran('clean', [60, 61], { reads: ['raw'], writes: ['tidy'] })
    // 10 and 50, not 30.
    expect(await leadTime(datasetId('raw'), datasetId('tidy'))).toMatchObject({
      samples: 2,
      p50Seconds: 660,
      p95Seconds: 3_060,
    })
  })

  test('goes along a shortest way of observed edges, by the job with the most remembered runs', async () => {
    await ran('load', [0, 10], { writes: ['raw'] })
    await ran('slow', [20, 100], { reads: ['raw'], writes: ['tidy'] })
    for (const times of [
      [20, 25],
      [30, 35],
    ] as const)
      await ran('steady', times, { reads: ['raw'], writes: ['tidy'] })
    await ran('detour', [11, 12], { reads: ['raw'], writes: ['mid'] })
    await ran('detour-2', [13, 14], { reads: ['mid'], writes: ['tidy'] })
    const { hops, p50 } = await leadTime(datasetId('raw'), datasetId('tidy'))
    expect([hops.map(({ job }) => job?.id), p50]).toEqual([['job:etl/steady'], 'PT15M'])
  })

  test('goes round what is only declared, and says so where there is no way round', async () => {
    await ran('load', [0, 10], { writes: ['raw'] })
    await lineage.put(
      harvest('d', {
        p: { ports: { v1: { datasets: ['end'] } }, inputs: [{ dataset: { namespace: 'db', name: 'raw' } }] },
      }),
    )
    expect(await leadTime(datasetId('raw'), 'd/p')).toMatchObject({
      to: { id: 'd/p', kind: 'PRODUCT' },
      reason: 'NOT_OBSERVED',
      p50: null,
      samples: 0,
      since: null,
      hops: [{ from: { id: datasetId('raw') }, to: { id: 'd/p/v1' }, job: null, runs: null, waitP50: null }],
    })
    await ran('one', [11, 12], { reads: ['raw'], writes: ['mid'] })
    await ran('two', [13, 14], { reads: ['mid'], writes: ['end'] })
    const { hops, reason, p50 } = await leadTime(datasetId('raw'), 'd')
    expect([hops.map(({ job }) => job?.id), reason, p50]).toEqual([['job:etl/one', 'job:etl/two'], null, 'PT4M'])
  })

  test('says why there is none: no way, no runs whose start is known', async () => {
    await lineage.run('clean', { reads: ['raw'], writes: ['tidy'], at: 5 })
    expect(await leadTime(datasetId('tidy'), datasetId('raw'))).toMatchObject({
      reason: 'NO_WAY',
      hops: [],
      samples: 0,
    })
    expect(await leadTime(datasetId('raw'), datasetId('raw'))).toMatchObject({ reason: 'NO_WAY' })
    expect(await leadTime(datasetId('raw'), datasetId('tidy'))).toMatchObject({
      reason: 'NO_RUNS',
      hops: [{ runs: 0 }],
    })
    await ran('load', [0, 1], { writes: ['raw'] })
    expect(await leadTime(datasetId('raw'), datasetId('tidy'))).toMatchObject({ reason: 'NO_RUNS' })
    const { errors } = await lineage.query(
      `{ leadTime(from: "${datasetId('none')}", to: "${datasetId('raw')}") { samples } }`,
    )
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('says nothing of changes older than what is remembered of a job', async () => {
    await ran('load', [0, 10], { writes: ['raw'] })
    // 40 runs, of which 32 are remembered: from the one that ended at 109 on.
    for (let i = 0; i < 40; i++) await ran('clean', [20 + i * 10, 29 + i * 10], { reads: ['raw'], writes: ['tidy'] })
    expect(await leadTime(datasetId('raw'), datasetId('tidy'))).toMatchObject({ samples: 0, reason: 'NO_SAMPLES' })
    await ran('load', [105, 115], { writes: ['raw'] })
    expect(await leadTime(datasetId('raw'), datasetId('tidy'))).toMatchObject({
      samples: 1,
      p50: 'PT14M',
      since: minute(115),
    })
    await lineage.restart()
    expect(await leadTime(datasetId('raw'), datasetId('tidy'))).toMatchObject({ samples: 1 })
  })

  test('reads what an earlier release remembered of completed runs, which did not say when they started', async () => {
    await ran('load', [0, 10], { writes: ['raw'] })
    await ran('clean', [20, 29], { reads: ['raw'], writes: ['tidy'] })
    const writer = (await lineage.store().writersById(['job:etl/load'])).get('job:etl/load')
    const { noChanges } = await import('../../../subgraphs/lineage/stores/store.ts')
    const { lastCommit } = await lineage.store().status()
    const state = JSON.stringify({ test: false, completed: [Date.parse(minute(10))] })
    await lineage
      .store()
      .commit({ ...noChanges, recordedAt: lastCommit + 1, writers: writer ? [{ ...writer, state }] : [] })
    await lineage.restart()
    expect(await leadTime(datasetId('raw'), datasetId('tidy'))).toMatchObject({ samples: 1, p50: 'PT19M' })
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
        for (const [began = 0, ended = 0] of changes) await ran(`load${round}`, [began, ended], { writes: [source] })
        for (const [began = 0, ended = 0] of runs)
          await ran(`build${round}`, [began, ended], { reads: [source], writes: [target] })
        const expected = changes
          .flatMap(([, made = 0]) => {
            const taken = runs.find(([began = 0]) => began >= made)
            return taken === undefined ? [] : [(taken[1] ?? 0) - made]
          })
          .sort((a, b) => a - b)
        const nearest = (share: number) => expected[Math.max(0, Math.ceil(share * expected.length) - 1)] ?? null
        const { samples, p50Seconds, p95Seconds } = await leadTime(datasetId(source), datasetId(target))
        expect(samples).toBe(expected.length)
        const shown = [nearest(0.5), nearest(0.95)].map((length) => (length === null ? null : length * 60))
        expect([p50Seconds, p95Seconds]).toEqual(shown)
      }),
      { numRuns: 25 },
    )
  })
})

describe('the lead times of a product', () => {
  //  far ─▶ a ─▶ staging ─▶ b ─▶ c      c reads b, and `side`'s dataset too
  test('are from the products directly upstream, then from the farthest', async () => {
    for (const [domain, product, dataset] of [
      ['far', 'p', 'f'],
      ['a', 'p', 'a'],
      ['b', 'p', 'b'],
      ['side', 'p', 's'],
      ['c', 'p', 'c'],
    ] as const)
      await lineage.put(harvest(domain, { [product]: { ports: { v1: { datasets: [dataset] } } } }))
    await ran('f', [0, 1], { writes: ['f'] })
    await ran('a', [2, 3], { reads: ['f'], writes: ['a'] })
    await ran('stage', [4, 5], { reads: ['a'], writes: ['staging'] })
    await ran('b', [6, 7], { reads: ['staging'], writes: ['b'] })
    await ran('s', [6, 8], { writes: ['s'] })
    await ran('c', [10, 12], { reads: ['b', 's'], writes: ['c'] })
    const QUERY = `query ($of: [_Any!]!, $first: Int) { _entities(representations: $of) { ... on DataProduct {
      leadTimes(first: $first) { from { id } to { id } p50 samples hops { job { id } } } } } }`
    const of = (id: string) => ({ of: [{ __typename: 'DataProduct', id }] })
    type Answer = { _entities: { leadTimes: { from: { id: string }; p50: string }[] | null }[] }
    const leadTimes = async (id: string, first = 10) =>
      (await lineage.data<Answer>(QUERY, { ...of(id), first }))._entities[0]?.leadTimes?.map(
        ({ from, p50 }) => `${from.id} ${p50}`,
      )
    expect(await leadTimes('c/p')).toEqual(['b/p PT5M', 'side/p PT4M', 'far/p PT11M'])
    // `a` is the product next before `b`, behind a dataset that no port claims.
    expect(await leadTimes('b/p')).toEqual(['a/p PT4M', 'far/p PT6M'])
    expect(await leadTimes('c/p', 1)).toEqual(['b/p PT5M'])
    expect(await leadTimes('far/p')).toEqual([])
    expect(await leadTimes('none/p')).toBeUndefined()
    const { errors } = await lineage.query(QUERY, { ...of('c/p'), first: 51 })
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})

describe('samples', () => {
  test('are what the definition says, run by run', () => {
    const run = fc.tuple(fc.nat(60), fc.nat(20))
    const leg = fc.array(run, { maxLength: 12 })
    fc.assert(
      fc.property(fc.nat(60), fc.array(leg, { minLength: 1, maxLength: 4 }), (at, legs) => {
        const given = legs.map((times): Leg => {
          const runs = times.map(([startedAt, took]) => ({ startedAt, completedAt: startedAt + took }))
          return {
            runs: runs.sort((a, b) => a.startedAt - b.startedAt || a.completedAt - b.completedAt),
            knownSince: -Infinity,
          }
        })
        // From the definition: at each hop, of all runs that started then or later, the one that started first.
        let here: number | null = at
        for (const times of legs) {
          const later = times.filter(([start]) => here !== null && start >= here)
          const first = Math.min(...later.map(([start]) => start))
          const ends = later.filter(([start]) => start === first).map(([start, took]) => start + took)
          here = later.length === 0 ? null : Math.min(...ends)
        }
        const sample = followChange(at, given)
        expect(sample?.lead ?? null).toBe(here === null ? null : here - at)
        if (sample === null) return
        const parts = [...sample.waits, ...sample.took]
        expect(parts.every((part) => part >= 0)).toBe(true)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(sample.lead)
      }),
    )
  })

  test('have the ranks that the definition gives: as many of them as asked are no greater, and no fewer do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(0.5, 0.95),
        (values, share) => {
          const found = percentile(values, share)
          const noGreater = (limit: number) => values.filter((value) => value <= limit).length / values.length
          expect(values).toContain(found)
          expect(noGreater(found)).toBeGreaterThanOrEqual(share)
          expect(noGreater(found - 1)).toBeLessThan(share)
        },
      ),
    )
    expect(percentile([5], 0.95)).toBe(5)
    expect(percentile([1, 2, 3, 4], 0.5)).toBe(2)
  })
})
