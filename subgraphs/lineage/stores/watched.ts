import { setTimeout } from 'node:timers/promises'
import { ClientError } from '../../../platform/errors.ts'
import type { LineageStore } from './store.ts'

export type WatchOptions = {
  /** Called once when a call finds the store gone, with the error that said so. */
  readonly onLost: (error: Error) => void
  /** Called once when it answers again. */
  readonly onBack: () => void
  /** Between two looks at a store that is gone, in ms. */
  readonly everyMs?: number
  readonly signal: AbortSignal
}

/** The same store, noticing when it is lost: it is then asked for its status until it answers. */
export function watchStore(
  store: LineageStore,
  { onLost, onBack, everyMs = 1_000, signal }: WatchOptions,
): LineageStore {
  let isLost = false

  async function waitUntilBack(): Promise<void> {
    while (!signal.aborted) {
      await setTimeout(everyMs, undefined, { ref: false })
      const isBack = await store.status().then(
        () => true,
        () => false,
      )
      if (!isBack) continue
      isLost = false
      onBack()
      return
    }
  }

  const watched = <Args extends readonly unknown[], Answer>(call: (...args: Args) => Promise<Answer>) => {
    return async (...args: Args): Promise<Answer> => {
      try {
        return await call(...args)
      } catch (error) {
        if (!isLost && error instanceof ClientError && error.code === 'STORE_UNAVAILABLE') {
          isLost = true
          onLost(error)
          void waitUntilBack()
        }
        throw error
      }
    }
  }

  return {
    status: watched(store.status),
    commit: watched(store.commit),
    nodesById: watched(store.nodesById),
    nodesAfter: watched(store.nodesAfter),
    writersById: watched(store.writersById),
    writersByKey: watched(store.writersByKey),
    records: watched(store.records),
    recordsAfter: watched(store.recordsAfter),
    claimsOf: watched(store.claimsOf),
    edgesOfWriters: watched(store.edgesOfWriters),
    edgesOf: watched(store.edgesOf),
    edgesEver: watched(store.edgesEver),
    edgesBetween: watched(store.edgesBetween),
    edgesEverBetween: watched(store.edgesEverBetween),
    edgesDiffering: watched(store.edgesDiffering),
    movesAfter: watched(store.movesAfter),
    historyOf: watched(store.historyOf),
    hops: watched(store.hops),
    closures: watched(store.closures),
    closureFrom: watched(store.closureFrom),
    writersAfter: watched(store.writersAfter),
    aliasesAfter: watched(store.aliasesAfter),
    versionsAfter: watched(store.versionsAfter),
    claimsAfter: watched(store.claimsAfter),
    versionsOf: watched(store.versionsOf),
    claimHistoryOf: watched(store.claimHistoryOf),
    dispose: store.dispose,
  }
}
