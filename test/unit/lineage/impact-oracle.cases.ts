import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseId } from '../../../schema/ids.ts'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'
import { allRows } from '../../../subgraphs/lineage/reads/filter.ts'
import { reach, reachedPage } from '../../../subgraphs/lineage/reads/impact.ts'
import type { WholeLevel } from '../../../subgraphs/lineage/reads/places.ts'
import { parseSubject } from '../../../subgraphs/lineage/reads/subject.ts'
import { createLineageService, type LineageService } from '../../../subgraphs/lineage/service.ts'
import { allEdges, type LineageStore, MAX_DEPTH } from '../../../subgraphs/lineage/stores/store.ts'
import { datasetId, harvest, runEvent } from './harness.ts'
import { type PropertyStore, withStore } from './property-stores.ts'

/** Impact as §2.3 of the design puts it, from the definition: what a way of one hop or more leads to. */
type Mesh = {
  /** from, to: indexes of datasets */
  readonly edges: readonly (readonly [number, number])[]
  /** Of each port of three domains × two products × two ports: the datasets it claims; null: the port is not there. */
  readonly claims: readonly (readonly number[] | null)[]
}

const DATASETS = 7
const dataset = fc.integer({ min: 0, max: DATASETS - 1 })
const mesh: fc.Arbitrary<Mesh> = fc.record({
  edges: fc.uniqueArray(fc.tuple(dataset, dataset), { maxLength: 12, selector: ([a, b]) => a * 100 + b }),
  claims: fc.array(fc.option(fc.uniqueArray(dataset, { minLength: 1, maxLength: 2 })), {
    minLength: 12,
    maxLength: 12,
  }),
})

const portName = (i: number): string => `d${Math.floor(i / 4)}/p${Math.floor(i / 2) % 2}/v${(i % 2) + 1}`

/** The first domain to claim a dataset keeps it. */
function held({ claims }: Mesh, order: readonly number[]): Map<string, number[]> {
  const owner = new Map<number, number>()
  const ports = new Map<string, number[]>()
  for (const domain of order) {
    for (let i = domain * 4; i < domain * 4 + 4; i++) {
      for (const name of claims[i] ?? []) {
        if (!owner.has(name)) owner.set(name, domain)
        if (owner.get(name) === domain) ports.set(portName(i), [...(ports.get(portName(i)) ?? []), name])
      }
    }
  }
  return ports
}

/** Dataset → length of the shortest way of at least one hop from `start`. */
function distances({ edges }: Mesh, start: ReadonlySet<number>, direction: string): Map<number, number> {
  const found = new Map<number, number>()
  let frontier = new Set(start)
  for (let hop = 1; frontier.size > 0; hop++) {
    const next = new Set<number>()
    for (const [from, to] of edges) {
      const [near, far] = direction === 'DOWNSTREAM' ? [from, to] : [to, from]
      if (frontier.has(near) && !found.has(far)) next.add(far)
    }
    for (const key of next) found.set(key, hop)
    frontier = new Set([...next].filter((key) => !start.has(key)))
  }
  return found
}

function expected(
  given: Mesh,
  ports: ReadonlyMap<string, readonly number[]>,
  of: string,
  level: WholeLevel,
  direction: string,
) {
  const id = parseId(of)
  const depth = { DOMAIN: 1, PRODUCT: 2, PORT: 3 } as const
  const isPart = (port: string): boolean =>
    id.kind === 'DATASET' ? (ports.get(port) ?? []).includes(Number(id.name.slice(1))) : `${port}/`.startsWith(`${of}/`)
  const own = [...ports.keys()].filter(isPart)
  const start = new Set(
    id.kind === 'DATASET' ? [Number(id.name.slice(1))] : own.flatMap((port) => ports.get(port) ?? []),
  )
  const up = (port: string): string => port.split('/').slice(0, depth[level]).join('/')
  // What is part of the subject is not reached; nor is, a level up, what it belongs to.
  const excluded = new Set(own.map(up))
  if (id.kind !== 'DATASET') excluded.add(of.split('/').slice(0, depth[level]).join('/'))
  const rows = new Map<string, number>()
  for (const [name, distance] of distances(given, start, direction)) {
    const claiming = [...ports].filter(([, names]) => names.includes(name)).map(([port]) => port)
    for (const port of claiming) {
      if (excluded.has(up(port)) || own.includes(port)) continue
      rows.set(up(port), Math.min(rows.get(up(port)) ?? 99, distance))
    }
    if (claiming.length === 0 && level === 'PORT' && datasetId(`s${name}`) !== of)
      rows.set(datasetId(`s${name}`), distance)
  }
  return [...rows].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
}

