import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts'
import { cursorExpired } from '../../../platform/errors.ts'
import type { ChangeFeedState } from '../store.ts'

/** The feed, and the change that was seen last. */
const place = z.tuple([z.int().min(0), z.int().min(0)])

export const cursorOf = (feed: number, seq: number): string => encodeCursor([feed, seq])

/**
 * The change after which to go on.
 *
 * @throws BAD_USER_INPUT when it is no cursor of ours; CURSOR_EXPIRED when it is one of a file that was lost, or put back to an
 *   earlier state, or when changes after it are beyond the retention
 */
export function readCursor(argument: string, cursor: string, { feed, gone, newest }: ChangeFeedState): number {
  const [of, seq] = decodeCursor(place, argument, cursor)
  if (of !== feed || seq > newest || seq < gone) throw feedExpired()
  return seq
}

export const feedExpired = () =>
  cursorExpired('changes after this cursor are not kept any more: read what there is, and begin anew without a cursor')
