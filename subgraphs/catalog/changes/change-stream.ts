import { setImmediate } from 'node:timers/promises'
import { clientError } from '../../../platform/errors.ts'
import type { Logger } from '../../../platform/logger.ts'
import { createBell } from '../bell.ts'
import type { CatalogStore } from '../store.ts'
import type { ChangeFilter, ToldChange } from './change.ts'
import { createChangeTail } from './change-tail.ts'
import { cursorOf, feedExpired, readCursor } from './cursor.ts'
import { toldAs } from './told.ts'

/** Server-sent events (WHATWG HTML §9.2), to any number of readers. */
export interface ChangeStream {
  /**
   * The text of one reader's stream, piece by piece; the next piece is made when it is asked for, so that a slow reader costs
   * no more memory than a quick one. Ends with `signal`, or with `close`.
   *
   * @throws BAD_USER_INPUT, CURSOR_EXPIRED, TOO_MANY_READERS before the first piece
   */
  open(reader: ChangeReader): Promise<AsyncGenerator<string>>
  readers(): number
  /** Ends every stream. */
  close(): void
}

export interface ChangeReader {
  /** A cursor, and the name of what it was given in; null: none. */
  readonly after: { readonly cursor: string; readonly argument: string } | null
  /** Where to begin without one. */
  readonly from: 'now' | 'oldest'
  readonly filter: ChangeFilter
  /** Aborts when nobody is there any more, at whatever time that is: until then it counts as a reader. */
  readonly signal: AbortSignal
}

export interface ChangeStreamOptions {
  readonly store: Pick<CatalogStore, 'changeFeed' | 'changesAfter' | 'onChanges'>
  readonly logger: Logger
  /** Between two signs of life on a stream that has nothing to tell, in ms. */
  readonly heartbeatMs?: number
  readonly mostReaders?: number
}

const HEARTBEAT_MS = 15_000
/** How long a client is asked to wait before it connects anew, in ms. */
const RETRY_MS = 2_000
const MOST_READERS = 1_000
/** What the bell rings for: every reader looks at the same tail. */
const CHANGES = 'changes'
/** Changes in one piece of a stream. */
const AT_ONCE = 100

export function createChangeStream(options: ChangeStreamOptions): ChangeStream {
  const { store, logger, heartbeatMs = HEARTBEAT_MS, mostReaders = MOST_READERS } = options
  const tail = createChangeTail(store, frameOf)
  const bell = createBell()
  let readers = 0
  let isClosed = false

  const ring = (): void => bell.ring(CHANGES)
  const watch = store.onChanges(() => {
    if (readers === 0) return
    tail.refresh().then(ring, (error: unknown) => logger.error({ error }, 'the changes could not be read'))
  })

  async function* read(feed: number, from: number, { filter, signal }: ChangeReader): AsyncGenerator<string> {
    let at = from
    let told = from
    const isOver = (): boolean => isClosed || signal.aborted
    // The id alone is no event, but a reader that loses the connection now goes on from here.
    yield `retry: ${RETRY_MS}\nid: ${cursorOf(feed, at)}\n\n`
    while (!isOver()) {
      if (at < tail.from()) {
        const slice = await store.changesAfter({ after: at, upTo: tail.to(), limit: AT_ONCE, filter })
        if (at < slice.gone) return yield expiry()
        at = slice.upTo
        if (slice.changes.length > 0) {
          told = at
          yield slice.changes.map((change) => frameOf(feed, change)).join('')
        } else await setImmediate()
        continue
      }
      const { frames, upTo } = tail.after(at, filter, AT_ONCE)
      at = upTo
      if (frames.length > 0) {
        told = at
        yield frames.join('')
      } else if (!(await bell.next(CHANGES, heartbeatMs, signal)) && !isOver()) {
        // What does not match moves the cursor too: one that stood still would be beyond the retention one day.
        yield told === at ? ': still here\n\n' : `: still here\nid: ${cursorOf(feed, at)}\n\n`
        told = at
      }
    }
  }

  return {
    async open(reader) {
      if (readers >= mostReaders)
        throw clientError('TOO_MANY_READERS', `${mostReaders} read the changes already; try again later`, 503, {
          limit: mostReaders,
        })
      const { after, from, signal } = reader
      readers += 1
      const left = (): void => {
        readers -= 1
      }
      signal.addEventListener('abort', left, { once: true })
      await tail.refresh()
      const state = await store.changeFeed()
      const begin = from === 'oldest' ? state.gone : state.newest
      return read(state.feed, after === null ? begin : readCursor(after.argument, after.cursor, state), reader)
    },
    readers: () => readers,
    close() {
      isClosed = true
      watch.stop()
      ring()
    },
  }
}

function frameOf(feed: number, told: ToldChange): string {
  const change = toldAs(feed, told)
  return `id: ${change.id}\nevent: ${change.event}\ndata: ${JSON.stringify(change)}\n\n`
}

/** A reader so slow that what it should read next is gone. It has no id, so that connecting anew is refused with the same code. */
function expiry(): string {
  const { code, message } = feedExpired()
  return `event: ${code}\ndata: ${JSON.stringify({ code, message })}\n\n`
}
