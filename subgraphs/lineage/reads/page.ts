import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts'
import { cursorExpired, invalidInput } from '../../../platform/errors.ts'
import type { Breathe } from '../breathe.ts'
import { type Instant, MAX_DEPTH } from '../stores/store.ts'
import { idOfPlace } from './places.ts'
import type { RollUp, Row } from './roll-up.ts'
import type { Snapshot } from './snapshot.ts'

/** A place in the order (distance, id) of one state of everything. */
export type Position = {
  /** The digest of the question whose answer this is a place in: in another's it would skip rows unseen. */
  readonly question: string
  /** The state: last commit, and version of the attribute copy. */
  readonly knownAt: Instant
  readonly version: Instant
  readonly distance: number
  readonly id: string
  /** When the cursor was handed out. */
  readonly at: Instant
}

const CURSOR_LIVES_MS = 24 * 60 * 60 * 1000

const cursor = z.tuple([
  z.int().min(1),
  z.int().min(0),
  z.int().min(1).max(MAX_DEPTH),
  z.string(),
  z.int().min(0),
  z.string(),
])

export function writePosition({ knownAt, version, distance, id, at, question }: Position): string {
  return encodeCursor([knownAt, version, distance, id, at, question])
}

/**
 * `lastCommit` may be ahead of `now`, when the clock was set back.
 *
 * @throws ClientError `BAD_USER_INPUT` when it is no cursor of ours, or not of this question; `CURSOR_EXPIRED` when it is
 * older than 24 hours
 */
export function readPosition(text: string, question: string, now: Instant, lastCommit: Instant): Position {
  const [knownAt, version, distance, id, at, asked] = decodeCursor(cursor, 'after', text)
  const refuse = (expected: string) => invalidInput({ argument: 'after', expected, received: text })
  if (asked !== question) throw refuse('a cursor of this question')
  const latest = Math.max(now, lastCommit) + CURSOR_LIVES_MS
  if (at > latest || knownAt > latest) throw refuse('a cursor of an earlier page')
  if (now - at > CURSOR_LIVES_MS) throw cursorExpired()
  return { knownAt, version, distance, id, at, question }
}

export type Page = {
  readonly rows: readonly { readonly row: Row; readonly id: string; readonly cursor: string }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

/**
 * The first rows after a position, nearest first, then by id. Only the distances the page touches are looked at, and of
 * these only the least ids are kept: nobody sorts 100,000 rows for a page of 50.
 */
export async function pageOf(
  snapshot: Snapshot,
  { byDistance }: RollUp,
  question: string,
  first: number,
  after: Position | null,
  breathe: Breathe,
): Promise<Page> {
  const wanted = first + 1
  const chosen: { row: Row; id: string }[] = []
  for (let distance = after?.distance ?? 1; distance <= byDistance.length && chosen.length < wanted; distance++) {
    const rows = byDistance[distance - 1] ?? []
    const beyond = after?.distance === distance ? after.id : null
    chosen.push(...(await leastIds(snapshot, rows, wanted - chosen.length, beyond, breathe)))
  }
  const at = Date.now()
  const place = { knownAt: snapshot.knownAt, version: snapshot.copy.version, at, question }
  return {
    rows: chosen.slice(0, first).map(({ row, id }) => ({
      row,
      id,
      cursor: writePosition({ ...place, distance: row.distance, id }),
    })),
    hasNextPage: chosen.length > first,
    hasPreviousPage: after !== null,
  }
}

/** The `count` least ids beyond `beyond`, in order. A buffer of twice as many is sorted and cut whenever it is full. */
async function leastIds(
  snapshot: Snapshot,
  rows: readonly Row[],
  count: number,
  beyond: string | null,
  breathe: Breathe,
): Promise<{ row: Row; id: string }[]> {
  let kept: { row: Row; id: string }[] = []
  // Above every ASCII id, until there are enough.
  let highest = '\uffff'
  const cut = (): void => {
    kept.sort((a, b) => (a.id < b.id ? -1 : 1))
    kept = kept.slice(0, count)
    if (kept.length === count) highest = kept.at(-1)?.id ?? highest
  }
  for (let i = 0; i < rows.length; i++) {
    if (i % 8_192 === 8_191) await breathe()
    const row = rows[i]
    if (row === undefined) continue
    const id = idOfPlace(snapshot, row)
    if ((beyond !== null && id <= beyond) || id >= highest) continue
    kept.push({ row, id })
    if (kept.length >= 2 * count + 64) cut()
  }
  cut()
  return kept
}
