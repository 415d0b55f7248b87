import { cursorExpired } from '../../../platform/errors.ts'
import type { Instant, TimeView } from '../stores/store.ts'
import { columnReachOf, reachColumns } from './columns/column-reached.ts'
import { columnsByPlace } from './columns/column-roll-up.ts'
import { type Page, pageOf, questionDigest } from './page.ts'
import { placeName } from './place.ts'
import type { ChosenQuestion, Question } from './question.ts'
import type { Reached, Walked } from './reached.ts'
import type { Reader, Walk } from './reader.ts'
import { rollUp } from './roll-up.ts'
import { type Snapshot, viewOf } from './snapshot.ts'
import { parseSubject } from './subject.ts'
import { countRows, type Totals } from './totals.ts'
import { createWayEdges, evidenceLevel } from './way-edges.ts'
import { createWays } from './ways.ts'

export async function reach(reader: Reader, snapshot: Snapshot, question: Question): Promise<Reached> {
  const isOfColumns = question.level === 'COLUMN' || question.subject.columns !== null
  const chosen = { ...question, edges: await reader.edgeFilter(question.edges) }
  const parts = await (isOfColumns ? reachColumns : reachWholes)(reader, snapshot, chosen)
  const { edges, direction } = chosen
  const edgesOnWay = createWayEdges({
    store: reader.store,
    snapshot,
    edges,
    direction,
    level: evidenceLevel(question),
    includeIndirect: question.includeIndirect,
  })
  let totals: Promise<Totals> | undefined
  return {
    snapshot,
    question,
    ...parts,
    edgesTo: async (row) => edgesOnWay((await parts.wayTo(row)).nodes),
    totals() {
      totals ??= countRows(snapshot, parts.rolled, question.level, reader.breathe)
      return totals
    },
  }
}

async function reachWholes(reader: Reader, snapshot: Snapshot, question: ChosenQuestion): Promise<Walked> {
  const { subject, direction, depth, level, edges, rows: filter, withDatasets, withCoverage } = question
  if (level === 'COLUMN') throw new Error('columns are not reached by walking whole things')
  const walk: Walk = { direction, depth, filter: edges, looksBeyond: withCoverage }
  const closure = await reader.closure(snapshot, subject, walk)
  const { breathe, store } = reader
  const rolled = await rollUp(snapshot, closure, { subject, level, filter, withDatasets, breathe })
  const wayTo = createWays({ store, snapshot, subject, closure, direction, level, view: viewOf(snapshot, edges) })
  let columns: Promise<ReadonlyMap<string, readonly string[]>> | undefined
  return {
    closure,
    rolled,
    depthReached: closure.levels.length,
    reach: null,
    wayTo: (row) => wayTo(row.via, row.distance),
    async columnsOf(row) {
      columns ??= columnReachOf(reader, snapshot, question).then((found) => columnsByPlace(snapshot, found, level))
      return (await columns).get(placeName(row)) ?? []
    },
  }
}

/** A page of what is reached; one that continues an earlier page is computed in the state that page was. */
export async function reachedPage(
  reader: Reader,
  reached: Reached,
  first: number,
  after: string | null,
): Promise<{ readonly page: Page; readonly reached: Reached }> {
  const { asked } = reached.snapshot
  const question = digestOf(reached.question, asked)
  if (after === null)
    return { page: await pageOf(reached.snapshot, reached.rolled, question, first, null, reader.breathe), reached }
  const { position, snapshot } = await reader.resume(after, question, asked)
  const isSame = snapshot.knownAt === reached.snapshot.knownAt && snapshot.copy === reached.snapshot.copy
  const then = isSame ? reached : await reach(reader, snapshot, await questionThen(reader, snapshot, reached.question))
  return { page: await pageOf(then.snapshot, then.rolled, question, first, position, reader.breathe), reached: then }
}

/** The question as it was in an earlier state: what belongs to its subject is another there. */
async function questionThen(reader: Reader, snapshot: Snapshot, question: Question): Promise<Question> {
  const subject = await reader.subject(parseSubject(question.subject.id, 'after'), snapshot)
  if (subject === null) throw cursorExpired()
  return { ...question, subject }
}

/** The same for questions with the same answer, in whatever order their filters name things; 72 bits. */
function digestOf(
  { subject, direction, depth, level, rows, edges, withDatasets, includeIndirect }: Question,
  asked: TimeView,
): string {
  const { knownAt, asOf } = asked
  const parts = [
    subject.id,
    direction,
    depth,
    level,
    withDatasets,
    Object.values(edges),
    rows,
    knownAt,
    asOf,
    includeIndirect,
  ]
  return questionDigest(parts)
}

/** How much of the truth the answer is. */
export type Coverage = {
  readonly complete: boolean
  readonly depthReached: number
  readonly unreachableDomains: readonly string[]
  readonly attributesAsOf: Instant | null
}

export function coverageOf(
  { snapshot: { copy }, closure, rolled, depthReached }: Reached,
  staleBefore: Instant,
): Coverage {
  const domains = [...rolled.domains].flatMap((index) => copy.domains[index] ?? [])
  const harvests = domains.map(({ harvestedAt }) => harvestedAt)
  return {
    complete: !closure.more && harvests.every((harvestedAt) => harvestedAt >= staleBefore),
    depthReached,
    unreachableDomains: domains
      .map(({ id }) => id)
      .filter((id) => (copy.availability.get(id)?.availability ?? 'LIVE') !== 'LIVE')
      .sort(),
    attributesAsOf: harvests.length > 0 ? Math.min(...harvests) : null,
  }
}
