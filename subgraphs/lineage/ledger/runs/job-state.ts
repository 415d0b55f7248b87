import type { JobSays } from '../../ingest/event.ts'
import type { Instant } from '../../stores/store.ts'
import { newest, type Said, type SaidOf } from '../said.ts'
import { durationOf, stateOf } from './run-facts.ts'
import { isEmptyRun, type RunState } from './run-state.ts'

/** What is remembered of a job, in its writer's `state`: short, since almost every event of the job writes it. */
export type JobState = {
  /** Once known as a test it stays one: later events of a run leave the facet out. */
  test?: boolean
  /** The domain whose token wrote the job first; absent when another kind of token did, or nobody noted it. */
  firstSender?: string
  /** When a run of it last wrote; absent while it only reads. */
  wroteAt?: Instant
  /** The runs with inputs or outputs that completed last: `REMEMBERED` at most, ascending. */
  completed?: Completion[]
  /** How many runs of it are known. */
  runs?: number
  /** The newest of them by their first event: `RECENT` at most, newest first. */
  recent?: RecentRun[]
  /** What its facets say; a description by the digest of its text. */
  said?: SaidOf<JobSays>
  /** The job whose runs start its own. */
  parent?: Said<string>
}

/**
 * When a run completed; with how long it took, in ms, where it said when it started. A JobEvent counts as one, and took
 * `NO_RUN`: that it was sent changed no data.
 */
export type Completion = Instant | readonly [completedAt: Instant, took: number]

const NO_RUN = -1

export type RecentRun = readonly [firstAt: Instant, run: string, state: ReturnType<typeof stateOf>, took: number | null]

/**
 * Completions kept to place events that arrive late, and to tell lead times; an event older than all of them is placed at
 * the oldest, and only what is since that is placed exactly.
 */
export const REMEMBERED = 32
/** More than one, because a START that comes late makes a run older than others. */
const RECENT = 8

/** When runs completed, ascending. */
export const completionsOf = ({ completed = [] }: JobState): Instant[] => completed.map(completedAtOf)

export const completedAtOf = (completion: Completion): Instant =>
  typeof completion === 'number' ? completion : completion[0]

/** In ms; null where it did not say when it started. */
export const tookOf = (completion: Completion): number | null =>
  typeof completion === 'number' || completion[1] === NO_RUN ? null : completion[1]

export const isRun = (completion: Completion): boolean => typeof completion === 'number' || completion[1] !== NO_RUN

/** What of a run is remembered in its job; taken before and after an event. */
export type RunMark = { readonly completion: Completion | null; readonly recent: RecentRun | null }

/** `runId` is null for a JobEvent. */
export function markOf(run: RunState, runId: string | null): RunMark {
  const { completedAt, facts } = run
  const startedAt = facts?.startedAt ?? null
  const isTimed = completedAt !== null && startedAt !== null && startedAt <= completedAt
  const isCounted = completedAt !== null && !isEmptyRun(run)
  const recent = facts === null || runId === null ? null : recentRun(runId, facts)
  if (!isCounted) return { completion: null, recent }
  if (runId === null) return { completion: [completedAt, NO_RUN], recent }
  return { completion: isTimed ? [completedAt, completedAt - startedAt] : completedAt, recent }
}

function recentRun(runId: string, facts: NonNullable<RunState['facts']>): RecentRun {
  return [facts.firstAt, runId, stateOf(facts), durationOf(facts)]
}

/** Brings what is remembered of a run from what it was to what it is. */
export function remember(state: JobState, before: RunMark, now: RunMark): void {
  if (!isSame(before.completion, now.completion)) {
    const completed = [...(state.completed ?? [])]
    const known = completed.findIndex((other) => isSame(other, before.completion))
    if (known >= 0) completed.splice(known, 1)
    if (now.completion !== null) completed.push(now.completion)
    completed.sort((a, b) => completedAtOf(a) - completedAtOf(b) || (tookOf(a) ?? -1) - (tookOf(b) ?? -1))
    state.completed = completed.slice(-REMEMBERED)
  }
  const { recent } = now
  if (recent === null) return
  if (before.recent === null) state.runs = (state.runs ?? 0) + 1
  const others = (state.recent ?? []).filter(([, run]) => run !== recent[1])
  state.recent = [...others, recent].sort(newestFirst).slice(0, RECENT)
}

type Placed = readonly [firstAt: Instant, run: string, ...rest: unknown[]]

/** By their first event, then by id, which is how a job's runs are listed. */
export const newestFirst = ([a, x]: Placed, [b, y]: Placed): number => b - a || (x < y ? -1 : x > y ? 1 : 0)

/** The newest that says which job starts it. */
export function sayParent(state: JobState, said: Said<string>): void {
  state.parent = newest(state.parent, said)
}

const isSame = (a: Completion | null, b: Completion | null): boolean => JSON.stringify(a) === JSON.stringify(b)
