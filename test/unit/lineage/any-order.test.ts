import fc from 'fast-check'
import { execute, parse } from 'graphql'
import { expect, test } from 'vitest'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'
import { createSchema } from '../../../subgraphs/lineage/resolvers/schema.ts'
import { createLineageService, type LineageService } from '../../../subgraphs/lineage/service.ts'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { datasetId, runEvent } from './harness.ts'

/** What an event may say. Times are minutes; no two events have one time, since of one time nothing is the newest. */
type Step = ReturnType<typeof runStep.generate>['value']

/** A nightly run may ask for more. */
const RANDOM_HISTORIES = 5 * Number(process.env.HEDDLE_RANDOM_HISTORIES ?? 15)

const NAMES = ['a', 'b', 'c', 'd']
const some = fc.subarray(NAMES, { maxLength: 2 })
const runStep = fc.record({
  job: fc.nat(2),
  run: fc.nat(3),
  type: fc.constantFrom('START', 'START', 'RUNNING', 'COMPLETE', 'COMPLETE', 'ABORT', 'FAIL', 'OTHER'),
  reads: some,
  // What a job reads alone is told by its runs that end, which is another test's.
  writes: fc.subarray(NAMES, { minLength: 1, maxLength: 2 }),
  word: fc.nat(2),
})

const FACET = { _producer: 'https://example.org/producer', _schemaURL: 'https://example.org/Facet.json' }
const uuid = (i: number): string => `0195b1a2-0000-7000-8000-${String(i).padStart(12, '0')}`
const facets = (named: Record<string, object>) =>
  Object.fromEntries(Object.entries(named).map(([name, fields]) => [name, { ...FACET, ...fields }]))

/** Words 0 and 1 say something of job, run and datasets; 2 takes it back, or says nothing. */
function eventOf(step: Step, at: number): Record<string, unknown> {
  const { job, run, type, reads, writes, word } = step
  const event = runEvent(`job-${job}`, {
    at,
    type,
    runId: uuid(job * 10 + run),
    facets: facets({
      ownership: word === 2 ? { _deleted: true } : { owners: [{ name: `owner-${word}` }] },
      ...(word === 2 ? {} : { documentation: { description: `Job ${word}` } }),
    }),
  })
  const runFacets = facets({
    ...(word === 2 ? {} : { errorMessage: { message: `Error ${word}` } }),
    parent: { run: { runId: uuid(900 + word) }, job: { namespace: 'etl', name: `dag-${word}` } },
  })
  const told = (name: string) => ({
    namespace: 'db',
    name,
    facets: facets({ schema: word === 2 ? { _deleted: true } : { fields: [{ name: `field-${word}`, type: 'int' }] } }),
  })
  return {
    ...event,
    run: { runId: uuid(job * 10 + run), facets: runFacets },
    inputs: reads.map(told),
    outputs: writes.map(told),
  }
}

const schema = createSchema()
const read = createEventReader()

const GRAPH = parse(`query ($ids: [_Any!]!) {
  jobs(first: 1000) { edges { node {
    id state owner { name } description parent { id } lastRun { id } durationSeconds medianDurationSeconds inputs { id } outputs { id }
    runs(first: 100) { totalCount edges { node {
      id state startedAt endedAt lastEventAt durationSeconds errorMessage producer parent { id } inputs { id } outputs { id }
    } } }
  } } }
  _entities(representations: $ids) { ... on Dataset {
    id schema { path type } schemaSeenAt lastSeenAt droppedAt renamedTo { id } lastLifecycleChange { change at previous { id } }
  } }
}`)

/** Everything that can be asked, in an order of its own: jobs are listed as they came. */
async function graphOf(service: LineageService): Promise<unknown> {
  const ids = NAMES.map((name) => ({ __typename: 'Dataset', id: datasetId(name) }))
  let reader: ReturnType<LineageService['reader']> | undefined
  const contextValue = {
    reader() {
      reader ??= service.reader()
      return reader
    },
    extensions: {},
  }
  const { data, errors } = await execute({ schema, document: GRAPH, variableValues: { ids }, contextValue })
  if (errors) throw new Error(errors.map(({ stack }) => stack).join('\n'))
  const { jobs, _entities: datasets } = JSON.parse(JSON.stringify(data)) as {
    jobs: { edges: { node: { id: string } }[] }
    _entities: unknown
  }
  return { jobs: jobs.edges.map(({ node }) => node).sort((a, b) => (a.id < b.id ? -1 : 1)), datasets }
}

async function told(events: readonly unknown[]): Promise<{ graph: unknown; edges: string[] }> {
  const store = openMemoryStore()
  const service = await createLineageService({ store, budgetMs: 10_000, staleAfterMs: 3_600_000 })
  for (const event of events) await service.ingest(read(event), { domain: null })
  const { lastNodeKey, lastWriterKey } = await store.status()
  const nodes = new Map((await store.nodesAfter(0, lastNodeKey)).map(({ key, id }) => [key, id]))
  const writers = await store.writersAfter(0, lastWriterKey)
  const names = new Map(writers.map(({ key, id }) => [key, id]))
  const edges = [...(await store.edgesOfWriters([...names.keys()])).values()].flat()
  return {
    graph: await graphOf(service),
    edges: edges.map(({ from, to, writer }) => `${nodes.get(from)} > ${nodes.get(to)} by ${names.get(writer)}`).sort(),
  }
}

/** In the order of time, and in another with some of them twice. */
async function tellTwice(steps: readonly Step[], order: readonly number[], again: readonly number[]) {
  const events = steps.map((step, at) => eventOf(step, at))
  const mixed = [...order, ...again].flatMap((i) => events[i] ?? [])
  return [await told(events), await told(mixed)] as const
}

const orders = (length: number) => {
  const all = Array.from({ length }, (_, i) => i)
  return fc.tuple(fc.shuffledSubarray(all, { minLength: length }), fc.subarray(all))
}

test('runs, jobs, datasets and edges do not depend on the order in which events come, nor on how often', async () => {
  const given = fc
    .array(runStep, { minLength: 2, maxLength: 12 })
    .chain((steps) => orders(steps.length).map(([order, again]) => ({ steps, order, again })))
  await fc.assert(
    fc.asyncProperty(given, async ({ steps, order, again }) => {
      const [inTime, mixed] = await tellTwice(steps, order, again)
      expect(mixed).toEqual(inTime)
    }),
    { numRuns: RANDOM_HISTORIES },
  )
})
