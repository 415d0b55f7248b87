import fc from 'fast-check'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'
import { createLineageService, type LineageService } from '../../../subgraphs/lineage/service.ts'
import type { LineageStore } from '../../../subgraphs/lineage/stores/store.ts'
import { columnEvent, columnLineage, from } from './column-events.ts'
import { harvest, minute } from './harness.ts'

/**
 * Histories of a small mesh, one commit a step: runs whose events come late, twice or in the wrong order; harvests that bring
 * and drop products, ports, claims and inputs; two names that turn out to be one dataset.
 */
export const DATASETS = ['s0', 's1', 's2', 's3', 's4']
export const DOMAINS = ['d0', 'd1']
const PRODUCTS = ['p0', 'p1']
const PORTS = ['v1', 'v2']
const JOBS = ['j0', 'j1']
const FIELDS = ['x', 'y']
/** Minutes that are spoken of. */
export const LATEST = 30

const at = fc.integer({ min: 0, max: LATEST })
const some = fc.subarray(DATASETS, { maxLength: 2 })

const event = fc.record({
  kind: fc.constant('EVENT' as const),
  job: fc.constantFrom(...JOBS),
  type: fc.constantFrom('START', 'RUNNING', 'COMPLETE', 'COMPLETE', 'FAIL'),
  run: fc.integer({ min: 0, max: 2 }),
  at,
  reads: some,
  writes: some,
  /** Another name of what it reads first. */
  symlink: fc.option(fc.constantFrom(...DATASETS), { freq: 12 }),
  /** Which column of what it reads first is which of what it writes; null where it says nothing of columns. */
  moves: fc.option(fc.tuple(fc.constantFrom(...FIELDS), fc.constantFrom(...FIELDS)), { freq: 2 }),
})

const port = fc.option(fc.uniqueArray(fc.constantFrom(...DATASETS), { minLength: 1, maxLength: 2 }))
const product = fc.option(
  fc.record({
    ports: fc.tuple(port, port),
    /** A dataset, or the first port of a product. */
    inputs: fc.uniqueArray(
      fc.oneof(
        fc.constantFrom(...DATASETS),
        fc.tuple(fc.constantFrom(...DOMAINS), fc.constantFrom(...PRODUCTS)).map(([d, p]) => `${d}/${p}/v1`),
      ),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  { freq: 4 },
)
const document = fc.record({
  kind: fc.constant('HARVEST' as const),
  domain: fc.constantFrom(...DOMAINS),
  complete: fc.boolean(),
  at,
  products: fc.tuple(product, product),
})

export const steps = fc.array(fc.oneof({ weight: 3, arbitrary: event }, { weight: 2, arbitrary: document }), {
  minLength: 4,
  maxLength: 14,
})
export type Step = ReturnType<typeof steps.generate>['value'][number]

const read = createEventReader()

/** Applies one step; `version` rises from step to step. */
export async function take(service: LineageService, step: Step, version: number): Promise<void> {
  if (step.kind === 'EVENT') return service.ingest(read(eventOf(step)), { domain: null })
  await service.putDomain(documentOf(step, version))
}

function eventOf({ job, type, run, at, reads, writes, symlink, moves }: Extract<Step, { kind: 'EVENT' }>) {
  const runId = `0195b1a2-0000-7000-8000-00000000000${run}`
  const [source] = reads
  const facets = moves === null || source === undefined ? {} : columnLineage({ [moves[1]]: [from(source, moves[0])] })
  const outputs = Object.fromEntries(writes.map((name) => [name, facets]))
  const sent = columnEvent(job, reads, outputs, { type, runId, at })
  const [first, ...others] = sent.inputs as object[]
  if (symlink === null || first === undefined) return sent
  const symlinks = {
    _producer: 'https://example.org',
    _schemaURL: 'https://openlineage.io/spec/facets/1-0-1/SymlinksDatasetFacet.json#/$defs/SymlinksDatasetFacet',
    identifiers: [{ namespace: 'db', name: symlink, type: 'TABLE' }],
  }
  return { ...sent, inputs: [{ ...first, facets: { symlinks } }, ...others] }
}

function documentOf({ domain, complete, at, products }: Extract<Step, { kind: 'HARVEST' }>, version: number) {
  const sketches = products.flatMap((sketch, i) => {
    if (sketch === null) return []
    const ports = sketch.ports.flatMap((datasets, v) => (datasets === null ? [] : [[PORTS[v], { datasets }] as const]))
    const inputs = sketch.inputs.map((name) =>
      name.includes('/') ? { portId: name } : { dataset: { namespace: 'db', name } },
    )
    return [[PRODUCTS[i], { ports: Object.fromEntries(ports), inputs }] as const]
  })
  return harvest(domain, Object.fromEntries(sketches), { version, complete, harvestedAt: minute(at) })
}

/** Histories in which no dataset turns out to be another. */
const stepsWithoutSymlinks = steps.map((history) =>
  history.map((step) => (step.kind === 'EVENT' ? { ...step, symlink: null } : step)),
)

/** Histories in some of which no dataset turns out to be another: in `steps` nearly all do. */
export const mixedSteps = fc.oneof(steps, stepsWithoutSymlinks)

/** Takes a history, a step a commit. @returns the service, and the last commit after each step */
export async function replay(store: LineageStore, history: readonly Step[]) {
  const service = await createLineageService({ store, budgetMs: 10_000, staleAfterMs: 3_600_000 })
  const commits: number[] = []
  for (const [i, step] of history.entries()) {
    await take(service, step, i + 1)
    commits.push((await store.status()).lastCommit)
  }
  return { service, commits }
}

/** Columns that some histories tell of. */
export const columnSubjects: readonly string[] = DATASETS.flatMap((name) =>
  FIELDS.map((field) => `dataset:db/${name}#${field}`),
)

/** All that can be asked about as a whole. */
export const subjects: readonly string[] = [
  ...DATASETS.map((name) => `dataset:db/${name}`),
  ...JOBS.map((name) => `consumer:etl/${name}`),
  ...DOMAINS.flatMap((domain) => [
    domain,
    ...PRODUCTS.flatMap((name) => [`${domain}/${name}`, ...PORTS.map((version) => `${domain}/${name}/${version}`)]),
  ]),
]
