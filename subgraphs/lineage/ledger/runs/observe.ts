import { createBreather } from '../../breathe.ts'
import type { EdgeVersion, Instant } from '../../stores/store.ts'
import { CONFIDENCE } from '../confidence.ts'
import { carry, endAt } from '../datasets/moves.ts'
import type { Ledger } from '../ledger.ts'
import type { Writer } from '../writer.ts'
import { closeWhatLacks, retractReads, takeBack } from './endings.ts'
import { completionsOf, type JobState } from './job-state.ts'
import type { Observation } from './observation.ts'
import { isOutOfOrder, isSeenLate } from './out-of-order.ts'
import { placeLate } from './place-late.ts'
import { isEmptyRun, latest, type RunState } from './run-state.ts'
import { type RunUnion, type Statement, unionOf } from './run-union.ts'

/** What the edges of a run's union are seen by. */
type Seeing = Observation & {
  readonly ledger: Ledger
  readonly job: Writer
  readonly run: RunState
  readonly hadBefore: RunUnion
  /** When runs of the job completed, ascending: all that are remembered, and those other than this one. */
  readonly completed: readonly Instant[]
  readonly others: readonly Instant[]
}

/**
 * Applies what a run's union says to the job's edges (DESIGN §2.3). An edge is open when it was last seen no earlier than
 * the job's last completed run that had anything in its union: which order events arrive in, and how often, does not change
 * what is open in the end. Nor does it change the past: an event that comes late is placed in it (`placeLate`), and only such
 * an event reads it. `hadBefore` is the union before this event, to know what is said for the first time.
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
  const isTest = state.test === true
  const union = unionOf(run, { consumer: seen.consumer, isTest, wholeOf: ledger.wholeOf })
  const pasts = ledger.pasts().length
  const wroteBefore = state.wroteAt
  let isLate = false
  if (run.outputs.size > 0 && run.lastAt !== null) state.wroteAt = Math.max(state.wroteAt ?? run.lastAt, run.lastAt)

  if (run.lastAt !== null) {
    const completed = completionsOf(state)
    const others = completed.filter((at) => at !== run.completedAt)
    const seeing = { ...seen, ledger, job, run, hadBefore, completed, others }
    isLate = isOutOfOrder(run, seeing, state.wroteAt)
    for (const [name, statement] of union) {
      await breathe()
      isLate ||= isSeenLate(job.edges.get(name), run.lastAt, statement)
      follow(seeing, name, statement)
    }
  }
  await breathe()
  let left = run.outputs.size > 0 || isTest ? retractReads(ledger, job, run, seen) : 0
  await breathe()
  takeBack(ledger, job, union, hadBefore, seen)
  if (run.completedAt !== null && !isEmptyRun(run)) left += closeWhatLacks(ledger, job, run, union, hadBefore, seen)
  if (!isLate && left === 0) return
  const late = { ...seen, before: seen.before(), now: run, pasts, wroteBefore }
  const known = () => seen.knownConsumer() ?? 0
  await placeLate(ledger, job, {
    ...late,
    unionOf: (some) => unionOf(some, { consumer: known, isTest, wholeOf: ledger.wholeOf }),
  })
}

/** Sees an edge where it was stated, unless a dataset of it was renamed or dropped since: then where it is by now, if anywhere. */
function follow(seeing: Seeing, name: string, statement: Statement): void {
  const { ledger, job, run, hadBefore, moves, completed } = seeing
  let move = moves.next(statement, statement.firstAt, 'THEN')
  if (move === null) {
    sight(seeing, name, statement)
    return
  }
  const lastAt = run.lastAt ?? seeing.time
  const isNews = !hadBefore.has(name)
  const isOutdated = isOutdatedRead(seeing, statement, lastAt)
  const edge = observedEdge(seeing, statement)
  let since = statement.firstAt
  // Said before and after it went: what it meant before has gone with it, what it means now is something new.
  for (; move !== null && move.at < lastAt; move = moves.next(statement, move.at, 'LATER')) {
    const closedAt = completed.find((at) => at > statement.firstAt)
    if (isNews) endAt(ledger, { ...edge, validFrom: since }, Math.min(move.at, closedAt ?? move.at))
    if (!isOutdated) carry(ledger, moves, job, { move, edge, seenAt: statement.firstAt, closedAt, isNews })
    since = lastAt
  }
  if (move === null) {
    sight(seeing, name, { ...statement, firstAt: since })
    return
  }
  const closedAt = completed.find((at) => at > lastAt)
  if (isNews) endAt(ledger, { ...edge, validFrom: since }, Math.min(move.at, closedAt ?? move.at))
  if (!isOutdated) carry(ledger, moves, job, { move, edge, seenAt: lastAt, closedAt, isNews })
}

