import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LineageDocument } from '../../../schema/lineage-document.ts'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'
import { idOfPlace } from '../../../subgraphs/lineage/reads/places.ts'
import type { Scope } from '../../../subgraphs/lineage/reads/reconciliation/scope.ts'
import { createLineageService, type LineageService } from '../../../subgraphs/lineage/service.ts'
import { datasetId, harvest, minute, runEvent } from './harness.ts'
import { type PropertyStore, withStore } from './property-stores.ts'
import {
  type Claims,
  type Expected,
  type Node,
  type ProductModel,
  reconciled,
  type State,
} from './reconciliation-oracle.ts'

const DATASETS = 7
const DOMAINS = [0, 1, 2]
const dataset = fc.integer({ min: 0, max: DATASETS - 1 })
const status = fc.constantFrom('ACTIVE', 'ACTIVE', 'DEPRECATED', 'RETIRED')
const version = fc.constantFrom('1.0.0', '1.1.0', '2.0.0')
const contractId = fc.constantFrom('c0', 'c1', 'c2', 'c9')
const PORTS = DOMAINS.flatMap((domain) => [0, 1].flatMap((p) => [0, 1].map((v) => `d${domain}/p${p}/v${v + 1}`)))

/** Inputs and contracts of one product as a document says them; which ports there are, and what they claim, stays. */
const sketch = fc.record({
  status,
  inputs: fc.array(
    fc.oneof(
      fc.record({ portId: fc.constantFrom(...PORTS), version: fc.option(version) }),
      fc.record({ contractId, version: fc.option(version) }),
      fc.record({ dataset, contractId: fc.option(fc.constant('c9')) }),
    ),
    { maxLength: 3 },
  ),
  ports: fc.tuple(
    ...[0, 1].map(() =>
      fc.record({
        contract: fc.record({ id: fc.constantFrom('c0', 'c1', 'c2'), version, status }),
        inputContracts: fc.option(
          fc.uniqueArray(fc.record({ id: contractId, version: fc.option(version) }), {
            maxLength: 2,
            selector: ({ id }) => id,
          }),
        ),
      }),
    ),
  ),
})
type Sketch = ReturnType<typeof sketch.generate>['value']

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      job: fc.integer({ min: 0, max: 3 }),
      reads: fc.uniqueArray(dataset, { maxLength: 3 }),
      writes: fc.uniqueArray(dataset, { maxLength: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ domain: fc.constantFrom(...DOMAINS), products: fc.tuple(sketch, sketch) }) },
)
const history = fc.record({
  /** Of each port: what it claims; null: there is no such port. */
  claims: fc.array(fc.option(fc.uniqueArray(dataset, { minLength: 1, maxLength: 2 })), {
    minLength: 12,
    maxLength: 12,
  }),
  begin: fc.tuple(...DOMAINS.map(() => fc.tuple(sketch, sketch))),
  order: fc.shuffledSubarray([...DOMAINS], { minLength: 3 }),
  steps: fc.array(step, { maxLength: 10 }),
})
type History = ReturnType<typeof history.generate>['value']

function claimsOf({ claims, order }: History): Claims {
  const claimed = new Map(PORTS.flatMap((port, i) => (claims[i] ? [[port, claims[i]] as const] : [])))
  const holder = new Map<number, string>()
  for (const domain of order) {
    for (const [port, names] of claimed) {
      if (!port.startsWith(`d${domain}/`)) continue
      for (const name of names) if (!holder.has(name)) holder.set(name, `d${domain}`)
    }
  }
  const isHeld = (port: string, name: number) => port.startsWith(`${holder.get(name)}/`)
  const held = new Map([...claimed].map(([port, names]) => [port, names.filter((name) => isHeld(port, name))] as const))
  return { claimed, held }
}

function modelOf(domain: number, products: readonly Sketch[], { claimed }: Claims): ProductModel[] {
  return products.map(({ status, inputs, ports }, p): ProductModel => {
    const id = `d${domain}/p${p}`
    return {
      id,
      status,
      inputs: inputs.map((input, i) => ({
        name: `input-${i}`,
        version: 'version' in input ? input.version : null,
        contractId: 'contractId' in input ? input.contractId : null,
        portId: 'portId' in input ? input.portId : null,
        dataset: 'dataset' in input ? { namespace: 'db', name: `s${input.dataset}` } : null,
      })),
      ports: ports.map((port, v) => ({ ...port, id: `${id}/v${v + 1}` })).filter(({ id: port }) => claimed.has(port)),
    }
  })
}

function documentOf(products: readonly ProductModel[], { claimed }: Claims, at: number): LineageDocument {
  const [domain = ''] = products[0]?.id.split('/') ?? []
  const sketches = products.map(({ id, status, inputs, ports }) => [
    id.split('/')[1],
    {
      status,
      inputs,
      ports: Object.fromEntries(
        ports.map(({ id: port, contract, inputContracts }) => [
          port.split('/')[2],
          {
            contract,
            inputContracts: inputContracts === null ? null : [...inputContracts],
            datasets: (claimed.get(port) ?? []).map((name) => `s${name}`),
          },
        ]),
      ),
    },
  ])
  return harvest(domain, Object.fromEntries(sketches), { version: at + 1, harvestedAt: minute(at) })
}

const read = createEventReader()

