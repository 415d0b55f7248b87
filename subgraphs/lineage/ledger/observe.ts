import { createBreather } from '../breathe.ts'
import type { EdgeVersion, Instant, NodeKey } from '../stores/store.ts'
import { CONFIDENCE } from './confidence.ts'
import { completionsOf, type JobState } from './job-state.ts'
import type { Ledger } from './ledger.ts'
import { carry, endAt, type Moves } from './moves.ts'
import { isEmptyRun, type RunState } from './run-state.ts'
import { type RunUnion, type Statement, unionOf } from './run-union.ts'
import type { Writer } from './writer.ts'

export type Observation = {
  /** Null for what no run reported: a JobEvent. */
  readonly runId: string | null
  readonly producer: string
  readonly time: Instant
  /** The node that stands for the job while it only reads, made when it is needed. */
  readonly consumer: () => NodeKey
  /** The same if it is there already. */
  readonly knownConsumer: () => NodeKey | null
  /** Edges into these are not this event's to end. */
  readonly isProtected: (target: NodeKey) => boolean
  /** Where edges go whose datasets were renamed or dropped. */
  readonly moves: Moves
}

/** Beside when runs of the job completed, ascending: all that are remembered, and those other than this one. */
type Placed = Observation & { readonly completed: readonly Instant[]; readonly others: readonly Instant[] }

/**
 * Applies what a run's union says to the job's edges (DESIGN §2.3). An edge is open when it was last seen no earlier than
 * the job's last completed run that had anything in its union: which order events arrive in, and how often, does not change
 * what is open in the end. `hadBefore` is the union before this event, to know what is said for the first time.
 */
export async function observe(
  ledger: Ledger,
  job: Writer,
  run: RunState,
  hadBefore: RunUnion,
  seen: Observation,
): Promise<void> {
  const breathe = createBreather()
  const state = job.state as JobState
  const union = unionOf(run, { consumer: seen.consumer, isTest: state.test === true, wholeOf: ledger.wholeOf })
  if (run.outputs.size > 0 && run.lastAt !== null) state.wroteAt = Math.max(state.wroteAt ?? run.lastAt, run.lastAt)

  if (run.lastAt !== null) {
    const completed = completionsOf(state)
    const placed = { ...seen, completed, others: completed.filter((at) => at !== run.completedAt) }
    for (const [name, statement] of union) {
      await breathe()
      follow(ledger, job, run, name, statement, hadBefore, placed)
    }
  }
  await breathe()
  if (run.outputs.size > 0 || state.test === true) retractReads(ledger, job, run, seen)
  await breathe()
  if (run.completedAt !== null && !isEmptyRun(run))
    closeWhatLacks(ledger, job, union, run.completedAt, seen.isProtected)
}

/** Sees an edge where it was stated, unless a dataset of it was renamed or dropped since: then where it is by now, if anywhere. */
function follow(
  ledger: Ledger,
  job: Writer,
  run: RunState,
  name: string,
  statement: Statement,
  hadBefore: RunUnion,
  seen: Placed,
): void {
  const { moves, completed } = seen
  let move = moves.next(statement, statement.firstAt, 'THEN')
  if (move === null) {
    sight(ledger, job, run, name, statement, hadBefore, seen)
    return
  }
  const lastAt = run.lastAt ?? seen.time
  const isNews = !hadBefore.has(name)
  const isOutdated = isOutdatedRead(job, run, statement, lastAt)
  const edge = observedEdge(ledger, job, run, statement, seen)
  let since = statement.firstAt
  // Said before and after it went: what it meant before has gone with it, what it means now is something new.
  for (; move !== null && move.at < lastAt; move = moves.next(statement, move.at, 'LATER')) {
    const closedAt = completed.find((at) => at > statement.firstAt)
    if (isNews) endAt(ledger, { ...edge, validFrom: since }, Math.min(move.at, closedAt ?? move.at))
    if (!isOutdated) carry(ledger, moves, job, { move, edge, seenAt: statement.firstAt, closedAt, isNews })
    since = lastAt
  }
  if (move === null) {
    sight(ledger, job, run, name, { ...statement, firstAt: since }, hadBefore, seen)
    return
  }
  const closedAt = completed.find((at) => at > lastAt)
  if (isNews) endAt(ledger, { ...edge, validFrom: since }, Math.min(move.at, closedAt ?? move.at))
  if (!isOutdated) carry(ledger, moves, job, { move, edge, seenAt: lastAt, closedAt, isNews })
}

