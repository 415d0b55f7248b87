import { isoDuration } from '../../../platform/iso-duration.ts'
import { formatJobId, formatRunId, parseJobId, parseRunId } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type { JobFilter, JobResolvers, QueryResolvers, RunResolvers } from '../generated/resolver-types.ts'
import type { RunName } from '../ingest/event.ts'
import type { JobState } from '../ledger/runs/job-state.ts'
import { durationOf, type RunFacts, stateOf } from '../ledger/runs/run-facts.ts'
import { runRecordId } from '../ledger/runs/run-order.ts'
import type { RunState } from '../ledger/runs/run-state.ts'
import { standing } from '../ledger/said.ts'
import type { KnownJob } from '../reads/facts.ts'
import { datasetIds, datasetsOfJob, durationsOf, type JobConditions, listJobs } from '../reads/jobs.ts'
import { runsOfJob } from '../reads/runs.ts'
import { readFirst } from './arguments.ts'
import { dateTime } from './nodes.ts'
import type { EntityParent } from './parents.ts'

export const job: JobResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  namespace: ({ id }) => parseJobId(id).namespace,
  name: ({ id }) => parseJobId(id).name,
  processingType: async (parent, _, context) => (await typeOf(parent, context))?.processing ?? null,
  integration: async (parent, _, context) => (await typeOf(parent, context))?.integration ?? null,
  type: async (parent, _, context) => (await typeOf(parent, context))?.type ?? null,
  async isTest(parent, _, context) {
    const state = await stateOfJob(parent, context)
    return state === null ? null : state.test === true
  },
  async owner(parent, _, context) {
    const name = standing((await stateOfJob(parent, context))?.said?.owner)
    return name === null ? null : { name, email: null, members: null }
  },
  async description(parent, _, context) {
    const digest = standing((await stateOfJob(parent, context))?.said?.description)
    return digest === null ? null : context.reader().facts.text(digest)
  },
  async parent(parent, _, context) {
    const id = standing((await stateOfJob(parent, context))?.parent)
    return id === null ? null : { id }
  },
  async lastRun(parent, _, context) {
    const [, run] = (await stateOfJob(parent, context))?.recent?.[0] ?? []
    return run === undefined ? null : { id: runIdOf({ job: parseJobId(parent.id).id, run }) }
  },
  state: async (parent, _, context) => (await stateOfJob(parent, context))?.recent?.[0]?.[2] ?? null,
  duration: async (parent, _, context) => lengthOf((await durations(parent, context))?.last),
  durationSeconds: async (parent, _, context) => secondsOf((await durations(parent, context))?.last),
  medianDuration: async (parent, _, context) => lengthOf((await durations(parent, context))?.median),
  medianDurationSeconds: async (parent, _, context) => secondsOf((await durations(parent, context))?.median),
  async runs(parent, { first, after }, context) {
    const size = readFirst(first)
    const state = await stateOfJob(parent, context)
    if (state === null) return null
    const { id } = parseJobId(parent.id)
    const page = await runsOfJob(context.reader(), id, size, after ?? null)
    return {
      edges: page.runs.map(({ run, cursor }) => ({ cursor, node: { id: runIdOf({ job: id, run }) } })),
      pageInfo: {
        hasNextPage: page.hasNextPage,
        hasPreviousPage: (after ?? null) !== null,
        startCursor: page.runs[0]?.cursor ?? null,
        endCursor: page.runs.at(-1)?.cursor ?? null,
      },
      totalCount: state.runs ?? 0,
    }
  },
  inputs: (parent, _, context) => datasetsOn('inputs', parent, context),
  outputs: (parent, _, context) => datasetsOn('outputs', parent, context),
}

export const run: RunResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  runId: ({ id }) => parseRunId(id).run,
  job: ({ id }) => ({ id: nameOf(id).job }),
  state: async (parent, _, context) => ifKnown(await factsOf(parent, context), stateOf),
  startedAt: async (parent, _, context) => dateTime((await factsOf(parent, context))?.startedAt ?? null),
  endedAt: async (parent, _, context) => dateTime((await factsOf(parent, context))?.end?.at ?? null),
  lastEventAt: async (parent, _, context) => dateTime((await factsOf(parent, context))?.lastAt ?? null),
  duration: async (parent, _, context) => lengthOf(ifKnown(await factsOf(parent, context), durationOf)),
  durationSeconds: async (parent, _, context) => secondsOf(ifKnown(await factsOf(parent, context), durationOf)),
  nominalStartAt: async (parent, _, context) => dateTime((await saidOf(parent, context, 'nominal'))?.start ?? null),
  nominalEndAt: async (parent, _, context) => dateTime((await saidOf(parent, context, 'nominal'))?.end ?? null),
  parent: async (parent, _, context) => ifKnown(await saidOf(parent, context, 'parent'), runOf),
  root: async (parent, _, context) => ifKnown(await saidOf(parent, context, 'root'), runOf),
  errorMessage: (parent, _, context) => saidOf(parent, context, 'error'),
  producer: (parent, _, context) => saidOf(parent, context, 'producer'),
  engine: (parent, _, context) => saidOf(parent, context, 'engine'),
  inputs: async (parent, _, context) => datasetsOfRun(await knownRun(parent, context), 'inputs', context),
  outputs: async (parent, _, context) => datasetsOfRun(await knownRun(parent, context), 'outputs', context),
}