/** Writes the history, a minute a step, and keeps what holds after each. */
async function live(service: LineageService, given: History, claims: Claims): Promise<State[]> {
  const steps = [
    ...given.order.map((domain) => ({ domain, products: given.begin[domain] as [Sketch, Sketch] })),
    ...given.steps,
  ]
  const states: State[] = []
  for (const [at, what] of steps.entries()) {
    const before = states.at(-1) ?? { products: [], jobs: new Map() }
    if ('domain' in what) {
      const said = modelOf(what.domain, what.products, claims)
      await service.putDomain(documentOf(said, claims, at))
      const others = before.products.filter(({ id }) => !id.startsWith(`d${what.domain}/`))
      states.push({ ...before, at: minute(at), products: [...others, ...said] })
      continue
    }
    const { job, reads, writes } = what
    const names = (numbers: readonly number[]) => numbers.map((name) => `s${name}`)
    await service.ingest(read(runEvent(`${job}`, { reads: names(reads), writes: names(writes), at })), { domain: null })
    const targets: readonly Node[] = writes.length > 0 ? writes : [`consumer:etl/${job}`]
    const edges = reads.flatMap((from) => targets.map((to) => [from, to] as const))
    const isEmpty = reads.length + writes.length === 0
    states.push({
      ...before,
      at: minute(at),
      jobs: isEmpty ? before.jobs : new Map([...before.jobs, [`${job}`, edges]]),
    })
  }
  return states
}

/** What the service says, in the oracle's words, and under which ids. */
async function ask(service: LineageService, of: string) {
  const reader = service.reader()
  const { now: snapshot, reconciler } = reader
  const { copy, directory } = snapshot
  const scope: Scope =
    of === ''
      ? { kind: 'MESH' }
      : of.includes('/')
        ? { kind: 'PRODUCT', index: copy.productOf(of) ?? -1 }
        : { kind: 'DOMAIN', index: copy.domainOf(of) ?? -1 }
  const findings = await reconciler.findings(snapshot, scope)
  const prove = reconciler.evidence(snapshot)
  return Promise.all(
    findings.map(async (finding) => {
      const { kind, severity, product, taker, sources, id } = finding
      const { firstSeenAt, since } = await prove(finding)
      return {
        id,
        kind,
        severity,
        product: copy.products[product]?.id,
        taker: idOfPlace(snapshot, taker),
        sources: sources.map((node) => directory.idOf(node)).sort(),
        firstSeenAt: new Date(firstSeenAt ?? 0).toISOString(),
        since,
      }
    }),
  )
}

const told = ({ kind, severity, product, taker, sources, firstSeenAt, since }: Expected) =>
  JSON.stringify({
    kind,
    severity,
    product,
    taker,
    sources: sources.map((node) => datasetId(`s${node}`)).sort(),
    firstSeenAt,
    since,
  })

/** With `everyKind` each kind of finding must have come up, in every way it can begin: of many runs one may expect it. */
export function testFindings({
  name,
  open: openStore,
  runs,
  atLeast,
  everyKind,
}: PropertyStore & { readonly everyKind: boolean }): void {
  test(`findings are what the definitions say, for any history, from product, domain and mesh alike, after a restart too: on ${name}`, async () => {
    const kinds = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(history, (given) =>
        withStore(openStore, async (store) => {
          const open = () => createLineageService({ store, budgetMs: 60_000, staleAfterMs: 3_600_000 })
          const claims = claimsOf(given)
          const service = await open()
          const states = await live(service, given, claims)
          // Two inputs that say the same are one finding.
          const expected = [...new Map(reconciled(states, claims).map((finding) => [finding.key, finding])).values()]
          for (const { kind, since } of expected)
            kinds.set(`${kind} ${since}`, (kinds.get(`${kind} ${since}`) ?? 0) + 1)

          const mesh = await ask(service, '')
          expect(new Set(mesh.map(({ id }) => id)).size).toBe(mesh.length)
          expect(mesh.map(({ id: _, ...finding }) => JSON.stringify(finding)).sort()).toEqual(expected.map(told).sort())
          for (const again of [service, await open()]) {
            expect(await ask(again, '')).toEqual(mesh)
            for (const of of ['d0', 'd1', 'd2', ...DOMAINS.flatMap((domain) => [`d${domain}/p0`, `d${domain}/p1`])]) {
              const sides = expected.filter(({ sides: all }) =>
                [...all].some((side) => `${side}/`.startsWith(`${of}/`)),
              )
              const found = await ask(again, of)
              expect([of, found.map(({ id: _, ...finding }) => JSON.stringify(finding)).sort()]).toEqual([
                of,
                sides.map(told).sort(),
              ])
              expect(mesh).toEqual(expect.arrayContaining(found))
            }
          }
        }),
      ),
      { numRuns: runs },
    )
    expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(atLeast)
    if (!everyKind) return
    // Every kind came up, in every way it can begin.
    expect([...kinds.keys()].sort()).toEqual([
      'DECLARED_NOT_OBSERVED BEFORE_OBSERVATION',
      'DECLARED_NOT_OBSERVED DECLARED',
      'DECLARED_NOT_OBSERVED OBSERVATION_ENDED',
      'OBSERVED_NOT_DECLARED DECLARATION_ENDED',
      'OBSERVED_NOT_DECLARED OBSERVED',
      'UNDECLARED_CONSUMER OBSERVED',
      'UNRESOLVED_INPUT HARVESTED',
      'VERSION_SKEW HARVESTED',
    ])
  })
}
