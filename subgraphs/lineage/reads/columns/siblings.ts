import type { MeshCopy } from '../../mesh/copy.ts'
import { isHeld } from '../../mesh/holders.ts'
import type { Hop, NodeKey } from '../../stores/store.ts'
import type { Snapshot } from '../snapshot.ts'
import { entriesOfColumn } from './column-places.ts'

/**
 * What was met, and with it the other names it goes by: producers spell a column in their own way, and those that are one
 * column of a contract are one column.
 */
export async function withSiblings(
  snapshot: Snapshot,
  met: ReadonlyMap<NodeKey, readonly Hop[]>,
): Promise<ReadonlyMap<NodeKey, readonly Hop[]>> {
  const all = new Map(met)
  const siblingsOf = await siblingsAmong(snapshot, met.keys())
  for (const [column, before] of met) {
    for (const other of siblingsOf(column)) if (!all.has(other)) all.set(other, before)
  }
  return all
}

/** The columns of the same dataset that are one with each of some columns; each dataset is looked through once. */
export async function siblingsAmong(
  snapshot: Snapshot,
  columns: Iterable<NodeKey>,
): Promise<(column: NodeKey) => Iterable<NodeKey>> {
  const { copy, directory, knownColumns } = snapshot
  // Without a contract a name is a name.
  const held = new Set([...columns].flatMap((column) => directory.ownerOf(column) ?? []).filter(isHeldBy(copy)))
  const found = await Promise.all(
    [...held].map(async (dataset) => groupsOf(snapshot, new Set((await knownColumns(dataset)).values()))),
  )
  const groups = new Map(found.flatMap((ofDataset) => [...ofDataset]))
  return (column) => groups.get(column) ?? []
}

const isHeldBy =
  (copy: MeshCopy) =>
  (dataset: NodeKey): boolean =>
    isHeld(copy, dataset)

/** The columns of a dataset by those that they are one with, themselves included. */
function groupsOf(snapshot: Snapshot, columns: ReadonlySet<NodeKey>): ReadonlyMap<NodeKey, ReadonlySet<NodeKey>> {
  const byId = new Map<string, Set<NodeKey>>()
  const found = new Map<NodeKey, Set<NodeKey>>()
  for (const column of columns) {
    for (const { id, isDangling } of entriesOfColumn(snapshot, column)) {
      if (isDangling) continue
      const same = byId.get(id) ?? new Set<NodeKey>()
      byId.set(id, same.add(column))
      const others = found.get(column) ?? new Set<NodeKey>()
      for (const other of same) {
        others.add(other)
        found.get(other)?.add(column)
      }
      found.set(column, others)
    }
  }
  return found
}
