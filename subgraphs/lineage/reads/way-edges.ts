import type { Direction, EdgeFilter, LineageStore, NodeKey } from '../stores/store.ts'
import { edgesBetweenPlaces, type PlaceEdge, surest } from './graph-edges.ts'
import type { Place } from './place.ts'
import { placesOf, type RollUpLevel } from './places.ts'
import type { Question } from './question.ts'
import { type Snapshot, viewOf } from './snapshot.ts'

/** A way is made of edges between datasets or columns: that is shown, whatever its rows are rolled up to. */
export const evidenceLevel = ({ level, subject }: Pick<Question, 'level' | 'subject'>): RollUpLevel =>
  level === 'COLUMN' || subject.columns !== null ? 'COLUMN' : 'PORT'

export type WayEdgesOptions = {
  readonly store: LineageStore
  readonly snapshot: Snapshot
  readonly edges: EdgeFilter
  readonly direction: Direction
  readonly level: RollUpLevel
}

/**
 * The edges along a way, one a hop, in the order of its nodes: of several between two nodes the surest. `places` says where
 * each node shows; null takes the first place it has.
 */
export async function edgesOnWay(
  { store, snapshot, edges, direction, level }: WayEdgesOptions,
  nodes: readonly NodeKey[],
  places: readonly (Place | null)[] = nodes.map(() => null),
): Promise<PlaceEdge[]> {
  const { directory } = snapshot
  const isColumn = (key: NodeKey): boolean => directory.ownerOf(key) !== null
  const ordered = (near: NodeKey, far: NodeKey) =>
    direction === 'DOWNSTREAM' ? { from: near, to: far } : { from: far, to: near }
  const hops = nodes.slice(1).map((far, i) => ({ near: nodes[i] ?? far, far }))
  // Where nobody says which columns it carries, the edge is the datasets'.
  const wholes = hops.map(({ near, far }) => ordered(directory.ownerOf(near) ?? near, directory.ownerOf(far) ?? far))
  const columns = hops
    .filter(({ near, far }) => isColumn(near) || isColumn(far))
    .map(({ near, far }) => ordered(near, far))
  const [stated, among] = await Promise.all([
    columns.length > 0 ? store.edgesBetween(columns, viewOf(snapshot, edges, 'COLUMN')) : new Map<string, never>(),
    store.edgesBetween(wholes, viewOf(snapshot, edges)),
  ])
  return hops.flatMap(({ near, far }, i) => {
    const { from, to } = ordered(near, far)
    const whole = wholes[i] ?? { from, to }
    const found = stated.get(`${from}>${to}`) ?? among.get(`${whole.from}>${whole.to}`) ?? []
    const placeOf = (key: NodeKey, at: number): Place[] => {
      const place = places[at] ?? placesOf(snapshot, key, level)[0]
      return place === undefined ? [] : [place]
    }
    const [nearPlace, farPlace] = [placeOf(near, i), placeOf(far, i + 1)]
    const [source, target] = direction === 'DOWNSTREAM' ? [nearPlace, farPlace] : [farPlace, nearPlace]
    return (
      surest(
        edgesBetweenPlaces(
          snapshot,
          found.map((edge) => ({ edge, from: source, to: target })),
          true,
        ),
      ) ?? []
    )
  })
}
