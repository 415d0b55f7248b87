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
  /** Opaque: `readDetail`. That of the surest. */
  readonly detail: string | null
}

/** A way among places, and the edges along it. */
export type PlacePath = { readonly places: readonly Place[]; readonly edges: readonly PlaceEdge[] }

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
  const ends = [...edges].map((edge): EdgeEnds => {
    const shown = (key: NodeKey) => placesOf(snapshot, key, level).filter(isShown)
    return { edge, from: shown(edge.from), to: shown(edge.to) }
  })
  return edgesBetweenPlaces(snapshot, ends, withInside)
}

/** An edge, and where its ends show. */
export type EdgeEnds = { readonly edge: EdgeVersion; readonly from: readonly Place[]; readonly to: readonly Place[] }

export function edgesBetweenPlaces(snapshot: Snapshot, ends: Iterable<EdgeEnds>, withInside = false): PlaceEdge[] {
  const found = new Map<string, PlaceEdge>()
  for (const { edge, from: sources, to: targets } of ends) {
    for (const from of sources) {
      for (const to of targets) {
        const isInside = placeName(from) === placeName(to) && edge.from !== edge.to
        if (isInside && !withInside) continue
        const name = `${placeName(from)} ${placeName(to)} ${edge.method} ${edge.writer}`
        const known = found.get(name)
        found.set(name, known ? merged(known, edge) : fresh(snapshot, from, to, edge))
      }
    }
  }
  return [...found.values()].sort((a, b) => compareEnds(snapshot, a, b))
}

/** The surest; of several, that of the least writer. */
export function surest(edges: readonly PlaceEdge[]): PlaceEdge | undefined {
  return [...edges].sort((a, b) => b.confidence - a.confidence || a.writer - b.writer)[0]
}

function fresh(snapshot: Snapshot, from: Place, to: Place, edge: EdgeVersion): PlaceEdge {
  const { method, writer, producer, confidence, firstSeenAt, lastSeenAt, validFrom, detail } = edge
  const name = JSON.stringify([idOfPlace(snapshot, from), idOfPlace(snapshot, to), method, writer])
  const id = `edge:${createHash('sha256').update(name).digest('base64url').slice(0, 22)}`
  return { id, from, to, method, writer, producer, confidence, firstSeenAt, lastSeenAt, validFrom, detail }
}

function merged(known: PlaceEdge, edge: EdgeVersion): PlaceEdge {
  return {
    ...known,
    producer: edge.confidence > known.confidence ? edge.producer : known.producer,
    detail: edge.confidence > known.confidence ? edge.detail : known.detail,
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
