import type { EdgeVersion, Instant } from '../../stores/store.ts'
import { saysTheSame } from './held-by-runs.ts'
import type { RunState } from './run-state.ts'
import type { Statement } from './run-union.ts'

export type Moment = {
  readonly time: Instant
  /** When runs of the job completed, ascending: all that are remembered, and those at another time than this one. */
  readonly completed: readonly Instant[]
  readonly others: readonly Instant[]
  /** When this run had completed before the event. */
  readonly completedBefore: Instant | null
}

/**
 * Whether another run, or this one, completed at a later time than the event speaks of, so that the past may change. Told
 * without asking the store: most events are not late. `wroteAt` is when the job last wrote.
 */
export function isOutOfOrder(
  run: RunState,
  { time, completed, others, completedBefore }: Moment,
  wroteAt = -Infinity,
): boolean {
  if ((others.at(-1) ?? -Infinity) > time) return true
  // What a run read before the job wrote is over with that.
  if (run.outputs.size === 0 && run.inputs.size > 0 && wroteAt > time) return true
  // Several that complete at one moment: none of them ends what another has.
  if (completed.length - others.length > 1) return true
  return completedBefore !== null && (time < completedBefore || run.completedAt !== completedBefore)
}

/** Whether an open edge was seen since by a run that says something else of it. */
export const isSeenLate = (open: EdgeVersion | undefined, lastAt: Instant, said: Statement): boolean =>
  open !== undefined && lastAt < open.lastSeenAt && !saysTheSame(open, said)
