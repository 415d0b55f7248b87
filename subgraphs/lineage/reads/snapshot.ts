import type { Directory } from '../ledger/directory.ts'
import type { MeshCopy } from '../mesh/copy.ts'
import type { EdgeFilter, EdgeView, Instant, TimeView } from '../stores/store.ts'
import type { ColumnTable } from './columns/column-table.ts'
import type { KnownColumns } from './columns/known-columns.ts'

/** One state of everything: what a request, or a page of an earlier one, is answered from. */
export type Snapshot = {
  /** The last commit it sees. */
  readonly knownAt: Instant
  /** The moment that is spoken of; null for the present. */
  readonly asOf: Instant | null
  /** The moments that were asked for: without one, `knownAt` is the last commit there was. */
  readonly asked: TimeView
  /** Names and owners of now, and who holds what at the moment spoken of. */
  readonly copy: MeshCopy
  /** What each node was known to be: `directoryAt`. */
  readonly directory: Directory
  readonly columns: ColumnTable
  readonly knownColumns: KnownColumns
}

/** The directory whose `final` and `ownerOf` are those of a moment: what turned out to be one only later is still two. */
export const directoryAt = (directory: Directory, knownAt: Instant): Directory => ({
  ...directory,
  final: (key) => directory.finalAt(key, knownAt),
  ownerOf: (key) => directory.ownerAt(key, knownAt),
})

/** Nothing but now is asked for. */
export const presentMoment: TimeView = { knownAt: null, asOf: null }

export const isPresent = ({ asked: { knownAt, asOf } }: Snapshot): boolean => knownAt === null && asOf === null

/** Two snapshots of one name are of one state. */
export const snapshotName = ({ knownAt, asOf, copy }: Snapshot): string => JSON.stringify([knownAt, asOf, copy.version])
/** Conditions on edges as a client names them: writers by their ids. */
export type AskedEdges = Omit<EdgeFilter, 'writers'> & { readonly writers: readonly string[] | null }

export function viewOf(
  { knownAt, asOf }: Pick<Snapshot, 'knownAt' | 'asOf'>,
  edges: EdgeFilter,
  layer: EdgeView['layer'] = 'WHOLE',
): EdgeView {
  return { ...edges, knownAt, asOf, layer }
}
