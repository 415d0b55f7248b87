import { createHash } from 'node:crypto'
import { compareIds } from '../mesh/copy.ts'
import type { EdgeVersion, Instant, Method, WriterKey } from '../stores/store.ts'
import { idOfPlace, type Place, placeName, placesOf, type RollUpLevel } from './places.ts'
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
  /** What it is made of: edges of datasets, at least one. */
  readonly versions: readonly EdgeVersion[]
}

type Growing = PlaceEdge & { readonly versions: EdgeVersion[] }

/**
 * Rolls edges of datasets up to the places where their ends show: of one writer, one edge a pair of places. The surest of
 * its dataset edges speaks for it; it holds since the first. `isShown` says which places there are. Edges inside a place
 * are drawn only `withInside`, but a dataset that feeds itself keeps its loop.
 */
export function placeEdges(
  snapshot: Snapshot,
  edges: Iterable<EdgeVersion>,
  level: RollUpLevel,
  isShown: (place: Place) => boolean,
  withInside = false,
): PlaceEdge[] {
  const found = new Map<string, Growing>()
  for (const edge of edges) {
    const sources = placesOf(snapshot, edge.from, level).filter(isShown)
    const targets = placesOf(snapshot, edge.to, level).filter(isShown)
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
  found.set(name, known ? merged(known, edge) : fresh(snapshot, from, to, edge))
}

/** Until when it held: null while one of its datasets' edges holds. */
export function validToOf({ versions }: PlaceEdge): number | null {
  const ends = versions.map(({ validTo }) => validTo ?? Number.POSITIVE_INFINITY)
  const last = Math.max(...ends)
  return Number.isFinite(last) ? last : null
}

/** The surest; of several, that of the least writer. */
export function surest(edges: readonly PlaceEdge[]): PlaceEdge | undefined {
  return [...edges].sort((a, b) => b.confidence - a.confidence || a.writer - b.writer)[0]
}

function fresh(snapshot: Snapshot, from: Place, to: Place, edge: EdgeVersion): Growing {
  const { method, writer, producer, confidence, firstSeenAt, lastSeenAt, validFrom } = edge
  const name = JSON.stringify([idOfPlace(snapshot, from), idOfPlace(snapshot, to), method, writer])
  const id = `edge:${createHash('sha256').update(name).digest('base64url').slice(0, 22)}`
  return { id, from, to, method, writer, producer, confidence, firstSeenAt, lastSeenAt, validFrom, versions: [edge] }
}

function merged(known: Growing, edge: EdgeVersion): Growing {
  known.versions.push(edge)
  return {
    ...known,
    producer: edge.confidence > known.confidence ? edge.producer : known.producer,
    confidence: Math.max(known.confidence, edge.confidence),
    firstSeenAt: Math.min(known.firstSeenAt, edge.firstSeenAt),
    lastSeenAt: Math.max(known.lastSeenAt, edge.lastSeenAt),
    validFrom: Math.min(known.validFrom, edge.validFrom),
  }
}

function compareEnds(snapshot: Snapshot, a: PlaceEdge, b: PlaceEdge): number {
  const id = (place: Place) => idOfPlace(snapshot, place)
  return compareIds(id(a.from), id(b.from)) || compareIds(id(a.to), id(b.to)) || compareIds(a.id, b.id)
}
