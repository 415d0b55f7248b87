import { compareIds } from '../../mesh/copy.ts'
import { allEdges, type NodeKey } from '../../stores/store.ts'
import { edgesBetweenPlaces, type PlaceEdge } from '../graph-edges.ts'
import type { Place } from '../place.ts'
import { idOfPlace, placesOf } from '../places.ts'
import type { Reader } from '../reader.ts'
import { type Snapshot, viewOf } from '../snapshot.ts'
import type { Subject } from '../subject.ts'

/** A column that lineage names and its port's contract does not have, with the edges that name it. */
export type Dangling = { readonly place: Place; readonly edges: readonly PlaceEdge[] }

/** Of all ports of a subject, in the order of ids. One whose edges have all ended is none any more. */
export async function danglingColumns({ store }: Reader, snapshot: Snapshot, subject: Subject): Promise<Dangling[]> {
  const places = new Map<NodeKey, Place[]>()
  for (const dataset of subject.start) {
    for (const column of new Set((await snapshot.knownColumns(dataset)).values())) {
      const dangling = placesOf(snapshot, column, 'COLUMN').filter((place) => isDangling(snapshot, subject, place))
      if (dangling.length > 0) places.set(column, dangling)
    }
  }
  const view = viewOf(snapshot, allEdges, 'COLUMN')
  const [out, into] = await Promise.all([
    store.edgesOf([...places.keys()], 'DOWNSTREAM', view),
    store.edgesOf([...places.keys()], 'UPSTREAM', view),
  ])
  const found: Dangling[] = []
  for (const [column, shown] of places) {
    const edges = [...(out.get(column) ?? []), ...(into.get(column) ?? [])]
    for (const place of edges.length === 0 ? [] : shown) {
      const at = (key: NodeKey) => (key === column ? [place] : placesOf(snapshot, key, 'COLUMN'))
      const ends = edges.map((edge) => ({ edge, from: at(edge.from), to: at(edge.to) }))
      found.push({ place, edges: edgesBetweenPlaces(snapshot, ends, true) })
    }
  }
  return found.sort((a, b) => compareIds(idOfPlace(snapshot, a.place), idOfPlace(snapshot, b.place)))
}

function isDangling({ columns }: Snapshot, { ports }: Subject, { kind, index }: Place): boolean {
  if (kind !== 'COLUMN') return false
  const { isDangling: dangles, port } = columns.at(index)
  return dangles && port !== null && ports.has(port)
}
