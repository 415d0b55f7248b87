import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'
import { createLineageService } from '../../../subgraphs/lineage/service.ts'
import { currentView, type EdgeVersion, type LineageStore } from '../../../subgraphs/lineage/stores/store.ts'
import { columnEvent, columnLineage, from } from './column-events.ts'
import { minute } from './harness.ts'
import { type PropertyStore, withStore } from './property-stores.ts'

/** Runs of one job, of which no two events have one time; their events come in two orders. */
const DATASETS = ['s0', 's1', 's2']
const LATEST = 24
const some = fc.subarray(DATASETS, { maxLength: 2 })
const run = fc.record({
  reads: some,
  writes: some,
  /** Which column of what it reads first makes the one of what it writes; null: it says nothing of columns. */
  column: fc.option(fc.constantFrom('x', 'y'), { nil: null }),
})
const minutes = (length: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: LATEST }), { minLength: length, maxLength: length })
const shuffled = <Item>(items: readonly Item[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })

type Run = ReturnType<typeof run.generate>['value']
type Sent = Run & { readonly runId: string; readonly type: string; readonly at: number }

const idOfRun = (i: number) => `0195b1a2-0000-7000-8000-${String(i).padStart(12, '0')}`

/** Each run complete at once. */
const completes = fc
  .array(run, { minLength: 3, maxLength: 6 })
  .chain((runs) => minutes(runs.length).map((times) => runs.map((each, i) => sent(each, i, 'COMPLETE', times[i]))))
const inTwoOrders = (events: fc.Arbitrary<Sent[]>) => events.chain((all) => fc.tuple(shuffled(all), shuffled(all)))

/**
 * A run's datasets on its START, or on its COMPLETE, or on both. None reads only: whether one that has not completed does
 * depends on when one looks.
 */
const apart = fc
  .array(fc.record({ ...{ run }, saidAt: fc.constantFrom('START', 'COMPLETE', 'BOTH') }), {
    minLength: 2,
    maxLength: 4,
  })
  .chain((runs) =>
    minutes(runs.length * 2).map((times) =>
      runs.flatMap(({ run: each, saidAt }, i) => {
        const pair = times.slice(i * 2, i * 2 + 2).sort((a, b) => a - b)
        // Of columns, what the runs of one job say is the same: between two events of a run one cannot tell who spoke last.
        const whole = { ...each, reads: each.writes.length === 0 ? [] : each.reads, column: null }
        const nothing = { reads: [], writes: [], column: null }
        return [
          sent(saidAt === 'COMPLETE' ? nothing : whole, i, 'START', pair[0]),
          sent(saidAt === 'START' ? nothing : whole, i, 'COMPLETE', pair[1]),
        ]
      }),
    ),
  )

const sent = (said: Run, i: number, type: string, at = 0): Sent => ({ ...said, runId: idOfRun(i), type, at })

const read = createEventReader()

function eventOf({ reads, writes, column, runId, type, at }: Sent) {
  const [first] = reads
  const facets = column === null || first === undefined ? {} : columnLineage({ total: [from(first, column)] })
  return read(columnEvent('load', reads, Object.fromEntries(writes.map((name) => [name, facets])), { runId, type, at }))
}

/** What is believed in the end: each edge with the times it held, and those that hold at each moment between two events. */
async function believed(store: LineageStore, events: readonly Sent[]) {
  const service = await createLineageService({ store, budgetMs: 10_000, staleAfterMs: 3_600_000 })
  for (const event of events) await service.ingest(eventOf(event), { domain: null })
  const nodes = await store.nodesAfter(0, 1_000)
  const ids = new Map(nodes.map(({ key, id }) => [key, id]))
  const nameOf = ({ from: source, to, statesColumns, detail }: EdgeVersion) =>
    `${ids.get(source)} > ${ids.get(to)} ${statesColumns} ${detail}`
  const versions = (await store.versionsOf([1])).filter(({ recordedTo }) => recordedTo === null)
  const moments = Array.from({ length: LATEST + 2 }, (_, i) => Date.parse(minute(i)) - 30_000)
  const held = []
  for (const asOf of moments) {
    for (const layer of ['WHOLE', 'COLUMN'] as const) {
      const edges = await store.edgesOf([...ids.keys()], 'DOWNSTREAM', { ...currentView, layer, asOf })
      held.push([asOf, ...[...edges.values()].flat().map(nameOf).sort()])
    }
  }
  return {
    held,
    versions: versions.map((edge) => `${nameOf(edge)} ${edge.validFrom} ${edge.validTo}`).sort(),
  }
}

export function testOrderOfRuns({ name, open, runs, atLeast }: PropertyStore): void {
  const kinds = { 'runs that complete at once': completes, 'runs whose START and COMPLETE come apart': apart }
  test.each(Object.entries(kinds))(`the past of %s does not depend on their order: on ${name}`, async (_, events) => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(inTwoOrders(events as fc.Arbitrary<Sent[]>), async ([one, other]) => {
        const answers: Awaited<ReturnType<typeof believed>>[] = []
        for (const order of [one, other, one.toSorted((a, b) => a.at - b.at)]) {
          await withStore(open, async (store) => void answers.push(await believed(store, order)))
        }
        const [first, second, inOrder] = answers
        expect(first).toEqual(inOrder)
        expect(second).toEqual(inOrder)
        compared += first?.versions.length ?? 0
      }),
      { numRuns: runs },
    )
    expect(compared).toBeGreaterThanOrEqual(atLeast)
  })
}

export function testCostInOrder({ name, open }: Pick<PropertyStore, 'name' | 'open'>): void {
  test(`a run that comes in its order asks for nothing of the past, and for no other run: on ${name}`, async () => {
    await withStore(open, async (store) => {
      const asked: string[] = []
      const spied = {
        ...store,
        recordsAfter: (...args: Parameters<LineageStore['recordsAfter']>) => {
          if (args[0] === 'RUN_ORDER') asked.push('runs')
          return store.recordsAfter(...args)
        },
        edgesEverBetween: (...args: Parameters<LineageStore['edgesEverBetween']>) => {
          asked.push('past')
          return store.edgesEverBetween(...args)
        },
      }
      const service = await createLineageService({ store: spied, budgetMs: 10_000, staleAfterMs: 3_600_000 })
      const post = (i: number, type: string, at: number, reads: string[]) =>
        service.ingest(eventOf({ reads, writes: ['out'], column: 'x', runId: idOfRun(i), type, at }), { domain: null })
      // One after the other, and then two that overlap, each with datasets of its own.
      for (let i = 0; i < 6; i++) {
        await post(i, 'START', i * 2, [`s${i % 3}`])
        await post(i, 'COMPLETE', i * 2 + 1, [`s${i % 3}`])
      }
      await post(6, 'START', 20, ['s6'])
      await post(7, 'START', 21, ['s7'])
      await post(6, 'COMPLETE', 22, ['s6'])
      await post(7, 'COMPLETE', 23, ['s7'])
      expect(asked).toEqual([])
      await post(8, 'COMPLETE', 19, ['s8'])
      expect(asked).toContain('past')
    })
  })
}
