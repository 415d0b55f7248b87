import type { Served } from './domain-state.ts'
import type { Snapshot } from './snapshot.ts'

/** What every resolver of this subgraph is given besides its arguments. */
export type Context = {
  readonly requestId: string
  /** Taken once a request, so that no answer mixes two versions of the domain. */
  readonly served: Served
  /** A release by its digest, served or not; null when there is no such release here. */
  readonly release: (digest: string) => Snapshot | null
}
