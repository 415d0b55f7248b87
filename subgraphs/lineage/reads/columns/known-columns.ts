import DataLoader from 'dataloader'
import type { Directory } from '../../ledger/directory.ts'
import { allEdges, type Instant, type LineageStore, type NodeKey } from '../../stores/store.ts'

/** The columns of a dataset by their names, as they were known at the moment of a snapshot. */
export type KnownColumns = (dataset: NodeKey) => Promise<ReadonlyMap<string, NodeKey>>

/** All that there are; nothing is read. */
export const columnsKnownNow =
  (directory: Directory): KnownColumns =>
  async (dataset) =>
    columnsIn(directory, dataset)

/**
 * Those of which an edge was known by then. The directory does not say when it came to know a column: the edges that the store
 * has of it do, ended ones too. What was said of a column and taken back altogether by then leaves none, and it is left out.
 */
export function columnsKnownThen(
  store: Pick<LineageStore, 'edgesEver'>,
  directory: Directory,
  knownAt: Instant,
): KnownColumns {
  const view = { ...allEdges, knownAt, asOf: null, layer: 'COLUMN' } as const
  const loader = new DataLoader<NodeKey, ReadonlyMap<string, NodeKey>>(async (datasets) => {
    const columns = datasets.map((dataset) => columnsIn(directory, dataset))
    // A name that another was merged into was made then, if it was not there before.
    const isMerged = (column: NodeKey): boolean => directory.mergedInto(column, knownAt).length > 0
    const inDoubt = columns.flatMap((known) => [...known.values()].filter((column) => !isMerged(column)))
    const found = await Promise.all(
      (['DOWNSTREAM', 'UPSTREAM'] as const).map((direction) => store.edgesEver(inDoubt, direction, view)),
    )
    const isKnown = (column: NodeKey): boolean => isMerged(column) || found.some((edges) => edges.has(column))
    return columns.map((known) => new Map([...known].filter(([, column]) => isKnown(column))))
  })
  return (dataset) => loader.load(dataset)
}

const columnsIn = (directory: Directory, dataset: NodeKey): ReadonlyMap<string, NodeKey> =>
  new Map([...directory.columnsOf(dataset)].map(([field, column]) => [field, directory.final(column)]))