type RootFields = Required<Pick<QueryResolvers, 'job' | 'jobs' | 'run'>>

export const jobQueries: RootFields = {
  async job(_, { id: text }, context) {
    const { id } = parseJobId(text)
    return (await context.reader().facts.job(id)) === null ? null : { id }
  },
  async jobs(_, { filter, first, after }, context) {
    const size = readFirst(first)
    const page = await listJobs(context.reader(), conditionsOf(filter ?? {}), size, after ?? null)
    return {
      edges: page.jobs.map(({ id, cursor }) => ({ cursor, node: { id } })),
      pageInfo: {
        hasNextPage: page.hasNextPage,
        hasPreviousPage: (after ?? null) !== null,
        startCursor: page.jobs[0]?.cursor ?? null,
        endCursor: page.jobs.at(-1)?.cursor ?? null,
      },
    }
  },
  async run(_, { id: text }, context) {
    const { id } = parseRunId(text)
    return (await factsOf({ id }, context)) === null ? null : { id }
  },
}

/** An empty list restricts no more than an absent one; neither does a text of nothing. */
function conditionsOf({ namespace, state, text }: JobFilter): JobConditions {
  return {
    namespace: namespace ?? null,
    states: state && state.length > 0 ? new Set(state) : null,
    text: text ? text : null,
  }
}

const ofJob = ({ id }: EntityParent, context: Context): Promise<KnownJob | null> =>
  context.reader().facts.job(parseJobId(id).id)

const stateOfJob = async (parent: EntityParent, context: Context): Promise<JobState | null> =>
  (await ofJob(parent, context))?.state ?? null

const typeOf = async (parent: EntityParent, context: Context) =>
  standing((await stateOfJob(parent, context))?.said?.type)

async function durations(parent: EntityParent, context: Context) {
  const state = await stateOfJob(parent, context)
  return state === null ? null : durationsOf(state)
}

async function datasetsOn(side: 'inputs' | 'outputs', parent: EntityParent, context: Context) {
  const known = await ofJob(parent, context)
  if (known === null) return null
  const ids = await datasetsOfJob(context.reader(), parseJobId(parent.id).id, known, side)
  return ids.map((id) => ({ id }))
}

function nameOf(id: string): RunName {
  const { namespace, name, run: own } = parseRunId(id)
  return { job: formatJobId(namespace, name), run: own }
}

function runIdOf({ job: id, run: own }: RunName): string {
  const { namespace, name } = parseJobId(id)
  return formatRunId(namespace, name, own)
}

const runOf = (name: RunName): EntityParent => ({ id: runIdOf(name) })

function knownRun({ id }: EntityParent, context: Context): Promise<RunState | null> {
  const { job: ofIt, run: own } = nameOf(id)
  return context.reader().facts.run(runRecordId(ofIt, own))
}

const factsOf = async (parent: EntityParent, context: Context): Promise<RunFacts | null> =>
  (await knownRun(parent, context))?.facts ?? null

async function saidOf<Key extends keyof RunFacts['said']>(parent: EntityParent, context: Context, key: Key) {
  const facts = await factsOf(parent, context)
  return standing<NonNullable<RunFacts['said'][Key]>[1]>(facts?.said[key])
}

function datasetsOfRun(known: RunState | null, side: 'inputs' | 'outputs', context: Context) {
  return known === null ? null : datasetIds(context.reader(), known[side].keys()).map((id) => ({ id }))
}

const ifKnown = <Value, Answer>(value: Value | null, use: (value: Value) => Answer): Answer | null =>
  value === null ? null : use(value)

const secondsOf = (ms: number | null | undefined): number | null => (ms === null || ms === undefined ? null : ms / 1000)

const lengthOf = (ms: number | null | undefined): string | null => ifKnown(secondsOf(ms), isoDuration)
