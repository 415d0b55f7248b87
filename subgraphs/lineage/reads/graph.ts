import { compareIds } from '../mesh/copy.ts'
import { allEdges, type Direction, type EdgeVersion, type EdgeView, type NodeKey } from '../stores/store.ts'
import { edgesAmongColumns, ownColumns } from './columns/column-graph.ts'
import { type PlaceEdge, placeEdges } from './graph-edges.ts'
import { reach } from './impact.ts'
import { type Place, placeName } from './place.ts'
import { idOfPlace, placesOf, type RollUpLevel, type WholeLevel } from './places.ts'
import { listQuestion } from './question.ts'
import type { Reader } from './reader.ts'
import { type Snapshot, viewOf } from './snapshot.ts'
import type { Subject } from './subject.ts'

export type Graph = {
  readonly snapshot: Snapshot
  /** The subject's own places first, at distance 0; then nearest first, by id. */
  readonly nodes: readonly { readonly place: Place; readonly distance: number }[]
  readonly edges: readonly PlaceEdge[]
  readonly truncated: boolean
  readonly depthReached: number
}

/** A drawing beyond this helps nobody. */
const MOST_NODES = 3_000

/** What lies around a subject, in whole hops: the hop that would exceed the most nodes is left out, and those after it. */
export async function graphAround(
  reader: Reader,
  snapshot: Snapshot,
  subject: Subject,
  direction: Direction,
  depth: number,
  level: RollUpLevel,
  includeIndirect = false,
): Promise<Graph> {
  const question = { ...listQuestion(subject, direction, depth, level), includeIndirect }
  const { closure, rolled, depthReached, reach: columns } = await reach(reader, snapshot, question)
  const own = level === 'COLUMN' ? await ownColumnPlaces(snapshot, subject) : ownPlaces(snapshot, subject, level)
  const nodes = own.map((place) => ({ place, distance: 0 }))
  let hops = 0
  for (; hops < depthReached; hops++) {
    const rows = rolled.byDistance[hops]
    if (nodes.length + (rows?.length ?? 0) > MOST_NODES) break
    const sorted = [...(rows ?? [])]
      .map((row) => ({ row, id: idOfPlace(snapshot, row) }))
      .sort((a, b) => compareIds(a.id, b.id))
    nodes.push(...sorted.map(({ row: { kind, index, distance } }) => ({ place: { kind, index }, distance })))
  }
  const shown = new Set(nodes.map(({ place }) => placeName(place)))
  const isShown = (place: Place): boolean => shown.has(placeName(place))
  const view = viewOf(snapshot, allEdges)
  const edges =
    level === 'COLUMN' && columns !== null
      ? await edgesAmongColumns(reader, snapshot, {
          subject,
          reach: columns,
          direction,
          hops,
          includeIndirect,
          isShown,
        })
      : placeEdges(
          snapshot,
          await edgesAmong(reader, [subject.start, ...closure.levels.slice(0, hops)], direction, view),
          level,
          isShown,
        )
  return {
    snapshot,
    nodes,
    edges,
    truncated: hops < depthReached,
    depthReached: hops,
  }
}

/** The columns asked about; of what is asked about as a whole its columns, and itself. */
async function ownColumnPlaces(snapshot: Snapshot, subject: Subject): Promise<Place[]> {
  const columns = await ownColumns(snapshot, subject)
  return subject.columns === null ? [...columns, ...ownPlaces(snapshot, subject, 'PORT')] : columns
}

/** Where the subject itself shows: what is asked about at its own level or below, what that belongs to above it. */
function ownPlaces(snapshot: Snapshot, subject: Subject, level: WholeLevel): Place[] {
  const { copy } = snapshot
  const own: Place[] =
    level === 'DOMAIN'
      ? [...subject.domains].map((index) => ({ kind: 'DOMAIN', index }))
      : level === 'PRODUCT'
        ? [...subject.products].map((index) => ({ kind: 'PRODUCT', index }))
        : [
            ...[...subject.ports].map((index): Place => ({ kind: 'PORT', index })),
            ...[...subject.products].flatMap((index): Place[] =>
              copy.products[index]?.ports.length === 0 ? [{ kind: 'PRODUCT', index }] : [],
            ),
          ]
  const places = own.length > 0 ? own : [...subject.nodes].flatMap((node) => drawn(snapshot, node, level))
  return places.sort((a, b) => compareIds(idOfPlace(snapshot, a), idOfPlace(snapshot, b)))
}

/** What was asked about is drawn also at DOMAIN level, where datasets and consumers otherwise are not. */
function drawn(snapshot: Snapshot, node: NodeKey, level: WholeLevel): Place[] {
  const places = placesOf(snapshot, node, level)
  if (places.length > 0) return places
  const kind = snapshot.directory.typeOf(node)
  return kind === 'PRODUCT' || kind === 'COLUMN' ? [] : [{ kind, index: node }]
}

/**
 * The edges between the nodes of these hops. All that leave the inner hops end in one of them. Of those that leave the
 * outermost, only some do: its nodes' neighbours are looked at first, and whole edges read for nodes that have such.
 */
async function edgesAmong(
  { store }: Reader,
  hops: readonly Iterable<NodeKey>[],
  direction: Direction,
  view: EdgeView,
): Promise<EdgeVersion[]> {
  const inner = new Set(hops.slice(0, -1).flatMap((keys) => [...keys]))
  const outer = [...new Set(hops.at(-1) ?? [])].filter((key) => !inner.has(key))
  const all = new Set([...inner, ...outer])
  const neighbours = await store.hops(outer, direction, view)
  const leadingBack = outer.filter((key) => neighbours.get(key)?.some((hop) => all.has(hop.key)))
  const edges = await store.edgesOf([...inner, ...leadingBack], direction, view)
  return [...edges.values()].flat().filter((edge) => all.has(edge.from) && all.has(edge.to))
}
