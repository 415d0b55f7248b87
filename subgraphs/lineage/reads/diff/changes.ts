import type { MeshCopy } from '../../mesh/copy.ts'
import { allEdges, type Layer, type LineageStore, type NodeKey } from '../../stores/store.ts'
import { entriesOfColumn } from '../columns/column-places.ts'
import { mergedEdges, type PlaceEdge, placeEdges, surest } from '../graph-edges.ts'
import { idOfPlace, type RollUpLevel } from '../places.ts'
import { type Snapshot, viewOf } from '../snapshot.ts'
import { type Change, compareEdges, type DiffBasis } from './compare.ts'
import type { NodeSet } from './reached-either.ts'
import { chunks, type Sides, type TouchedPlace } from './touched.ts'

export type ChangesOptions = {
  readonly store: Pick<LineageStore, 'edgesOf'>
  readonly sides: Sides
  readonly nodes: NodeSet
  readonly level: RollUpLevel
  readonly layer: Layer
  readonly basis: DiffBasis
  /** Awaited after every step; throws when the budget is used up. */
  readonly pause: () => Promise<void>
}

/** A change, by an id that orders changes by the ids of their ends. */
export type NamedChange = { readonly id: string; readonly change: Change }

/** Nodes whose edges are compared together; of one place all are, however many. */
const BATCH = 2_000
/** Nodes, or edges, between two looks at the clock. */
const STRIDE = 1_024

/**
 * Draws the edges that leave the touched places, as they are drawn at either moment, and compares them: one of a writer between
 * two places with that of the same writer between the same two. Batch by batch, so that few are in memory at once.
 */
export async function* changesOf(
  touched: ReadonlyMap<string, TouchedPlace>,
  options: ChangesOptions,
): AsyncGenerator<NamedChange> {
  const { sides, basis, pause } = options
  const columns = new Map<Snapshot, ColumnsById>()
  for (const side of [sides.before, sides.after]) columns.set(side, await columnsById(side, options))
  for (const batch of batchesOf(touched, columns, options)) {
    const before = await drawn(sides.before, batch, options)
    const after = await drawn(sides.after, batch, options)
    let seen = 0
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      if (++seen % STRIDE === 0) await pause()
      const change = compareEdges(before.get(name) ?? null, after.get(name) ?? null, basis)
      if (change !== null) yield { id: `${name} ${(change.after ?? change.before).id}`, change }
    }
    await pause()
  }
}

type Batch = { readonly places: ReadonlyMap<string, TouchedPlace>; readonly starts: Map<Snapshot, Set<NodeKey>> }

function* batchesOf(
  touched: ReadonlyMap<string, TouchedPlace>,
  columns: ReadonlyMap<Snapshot, ColumnsById>,
  { sides, nodes }: ChangesOptions,
): Generator<Batch> {
  let places = new Map<string, TouchedPlace>()
  let starts = new Map<Snapshot, Set<NodeKey>>()
  for (const [id, place] of touched) {
    places.set(id, place)
    let size = 0
    for (const snapshot of [sides.before, sides.after]) {
      const keys = starts.get(snapshot) ?? new Set<NodeKey>()
      const parts = columns.get(snapshot)?.get(id) ?? nodesOfPlace(snapshot, id, place)
      for (const key of parts) if (nodes.has(key)) keys.add(key)
      starts.set(snapshot, keys)
      size += keys.size
    }
    if (size < BATCH) continue
    yield { places, starts }
    places = new Map()
    starts = new Map()
  }
  if (places.size > 0) yield { places, starts }
}

/** By ends and writer. A writer that says one thing in two ways is heard where it is surest. */
async function drawn(snapshot: Snapshot, batch: Batch, options: ChangesOptions): Promise<Map<string, PlaceEdge>> {
  const { store, nodes, level, layer, pause } = options
  const { places, starts } = batch
  const all = [...places.values()].map(({ writers }) => writers)
  const writers = all.some((own) => own === null) ? null : [...new Set(all.flatMap((own) => [...(own ?? [])]))]
  const view = viewOf(snapshot, { ...allEdges, writers }, layer)
  const found = new Map<string, PlaceEdge>()
  for (const keys of chunks([...(starts.get(snapshot) ?? [])])) {
    const edges = [...(await store.edgesOf(keys, 'DOWNSTREAM', view)).values()].flat()
    const among = edges.filter(({ to }) => nodes.has(to))
    // A hub alone has edges for more than a moment: what is drawn in parts is put together here.
    for (let at = 0; at < among.length; at += STRIDE) {
      for (const edge of placeEdges(snapshot, among.slice(at, at + STRIDE), level, () => true)) {
        const from = idOfPlace(snapshot, edge.from)
        // A dataset of several ports is drawn at each of them; those of another batch are compared there.
        if (!places.has(from)) continue
        const name = `${from} ${idOfPlace(snapshot, edge.to)} ${edge.writer}`
        const known = found.get(name)
        found.set(name, known === undefined ? edge : together(known, edge))
      }
      await pause()
    }
  }
  return found
}

/** Two parts of one edge, or the surer of two ways in which its writer says it. */
function together(a: PlaceEdge, b: PlaceEdge): PlaceEdge {
  return a.id === b.id ? mergedEdges(a, b) : (surest([a, b]) ?? a)
}

/** What a place consists of at a moment: nothing when it was not there. */
function nodesOfPlace({ copy }: Snapshot, id: string, { place: { kind, index } }: TouchedPlace): readonly NodeKey[] {
  if (kind === 'PORT') return copy.ports[copy.portOf(id) ?? -1]?.nodes ?? []
  if (kind === 'PRODUCT') return nodesOfProduct(copy, copy.productOf(id))
  if (kind === 'DOMAIN') {
    return (copy.domains[copy.domainOf(id) ?? -1]?.products ?? []).flatMap((product) => nodesOfProduct(copy, product))
  }
  // A column that does not show at this moment.
  return kind === 'COLUMN' ? [] : [index]
}

type ColumnsById = ReadonlyMap<string, readonly NodeKey[]>

/** Which columns show as one of a port, or of a dataset, at a moment: of those that are compared, at column level alone. */
async function columnsById(snapshot: Snapshot, { nodes, level, pause }: ChangesOptions): Promise<ColumnsById> {
  const found = new Map<string, NodeKey[]>()
  if (level !== 'COLUMN') return found
  for (const [i, key] of nodes.keys.entries()) {
    if (i % STRIDE === STRIDE - 1) await pause()
    if (snapshot.directory.ownerOf(key) === null) continue
    for (const { id } of entriesOfColumn(snapshot, key)) {
      const known = found.get(id)
      if (known) known.push(key)
      else found.set(id, [key])
    }
  }
  return found
}

function nodesOfProduct(copy: MeshCopy, index: number | undefined): readonly NodeKey[] {
  const product = copy.products[index ?? -1]
  if (product === undefined) return []
  const held = product.ports.flatMap((port) => copy.ports[port]?.nodes ?? [])
  return product.sink === null ? held : [...held, product.sink]
}