const read = createEventReader()

async function build(
  store: LineageStore,
  given: Mesh,
  order: readonly number[],
  claimsFirst: boolean,
): Promise<LineageService> {
  const service = await createLineageService({ store, budgetMs: 10_000, staleAfterMs: 3_600_000 })
  const steps = [
    async () => {
      for (const domain of order) {
        const products = [0, 1].map((p) => {
          const ports = [0, 1].flatMap((v) => {
            const names = given.claims[domain * 4 + p * 2 + v]
            return names ? [[`v${v + 1}`, { datasets: names.map((name) => `s${name}`) }] as const] : []
          })
          return [`p${p}`, { ports: Object.fromEntries(ports) }] as const
        })
        await service.putDomain(harvest(`d${domain}`, Object.fromEntries(products)))
      }
    },
    async () => {
      // Every dataset is known, also those without an edge: asking about one must find it.
      const all = Array.from({ length: DATASETS }, (_, i) => `s${i}`)
      await service.ingest(read(runEvent('seen', { writes: all })), { domain: null })
      const runs = given.edges.map(([from, to]) =>
        runEvent(`${from}-${to}`, { reads: [`s${from}`], writes: [`s${to}`] }),
      )
      await Promise.all([...runs, ...runs].map((run) => service.ingest(read(run), { domain: null })))
    },
  ]
  for (const step of claimsFirst ? steps : steps.reverse()) await step()
  return service
}

export function testImpact({ name, open, runs, atLeast }: PropertyStore): void {
  test(`impact is what the definition says, for any mesh, from anything, whichever of claims and edges came first: on ${name}`, async () => {
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 })
    let asked = 0
    await fc.assert(
      fc.asyncProperty(mesh, order, fc.boolean(), (given, domains, claimsFirst) =>
        withStore(open, async (store) => {
          const service = await build(store, given, domains, claimsFirst)
          const ports = held(given, domains)
          const subjects = [
            ...['d0', 'd1/p0', 'd2/p1'],
            ...[...ports.keys()].slice(0, 3),
            ...[0, 1, 2].map((i) => datasetId(`s${i}`)),
          ]
          for (const of of subjects) {
            for (const level of ['DOMAIN', 'PRODUCT', 'PORT'] as const) {
              for (const direction of ['UPSTREAM', 'DOWNSTREAM'] as const) {
                const reader = service.reader()
                const subject = await reader.subject(parseSubject(of, 'of'))
                if (subject === null) throw new Error(`${of} is not known`)
                const edges = allEdges
                const question = {
                  subject,
                  direction,
                  depth: MAX_DEPTH,
                  level,
                  rows: allRows,
                  edges,
                  includeIndirect: false,
                  withDatasets: false,
                  withCoverage: true,
                }
                const reached = await reach(reader, reader.now, question)
                const { page } = await reachedPage(reader, reached, 1_000, null)
                const answer = page.rows.map(({ id, row }) => [id, row.distance])
                // `seen` writes everything and reads nothing, so no consumer is among the rows.
                expect([of, level, direction, answer]).toEqual([
                  of,
                  level,
                  direction,
                  expected(given, ports, of, level, direction),
                ])
                const totals = await reached.totals()
                expect(totals.total).toBe(answer.length)
                expect(totals.byDistance.reduce((sum, { count }) => sum + count, 0)).toBe(answer.length)
                expect(totals.byKind.reduce((sum, { count }) => sum + count, 0)).toBe(answer.length)
                for (const { row } of page.rows) expect((await reached.wayTo(row)).nodes).toHaveLength(row.distance + 1)
                asked++
              }
            }
          }
        }),
      ),
      { numRuns: runs },
    )
    expect(asked).toBeGreaterThanOrEqual(atLeast)
  })
}
