import { groupBy } from '../../../../platform/group-by.ts'
import { createBreather } from '../../breathe.ts'
import type { EdgeVersion, Instant, NodeKey } from '../../stores/store.ts'
import { pastBetween } from '../believed-past.ts'
import { CONFIDENCE } from '../confidence.ts'
import type { Moves } from '../datasets/moves.ts'
import type { Ledger } from '../ledger.ts'
import { edgeKey, type Writer } from '../writer.ts'
import { type Holding, heldByRuns, joined, type KnownRun, saysTheSame } from './held-by-runs.ts'
import { completionsOf, type JobState, REMEMBERED } from './job-state.ts'
import type { RunState } from './run-state.ts'
import type { RunUnion } from './run-union.ts'
import { runsSince } from './runs-since.ts'

/** A run as it was before a late event, and as it is with it. */
export type Late = {
  readonly recordId: string
  readonly runId: string | null
  readonly time: Instant
  readonly before: RunState
  readonly now: RunState
  /** When the job had last written before this event. */
  readonly wroteBefore: Instant | undefined
  readonly unionOf: (run: RunState) => RunUnion
  /** How many versions went to history before this event. */
  readonly pasts: number
  readonly producer: string
  readonly isProtected: (target: NodeKey) => boolean
  readonly moves: Moves
}

/**
 * Brings the past of a job's edges to what it would be, had the event come in its order. What was believed of it until now is
 * retracted, not changed. Exact from the first of the remembered completions on (`REMEMBERED`); what is earlier stays as it
 * was put. Edges whose datasets were renamed or dropped, and those the event may not end, are left alone.
 */
export async function placeLate(ledger: Ledger, job: Writer, late: Late): Promise<void> {
  const { before, now, moves } = late
  const completed = completionsOf(job.state)
  const lastAt = Math.max(before.lastAt ?? late.time, now.lastAt ?? late.time)
  if (completed.length === REMEMBERED && lastAt < (completed[0] as Instant)) return
  const found = await runsSince(ledger, job, earliestOf(late))
  if (found === null) return

  const breathe = createBreather()
  const others: KnownRun[] = []
  for (const [id, { runId, run }] of found.runs) {
    if (id === late.recordId || run.lastAt === null || run.lastAt < found.since) continue
    await breathe()
    others.push({ runId, run, union: late.unionOf(run) })
  }
  const withRun = (run: RunState) => [...others, { runId: late.runId, run, union: late.unionOf(run) }]
  await breathe()
  const was = heldByRuns(withRun(before), late.wroteBefore)
  await breathe()
  const is = heldByRuns(withRun(now), (job.state as JobState).wroteAt)
  await breathe()

  const touched = new Map<string, Ends>()
  for (const [name, holdings] of [...was, ...is]) {
    if (!isSame(was.get(name), is.get(name))) touched.set(name, holdings[0] as Ends)
  }
  for (const edge of ledger.pasts().slice(late.pasts)) {
    if (edge.writer === job.key) touched.set(edgeKey(edge.from, edge.to), edge)
  }
  const moved = movedBy(withRun(now), moves)
  for (const [name, { to }] of touched) {
    // What else keeps it open, or has ended it, is not in what these runs said.
    const isOpen = is.get(name)?.at(-1)?.validTo === Infinity
    if (moved.has(name) || isOpen !== job.edges.has(name) || late.isProtected(ledger.wholeOf(to))) touched.delete(name)
  }
  if (touched.size === 0) return
  const stored = await storedVersions(ledger, job, touched)
  for (const [name, ends] of touched) {
    await breathe()
    const open = job.edges.get(name)
    const versions = [...(stored.get(name) ?? []), ...(open === undefined ? [] : [open])]
    correct(ledger, job, name, versions, holdingsSince(found.since, versions, is.get(name) ?? []), { ...ends, late })
  }
}

type Ends = Pick<EdgeVersion, 'from' | 'to' | 'layer'>

