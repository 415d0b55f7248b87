import {
  type Completion,
  completedAtOf,
  isRun,
  type JobState,
  REMEMBERED,
  tookOf,
} from '../../ledger/runs/job-state.ts'
import type { Instant } from '../../stores/store.ts'

/** A completed run of which it is known when it started. */
export type TimedRun = { readonly startedAt: Instant; readonly completedAt: Instant }

/** What is remembered of the job of a hop. */
export type Leg = {
  /** In the order in which they started. */
  readonly runs: readonly TimedRun[]
  /** Runs that completed before may be forgotten: nothing can be said of what waited for one then. */
  readonly knownSince: Instant
}

/** A change that arrived: when it was made, and of each hop how long it waited for a run and how long that took, in ms. */
export type Sample = {
  readonly at: Instant
  readonly lead: number
  readonly waits: readonly number[]
  readonly took: readonly number[]
}

export function legOf({ completed = [] }: JobState): Leg {
  const runs = completed.flatMap((completion): TimedRun[] => {
    const took = tookOf(completion)
    const completedAt = completedAtOf(completion)
    return took === null ? [] : [{ startedAt: completedAt - took, completedAt }]
  })
  runs.sort((a, b) => a.startedAt - b.startedAt || a.completedAt - b.completedAt)
  const [oldest] = completed
  const isFull = completed.length >= REMEMBERED && oldest !== undefined
  return { runs, knownSince: isFull ? completedAtOf(oldest) : -Infinity }
}

/** When runs of a job completed that started no later than `until`; JobEvents are no runs. */
export function changesOf({ completed = [] }: JobState, until: Instant): Instant[] {
  const startOf = (completion: Completion): Instant => completedAtOf(completion) - (tookOf(completion) ?? 0)
  return completed.filter((one) => isRun(one) && startOf(one) <= until).map(completedAtOf)
}

/** Follows a change from run to run; null when it has not arrived, or what it met is forgotten. */
export function followChange(at: Instant, legs: readonly Leg[]): Sample | null {
  const waits: number[] = []
  const took: number[] = []
  let here = at
  for (const { runs, knownSince } of legs) {
    const run = here < knownSince ? undefined : runs.find(({ startedAt }) => startedAt >= here)
    if (run === undefined) return null
    waits.push(run.startedAt - here)
    took.push(run.completedAt - run.startedAt)
    here = run.completedAt
  }
  return { at, lead: here - at, waits, took }
}

/** The nearest rank: the least of the values that at least so many of them do not exceed. @throws when there is none */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (found === undefined) throw new Error('of no values there is no percentile')
  return found
}
