import { createHash } from 'node:crypto'
import { compareIds } from '../mesh/copy.ts'
import type { EdgeVersion, Instant, Method, NodeKey, WriterKey } from '../stores/store.ts'
import { type Place, placeName } from './place.ts'
import { idOfPlace, placesOf, type RollUpLevel } from './places.ts'
import type { Snapshot } from './snapshot.ts'

/** What one writer says of two places, over all datasets that the two have. */
export type PlaceEdge = {
  readonly id: string
  readonly from: Place
  readonly to: Place
  readonly method: Method
  readonly writer: WriterKey
  readonly producer: string | null
  readonly confidence: number
  readonly firstSeenAt: Instant
  readonly lastSeenAt: Instant
  readonly validFrom: Instant
  readonly validTo: Instant | null
  readonly recordedFrom: Instant
  readonly recordedTo: Instant | null
  /** All that it is made of. */
  readonly versions: readonly EdgeVersion[]
}

/** A way among places, and the edges along it. */
export type PlacePath = { readonly places: readonly Place[]; readonly edges: readonly PlaceEdge[] }

/**
 * Rolls edges of datasets up to the places where their ends show: of one writer, one edge a pair of places. The surest of
 * its dataset edges speaks for it; it holds since the first, and until the last. `isShown` says which places there are.
 * Edges inside a place are drawn only `withInside`, but a dataset that feeds itself keeps its loop.
 */
export function placeEdges(
  snapshot: Snapshot,
  edges: Iterable<EdgeVersion>,
  level: RollUpLevel,
  isShown: (place: Place) => boolean,
  withInside = false,
): PlaceEdge[] {
  const ends = [...edges].map((edge): EdgeEnds => {
    const shown = (key: NodeKey) => placesOf(snapshot, key, level).filter(isShown)
    return { edge, from: shown(edge.from), to: shown(edge.to) }
  })
  return edgesBetweenPlaces(snapshot, ends, withInside)
}

/** An edge, and where its ends show. */
export type EdgeEnds = { readonly edge: EdgeVersion; readonly from: readonly Place[]; readonly to: readonly Place[] }

export function edgesBetweenPlaces(snapshot: Snapshot, ends: Iterable<EdgeEnds>, withInside = false): PlaceEdge[] {
  const found = new Map<string, Growing>()
  for (const { edge, from: sources, to: targets } of ends) {
    for (const from of sources) {
      for (const to of targets) {
        const isInside = placeName(from) === placeName(to) && edge.from !== edge.to
        if (isInside && !withInside) continue
        add(found, snapshot, from, to, edge)
      }
    }
  }
  return [...found.values()].sort((a, b) => compareEnds(snapshot, a, b))
}

/** What each writer says of two places, by these edges between their datasets; in the order of their ids. */
export function edgesFromTo(snapshot: Snapshot, from: Place, to: Place, edges: Iterable<EdgeVersion>): PlaceEdge[] {
  const found = new Map<string, Growing>()
  for (const edge of edges) add(found, snapshot, from, to, edge)
  return [...found.values()].sort((a, b) => compareIds(a.id, b.id))
}

function add(found: Map<string, Growing>, snapshot: Snapshot, from: Place, to: Place, edge: EdgeVersion): void {
  const name = `${placeName(from)} ${placeName(to)} ${edge.method} ${edge.writer}`
  const known = found.get(name)
  known?.versions.push(edge)
  found.set(name, known ? merged(known, edge) : fresh(snapshot, from, to, edge))
}

/** Until when it held: null while one of its datasets' edges holds. */
export function validToOf({ versions }: PlaceEdge): number | null {
  return versions.map(({ validTo }) => validTo).reduce(latest)
}

/** The surest; of several, that of the least writer. */
export function surest(edges: readonly PlaceEdge[]): PlaceEdge | undefined {
  return [...edges].sort((a, b) => b.confidence - a.confidence || a.writer - b.writer)[0]
}

/** While its versions are gathered. */
type Growing = Omit<PlaceEdge, 'versions'> & { readonly versions: EdgeVersion[] }

function fresh(snapshot: Snapshot, from: Place, to: Place, edge: EdgeVersion): Growing {
  const { method, writer, producer, confidence, firstSeenAt, lastSeenAt, validFrom, validTo } = edge
  const { recordedFrom, recordedTo } = edge
  const name = JSON.stringify([idOfPlace(snapshot, from), idOfPlace(snapshot, to), method, writer])
  const id = `edge:${createHash('sha256').update(name).digest('base64url').slice(0, 22)}`
  const times = { firstSeenAt, lastSeenAt, validFrom, validTo, recordedFrom, recordedTo }
  return { id, from, to, method, writer, producer, confidence, ...times, versions: [edge] }
}

/** Two parts of one edge. */
export function mergedEdges(a: PlaceEdge, b: PlaceEdge): PlaceEdge {
  return { ...merged(a, b), versions: [...a.versions, ...b.versions] }
}

function merged<Known extends Omit<PlaceEdge, 'versions'>>(known: Known, edge: Described): Known {
  return {
    ...known,
    producer: spokesman(known, edge).producer,
    confidence: Math.max(known.confidence, edge.confidence),
    firstSeenAt: Math.min(known.firstSeenAt, edge.firstSeenAt),
    lastSeenAt: Math.max(known.lastSeenAt, edge.lastSeenAt),
    validFrom: Math.min(known.validFrom, edge.validFrom),
    validTo: latest(known.validTo, edge.validTo),
    recordedFrom: Math.min(known.recordedFrom, edge.recordedFrom),
    recordedTo: latest(known.recordedTo, edge.recordedTo),
  }
}

type Described = Omit<PlaceEdge, 'id' | 'from' | 'to' | 'versions'>
type Spoken = Pick<PlaceEdge, 'confidence' | 'producer'>

/** The surer; of two as sure the one whose producer comes first, so that the order in which they are read does not matter. */
function spokesman(a: Spoken, b: Spoken): Spoken {
  if (a.confidence !== b.confidence) return a.confidence > b.confidence ? a : b
  if (a.producer === null || b.producer === null) return a.producer === null ? b : a
  return compareIds(a.producer, b.producer) <= 0 ? a : b
}

/** Null is that it has not ended. */
const latest = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? null : Math.max(a, b)

function compareEnds(snapshot: Snapshot, a: PlaceEdge, b: PlaceEdge): number {
  const id = (place: Place) => idOfPlace(snapshot, place)
  return compareIds(id(a.from), id(b.from)) || compareIds(id(a.to), id(b.to)) || compareIds(a.id, b.id)
}
