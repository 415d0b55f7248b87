import DataLoader from 'dataloader'
import type { Direction, EdgeFilter, EdgeVersion, Layer, LineageStore, NodeKey } from '../stores/store.ts'
import { siblingsAmong } from './columns/siblings.ts'
import { type Pair, pairName } from './edge-groups.ts'
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
  /** Whether ways also lead to columns because all rows of their dataset are affected. */
  readonly includeIndirect: boolean
}

/**
 * The edges along a way, one a hop, in the order of its nodes: of several between two nodes the surest. `places` says where
 * each node shows; null, or none at all, takes the first place it has.
 */
export type WayEdges = (nodes: readonly NodeKey[], places?: readonly (Place | null)[]) => Promise<readonly PlaceEdge[]>

/** Pairs of nodes that one read is asked for. */
const AT_ONCE = 1_000

/** What ways that are asked for together pass is read together, and once: a page is a read, however many rows it has. */
export function createWayEdges(options: WayEdgesOptions): WayEdges {
  const { store, snapshot, edges, direction, level, includeIndirect } = options
  const { directory } = snapshot
  const siblings = new DataLoader<NodeKey, readonly NodeKey[]>(async (columns) => {
    const siblingsOf = await siblingsAmong(snapshot, columns)
    return columns.map((column) => [...siblingsOf(column)])
  })
  const between = (layer: Layer) => {
    const view = viewOf(snapshot, edges, layer)
    return new DataLoader<Pair, readonly EdgeVersion[], string>(
      async (pairs) => {
        const found = await store.edgesBetween(pairs, view)
        return pairs.map((pair) => found.get(pairName(pair)) ?? [])
      },
      { cacheKeyFn: pairName, maxBatchSize: AT_ONCE },
    )
  }
  const [wholes, columns] = [between('WHOLE'), between('COLUMN')]

  const isColumn = (key: NodeKey): boolean => directory.ownerOf(key) !== null
  const wholeOf = (key: NodeKey): NodeKey => directory.ownerOf(key) ?? key
  const ordered = (near: NodeKey, far: NodeKey): Pair =>
    direction === 'DOWNSTREAM' ? { from: near, to: far } : { from: far, to: near }

  /** What is stated of the two, under whichever names the far one goes by. */
  async function statedOf(near: NodeKey, far: NodeKey): Promise<readonly EdgeVersion[]> {
    if (!isColumn(near) && !isColumn(far)) return []
    const names = new Set([far, ...(isColumn(far) ? await siblings.load(far) : [])])
    return (await Promise.all([...names].map((name) => columns.load(ordered(near, name))))).flat()
  }

  /** What affects all rows of the dataset that the one is a column of. */
  function wideOf(near: NodeKey, far: NodeKey): Promise<readonly EdgeVersion[]> | readonly EdgeVersion[] {
    if (!includeIndirect || !isColumn(near) || !isColumn(far)) return []
    const { from, to } = ordered(near, far)
    return columns.load({ from, to: wholeOf(to) })
  }

  /** Where nobody says which columns it carries, the edge is the datasets'. */
  async function versionsOf(near: NodeKey, far: NodeKey): Promise<readonly EdgeVersion[]> {
    const found = await Promise.all([
      statedOf(near, far),
      wideOf(near, far),
      wholes.load(ordered(wholeOf(near), wholeOf(far))),
    ])
    return found.find((versions) => versions.length > 0) ?? []
  }

  return async (nodes, places = []) => {
    const placesAt = (at: number): Place[] => {
      const place = places[at] ?? placesOf(snapshot, nodes[at] ?? 0, level)[0]
      return place === undefined ? [] : [place]
    }
    const hops = nodes.slice(1).map(async (far, i) => {
      const versions = await versionsOf(nodes[i] ?? far, far)
      const [near, beyond] = [placesAt(i), placesAt(i + 1)]
      const [from, to] = direction === 'DOWNSTREAM' ? [near, beyond] : [beyond, near]
      const ends = versions.map((edge) => ({ edge, from, to }))
      return surest(edgesBetweenPlaces(snapshot, ends, true)) ?? []
    })
    return (await Promise.all(hops)).flat()
  }
}
