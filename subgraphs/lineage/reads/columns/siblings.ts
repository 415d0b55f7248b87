import { isHeld } from '../../mesh/holders.ts'
import type { Hop, NodeKey } from '../../stores/store.ts'
import type { Snapshot } from '../snapshot.ts'
import { entriesOfColumn } from './column-places.ts'

/**
 * What was met, and with it the other names it goes by: producers spell a column in their own way, and those that are one
 * column of a contract are one column.
 */
export function withSiblings(
  snapshot: Snapshot,
  met: ReadonlyMap<NodeKey, readonly Hop[]>,
): ReadonlyMap<NodeKey, readonly Hop[]> {
  const all = new Map(met)
  const siblingsOf = createSiblings(snapshot)
  for (const [column, before] of met) {
    for (const other of siblingsOf(column)) if (!all.has(other)) all.set(other, before)
  }
  return all
}

/** The columns of the same dataset that are one with a column; each dataset is looked through once. */
export function createSiblings(snapshot: Snapshot): (column: NodeKey) => Iterable<NodeKey> {
  const { copy, directory } = snapshot
  const known = new Map<NodeKey, ReadonlyMap<NodeKey, ReadonlySet<NodeKey>>>()

  function groups(dataset: NodeKey): ReadonlyMap<NodeKey, ReadonlySet<NodeKey>> {
    const byId = new Map<string, Set<NodeKey>>()
    const found = new Map<NodeKey, Set<NodeKey>>()
    for (const column of new Set([...directory.columnsOf(dataset).values()].map(directory.final))) {
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

  return (column) => {
    const dataset = directory.ownerOf(column)
    // Without a contract a name is a name.
    if (dataset === null || !isHeld(copy, dataset)) return []
    const found = known.get(dataset) ?? groups(dataset)
    known.set(dataset, found)
    return found.get(column) ?? []
  }
}
