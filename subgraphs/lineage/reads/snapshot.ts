import type { Directory } from '../ledger/directory.ts'
import type { MeshCopy } from '../mesh/copy.ts'
import type { Instant } from '../stores/store.ts'

/** One state of everything: what a request, or a page of an earlier one, is answered from. */
export type Snapshot = {
  /** The last commit it sees. */
  readonly knownAt: Instant
  readonly copy: MeshCopy
  readonly directory: Directory
}
