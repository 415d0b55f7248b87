import type { Problem } from './documents.ts'
import type { QualityView } from './quality/quality-view.ts'
import type { Snapshot } from './snapshot.ts'

/** All that one request sees of the domain's data. Replaced whole, never changed. */
export interface ServedData {
  readonly snapshot: Snapshot
  /** Those of the folder as it lies there, whatever release is served. */
  readonly problems: readonly Problem[]
  readonly quality: QualityView
  /** What `DataProduct.view` is for a product: null where the leaf says nothing of it. */
  readonly viewOf: (productId: string) => { readonly __typename: string; readonly id: string } | null
}

/** What every resolver of this subgraph is given besides its arguments. */
export type Context = {
  readonly requestId: string
  /** Taken once a request, so that no answer mixes two versions of the domain. */
  readonly served: ServedData
  /** A release by its digest, served or not; null when there is no such release here. */
  readonly release: (digest: string) => Promise<Snapshot | null>
}
