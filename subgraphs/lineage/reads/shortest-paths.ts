import { compareIds } from '../mesh/copy.ts'
import { allEdges, type EdgeView, MAX_DEPTH, type NodeKey } from '../stores/store.ts'
import { shortestColumnPaths } from './columns/column-paths.ts'
import { type PlacePath, placeEdges, surest } from './graph-edges.ts'
import { type Place, placeName } from './place.ts'
import { idOfPlace, placesOf } from './places.ts'
import type { Reader } from './reader.ts'
import { type Snapshot, viewOf } from './snapshot.ts'
import type { Subject } from './subject.ts'

/** A path as far as it goes: its places, and at each the datasets by which it passes. */
type Stem = { readonly places: readonly Place[]; readonly passed: readonly (readonly NodeKey[])[] }

/**
 * The shortest ways from one subject to another, at least one hop, in the order of the ids they pass. Two walks meet: a
 * dataset is on a shortest way when its distance from the start and to the end make up the length. Ways through different
 * datasets of the same ports are one.
 */
export async function shortestPaths(
  reader: Reader,
  snapshot: Snapshot,
  from: Subject,
  to: Subject,
  first: number,
): Promise<readonly PlacePath[]> {
  if (from.columns !== null || to.columns !== null) return shortestColumnPaths(reader, snapshot, from, to, first)
  const filter = allEdges
  const view = viewOf(snapshot, filter)
  const ahead = await reader.closure(snapshot, from, {
    direction: 'DOWNSTREAM',
    depth: MAX_DEPTH,
    filter,
    looksBeyond: false,
  })
  const targets = new Set(to.start)
  const length = ahead.levels.findIndex((keys) => keys.some((key) => targets.has(key))) + 1
  if (length === 0 || first === 0) return []

  const back = await reader.closure(snapshot, to, { direction: 'UPSTREAM', depth: length, filter, looksBeyond: false })
  const toEnd = new Map<NodeKey, number>()
  for (const [i, keys] of back.levels.entries()) for (const key of keys) if (!toEnd.has(key)) toEnd.set(key, i + 1)
  const ends = new Set((ahead.levels[length - 1] ?? []).filter((key) => targets.has(key)))
  const levels = ahead.levels.map((keys) => new Set(keys))
  const isOnWay = (key: NodeKey, hop: number): boolean =>
    hop === length ? ends.has(key) : (levels[hop - 1]?.has(key) ?? false) && toEnd.get(key) === length - hop

  const starts = from.start.filter((key) => toEnd.get(key) === length)
  const found: Stem[] = []
  const follow = async (stem: Stem): Promise<void> => {
    const hop = stem.places.length
    if (hop > length) {
      found.push(stem)
      return
    }
    const hops = await reader.store.hops(stem.passed.at(-1) ?? [], 'DOWNSTREAM', view)
    const next = [...hops.values()].flatMap((reached) => reached.map(({ key }) => key))
    for (const [place, keys] of byPlace(
      snapshot,
      next.filter((key) => isOnWay(key, hop)),
      hop === length ? to : null,
    )) {
      if (found.length >= first) return
      await follow({ places: [...stem.places, place], passed: [...stem.passed, keys] })
    }
  }
  for (const [place, keys] of byPlace(snapshot, starts, from)) {
    if (found.length < first) await follow({ places: [place], passed: [keys] })
  }
  return Promise.all(found.slice(0, first).map((stem) => withEdges(reader, snapshot, stem, view)))
}

/** Datasets by the port they show as, in the order of its id. At an end of the path that is a port of the subject's own. */
function byPlace(snapshot: Snapshot, keys: readonly NodeKey[], own: Subject | null): [Place, NodeKey[]][] {
  const groups = new Map<string, { place: Place; keys: Set<NodeKey>; id: string }>()
  for (const key of keys) {
    const places = placesOf(snapshot, key, 'PORT')
    const place = places.find(({ kind, index }) => kind !== 'PORT' || own === null || own.ports.has(index)) ?? places[0]
    if (place === undefined) continue
    const group = groups.get(placeName(place)) ?? { place, keys: new Set(), id: idOfPlace(snapshot, place) }
    group.keys.add(key)
    groups.set(placeName(place), group)
  }
  return [...groups.values()].sort((a, b) => compareIds(a.id, b.id)).map(({ place, keys: set }) => [place, [...set]])
}

async function withEdges(reader: Reader, snapshot: Snapshot, stem: Stem, view: EdgeView): Promise<PlacePath> {
  const inner = [...new Set(stem.passed.slice(0, -1).flat())]
  const all = [...(await reader.store.edgesOf(inner, 'DOWNSTREAM', view)).values()].flat()
  const edges = stem.places.slice(0, -1).flatMap((from, i) => {
    const sources = new Set(stem.passed[i])
    const targets = new Set(stem.passed[i + 1])
    const to = stem.places[i + 1] ?? from
    const ends = new Set([placeName(from), placeName(to)])
    const between = all.filter((edge) => sources.has(edge.from) && targets.has(edge.to))
    const shown = placeEdges(snapshot, between, 'PORT', (place) => ends.has(placeName(place)), true)
    const leading = shown.filter(
      (edge) => placeName(edge.from) === placeName(from) && placeName(edge.to) === placeName(to),
    )
    return surest(leading) ?? []
  })
  return { places: stem.places, edges }
}
