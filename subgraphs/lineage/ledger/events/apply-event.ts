import { forbidden } from '../../../../platform/errors.ts'
import { formatConsumerId } from '../../../../schema/ids.ts'
import { createBreather } from '../../breathe.ts'
import {
  datasetsOf,
  type EventDataset,
  type EventJob,
  type JobEvent,
  type LineageEvent,
  type RunEvent,
} from '../../ingest/event.ts'
import type { NodeKey } from '../../stores/store.ts'
import type { ClaimBook } from '../claims.ts'
import { internConsumer } from '../consumers.ts'
import { type Books, findDataset, idsOf, resolveDataset } from '../datasets/identities.ts'
import { createMoves } from '../datasets/moves.ts'
import type { Ledger } from '../ledger.ts'
import { refuseTooManyEdges } from '../runs/edge-limit.ts'
import { type JobState, markOf, remember } from '../runs/job-state.ts'
import { observe } from '../runs/observe.ts'
import { addFacts } from '../runs/run-facts.ts'
import { runPlace, runRecordId } from '../runs/run-order.ts'
import { nested, newRun, type RunState, readRun, sayAt, writeRun } from '../runs/run-state.ts'
import { unionOf } from '../runs/run-union.ts'
import { foreignTo, isReserved, type Sender } from '../sender.ts'
import { isKnownWriter, type Writer } from '../writer.ts'
import { datasetRecordIds, noteDatasets, noteJob } from './note-facts.ts'
import { createNames, sayStated } from './say-stated.ts'

/** What to load before the event is applied. */
export async function prepareEvents(ledger: Ledger, events: readonly LineageEvent[]): Promise<void> {
  const jobs = events.filter((event) => event.kind !== 'DATASET')
  const consumers = jobs.flatMap((event) => [consumerId(event.job), ...exposuresOf(event).map(({ id }) => id)])
  await Promise.all([
    ledger.loadNodes([...events.flatMap((event) => datasetsOf(event).flatMap(idsOf)), ...consumers]),
    ledger.loadWriters(
      jobs.map((event) => event.job.id),
      'JOB',
    ),
    ledger.loadRecords('RUN', jobs.map(recordIdOf)),
    ledger.loadRecords('DATASET', events.flatMap(datasetRecordIds)),
  ])
}

/**
 * @throws ClientError `FORBIDDEN` before anything changed, when a domain's token writes to what another domain claims, or
 * speaks for a job that another sender wrote first
 */
export async function applyEvent(ledger: Ledger, books: Books, sent: LineageEvent, sender: Sender): Promise<void> {
  const { claims } = books
  await prepareEvents(ledger, [sent])
  const isForeign = foreignTo(claims, sender)
  const known = sent.kind === 'DATASET' ? null : runOf(ledger, sent)
  if (sent.kind !== 'DATASET' && known !== null) {
    refuseForeignJob(ledger.writer(sent.job.id), sender)
    refuseReservedOutputs(sent, sender)
    refuseForeignOutputs(ledger, claims, sent, known, isForeign)
    if (!isFailed(sent)) refuseTooManyEdges(known, sent, (name) => findDataset(ledger, name))
  }
  const merges = ledger.merges()
  const event = trustedPart(ledger, sent, sender, isForeign)
  const breathe = createBreather()
  // Merging two names of a dataset rewrites keys, so every name is resolved before a key is used.
  for (const dataset of datasetsOf(event)) {
    await breathe()
    await resolveDataset(ledger, books, dataset, sender.domain)
  }
  const moves = createMoves(ledger, claims, books.departures)
  const mayWrite = (name: EventDataset['name']): boolean => {
    const key = findDataset(ledger, name)
    return !isReserved(name, sender) && (key === null || !isForeign(key))
  }
  if (!isFailed(event))
    await noteDatasets(ledger, { departures: books.departures, moves, mayWrite }, event, sender.domain)
  if (event.kind === 'DATASET') return

  const job = ledger.writer(event.job.id)
  const state = job.state as JobState
  if (!isKnownWriter(job) && sender.domain !== null) state.firstSender = sender.domain
  const wasTest = state.test === true
  state.test = wasTest || event.job.isTest
  noteJob(ledger, state, event)

  const recordId = recordIdOf(event)
  const runId = event.kind === 'RUN' ? event.runId : null
  const body = ledger.record('RUN', recordId)
  // What a run of many columns said is long: it is read again only when names in it have come to mean other datasets.
  const run = known !== null && ledger.merges() === merges ? known : runOf(ledger, event)
  const id = consumerId(event.job)
  const details = {
    label: event.job.name,
    kind: 'job',
    owner: event.job.says.owner ?? null,
    email: null,
    url: null,
  }
  const consumer = () => internConsumer(ledger, id, details, sender, event.time)
  const before = new Map(
    unionOf(run, { consumer: consumerOrNone(ledger, id), isTest: wasTest, wholeOf: ledger.wholeOf }),
  )
  const markBefore = markOf(run, runId)
  const completedBefore = run.completedAt
  addToRun(ledger, run, event, sender)
  if (event.kind === 'RUN') run.facts = addFacts(run.facts, event)
  const after = writeRun(run)
  if (after === body && wasTest === state.test) return

  const mark = markOf(run, runId)
  remember(state, markBefore, mark)
  if (mark.recent !== null && mark.recent[0] !== markBefore.recent?.[0])
    ledger.put(runPlace(event.job.id, mark.recent[0], mark.recent[1]))
  ledger.put({ kind: 'RUN', id: recordId, body: after })
  // One that failed adds nothing to what its run stated.
  if (isFailed(event) && wasTest === state.test) return
  await observe(ledger, job, run, before, {
    runId,
    recordId,
    before: () => (body === null ? newRun() : readRun(body, ledger.final)),
    completedBefore,
    producer: event.producer,
    time: event.time,
    consumer,
    knownConsumer: () => ledger.find(id),
    isProtected: isForeign,
    moves,
  })
}