/** Opens an edge, or notes that an open one was seen again; what is already over goes to history. */
function sight(seeing: Seeing, name: string, statement: Statement): void {
  const { ledger, job, run, hadBefore, runId, producer, time, others } = seeing
  const { firstAt, statesColumns, detail } = statement
  const lastAt = run.lastAt ?? time
  const open = job.edges.get(name)
  const endedAt = others.find((at) => at > lastAt)
  const fresh = observedEdge(seeing, statement)

  if (open) {
    const isNewer = isSeenAfter({ lastSeenAt: lastAt, lastRun: runId }, open)
    const saysOther = statesColumns !== open.statesColumns || detail !== open.detail
    const isOther = isNewer && saysOther
    // Seen earlier than we thought, as it is now, and no run in between lacked it: it held since then.
    const sightings = isNewer || !saysOther ? (statement.reads ? [firstAt] : [firstAt, lastAt]) : []
    const isUnbroken = (since: Instant) => !others.some((at) => at > since && at < open.validFrom)
    const heldSince = sightings.find((at) => at < open.validFrom && isUnbroken(at))
    // What this run itself began is put right; what was so before it stays so until it.
    const isOfBefore = isOther && open.lastRun !== runId && firstAt > open.validFrom
    if (isOfBefore) endAt(ledger, open, firstAt)
    job.edges.set(name, {
      ...open,
      validFrom: heldSince ?? (isOfBefore ? firstAt : open.validFrom),
      firstSeenAt: Math.min(open.firstSeenAt, firstAt),
      ...(isNewer ? { lastSeenAt: lastAt, lastRun: runId, producer, statesColumns, detail } : {}),
    })
    return
  }
  if (endedAt !== undefined) {
    if (!hadBefore.has(name)) ledger.past({ ...fresh, validTo: endedAt })
    return
  }
  if (isOutdatedRead(seeing, statement, lastAt)) return
  const completedAt = others.findLast((at) => at <= lastAt)
  const { wroteAt } = job.state as JobState
  const lackedAt = statement.reads ? (latest(completedAt ?? null, wroteAt ?? null) ?? undefined) : completedAt
  const validFrom = lackedAt === undefined || firstAt >= lackedAt ? firstAt : Math.max(time, lackedAt)
  job.edges.set(name, { ...fresh, validFrom })
}

type Sighting = Pick<EdgeVersion, 'lastSeenAt' | 'lastRun'>

/** Of two runs at one moment the one with the greater id speaks, whichever was heard of first. */
function isSeenAfter(now: Sighting, before: Sighting): boolean {
  if (now.lastSeenAt !== before.lastSeenAt) return now.lastSeenAt > before.lastSeenAt
  return (now.lastRun ?? '') >= (before.lastRun ?? '')
}

/** A job that has written is a reader again only when a later run of it completes without an output. */
function isOutdatedRead({ job, run }: Seeing, { reads }: Statement, lastAt: Instant): boolean {
  const { wroteAt } = job.state as JobState
  return reads && wroteAt !== undefined && (run.completedAt === null || lastAt <= wroteAt)
}

/** As it is when this run alone is looked at. */
function observedEdge(
  { ledger, job, run, runId, producer, time }: Seeing,
  { from, to, layer, firstAt, statesColumns, detail }: Statement,
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
