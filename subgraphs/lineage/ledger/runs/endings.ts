import type { Instant } from '../../stores/store.ts'
import { endAt } from '../datasets/moves.ts'
import type { Ledger } from '../ledger.ts'
import type { Writer } from '../writer.ts'
import { completionsOf, type JobState } from './job-state.ts'
import type { Observation } from './observation.ts'
import type { RunState } from './run-state.ts'
import type { RunUnion } from './run-union.ts'

/** Which of a job's open edges an event ends. */

/** A job that writes is no consumer, and a test never was one. @returns as `closeWhatLacks` */
export function retractReads(
  ledger: Ledger,
  job: Writer,
  run: RunState,
  { runId, knownConsumer }: Observation,
): number {
  const { test: isTest = false, wroteAt = 0 } = job.state as JobState
  const consumer = knownConsumer()
  const completed = new Set(completionsOf(job.state))
  let left = 0
  for (const [name, edge] of job.edges) {
    if (edge.to !== consumer || run.exposures.get(edge.from)?.has(edge.to)) continue
    const isOfThisRun = edge.lastRun === runId
    // A run that has not completed makes nobody a reader again, also when it was heard of first.
    if (!isTest && !isOfThisRun && edge.lastSeenAt > wroteAt && completed.has(edge.lastSeenAt)) {
      if (edge.validFrom < wroteAt) left += 1
      continue
    }
    job.edges.delete(name)
    // What this run was thought to read only was never so, and leaves no past; what was read before it was.
    const isBegunByIt = isOfThisRun && edge.validFrom >= (run.inputs.get(edge.from) ?? -Infinity)
    if (!isTest && !isBegunByIt) endAt(ledger, edge, run.lastAt ?? edge.lastSeenAt)
  }
  return left
}

/** What an event takes back of what its run stated, or denies, was never so where that run began it: it leaves no past. */
export function takeBack(
  ledger: Ledger,
  job: Writer,
  union: RunUnion,
  hadBefore: RunUnion,
  { runId, isProtected }: Observation,
): void {
  for (const [name, { to, firstAt }] of hadBefore) {
    const edge = job.edges.get(name)
    if (edge === undefined || union.has(name) || edge.lastRun !== runId || isProtected(ledger.wholeOf(to))) continue
    if (edge.validFrom >= firstAt) job.edges.delete(name)
  }
}

/**
 * Only a completed run with something in its union ends the edges which that lacks: those that no other run saw since.
 * @returns how many it leaves that were seen since, but may have begun before
 */
export function closeWhatLacks(
  ledger: Ledger,
  job: Writer,
  run: RunState,
  union: RunUnion,
  hadBefore: RunUnion,
  { runId, isProtected }: Observation,
): number {
  const completedAt = run.completedAt as Instant
  let left = 0
  for (const [name, edge] of job.edges) {
    if (union.has(name) || isProtected(ledger.wholeOf(edge.to))) continue
    // What it stated itself and denies by now; not what it stated of names that mean something else by now.
    const isDenied = hadBefore.has(name) && edge.lastRun === runId && edge.lastSeenAt <= (run.lastAt ?? completedAt)
    if (edge.lastSeenAt >= completedAt && !isDenied) {
      if (edge.validFrom < completedAt) left += 1
      continue
    }
    job.edges.delete(name)
    endAt(ledger, edge, completedAt)
  }
  return left
}
