import { pairName } from '../../stores/pair-name.ts'
import type { Direction, EdgeFilter, Hop, LineageStore, Method, NodeKey } from '../../stores/store.ts'
import { type Snapshot, viewOf } from '../snapshot.ts'
import type { ColumnWalk, Frontier } from './column-reach.ts'

/** What lies one hop from a frontier, each with all that it was met from; a dataset stands for whichever of its columns was there. */
export type Met = {
  readonly columns: ReadonlyMap<NodeKey, readonly Hop[]>
  readonly wholes: ReadonlyMap<NodeKey, readonly Hop[]>
}

export type ColumnNeighbours = (frontier: Frontier) => Promise<Met>

/**
 * One hop of a walk among columns:
 *
 * - along the edges between columns;
 * - to a dataset, when a column affects all its rows, or a dataset feeds a column and nobody says which of its columns do;
 *   with `includeIndirect` such a dataset's columns are met too, and upstream what affects all rows of a column's dataset;
 * - along the edges of their datasets whose writer says nothing of columns.
 */
export function createColumnNeighbours(
  store: LineageStore,
  snapshot: Snapshot,
  { direction, edges, includeIndirect }: Omit<ColumnWalk, 'depth'>,
): ColumnNeighbours {
  const { directory } = snapshot
  const isColumn = (key: NodeKey): boolean => directory.ownerOf(key) !== null
  const unstated = createUnstated(store, snapshot, direction, edges)
  /** Of the datasets among what was met. */
  async function columnsOf(hops: ReadonlyMap<NodeKey, readonly Hop[]>) {
    const datasets = [...new Set([...hops.values()].flat().map(({ key }) => key))].filter((key) => !isColumn(key))
    const known = await Promise.all(datasets.map(snapshot.knownColumns))
    return new Map(datasets.map((dataset, i) => [dataset, [...(known[i]?.values() ?? [])]]))
  }
  return async ({ columns, owners, wholes }) => {
    const isUpstream = direction === 'UPSTREAM'
    // Upstream, what affects a whole dataset ends at the dataset itself.
    const itself = includeIndirect && isUpstream ? owners : wholes
    const [hops, onward] = await Promise.all([
      store.hops([...columns, ...itself], direction, viewOf(snapshot, edges, 'COLUMN')),
      unstated([...owners]),
    ])
    const met = { columns: new Map<NodeKey, Hop[]>(), wholes: new Map<NodeKey, Hop[]>() }
    const meet = (key: NodeKey, from: NodeKey, confidence: number): void => {
      const map = isColumn(key) ? met.columns : met.wholes
      const known = map.get(key)
      if (known) known.push({ key: from, confidence })
      else map.set(key, [{ key: from, confidence }])
    }
    const all = includeIndirect && !isUpstream ? await columnsOf(hops) : NONE
    for (const [near, far] of hops) {
      for (const { key, confidence } of far) {
        meet(key, near, confidence)
        for (const column of all.get(key) ?? []) meet(column, near, confidence)
      }
    }
    for (const [near, far] of onward) for (const { key, confidence } of far) meet(key, near, confidence)
    return met
  }
}

const NONE: ReadonlyMap<NodeKey, readonly NodeKey[]> = new Map()

/**
 * Hops along edges whose writer says nothing of columns. What a product declares gives way to a job that was seen moving data
 * between the same two datasets and says which columns it moves.
 */
function createUnstated(store: LineageStore, snapshot: Snapshot, direction: Direction, edges: EdgeFilter) {
  const ofMethods = (methods: readonly Method[]): EdgeFilter => ({
    ...edges,
    methods: methods.filter((method) => edges.methods === null || edges.methods.includes(method)),
  })
  return async (owners: readonly NodeKey[]): Promise<ReadonlyMap<NodeKey, readonly Hop[]>> => {
    const hops = (methods: readonly Method[]) =>
      store.hops(owners, direction, viewOf(snapshot, ofMethods(methods), 'UNSTATED'))
    const [seen, declared] = await Promise.all([hops(['OBSERVED', 'MANUAL']), hops(['DECLARED'])])
    if (declared.size === 0) return seen
    const pairOf = (near: NodeKey, far: NodeKey) =>
      direction === 'DOWNSTREAM' ? { from: near, to: far } : { from: far, to: near }
    const pairs = [...declared].flatMap(([near, far]) => far.map(({ key }) => pairOf(near, key)))
    const observed = await store.edgesBetween(pairs, viewOf(snapshot, ofMethods(['OBSERVED'])))
    const isStated = (near: NodeKey, far: NodeKey): boolean => {
      return observed.get(pairName(pairOf(near, far)))?.some(({ statesColumns }) => statesColumns) ?? false
    }
    const all = new Map(seen)
    for (const [near, far] of declared) {
      const standing = far.filter(({ key }) => !isStated(near, key))
      if (standing.length > 0) all.set(near, surest([...(all.get(near) ?? []), ...standing]))
    }
    return all
  }
}

function surest(hops: readonly Hop[]): Hop[] {
  const best = new Map<NodeKey, number>()
  for (const { key, confidence } of hops) best.set(key, Math.max(best.get(key) ?? 0, confidence))
  return [...best].map(([key, confidence]) => ({ key, confidence }))
}
