import {
  allEdges,
  type EdgeVersion,
  type Layer,
  type LineageStore,
  type NodeKey,
  type WriterKey,
} from '../../stores/store.ts'
import type { Place } from '../place.ts'
import { idOfPlace, placesOf, type RollUpLevel } from '../places.ts'
import { type Snapshot, viewOf } from '../snapshot.ts'
import type { NodeSet } from './reached-either.ts'

/** The two moments that are compared. */
export type Sides = { readonly before: Snapshot; readonly after: Snapshot }

export type TouchedPlace = {
  /** As of one of the moments: at the other its index may be another, or it is not there. */
  readonly place: Place
  /** Whose edges may differ; null for everybody's. */
  writers: Set<WriterKey> | null
}

export type TouchedOptions = {
  readonly store: Pick<LineageStore, 'edgesDiffering' | 'hops'>
  readonly sides: Sides
  readonly nodes: NodeSet
  readonly level: RollUpLevel
  readonly layer: Layer
  /** Awaited after every step; throws when the budget is used up. */
  readonly pause: () => Promise<void>
}

/** Keys that a read takes: what it answers with is in memory at once, and worked on without a pause. */
const CHUNK = 2_000

/**
 * Where edges may differ, by id of the place they leave: where a version ended or began between the moments, and around what
 * somebody else holds at the other moment. All else is as it was, and is not read.
 */
export async function touchedPlaces(options: TouchedOptions): Promise<ReadonlyMap<string, TouchedPlace>> {
  const { store, sides, nodes, level, layer, pause } = options
  const touched = new Map<string, TouchedPlace>()
  const touch = (node: NodeKey, writers: ReadonlySet<WriterKey> | null): void => {
    for (const snapshot of [sides.before, sides.after]) {
      for (const place of placesOf(snapshot, node, level)) {
        const id = idOfPlace(snapshot, place)
        const known = touched.get(id) ?? { place, writers: new Set() }
        if (writers === null) known.writers = null
        else for (const writer of writers) known.writers?.add(writer)
        touched.set(id, known)
      }
    }
  }

  const views = [viewOf(sides.before, allEdges, layer), viewOf(sides.after, allEdges, layer)] as const
  const isAmong = (edge: EdgeVersion): boolean => nodes.has(edge.from) && nodes.has(edge.to)
  for (const keys of chunks(nodes.keys)) {
    const writers = new Map<NodeKey, Set<WriterKey>>()
    for (const edge of await store.edgesDiffering(keys, 'DOWNSTREAM', ...views)) {
      if (isAmong(edge)) writers.set(edge.from, (writers.get(edge.from) ?? new Set()).add(edge.writer))
    }
    for (const [node, own] of writers) touch(node, own)
    await pause()
  }
  for (const keys of chunks(await movedNodes(options))) {
    for (const key of keys) touch(key, null)
    for (const view of views) {
      const sources = await store.hops(keys, 'UPSTREAM', view)
      for (const { key } of [...sources.values()].flat()) if (nodes.has(key)) touch(key, null)
      await pause()
    }
  }
  return touched
}

/** The nodes that show as something else at the one moment than at the other. */
async function movedNodes({ sides, nodes, level, pause }: TouchedOptions): Promise<readonly NodeKey[]> {
  if (sides.before.copy === sides.after.copy) return []
  const shown = (snapshot: Snapshot, node: NodeKey): string =>
    placesOf(snapshot, node, level)
      .map((place) => idOfPlace(snapshot, place))
      .join(' ')
  const moved: NodeKey[] = []
  for (const [i, key] of nodes.keys.entries()) {
    if (shown(sides.before, key) !== shown(sides.after, key)) moved.push(key)
    if (i % 1_024 === 1_023) await pause()
  }
  return moved
}

export function* chunks(keys: Int32Array | readonly NodeKey[]): Generator<readonly NodeKey[]> {
  for (let from = 0; from < keys.length; from += CHUNK) yield [...keys.slice(from, from + CHUNK)]
}
