import { createHash } from 'node:crypto'
import { budgetExceeded } from '../../../../platform/errors.ts'
import { allEdges, type Direction, type Instant, type TimeView } from '../../stores/store.ts'
import { columnStartOf } from '../columns/column-subject.ts'
import { walkColumns } from '../columns/column-walk.ts'
import { keepLeast } from '../least.ts'
import { type Page, type Position, writePosition } from '../page.ts'
import type { RollUpLevel } from '../places.ts'
import type { Reader } from '../reader.ts'
import { presentMoment, type Snapshot } from '../snapshot.ts'
import type { SubjectId } from '../subject.ts'
import { createExplain, type Explain } from './cause.ts'
import { changesOf } from './changes.ts'
import type { Change, DiffBasis } from './compare.ts'
import { type Reach, reachedAtEither } from './reached-either.ts'
import { type Sides, touchedPlaces } from './touched.ts'

export type DiffQuestion = {
  readonly of: SubjectId
  readonly from: Instant
  /** Null for now. */
  readonly to: Instant | null
  readonly direction: Direction
  readonly depth: number
  readonly level: RollUpLevel
  readonly basis: DiffBasis
}

export type Diff = {
  readonly question: DiffQuestion
  readonly sides: Sides & { readonly present: Snapshot }
  /** Exact, whatever the page. */
  readonly counts: Readonly<Record<Change['kind'], number>>
  /** Whether nothing lies beyond the depth at either moment. */
  readonly complete: boolean
  readonly explain: Explain
  readonly page: Omit<Page, 'rows'> & { readonly rows: readonly { readonly change: Change; readonly cursor: string }[] }
}

/**
 * The edges among what is reached from something at either of two moments, and not the same at both. An edge that led into what
 * was not reached before is no change by itself: both moments are looked at over the same nodes. At COLUMN level they are the
 * edges that are stated of columns: where a way goes on at whole datasets, it is not theirs.
 *
 * @returns null when nothing is known under the id
 * @throws ClientError `BUDGET_EXCEEDED`, and what `Reader.resume` throws
 */
export async function diffOf(
  reader: Reader,
  question: DiffQuestion,
  first: number,
  after: string | null,
): Promise<Diff | null> {
  const { level, basis } = question
  const pause = budgeted(reader)
  const digest = digestOf(question)
  const resumed = after === null ? null : await reader.resume(after, digest, presentMoment)
  const sides = await sidesOf(reader, question, resumed?.snapshot ?? reader.now)

  const reaches = await Promise.all([sides.before, sides.after].map((snapshot) => reachOf(reader, question, snapshot)))
  const known = reaches.filter((reach) => reach !== null)
  if (known.length === 0) return null
  const nodes = await reachedAtEither(known, reader.now.directory.highestKey(), reader.breathe)

  const { store } = reader
  const layer = level === 'COLUMN' ? 'COLUMN' : 'WHOLE'
  const touched = await touchedPlaces({ store, sides, nodes, level, layer, pause })
  const counts = { ADDED: 0, REMOVED: 0, CHANGED: 0 }
  const least = keepLeast<Change>(first + 1, resumed?.position.id ?? null)
  for await (const { id, change } of changesOf(touched, { store, sides, nodes, level, layer, basis, pause })) {
    counts[change.kind]++
    least.offer(id, change)
  }
  const taken = least.taken()
  const place = {
    knownAt: sides.present.knownAt,
    version: sides.present.copy.version,
    at: Date.now(),
    question: digest,
  }
  return {
    question,
    sides,
    counts,
    explain: createExplain(store, sides, basis),
    complete: known.every(({ closure }) => !closure.more),
    page: {
      rows: taken.slice(0, first).map(({ id, item }) => ({ change: item, cursor: cursorTo(id, place) })),
      hasNextPage: taken.length > first,
      hasPreviousPage: resumed !== null,
    },
  }
}

/** Null when what is asked about is not known at that moment. */
async function reachOf(reader: Reader, question: DiffQuestion, snapshot: Snapshot): Promise<Reach | null> {
  const { of, direction, depth, level } = question
  const subject = await reader.subject(of, snapshot)
  if (subject === null) return null
  if (level !== 'COLUMN') {
    const walk = { direction, depth, filter: allEdges, looksBeyond: true }
    return { start: subject.start, closure: await reader.closure(snapshot, subject, walk) }
  }
  const start = await columnStartOf(snapshot, subject)
  const walk = { direction, depth, edges: allEdges, includeIndirect: false }
  const { columns, closure, more } = await walkColumns(reader, snapshot, start, walk)
  const levels = [Int32Array.from(columns.keys()), ...closure.levels]
  return { start: [...start.columns, ...start.wholes], closure: { levels, more } }
}

/** Both seen from one present: that of the first page. */
async function sidesOf(reader: Reader, { from, to, basis }: DiffQuestion, present: Snapshot) {
  const moment = (at: Instant | null): TimeView =>
    basis === 'VALID' ? { asOf: at, knownAt: null } : { asOf: null, knownAt: at }
  const [before, after] = await Promise.all([reader.at(moment(from), present), reader.at(moment(to), present)])
  return { before, after, present }
}

/** A pause in which others have the event loop; it ends in an error once everything together has taken too long. */
function budgeted({ budgetMs, breathe }: Reader): () => Promise<void> {
  const deadline = performance.now() + budgetMs
  return async () => {
    await breathe()
    if (performance.now() <= deadline) return
    const message = `the lineage reached could not be compared within ${budgetMs} ms; ask for less depth`
    throw budgetExceeded(message, { budgetMs })
  }
}

/** Changes have no distance: they are in one order, by their ends. */
const cursorTo = (id: string, place: Omit<Position, 'id' | 'distance'>): string =>
  writePosition({ ...place, distance: 1, id })

function digestOf({ of, ...question }: DiffQuestion): string {
  const { from, to, direction, depth, level, basis } = question
  const text = JSON.stringify(['diff', of.id, from, to, direction, depth, level, basis])
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}