/** Facets on another domain's dataset are ignored: what it is called, and who uses it, is that domain's to say. */
function trustedPart(
  ledger: Ledger,
  event: LineageEvent,
  sender: Sender,
  isForeign: (node: NodeKey) => boolean,
): LineageEvent {
  const trusted = (dataset: EventDataset): EventDataset => {
    const key = findDataset(ledger, dataset.name)
    if (!isReserved(dataset.name, sender) && (key === null || !isForeign(key))) return dataset
    return { name: dataset.name, symlinks: [], stated: null, takesBack: false, exposures: [], says: {} }
  }
  if (event.kind === 'DATASET') return { ...event, dataset: trusted(event.dataset) }
  return { ...event, inputs: event.inputs.map(trusted), outputs: event.outputs.map(trusted) }
}

/** A job's events end its edges and say whether it consumes: a domain says that of jobs which it was the first to name. */
function refuseForeignJob(job: Writer, { domain }: Sender): void {
  const { firstSender } = job.state as JobState
  if (domain === null || !isKnownWriter(job) || firstSender === domain) return
  const first = firstSender === undefined ? 'a sender that is no domain' : `the domain ${firstSender}`
  throw forbidden(`the job ${job.id} was first sent by ${first}, not by the domain ${domain}; nothing was stored`)
}

/** Whether it is known or claimed yet or not: what is in a domain's namespace is never another's to write. */
function refuseReservedOutputs({ outputs }: RunEvent | JobEvent, sender: Sender): void {
  for (const [i, { name }] of outputs.entries()) {
    if (!isReserved(name, sender)) continue
    throw forbidden(
      `the output $.outputs[${i}] is in ${name.namespace}, not ${sender.domain}'s own; nothing was stored`,
    )
  }
}

/** The outputs of the event and, since inputs add edges to them, those its run has had already. */
function refuseForeignOutputs(
  ledger: Ledger,
  claims: ClaimBook,
  event: RunEvent | JobEvent,
  run: RunState,
  isForeign: (node: NodeKey) => boolean,
): void {
  const earlier = [...run.outputs.keys()].map((key) => ({ key, at: 'of this run' }))
  const sent = event.outputs.map(({ name }, i) => ({ key: findDataset(ledger, name), at: `$.outputs[${i}]` }))
  for (const { key, at } of [...sent, ...earlier]) {
    if (key === null || !isForeign(key)) continue
    throw forbidden(`the output ${at} belongs to the domain ${claims.holder(key)?.domain}; nothing was stored`)
  }
}

/** Adds what the event says to its run's union. One that failed adds nothing, and ends nothing. */
function addToRun(ledger: Ledger, run: RunState, event: RunEvent | JobEvent, sender: Sender): void {
  const { time } = event
  if (isFailed(event)) return
  run.lastAt = Math.max(run.lastAt ?? time, time)
  if (event.kind === 'JOB' || event.type === 'COMPLETE') run.completedAt = Math.max(run.completedAt ?? time, time)
  const keyOf = createNames(ledger)
  for (const input of event.inputs) sayAt(run.inputs, keyOf(input.name), time)
  for (const output of event.outputs) {
    sayAt(run.outputs, keyOf(output.name), time)
    sayStated(ledger, run, output, time, keyOf)
  }
  for (const { id, dataset, details } of exposuresOf(event)) {
    sayAt(nested(run.exposures, keyOf(dataset.name)), internConsumer(ledger, id, details, sender, time), time)
  }
}

/** An exposure has no namespace of its own: it is the job's. */
function exposuresOf({ job, inputs, outputs }: RunEvent | JobEvent) {
  return [...inputs, ...outputs].flatMap((dataset) =>
    dataset.exposures.map(({ name, type, owner, email, url }) => ({
      id: formatConsumerId(job.namespace, name),
      dataset,
      details: { label: name, kind: type, owner, email, url },
    })),
  )
}

/** For a union that is only compared: a consumer nobody made yet is in no union. */
const consumerOrNone = (ledger: Ledger, id: string) => () => ledger.find(id) ?? 0

const consumerId = ({ namespace, name }: EventJob): string => formatConsumerId(namespace, name)

const isFailed = (event: LineageEvent): boolean =>
  event.kind === 'RUN' && (event.type === 'FAIL' || event.type === 'ABORT')

/** What the event's run has said so far. */
function runOf(ledger: Ledger, event: RunEvent | JobEvent): RunState {
  const body = ledger.record('RUN', recordIdOf(event))
  return body === null ? newRun() : readRun(body, ledger.final)
}

const recordIdOf = (event: RunEvent | JobEvent): string =>
  event.kind === 'RUN' ? runRecordId(event.job.id, event.runId) : `${event.job.id} at ${event.time}`
