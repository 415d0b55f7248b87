import { createChangeBell } from './change-bell.ts'
import { HeddleError } from './errors.ts'
import { type ChangesQuery, type ChangesQueryVariables, operations } from './generated/operations.ts'
import type { HeddleClientOptions, RequestOptions } from './options.ts'
import type { NodeOf } from './pages.ts'
import { pause } from './pause.ts'
import { isPassing, request } from './request.ts'

type Page = NonNullable<ChangesQuery['changes']>

/** A change as the operation `changes` answers it; `__typename` tells the kinds apart. Its `id` is the cursor to go on from. */
export type Change = NodeOf<Page>

export interface FollowOptions extends RequestOptions {
  /** How long at most between two looks while the stream of events tells nothing, in ms; 15,000 when not given. */
  readonly pollMs?: number
  /**
   * Told where to go on from, whenever all before it has been taken: where it begins, without `after`, and each time that has moved. To
   * be kept by who wants to go on after an end of its own: with a filter the last change may be long ago, and its id expired.
   */
  readonly onCursor?: (cursor: string) => void
  /** Told of what stood in the way and is tried again. */
  readonly onTrouble?: (error: HeddleError) => void
  /** Told when a page came after all, once for whatever `onTrouble` was told before it. */
  readonly onRecovered?: () => void
}

const POLL_MS = 15_000
/** The longest that a timer can be. */
const LONGEST_POLL_MS = 2 ** 31 - 1
/** Between the tries of one page, each of which is a request with tries of its own, in ms. */
const TROUBLE_MS = 2_000

/**
 * Changes as they happen, each once and in their order, until `signal` aborts. Pages are read up to the newest change; the next one is
 * asked for when the stream of events tells of something. So there is one cursor, and where a stream does not come through it is late
 * by `pollMs` at most.
 *
 * @throws HeddleError `CURSOR_EXPIRED` when changes after the cursor are not kept any more; what no other try would change; and
 *   what nothing answers before anything did, lest a wrong address is tried for ever
 */
export async function* follow(
  client: HeddleClientOptions,
  variables: ChangesQueryVariables = {},
  options: FollowOptions = {},
): AsyncGenerator<Change, void, undefined> {
  const { signal: ending, pollMs = POLL_MS, onCursor, onTrouble, onRecovered, ...asking } = options
  if (!(pollMs >= 1 && pollMs <= LONGEST_POLL_MS))
    throw new TypeError(`pollMs: expected 1 to ${LONGEST_POLL_MS} ms, received ${pollMs}`)
  const bell = createChangeBell(client, variables.filter, asking)
  let reading = new AbortController()
  let wasAnswered = false
  const end = (): void => {
    reading.abort()
    bell.close()
  }
  ending?.addEventListener('abort', end)

  /** Null when it is to end. A signal of its own for each page: Node keeps what is derived from one that lives for days. */
  async function page(asked: ChangesQueryVariables): Promise<Page | null> {
    reading = new AbortController()
    const { signal } = reading
    let isTroubled = false
    while (ending?.aborted !== true) {
      try {
        const { data } = await request<ChangesQuery, ChangesQueryVariables>(client, operations.changes, asked, {
          ...asking,
          signal,
        })
        wasAnswered = true
        if (data.changes == null) throw new HeddleError('NOT_GRAPHQL', 'expected changes, received null')
        if (isTroubled) onRecovered?.()
        return data.changes
      } catch (error) {
        if (ending?.aborted) return null
        if (!(error instanceof HeddleError) || !isPassingNow(error, wasAnswered)) throw error
        isTroubled = true
        onTrouble?.(error)
        await pause(TROUBLE_MS * (0.75 + Math.random() / 2), signal)
      }
    }
    return null
  }

  try {
    let cursor = variables.after ?? null
    const moveTo = (next: string): string => {
      if (next !== cursor) onCursor?.(next)
      return next
    }
    if (cursor === null) {
      // Without the filter, which would have all that is kept looked through.
      const now = await page({ first: 1 })
      if (now === null) return
      cursor = moveTo(now.newest)
    }
    for (;;) {
      const read = await page({ ...variables, after: cursor })
      if (read === null) return
      for (const { node } of read.edges) {
        yield node
        if (ending?.aborted) return
      }
      const { hasNextPage, endCursor } = read.pageInfo
      // Up to `newest` everything was looked at, whether it matched or not.
      cursor = moveTo(hasNextPage ? (endCursor ?? read.newest) : read.newest)
      if (!hasNextPage) await bell.heard(cursor, pollMs)
    }
  } finally {
    ending?.removeEventListener('abort', end)
    end()
  }
}

function isPassingNow(error: HeddleError, wasAnswered: boolean): boolean {
  if (error.code === 'NETWORK' || error.code === 'TIMEOUT') return wasAnswered
  return isPassing(error)
}
