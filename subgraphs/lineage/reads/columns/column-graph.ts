import { compareIds } from '../../mesh/copy.ts'
import { allEdges, type Direction, type EdgeVersion, type NodeKey } from '../../stores/store.ts'
import { type EdgeEnds, edgesBetweenPlaces, type PlaceEdge } from '../graph-edges.ts'
import type { Place } from '../place.ts'
import { idOfPlace, placesOf } from '../places.ts'
import type { Reader } from '../reader.ts'
import { type Snapshot, viewOf } from '../snapshot.ts'
import type { Subject } from '../subject.ts'
import type { ColumnReach } from './column-reach.ts'
import { columnStartOf } from './column-subject.ts'

/** The columns asked about, or of what is asked about, as they show; one that no edge is stated of is there all the same. */
export async function ownColumns(snapshot: Snapshot, subject: Subject): Promise<Place[]> {
  if (subject.columns !== null) return askedColumns(snapshot, subject)
  const { columns } = await columnStartOf(snapshot, subject)
  return unique(
    snapshot,
    [...columns].flatMap((column) => placesOf(snapshot, column, 'COLUMN')),
  )
}

/** The same where columns are asked about, not whole things. */
export function askedColumns(snapshot: Snapshot, { columns }: Subject): Place[] {
  const own = columns?.own ?? []
  return unique(
    snapshot,
    own.map((entry): Place => ({ kind: 'COLUMN', index: snapshot.columns.numberOf(entry) })),
  )
}

export type ColumnGraphOptions = {
  readonly subject: Subject
  readonly reach: ColumnReach
  readonly direction: Direction
  /** How many hops are drawn. */
  readonly hops: number
  /** Whether what affects every row of a dataset was followed to its columns. */
  readonly includeIndirect: boolean
  readonly isShown: (place: Place) => boolean
}

/**
 * The edges among what is drawn: between columns, between whole things, and from a column to a whole thing where nobody says
 * which columns an edge carries. What affects every row of a dataset leads to it, and with `includeIndirect` to its columns.
 */
export async function edgesAmongColumns(
  { store }: Reader,
  snapshot: Snapshot,
  { subject, reach, direction, hops, includeIndirect, isShown }: ColumnGraphOptions,
): Promise<PlaceEdge[]> {
  const { directory } = snapshot
  const start = await columnStartOf(snapshot, subject)
  const columns = new Set(start.columns)
  for (const [key, { distance }] of reach.columns) if (distance <= hops) columns.add(key)
  const reached = new Set(reach.closure.levels.slice(0, hops).flatMap((level) => [...level]))
  const wholes = new Set([...start.wholes, ...reached])
  const owners = new Set([...start.owners, ...[...columns].flatMap((column) => directory.ownerOf(column) ?? [])])

  const view = viewOf(snapshot, allEdges, 'COLUMN')
  const [stated, wide, among, unstated] = await Promise.all([
    store.edgesOf([...columns, ...wholes], direction, view),
    includeIndirect && direction === 'UPSTREAM' ? store.edgesOf([...owners], direction, view) : [],
    store.edgesOf([...reached], direction, viewOf(snapshot, allEdges)),
    store.edgesOf([...owners], direction, viewOf(snapshot, allEdges, 'UNSTATED')),
  ])
  const own = await ownColumns(snapshot, subject)
  const whole = (key: NodeKey) => placesOf(snapshot, key, 'COLUMN').filter(isShown)
  /** A dataset's columns that are drawn; each once, however it is spelt. */
  const columnsIn = (dataset: NodeKey): Place[] => {
    const known = [...directory.columnsOf(dataset).values()]
      .map(directory.final)
      .filter((column) => columns.has(column))
    const places = known.flatMap((column) => placesOf(snapshot, column, 'COLUMN')).filter(isShown)
    if (places.length > 0) return unique(snapshot, places)
    return subject.columns?.columns.size === 0 && start.owners.has(dataset) ? own : []
  }
  /** These, or the dataset itself. */
  const standingFor = (dataset: NodeKey): Place[] => {
    const places = columnsIn(dataset)
    return places.length > 0 ? places : whole(dataset)
  }
  const ends: EdgeEnds[] = []
  const draw = (edge: EdgeVersion, near: readonly Place[], far: readonly Place[]): void => {
    const [from, to] = direction === 'DOWNSTREAM' ? [near, far] : [far, near]
    ends.push({ edge, from, to })
  }
  const farOf = (edge: EdgeVersion): NodeKey => (direction === 'DOWNSTREAM' ? edge.to : edge.from)
  for (const [near, edges] of stated) for (const edge of edges) draw(edge, whole(near), whole(farOf(edge)))
  for (const [, edges] of includeIndirect ? (direction === 'UPSTREAM' ? wide : stated) : []) {
    for (const edge of edges) {
      if (directory.ownerOf(edge.to) === null) ends.push({ edge, from: whole(edge.from), to: columnsIn(edge.to) })
    }
  }
  for (const [near, edges] of among) for (const edge of edges) draw(edge, whole(near), whole(farOf(edge)))
  for (const [near, edges] of unstated) {
    for (const edge of edges) {
      const far = farOf(edge)
      if (reach.entries.has(far) && reached.has(far)) draw(edge, standingFor(near), whole(far))
    }
  }
  return edgesBetweenPlaces(snapshot, ends)
}

function unique(snapshot: Snapshot, places: readonly Place[]): Place[] {
  const byId = new Map(places.map((place) => [idOfPlace(snapshot, place), place]))
  return [...byId].sort(([a], [b]) => compareIds(a, b)).map(([, place]) => place)
}
