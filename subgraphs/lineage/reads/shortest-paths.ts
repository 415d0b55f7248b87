import { allEdges, type EdgeView, MAX_DEPTH, type NodeKey, type Pair } from '../stores/store.ts'
import { shortestColumnPaths } from './columns/column-paths.ts'
import { distancesIn } from './distances.ts'
import { pairName } from './edge-groups.ts'
import { edgesFromTo, type PlacePath, surest } from './graph-edges.ts'
import { leastIds } from './least.ts'
import { type Place, placeName } from './place.ts'
import { idOfPlace, placesOf } from './places.ts'
import type { Reader } from './reader.ts'
import { type Snapshot, viewOf } from './snapshot.ts'
import type { Subject } from './subject.ts'

/** A path as far as it goes: its places, and the pairs of datasets by which it came from each to the next. */
type Stem = {
  readonly places: readonly Place[]
  readonly at: readonly NodeKey[]
  readonly pairs: readonly (readonly Pair[])[]
}

/**
 * The shortest ways from one subject to another, at least one hop, in the order of the ids they pass. Two walks meet: a
 * dataset is on a shortest way when its distance from the start and to the end make up the length. Ways through different
 * datasets of the same ports are one. What is read grows with the ways that are wanted, also where a hub has many more.
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
  const highest = snapshot.directory.highestKey()
  const fromStart = distancesIn(ahead, highest)
  const toEnd = distancesIn(back, highest)
  const isOnWay = (key: NodeKey, hop: number): boolean =>
    fromStart[key] === hop && (hop === length ? targets.has(key) : toEnd[key] === length - hop)

  const found: Stem[] = []
  /** Every place on a way leads to the end: no more of them are looked at than paths are wanted. */
  const nearest = (arrivals: readonly Arrival[], own: Subject | null) =>
    byPlace(reader, snapshot, arrivals, own, first - found.length)

  async function follow({ places, at, pairs }: Stem): Promise<void> {
    const hop = places.length
    if (hop > length) {
      found.push({ places, at, pairs })
      return
    }
    const hops = await reader.store.hops(at, 'DOWNSTREAM', view)
    const arrivals: Arrival[] = []
    for (const [near, reached] of hops)
      for (const { key } of reached) if (isOnWay(key, hop)) arrivals.push({ key, from: near })
    for (const { place, keys, joined } of await nearest(arrivals, hop === length ? to : null)) {
      if (found.length >= first) return
      await follow({ places: [...places, place], at: keys, pairs: [...pairs, joined] })
    }
  }
  const starts = from.start.filter((key) => toEnd[key] === length).map((key) => ({ key, from: null }))
  for (const { place, keys } of await nearest(starts, from)) {
    if (found.length < first) await follow({ places: [place], at: keys, pairs: [] })
  }
  return Promise.all(found.map((stem) => withEdges(reader, snapshot, stem, view)))
}

/** A dataset that a path comes to, and the one it comes from; null where it begins. */
type Arrival = { readonly key: NodeKey; readonly from: NodeKey | null }

type Step = { readonly place: Place; readonly keys: readonly NodeKey[]; readonly joined: readonly Pair[] }

/** The first places where the datasets show, in the order of their ids. At an end of the path that is a port of the subject's own. */
async function byPlace(
  { breathe }: Reader,
  snapshot: Snapshot,
  arrivals: readonly Arrival[],
  own: Subject | null,
  most: number,
): Promise<Step[]> {
  const groups = new Map<string, { readonly place: Place; readonly arrivals: Arrival[] }>()
  for (const [i, arrival] of arrivals.entries()) {
    if (i % 1_024 === 1_023) await breathe()
    const places = placesOf(snapshot, arrival.key, 'PORT')
    const place = places.find(({ kind, index }) => kind !== 'PORT' || own === null || own.ports.has(index)) ?? places[0]
    if (place === undefined) continue
    const group = groups.get(placeName(place)) ?? { place, arrivals: [] }
    group.arrivals.push(arrival)
    groups.set(placeName(place), group)
  }
  const near = await leastIds([...groups.values()], ({ place }) => idOfPlace(snapshot, place), most, null, breathe)
  return near.map(({ item }) => ({
    place: item.place,
    keys: [...new Set(item.arrivals.map(({ key }) => key))],
    joined: item.arrivals.flatMap(({ key, from }) => (from === null ? [] : [{ from, to: key }])),
  }))
}

async function withEdges(reader: Reader, snapshot: Snapshot, stem: Stem, view: EdgeView): Promise<PlacePath> {
  const found = await reader.store.edgesBetween(stem.pairs.flat(), view)
  const edges = stem.pairs.flatMap((joined, i) => {
    const [from, to] = stem.places.slice(i, i + 2)
    if (from === undefined || to === undefined) return []
    const between = joined.flatMap((pair) => found.get(pairName(pair)) ?? [])
    return surest(edgesFromTo(snapshot, from, to, between)) ?? []
  })
  return { places: stem.places, edges }
}
