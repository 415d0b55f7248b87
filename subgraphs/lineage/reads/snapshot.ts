import type { Directory } from '../ledger/directory.ts'
import type { MeshCopy } from '../mesh/copy.ts'
import type { EdgeFilter, EdgeView, Instant } from '../stores/store.ts'

/** One state of everything: what a request, or a page of an earlier one, is answered from. */
export type Snapshot = {
  /** The last commit it sees. */
  readonly knownAt: Instant
  /** The moment that is spoken of; null for the present. */
  readonly asOf: Instant | null
  readonly copy: MeshCopy
  readonly directory: Directory
}

/** Conditions on edges as a client names them: writers by their ids. */
export type AskedEdges = Omit<EdgeFilter, 'writers'> & { readonly writers: readonly string[] | null }

export function viewOf(
  { knownAt, asOf }: Pick<Snapshot, 'knownAt' | 'asOf'>,
  edges: EdgeFilter,
  layer: EdgeView['layer'] = 'WHOLE',
): EdgeView {
  return { ...edges, knownAt, asOf, layer }
}
