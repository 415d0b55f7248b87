import { createHash } from 'node:crypto'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts'
import { cursorExpired, invalidInput } from '../../../platform/errors.ts'
import type { Breathe } from '../breathe.ts'
import { type Instant, MAX_DEPTH } from '../stores/store.ts'
import { leastIds } from './least.ts'
import { idOfPlace } from './places.ts'
import type { RollUp } from './roll-up.ts'
import type { Row } from './rows.ts'
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

/** The same for questions with the same answer, in whatever order their filters name things; 72 bits. */
export function questionDigest(parts: readonly unknown[]): string {
  const text = JSON.stringify(parts, (_, value: unknown) => (value instanceof Set ? [...value].sort() : value))
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}

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
  /** A cursor is made when it is read: few ask for those of all rows. */
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
    const rows = byDistance[distance - 1]
    if (rows === undefined) break
    const beyond = after?.distance === distance ? after.id : null
    const idOf = (row: Row) => idOfPlace(snapshot, row)
    const least = await leastIds(rows, idOf, wanted - chosen.length, beyond, breathe)
    chosen.push(...least.map(({ item: row, id }) => ({ row, id })))
  }
  const at = Date.now()
  const place = { knownAt: snapshot.knownAt, version: snapshot.copy.version, at, question }
  return {
    rows: chosen.slice(0, first).map(({ row, id }) => ({
      row,
      id,
      get cursor() {
        return writePosition({ ...place, distance: row.distance, id })
      },
    })),
    hasNextPage: chosen.length > first,
    hasPreviousPage: after !== null,
  }
}
