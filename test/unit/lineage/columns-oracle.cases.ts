import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'
import { allRows } from '../../../subgraphs/lineage/reads/filter.ts'
import { graphAround } from '../../../subgraphs/lineage/reads/graph.ts'
import { reach, reachedPage } from '../../../subgraphs/lineage/reads/impact.ts'
import { idOfPlace } from '../../../subgraphs/lineage/reads/places.ts'
import type { Question } from '../../../subgraphs/lineage/reads/question.ts'
import { shortestPaths } from '../../../subgraphs/lineage/reads/shortest-paths.ts'
import { parseSubject } from '../../../subgraphs/lineage/reads/subject.ts'
import { createLineageService, type LineageService } from '../../../subgraphs/lineage/service.ts'
import { allEdges, type Direction, type LineageStore, MAX_DEPTH } from '../../../subgraphs/lineage/stores/store.ts'
import { columnEvent, columnLineage, from } from './column-events.ts'
import { datasetId } from './harness.ts'
import { type PropertyStore, withStore } from './property-stores.ts'

/** Jobs over a few datasets of three columns, some of which say which columns they move. Column walks as §1 of the issue's definition. */
const DATASETS = 5
const COLUMNS = ['x', 'y', 'z']
const dataset = fc.integer({ min: 0, max: DATASETS - 1 })
const source = fc.record({ dataset, field: fc.constantFrom(...COLUMNS) })
const job = fc.record({
  reads: fc.uniqueArray(dataset, { maxLength: 2 }),
  writes: dataset,
  /** Null: it says nothing of columns. */
  states: fc.option(
    fc.record({
      fields: fc.uniqueArray(
        fc.record({ field: fc.constantFrom(...COLUMNS), sources: fc.array(source, { maxLength: 2 }) }),
        {
          selector: ({ field }) => field,
          maxLength: 2,
        },
      ),
      wide: fc.array(source, { maxLength: 1 }),
    }),
  ),
})
type Job = ReturnType<typeof job.generate>['value']
const jobs = fc.array(job, { minLength: 1, maxLength: 7 })

/** `3.x` is a column, `3` a dataset as a whole. */
type Point = string
const pointOf = ({ dataset: of, field }: { dataset: number; field: string }): Point => `${of}.${field}`
const isColumn = (point: Point): boolean => point.includes('.')
const owner = (point: Point): string => point.split('.')[0] ?? ''
const idOf = (point: Point): string =>
  isColumn(point) ? `${datasetId(`s${owner(point)}`)}#${point.split('.')[1]}` : datasetId(`s${point}`)

/** What a job reads and names no column of. */
function unnamed(reads: readonly number[], states: Job['states']): number[] {
  const sources = [...(states?.wide ?? []), ...(states?.fields ?? []).flatMap((field) => field.sources)]
  return reads.filter((read) => !sources.some((source) => source.dataset === read))
}

/** Every hop there is, by the definition: [from, to]; a whole dataset leads along every dataset edge. */
function hopsOf(given: readonly Job[], known: ReadonlySet<Point>, includeIndirect: boolean): [Point, Point][] {
  const hops: [Point, Point][] = []
  const wholes: [string, string][] = []
  for (const { reads, writes, states } of given) {
    const to = `${writes}`
    for (const read of reads) wholes.push([`${read}`, to])
    // Any column of what it reads without naming one may be in what it writes.
    for (const read of unnamed(reads, states)) for (const field of COLUMNS) hops.push([`${read}.${field}`, to])
    if (states === null) continue
    for (const { field, sources } of states.fields) {
      for (const each of sources) {
        hops.push([pointOf(each), `${to}.${field}`])
        wholes.push([`${each.dataset}`, to])
      }
    }
    for (const each of states.wide) {
      wholes.push([`${each.dataset}`, to])
      hops.push([pointOf(each), to])
      if (includeIndirect)
        for (const field of COLUMNS) if (known.has(`${to}.${field}`)) hops.push([pointOf(each), `${to}.${field}`])
    }
  }
  return [...hops, ...wholes]
}

function upstreamHopsOf(given: readonly Job[], includeIndirect: boolean): [Point, Point][] {
  const hops: [Point, Point][] = []
  for (const { reads, writes, states } of given) {
    const to = `${writes}`
    for (const read of reads) hops.push([to, `${read}`])
    for (const read of unnamed(reads, states)) for (const field of COLUMNS) hops.push([`${to}.${field}`, `${read}`])
    if (states === null) continue
    for (const { field, sources } of states.fields) {
      for (const each of sources) hops.push([`${to}.${field}`, pointOf(each)], [to, `${each.dataset}`])
    }
    for (const each of states.wide) {
      hops.push([to, `${each.dataset}`])
      if (includeIndirect) for (const field of COLUMNS) hops.push([`${to}.${field}`, pointOf(each)])
    }
  }
  return hops
}

function reachedFrom(start: Point, hops: readonly [Point, Point][]): Map<Point, number> {
  const found = new Map<Point, number>()
  let frontier = [start]
  for (let distance = 1; frontier.length > 0; distance++) {
    const next = hops.flatMap(([a, b]) => (frontier.includes(a) && !found.has(b) ? [b] : []))
    for (const point of next) found.set(point, distance)
    frontier = [...new Set(next)].filter((point) => point !== start)
  }
  return found
}

const read = createEventReader()