/** Opens an edge, or notes that an open one was seen again; what is already over goes to history. */
function sight(
  ledger: Ledger,
  job: Writer,
  run: RunState,
  name: string,
  statement: Statement,
  hadBefore: RunUnion,
  seen: Placed,
): void {
  const { runId, producer, time, others } = seen
  const { firstAt, statesColumns, detail } = statement
  const lastAt = run.lastAt ?? time
  const open = job.edges.get(name)
  const endedAt = others.find((at) => at > lastAt)
  const fresh = observedEdge(ledger, job, run, statement, seen)

  if (open) {
    const isNewer = lastAt >= open.lastSeenAt
    // Seen earlier than we thought, and no run in between lacked it: it held since then.
    const heldBefore = firstAt < open.validFrom && !others.some((at) => at > firstAt && at < open.validFrom)
    const isOther = isNewer && (statesColumns !== open.statesColumns || detail !== open.detail)
    // What this run itself began is put right; what was so before it stays so until it.
    const isOfBefore = isOther && open.lastRun !== runId && firstAt > open.validFrom
    if (isOfBefore) endAt(ledger, open, firstAt)
    job.edges.set(name, {
      ...open,
      validFrom: heldBefore || isOfBefore ? firstAt : open.validFrom,
      firstSeenAt: Math.min(open.firstSeenAt, firstAt),
      ...(isNewer ? { lastSeenAt: lastAt, lastRun: runId, producer, statesColumns, detail } : {}),
    })
    return
  }
  if (endedAt !== undefined) {
    if (!hadBefore.has(name)) ledger.past({ ...fresh, validTo: endedAt })
    return
  }
  if (isOutdatedRead(job, run, statement, lastAt)) return
  const lackedAt = others.findLast((at) => at <= lastAt)
  const validFrom = lackedAt === undefined || firstAt >= lackedAt ? firstAt : Math.max(time, lackedAt)
  job.edges.set(name, { ...fresh, validFrom })
}

/** A job that has written is a reader again only when a later run of it completes without an output. */
function isOutdatedRead(job: Writer, run: RunState, { reads }: Statement, lastAt: Instant): boolean {
  const { wroteAt } = job.state as JobState
  return reads && wroteAt !== undefined && (run.completedAt === null || lastAt <= wroteAt)
}

/** As it is when this run alone is looked at. */
function observedEdge(
  ledger: Ledger,
  job: Writer,
  run: RunState,
  { from, to, layer, firstAt, statesColumns, detail }: Statement,
  { runId, producer, time }: Observation,
): EdgeVersion {
  return {
    from,
    to,
    writer: job.key,
    layer,
    method: 'OBSERVED',
    producer,
    confidence: CONFIDENCE.OBSERVED,
    statesColumns,
    detail,
    lastRun: runId,
    firstSeenAt: firstAt,
    lastSeenAt: run.lastAt ?? time,
    validFrom: firstAt,
    validTo: null,
    recordedFrom: ledger.recordedAt,
    recordedTo: null,
  }
}

/** A job that writes is no consumer, and a test never was one. */
function retractReads(ledger: Ledger, job: Writer, run: RunState, { runId, knownConsumer }: Observation): void {
  const { test: isTest = false, wroteAt = 0 } = job.state as JobState
  const consumer = knownConsumer()
  for (const [name, edge] of job.edges) {
    if (edge.to !== consumer || run.exposures.get(edge.from)?.has(edge.to)) continue
    const isOfThisRun = edge.lastRun === runId
    if (!isTest && !isOfThisRun && edge.lastSeenAt > wroteAt) continue
    job.edges.delete(name)
    // What this run was thought to read only was never so, and leaves no past.
    if (!isTest && !isOfThisRun) endAt(ledger, edge, run.lastAt ?? edge.lastSeenAt)
  }
}

/** Only a completed run with something in its union ends the edges which that lacks. */
function closeWhatLacks(
  ledger: Ledger,
  job: Writer,
  union: RunUnion,
  completedAt: Instant,
  isProtected: (target: NodeKey) => boolean,
): void {
  for (const [name, edge] of job.edges) {
    if (union.has(name) || edge.lastSeenAt >= completedAt || isProtected(ledger.wholeOf(edge.to))) continue
    job.edges.delete(name)
    endAt(ledger, edge, completedAt)
  }
}
