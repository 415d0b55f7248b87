import { parseDatasetId } from '../../../../schema/ids.ts'
import { columnShownAs } from '../../mesh/contract-columns.ts'
import { portsOfNode } from '../../mesh/holders.ts'
import type { NodeKey } from '../../stores/store.ts'
import type { Place } from '../place.ts'
import type { Snapshot } from '../snapshot.ts'
import type { ColumnEntry } from './column-table.ts'

/** Where a column of a dataset shows: as a column of each port that holds the dataset, of the dataset itself when none does. */
export function placesOfColumn(snapshot: Snapshot, node: NodeKey): Place[] {
  return entriesOfColumn(snapshot, node).map((entry) => ({ kind: 'COLUMN', index: snapshot.columns.numberOf(entry) }))
}

export function entriesOfColumn(snapshot: Snapshot, node: NodeKey): ColumnEntry[] {
  const { directory } = snapshot
  const dataset = directory.ownerOf(node)
  if (dataset === null) throw new Error(`node ${node} is no column`)
  return entriesOfField(snapshot, dataset, directory.fieldOf(node))
}

/** The same of a field of a dataset, whether any edge was ever stated of it or not. */
export function entriesOfField({ copy, directory }: Snapshot, dataset: NodeKey, field: string): ColumnEntry[] {
  const ports = portsOfNode(copy, dataset)
  if (ports.length === 0) {
    const id = `${directory.idOf(dataset)}#${encodeURIComponent(field)}`
    return [{ id, port: null, dataset, path: field, isDangling: false }]
  }
  const { name } = parseDatasetId(directory.idOf(dataset))
  return ports.flatMap((index): ColumnEntry[] => {
    const port = copy.ports[index]?.port
    if (port === undefined) return []
    return [{ ...columnShownAs(port, field, name), port: index, dataset }]
  })
}
