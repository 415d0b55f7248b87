import { allEdges, type Closure, type Direction, type Instant } from '../stores/store.ts'
import { allRows, type RowFilter } from './filter.ts'
import { type Page, pageOf, questionDigest } from './page.ts'
import type { RollUpLevel } from './places.ts'
import type { Reader, Walk } from './reader.ts'
import { type RollUp, type Row, rollUp } from './roll-up.ts'
import { type AskedEdges, type Snapshot, viewOf } from './snapshot.ts'
import type { Subject } from './subject.ts'
import { countRows, type Totals } from './totals.ts'
import { createWays, type Way } from './ways.ts'

export type Question = {
  readonly subject: Subject
  readonly direction: Direction
  readonly depth: number
  readonly level: RollUpLevel
  readonly rows: RowFilter
  readonly edges: AskedEdges
  /** Datasets that no port holds, beside products. They are in no total there. */
  readonly withDatasets: boolean
  /** Whether the answer says if it is complete. */
  readonly withCoverage: boolean
}

/** Everything reached, in one state of everything. */
export type Reached = {
  readonly snapshot: Snapshot
  readonly question: Question
  readonly closure: Closure
  readonly rolled: RollUp
  /** Counted when first asked for, once. */
  readonly totals: () => Promise<Totals>
  readonly wayTo: (row: Row) => Promise<Way>
}

export async function reach(reader: Reader, snapshot: Snapshot, question: Question): Promise<Reached> {
  const { subject, direction, depth, level, edges, rows: filter, withDatasets, withCoverage } = question
  const chosen = await reader.edgeFilter(edges)
  const walk: Walk = { direction, depth, filter: chosen, looksBeyond: withCoverage }
  const closure = await reader.closure(snapshot, subject, walk)
  const { breathe, store } = reader
  const rolled = await rollUp(snapshot, closure, { subject, level, filter, withDatasets, breathe })
  const view = viewOf(snapshot, chosen)
  const wayTo = createWays({ store, snapshot, subject, closure, direction, level, view })
  let totals: Promise<Totals> | undefined
  return {
    snapshot,
    question,
    closure,
    rolled,
    totals() {
      totals ??= countRows(snapshot, rolled, level, breathe)
      return totals
    },
    wayTo: (row) => wayTo(row.via, row.distance),
  }
}

/** A page of what is reached; one that continues an earlier page is computed in the state that page was. */
export async function reachedPage(
  reader: Reader,
  reached: Reached,
  first: number,
  after: string | null,
): Promise<{ readonly page: Page; readonly reached: Reached }> {
  const question = digestOf(reached.question)
  if (after === null)
    return { page: await pageOf(reached.snapshot, reached.rolled, question, first, null, reader.breathe), reached }
  const { position, snapshot } = reader.resume(after, question)
  const isSame = snapshot.knownAt === reached.snapshot.knownAt && snapshot.copy === reached.snapshot.copy
  const then = isSame ? reached : await reach(reader, snapshot, reached.question)
  return { page: await pageOf(then.snapshot, then.rolled, question, first, position, reader.breathe), reached: then }
}

function digestOf({ subject, direction, depth, level, rows, edges, withDatasets }: Question): string {
  const parts = [subject.id, direction, depth, level, withDatasets, Object.values(edges), rows]
  return questionDigest(parts)
}

/** How much of the truth the answer is. */
export type Coverage = {
  readonly complete: boolean
  readonly depthReached: number
  readonly unreachableDomains: readonly string[]
  readonly attributesAsOf: Instant | null
}

export function coverageOf({ snapshot: { copy }, closure, rolled }: Reached, staleBefore: Instant): Coverage {
  const domains = [...rolled.domains].flatMap((index) => copy.domains[index] ?? [])
  const harvests = domains.map(({ harvestedAt }) => harvestedAt)
  return {
    complete: !closure.more && harvests.every((harvestedAt) => harvestedAt >= staleBefore),
    depthReached: closure.levels.length,
    unreachableDomains: domains
      .map(({ id }) => id)
      .filter((id) => (copy.availability.get(id)?.availability ?? 'LIVE') !== 'LIVE')
      .sort(),
    attributesAsOf: harvests.length > 0 ? Math.min(...harvests) : null,
  }
}

/** The question behind `upstream` and `downstream`. */
export const listQuestion = (subject: Subject, direction: Direction, depth: number, level: RollUpLevel): Question => ({
  subject,
  direction,
  depth,
  level,
  rows: allRows,
  edges: allEdges,
  withDatasets: true,
  withCoverage: false,
})