async function build(given: readonly Job[], store: LineageStore): Promise<LineageService> {
  const service = await createLineageService({ store, budgetMs: 10_000, staleAfterMs: 3_600_000 })
  await Promise.all(
    given.map(({ reads, writes, states }, i) => {
      const facets =
        states === null
          ? {}
          : columnLineage(
              Object.fromEntries(
                states.fields.map(({ field, sources }) => [
                  field,
                  sources.map((each) => from(`s${each.dataset}`, each.field)),
                ]),
              ),
              states.wide.map((each) => from(`s${each.dataset}`, each.field, 'INDIRECT', 'FILTER')),
            )
      const event = columnEvent(
        `j${i}`,
        reads.map((name) => `s${name}`),
        { [`s${writes}`]: facets },
      )
      return service.ingest(read(event), { domain: null })
    }),
  )
  return service
}

/** The columns that any edge was stated of: only of these is anything known by name. */
function knownColumns(given: readonly Job[]): Set<Point> {
  const known = new Set<Point>()
  for (const { writes, states } of given) {
    for (const { field, sources } of states?.fields ?? []) {
      known.add(`${writes}.${field}`)
      for (const each of sources) known.add(pointOf(each))
    }
    for (const each of states?.wide ?? []) known.add(pointOf(each))
  }
  return known
}

async function checkMesh(given: readonly Job[], store: LineageStore): Promise<number> {
  const service = await build(given, store)
  const known = knownColumns(given)
  let asked = 0
  for (const start of [...known].sort().slice(0, 4)) {
    for (const direction of ['DOWNSTREAM', 'UPSTREAM'] as const) {
      for (const includeIndirect of [false, true]) {
        const hops =
          direction === 'DOWNSTREAM' ? hopsOf(given, known, includeIndirect) : upstreamHopsOf(given, includeIndirect)
        const expected = [...reachedFrom(start, hops)]
          .filter(([point]) => point !== start && point !== owner(start))
          .map(([point, distance]): [string, number] => [idOf(point), distance])
          .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
        const found = await askFor(service, idOf(start), direction, includeIndirect)
        expect([start, direction, includeIndirect, found.rows]).toEqual([start, direction, includeIndirect, expected])
        // Every other way of asking: the drawing, and the datasets it is rolled up to.
        if (!includeIndirect) {
          expect(found.nodes).toEqual(expected.map(([id]) => id).sort())
          expect(found.atPort).toEqual(
            [...new Set(expected.map(([id]) => id.split('#')[0] ?? ''))]
              .filter((id) => id !== datasetId(`s${owner(start)}`))
              .sort(),
          )
        }
        asked++
      }
    }
  }
  return asked
}

async function askFor(service: LineageService, of: string, direction: Direction, includeIndirect: boolean) {
  const reader = service.reader()
  const subject = await reader.subject(parseSubject(of, 'of'))
  if (subject === null) throw new Error(`${of} is not known`)
  const question: Question = {
    subject,
    direction,
    depth: MAX_DEPTH,
    level: 'COLUMN',
    includeIndirect,
    rows: allRows,
    edges: allEdges,
    withDatasets: false,
    withCoverage: true,
  }
  const reached = await reach(reader, reader.now, question)
  const { page } = await reachedPage(reader, reached, 1_000, null)
  const totals = await reached.totals()
  expect(totals.total).toBe(page.rows.length)
  expect(totals.byPrecision.reduce((sum, { count }) => sum + count, 0)).toBe(page.rows.length)
  for (const { row } of page.rows) {
    const way = await reached.wayTo(row)
    expect(way.nodes).toHaveLength(row.distance + 1)
    expect(way.nodes.at(-1)).toBe(row.via)
  }
  const graph = await graphAround(reader, reader.now, subject, direction, MAX_DEPTH, 'COLUMN')
  const ports = await reach(reader, reader.now, { ...question, level: 'PORT' })
  const whole =
    subject.nodes.size > 0
      ? await reader.closure(
          reader.now,
          { ...subject, columns: null },
          { direction, depth: MAX_DEPTH, filter: allEdges, looksBeyond: false },
        )
      : null
  const inClosure = new Set(whole?.levels.flatMap((level) => [...level]))
  // A column edge implies its dataset edge: what columns reach, their datasets reach.
  for (const level of ports.closure.levels) for (const key of level) expect(inClosure.has(key)).toBe(true)
  if (direction === 'DOWNSTREAM' && !includeIndirect) {
    for (const { row, id } of page.rows.slice(0, 4)) {
      const target = await reader.subject(parseSubject(id, 'to'))
      if (target === null) throw new Error(`${id} is not known`)
      const [path] = await shortestPaths(reader, reader.now, subject, target, 1)
      expect(path?.edges.length).toBeLessThanOrEqual(row.distance)
      expect(path?.edges.length).toBe((path?.places.length ?? 0) - 1)
    }
  }
  return {
    rows: page.rows.map(({ id, row }): [string, number] => [id, row.distance]),
    nodes: graph.nodes
      .filter(({ distance }) => distance > 0)
      .map(({ place }) => idOfPlace(reader.now, place))
      .sort(),
    atPort: (await reachedPage(reader, ports, 1_000, null)).page.rows.map(({ id }) => id).sort(),
  }
}

export function testColumns({ name, open, runs, atLeast }: PropertyStore): void {
  test(`what columns reach is what the definition says, for any jobs, however it is asked: on ${name}`, async () => {
    let asked = 0
    await fc.assert(
      fc.asyncProperty(jobs, (given) =>
        withStore(open, async (store) => {
          asked += await checkMesh(given, store)
        }),
      ),
      { numRuns: runs },
    )
    expect(asked).toBeGreaterThanOrEqual(atLeast)
  })
}
