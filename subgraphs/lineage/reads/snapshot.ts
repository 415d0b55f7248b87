import type { Directory } from '../ledger/directory.ts'
import type { MeshCopy } from '../mesh/copy.ts'
import type { EdgeFilter, EdgeView, Instant } from '../stores/store.ts'
import type { ColumnTable } from './columns/column-table.ts'

/** One state of everything: what a request, or a page of an earlier one, is answered from. */
export type Snapshot = {
  /** The last commit it sees. */
  readonly knownAt: Instant
  /** The moment that is spoken of; null for the present. */
  readonly asOf: Instant | null
  readonly copy: MeshCopy
  readonly directory: Directory
  readonly columns: ColumnTable
}

export function viewOf(
  { knownAt, asOf }: Pick<Snapshot, 'knownAt' | 'asOf'>,
  edges: EdgeFilter,
  layer: EdgeView['layer'] = 'WHOLE',
): EdgeView {
  return { ...edges, knownAt, asOf, layer }
}
