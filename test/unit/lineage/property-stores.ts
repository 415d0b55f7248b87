import type { LineageStore } from '../../../subgraphs/lineage/stores/store.ts'
import type { OpenStore } from '../../contract/lineage-store.cases.ts'

/** A kind of store on which a property of the lineage service is held against its oracle. */
export type PropertyStore = {
  readonly name: string
  /** Called once a run, after the store before was disposed of. */
  readonly open: OpenStore
  readonly runs: number
  /** How much must have been compared in all of them, lest the property says nothing. 0 where runs are too few to count on it. */
  readonly atLeast: number
}

export async function withStore(open: OpenStore, use: (store: LineageStore) => Promise<void>): Promise<void> {
  const store = await open()
  try {
    await use(store)
  } finally {
    await store.dispose()
  }
}
