import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'
import { allRows } from '../../../subgraphs/lineage/reads/filter.ts'
import { reach } from '../../../subgraphs/lineage/reads/impact.ts'
import type { Reader } from '../../../subgraphs/lineage/reads/reader.ts'
import { parseSubject } from '../../../subgraphs/lineage/reads/subject.ts'
import { createLineageService, type LineageService } from '../../../subgraphs/lineage/service.ts'
import { allEdges, type LineageStore } from '../../../subgraphs/lineage/stores/store.ts'
import { harvest, runEvent } from './harness.ts'
import { type PropertyStore, withStore } from './property-stores.ts'

type Mesh = {
  /** from, to: datasets; `null` for a job that only reads */
  readonly edges: readonly (readonly [number, number | null])[]
  /** Of each of three domains × two products × two ports: the datasets it claims; null: the port is not there. */
  readonly claims: readonly (readonly number[] | null)[]
  /** Products (by number) without outputs that read a dataset. */
  readonly sinks: readonly (readonly [domain: number, reads: number])[]
}

const dataset = fc.integer({ min: 0, max: 6 })
const edge: fc.Arbitrary<readonly [number, number | null]> = fc.tuple(dataset, fc.option(dataset, { nil: null }))
const mesh: fc.Arbitrary<Mesh> = fc.record({
  edges: fc.uniqueArray(edge, { maxLength: 14, selector: (ends) => ends.join() }),
  claims: fc.array(fc.option(fc.uniqueArray(dataset, { minLength: 1, maxLength: 2 })), {
    minLength: 12,
    maxLength: 12,
  }),
  sinks: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 2 }), dataset), { maxLength: 3 }),
})

const read = createEventReader()

async function build(store: LineageStore, { edges, claims, sinks }: Mesh): Promise<LineageService> {
  const service = await createLineageService({ store, budgetMs: 10_000, staleAfterMs: 3_600_000 })
  for (const domain of [0, 1, 2]) {
    const products = [0, 1].map((p) => {
      const ports = [0, 1].flatMap((v) => {
        const names = claims[domain * 4 + p * 2 + v]
        return names ? [[`v${v + 1}`, { datasets: names.map((name) => `s${name}`) }] as const] : []
      })
      return [`p${p}`, { ports: Object.fromEntries(ports) }] as const
    })
    const reading = sinks
      .filter(([of]) => of === domain)
      .map(([, from], i) => [`sink${i}`, { inputs: [{ dataset: { namespace: 'db', name: `s${from}` } }] }] as const)
    await service.putDomain(harvest(`d${domain}`, Object.fromEntries([...products, ...reading])))
  }
  for (const [from, to] of edges)
    await service.ingest(
      read(runEvent(`${from}-${to}`, { reads: [`s${from}`], writes: to === null ? [] : [`s${to}`] })),
      { domain: null },
    )
  return service
}

/** What `impact` says of the same: one hop, products and consumers. */
async function reached(reader: Reader, of: string, domains: ReadonlySet<string> | null): Promise<number> {
  const subject = await reader.subject(parseSubject(of, 'of'))
  if (subject === null) throw new Error(`${of} is not known`)
  const { totals } = await reach(reader, reader.now, {
    subject,
    direction: 'DOWNSTREAM',
    depth: 1,
    level: 'PRODUCT',
    rows: domains === null ? allRows : { ...allRows, domains },
    edges: allEdges,
    includeIndirect: false,
    withDatasets: false,
    withCoverage: true,
  })
  return (await totals()).total
}

export function testDirectReaders({ name, open, runs, atLeast }: PropertyStore): void {
  test(`who reads whom directly, counted for the whole mesh, is what impact says one by one: on ${name}`, async () => {
    let counted = 0
    await fc.assert(
      fc.asyncProperty(mesh, (given) =>
        withStore(open, async (store) => {
          const service = await build(store, given)
          const reader = service.reader()
          const { copy } = reader.now
          const { pairs } = await reader.directReaders(reader.now)
          const products = await service.consumersOfProducts()
          for (const { id } of copy.products) {
            expect([id, products.get(id)]).toEqual([id, await reached(reader, id, null)])
            counted += products.get(id) ?? 0
          }
          const found = new Map(
            pairs.map((pair) => [`${copy.domains[pair.from]?.id} ${copy.domains[pair.to]?.id}`, pair]),
          )
          for (const { id: from, products: own } of copy.domains) {
            for (const { id: to } of copy.domains) {
              const pair = found.get(`${from} ${to}`)
              if (from === to) expect(pair).toBeUndefined()
              else {
                expect([from, to, pair?.readers ?? 0]).toEqual([from, to, await reached(reader, from, new Set([to]))])
                const each = own.map((index) => reached(reader, copy.products[index]?.id ?? '', new Set([to])))
                const sources = (await Promise.all(each)).filter((total) => total > 0).length
                expect([from, to, pair?.sources ?? 0]).toEqual([from, to, sources])
              }
            }
          }
          await service.drained()
        }),
      ),
      { numRuns: runs },
    )
    expect(counted).toBeGreaterThanOrEqual(atLeast)
  })
}
