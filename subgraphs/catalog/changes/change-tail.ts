import type { CatalogStore } from '../store.ts'
import { ALL_CHANGES, type ChangeFilter, matches, type ToldChange } from './change.ts'

/** A change with its text, made once however many read it. */
export interface TailChange {
  readonly told: ToldChange
  readonly frame: string
}

/**
 * The newest changes in memory, for those who wait for the next: a hundred readers then cost one read of the store. Who lags
 * behind reads the store itself until it has caught up.
 */
export interface ChangeTail {
  /** All after this one are here. */
  from(): number
  /** The last that is here. */
  to(): number
  after(seq: number, filter: ChangeFilter, limit: number): { readonly frames: readonly string[]; readonly upTo: number }
  /** Reads what was told since. */
  refresh(): Promise<void>
}

const READ_AT_ONCE = 200
/** In characters, and so few that the oldest are found quickly. */
const MOST = { characters: 4 * 1024 * 1024, changes: 2_000 }

export function createChangeTail(
  store: Pick<CatalogStore, 'changeFeed' | 'changesAfter'>,
  frameOf: (feed: number, told: ToldChange) => string,
): ChangeTail {
  let changes: TailChange[] = []
  let characters = 0
  let from = 0
  let to = -1
  let reading: Promise<void> | undefined
  let isAskedAgain = false

  async function read(): Promise<void> {
    const { feed, newest } = await store.changeFeed()
    if (to < 0) [from, to] = [newest, newest]
    while (to < newest) {
      const slice = await store.changesAfter({ after: to, upTo: newest, limit: READ_AT_ONCE, filter: ALL_CHANGES })
      // So many came while nobody read that some are gone again: what is here does not follow on them.
      if (to < slice.gone) [changes, characters, from] = [[], 0, slice.gone]
      for (const told of slice.changes) {
        const frame = frameOf(feed, told)
        characters += frame.length
        changes.push({ told, frame })
      }
      to = Math.max(slice.upTo, slice.gone)
      trim()
    }
  }

  function trim(): void {
    let gone = 0
    while (gone < changes.length && (characters > MOST.characters || changes.length - gone > MOST.changes)) {
      const oldest = changes[gone] as TailChange
      characters -= oldest.frame.length
      from = oldest.told.seq
      gone += 1
    }
    if (gone > 0) changes = changes.slice(gone)
  }

  return {
    from: () => from,
    to: () => to,
    after(seq, filter, limit) {
      const frames: string[] = []
      let upTo = seq
      for (let index = firstAfter(changes, seq); index < changes.length && frames.length < limit; index += 1) {
        const { told, frame } = changes[index] as TailChange
        if (matches(filter, told)) frames.push(frame)
        upTo = told.seq
      }
      return { frames, upTo: frames.length < limit ? Math.max(seq, to) : upTo }
    },
    async refresh() {
      isAskedAgain = true
      reading ??= (async () => {
        try {
          while (isAskedAgain) {
            isAskedAgain = false
            await read()
          }
        } finally {
          reading = undefined
        }
      })()
      await reading
    },
  }
}

/** They are in the order of their numbers. */
function firstAfter(changes: readonly TailChange[], seq: number): number {
  let [low, high] = [0, changes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((changes[middle] as TailChange).told.seq > seq) high = middle
    else low = middle + 1
  }
  return low
}
