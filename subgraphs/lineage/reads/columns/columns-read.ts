import type { EdgeVersion, NodeKey } from '../../stores/store.ts'
import type { PlaceEdge } from '../graph-edges.ts'
import type { Place } from '../place.ts'
import type { Reader } from '../reader.ts'
import type { Snapshot } from '../snapshot.ts'
import { entriesOfColumn } from './column-places.ts'

/**
 * The columns that an edge's writer says it carries, in order: as the contract of the port that is read has them, else by
 * their names in the dataset. Null when it does not say of all that is read: a job that only reads never does.
 */
export async function columnsRead(reader: Reader, snapshot: Snapshot, edge: PlaceEdge): Promise<string[] | null> {
  if (!edge.versions.every(({ statesColumns }) => statesColumns)) return null
  const { directory } = snapshot
  const found = await Promise.all(
    edge.versions.map(async ({ from, to }) => {
      const carried = await reader.columnEdges(snapshot, from)
      const isCarried = (other: EdgeVersion): boolean =>
        other.writer === edge.writer && (directory.ownerOf(other.to) ?? other.to) === to
      return carried.filter(isCarried).flatMap((other) => (directory.ownerOf(other.from) === null ? [] : other.from))
    }),
  )
  return [...new Set(found.flat().flatMap((column) => pathsOf(snapshot, edge.from, column)))].sort()
}

function pathsOf(snapshot: Snapshot, read: Place, column: NodeKey): string[] {
  if (read.kind !== 'PORT') return [snapshot.directory.fieldOf(column)]
  return entriesOfColumn(snapshot, column).flatMap(({ port, path }) => (port === read.index ? path : []))
}
