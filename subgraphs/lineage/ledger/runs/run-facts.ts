import type { RunEvent, RunEventType, RunSays } from '../../ingest/event.ts'
import type { Instant } from '../../stores/store.ts'
import { type SaidOf, sayAll } from '../said.ts'

type End = 'COMPLETE' | 'ABORT' | 'FAIL'

/** What a run's events say of the run itself. What they add up to does not depend on the order in which they come. */
export type RunFacts = {
  /** Of its earliest event, and of its latest. */
  readonly firstAt: Instant
  readonly lastAt: Instant
  /** Of its earliest START. */
  readonly startedAt: Instant | null
  readonly isRunning: boolean
  readonly end: { readonly at: Instant; readonly type: End } | null
  readonly said: SaidOf<RunSays & { readonly producer: string }>
}

/** What is known of a run, with what one more of its events says. */
export function addFacts(known: RunFacts | null, { time, type, producer, says }: RunEvent): RunFacts {
  return {
    firstAt: Math.min(known?.firstAt ?? time, time),
    lastAt: Math.max(known?.lastAt ?? time, time),
    startedAt: type === 'START' ? Math.min(known?.startedAt ?? time, time) : (known?.startedAt ?? null),
    isRunning: type === 'RUNNING' || (known?.isRunning ?? false),
    end: isEnd(type) ? laterEnd(known?.end ?? null, { at: time, type }) : (known?.end ?? null),
    said: sayAll(known?.said ?? {}, { ...says, producer }, time),
  }
}

/**
 * The word of OpenLineage for where it stands. One that ended stays so, whatever else is said of earlier or later: of several
 * ends the latest stands. OTHER says nothing of a run's state: it is that of a run of which nothing else has come.
 */
export function stateOf({ startedAt, isRunning, end }: RunFacts): RunEventType {
  if (end !== null) return end.type
  if (isRunning) return 'RUNNING'
  return startedAt === null ? 'OTHER' : 'START'
}

/** In ms; null while it goes on, when no START came, and when a clock says that it ended before it began. */
export function durationOf({ startedAt, end }: RunFacts): number | null {
  return startedAt === null || end === null || end.at < startedAt ? null : end.at - startedAt
}

const isEnd = (type: RunEventType): type is End => type === 'COMPLETE' || type === 'ABORT' || type === 'FAIL'

function laterEnd(known: RunFacts['end'], end: NonNullable<RunFacts['end']>): RunFacts['end'] {
  if (known === null || end.at > known.at) return end
  return end.at === known.at && end.type > known.type ? end : known
}

/** As it stands in a run's record. */
export type StoredFacts = [
  firstAt: Instant,
  lastAt: Instant,
  startedAt: Instant | null,
  isRunning: 0 | 1,
  endedAt: Instant | null,
  end: End | null,
  said: RunFacts['said'],
]

export function writeFacts({ firstAt, lastAt, startedAt, isRunning, end, said }: RunFacts): StoredFacts {
  return [firstAt, lastAt, startedAt, isRunning ? 1 : 0, end?.at ?? null, end?.type ?? null, said]
}

export function readFacts([firstAt, lastAt, startedAt, isRunning, endedAt, type, said]: StoredFacts): RunFacts {
  const end = endedAt === null || type === null ? null : { at: endedAt, type }
  return { firstAt, lastAt, startedAt, isRunning: isRunning === 1, end, said }
}
