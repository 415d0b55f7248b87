import { setImmediate } from 'node:timers/promises'
import type { CatalogStore } from '../store.ts'
import type { ChangeFilter, ToldChange } from './change.ts'
import { feedExpired, readCursor } from './cursor.ts'

export interface ChangePage {
  readonly feed: number
  readonly changes: readonly ToldChange[]
  readonly hasMore: boolean
  /** Whether anything that is kept comes before this page. */
  readonly hasBefore: boolean
  /** The newest of all when the page was read, whatever the filter. */
  readonly newest: number
}

export interface ChangePageQuestion {
  /** A cursor; null: from the oldest that is kept. */
  readonly after: string | null
  readonly first: number
  readonly filter: ChangeFilter
}

/** @throws BAD_USER_INPUT, CURSOR_EXPIRED */
export async function changePage(
  store: Pick<CatalogStore, 'changeFeed' | 'changesAfter'>,
  { after, first, filter }: ChangePageQuestion,
): Promise<ChangePage> {
  const state = await store.changeFeed()
  const { feed, gone, newest } = state
  const from = after === null ? gone : readCursor('after', after, state)
  const found: ToldChange[] = []
  let at = from
  while (found.length <= first && at < newest) {
    const slice = await store.changesAfter({ after: at, upTo: newest, limit: first + 1 - found.length, filter })
    // Pruned while we were reading: without a cursor the oldest that is kept are others now, and nothing is missed.
    if (at < slice.gone && (after !== null || found.length > 0)) throw feedExpired()
    found.push(...slice.changes)
    at = slice.upTo
    // Few may match: others get their turn.
    await setImmediate()
  }
  return { feed, changes: found.slice(0, first), hasMore: found.length > first, hasBefore: from > gone, newest }
}
