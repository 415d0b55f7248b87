import type { EdgeVersion } from '../../stores/store.ts'
import type { PlaceEdge } from '../graph-edges.ts'
import type { Reader } from '../reader.ts'
import type { Snapshot } from '../snapshot.ts'

/**
 * The columns that an edge's writer says it carries, by their names in the dataset that is read, in order. Null when it does
 * not say: a job that only reads never does.
 */
export async function columnsRead(reader: Reader, snapshot: Snapshot, edge: PlaceEdge): Promise<string[] | null> {
  const stating = edge.versions.filter(({ statesColumns }) => statesColumns)
  if (stating.length === 0) return null
  const { directory } = snapshot
  const found = await Promise.all(
    stating.map(async ({ from, to }) => {
      const carried = await reader.columnEdges(snapshot, from)
      const isCarried = (other: EdgeVersion): boolean =>
        other.writer === edge.writer && (directory.ownerOf(other.to) ?? other.to) === to
      return carried.filter(isCarried).flatMap((other) => (directory.ownerOf(other.from) === null ? [] : other.from))
    }),
  )
  return [...new Set(found.flat())].map(directory.fieldOf).sort()
}