/** Nothing that the event says changes what was so earlier. */
function earliestOf({ time, before, now, unionOf }: Late): Instant {
  let earliest = Math.min(time, before.completedAt ?? time, now.completedAt ?? time)
  for (const run of [before, now]) {
    for (const { firstAt } of unionOf(run).values()) earliest = Math.min(earliest, firstAt)
    for (const at of run.outputs.values()) earliest = Math.min(earliest, at)
  }
  return earliest
}

const isSame = (a: readonly Holding[] = [], b: readonly Holding[] = []): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const other = b[i] as Holding
    return one.validFrom === other.validFrom && one.validTo === other.validTo && saysTheSame(one, other)
  })

/** The edges that a rename or a drop took somewhere else, and those where they came to be. */
function movedBy(runs: readonly KnownRun[], moves: Moves): ReadonlySet<string> {
  const moved = new Set<string>()
  for (const { union } of runs) {
    for (const [name, statement] of union) {
      const move = moves.next(statement, statement.firstAt, 'THEN')
      if (move === null) continue
      moved.add(name)
      if (move.ends === null) continue
      for (const { from, to } of moves.stations(move.ends, move.at)) moved.add(edgeKey(from, to))
    }
  }
  return moved
}

/** What is believed of the past of these edges, of either layer. */
async function storedVersions(
  ledger: Ledger,
  job: Writer,
  edges: ReadonlyMap<string, Ends>,
): Promise<ReadonlyMap<string, readonly EdgeVersion[]>> {
  const byLayer = groupBy(edges.values(), ({ layer }) => layer)
  const found = await Promise.all([...byLayer].map(([layer, pairs]) => pastBetween(ledger, job, pairs, layer)))
  return new Map(found.flatMap((versions) => [...versions]))
}

/** What held before a moment as it was stored, and from it on as the runs say. */
function holdingsSince(since: Instant, versions: readonly EdgeVersion[], holdings: readonly Holding[]): Holding[] {
  const earlier = versions
    .filter(({ validFrom }) => validFrom < since)
    .map(
      (edge): Holding => ({
        ...edge,
        firstAt: edge.validFrom,
        reads: false,
        validTo: Math.min(edge.validTo ?? Infinity, since),
      }),
    )
    .sort((a, b) => a.validFrom - b.validFrom)
  const later = holdings
    .filter(({ validTo }) => validTo > since)
    .map((holding) => ({ ...holding, validFrom: Math.max(holding.validFrom, since) }))
  const [first, ...rest] = later
  const crosses = versions.some(({ validFrom, validTo }) => validFrom < since && (validTo === null || validTo > since))
  // Two that were stored as two, or that are about what is earlier, stay two.
  const seam =
    first !== undefined && crosses
      ? joined([...earlier.slice(-1), first])
      : [...earlier.slice(-1), ...later.slice(0, 1)]
  return [...earlier.slice(0, -1), ...seam, ...rest]
}

function correct(
  ledger: Ledger,
  job: Writer,
  name: string,
  versions: readonly EdgeVersion[],
  parts: readonly Holding[],
  { from, to, layer, late }: Ends & { readonly late: Late },
): void {
  const left = new Set(parts)
  for (const edge of versions) {
    const same = [...left].find(
      (part) =>
        part.validFrom === edge.validFrom && part.validTo === (edge.validTo ?? Infinity) && saysTheSame(part, edge),
    )
    if (same !== undefined) left.delete(same)
    else if (edge.validTo === null) job.edges.delete(name)
    else ledger.retract(edge)
  }
  for (const { validFrom, validTo, statesColumns, detail, firstSeenAt, lastSeenAt, lastRun, producer } of left) {
    const edge: EdgeVersion = {
      from,
      to,
      writer: job.key,
      layer,
      method: 'OBSERVED',
      producer: producer ?? late.producer,
      confidence: CONFIDENCE.OBSERVED,
      statesColumns,
      detail,
      lastRun,
      firstSeenAt,
      lastSeenAt,
      validFrom,
      validTo: null,
      recordedFrom: ledger.recordedAt,
      recordedTo: null,
    }
    if (validTo === Infinity) job.edges.set(name, edge)
    else ledger.past({ ...edge, validTo })
  }
}
