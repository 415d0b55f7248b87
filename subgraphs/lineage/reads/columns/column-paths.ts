import { compareIds } from '../../mesh/copy.ts'
import { allEdges, MAX_DEPTH, type NodeKey } from '../../stores/store.ts'
import type { PlacePath } from '../graph-edges.ts'
import type { Place } from '../place.ts'
import { idOfPlace, placesOf } from '../places.ts'
import type { Reader } from '../reader.ts'
import { type Snapshot, viewOf } from '../snapshot.ts'
import type { Subject } from '../subject.ts'
import { createWayEdges, type WayEdges } from '../way-edges.ts'
import { askedColumns } from './column-graph.ts'
import type { ColumnReach } from './column-reach.ts'
import { columnStartOf } from './column-subject.ts'
import { walkColumns } from './column-walk.ts'
import { createColumnWays } from './column-ways.ts'

/**
 * The shortest ways from one subject to another of which at least one is a column, in the order of the ids they pass. A
 * column that is reached by name is gone to as itself; one of which only its dataset is, as that.
 */
export async function shortestColumnPaths(
  reader: Reader,
  snapshot: Snapshot,
  from: Subject,
  to: Subject,
  first: number,
): Promise<readonly PlacePath[]> {
  const { store } = reader
  const walk = { direction: 'DOWNSTREAM', depth: MAX_DEPTH, edges: allEdges, includeIndirect: false } as const
  const start = await columnStartOf(snapshot, from)
  const reach = await walkColumns(reader, snapshot, start, walk)
  const { targets, length } = nearest(reach, (await columnStartOf(snapshot, to)).columns, to)
  if (length === 0 || first === 0) return []

  const view = viewOf(snapshot, allEdges)
  const ways = createColumnWays({ store, snapshot, start, reach, direction: 'DOWNSTREAM', view })
  // What lies on a way, from its end back; then from its beginning on, in the order of ids.
  const after = new Map<string, Set<NodeKey>>()
  let here = new Set(targets)
  for (let distance = length; distance > 0; distance--) {
    const before = new Set<NodeKey>()
    for (const key of here) {
      for (const hop of await ways.before(key, distance)) {
        const name = `${distance - 1} ${hop.key}`
        after.set(name, (after.get(name) ?? new Set()).add(key))
        before.add(hop.key)
      }
    }
    here = before
  }
  const idOf = (key: NodeKey): string => snapshot.directory.idOf(key)
  const inOrder = (keys: Iterable<NodeKey>) => [...keys].sort((a, b) => compareIds(idOf(a), idOf(b)))
  const found: NodeKey[][] = []
  const follow = (nodes: readonly NodeKey[]): void => {
    if (found.length >= first) return
    const distance = nodes.length - 1
    if (distance === length) found.push([...nodes])
    else for (const next of inOrder(after.get(`${distance} ${nodes.at(-1)}`) ?? [])) follow([...nodes, next])
  }
  for (const key of inOrder(here)) follow([key])
  const options = {
    store,
    snapshot,
    edges: allEdges,
    direction: 'DOWNSTREAM',
    level: 'COLUMN',
    includeIndirect: false,
  } as const
  const edgesOnWay = createWayEdges(options)
  return Promise.all(found.map((nodes) => withEdges(edgesOnWay, snapshot, nodes, from, to)))
}

function nearest({ columns, closure }: ColumnReach, wanted: ReadonlySet<NodeKey>, to: Subject) {
  const targets = new Set<NodeKey>()
  let length = 0
  const consider = (key: NodeKey, distance: number): void => {
    if (length !== 0 && distance > length) return
    if (distance < length) targets.clear()
    targets.add(key)
    length = distance
  }
  for (const key of wanted) {
    const step = columns.get(key)
    if (step) consider(key, step.distance)
  }
  if (targets.size > 0 && to.columns !== null) return { targets, length }
  const wholes = new Set(to.columns === null ? to.start : to.columns.owners)
  for (const [i, level] of closure.levels.entries()) for (const key of level) if (wholes.has(key)) consider(key, i + 1)
  return { targets, length }
}

async function withEdges(
  edgesOnWay: WayEdges,
  snapshot: Snapshot,
  nodes: readonly NodeKey[],
  from: Subject,
  to: Subject,
): Promise<PlacePath> {
  const { directory } = snapshot
  const places = nodes.map((key, i): Place => {
    const shown = placesOf(snapshot, key, 'COLUMN')
    const subject = i === 0 ? from : i === nodes.length - 1 ? to : null
    if (i === 0 && from.columns !== null) return askedColumns(snapshot, from)[0] ?? place(shown)
    if (subject?.columns && directory.ownerOf(key) !== null) {
      const own = new Set(subject.columns.own.map(({ id }) => id))
      return shown.find((other) => own.has(idOfPlace(snapshot, other))) ?? place(shown)
    }
    return shown.find((other) => other.kind === 'PORT' && subject?.ports.has(other.index)) ?? place(shown)
  })
  return { places, edges: await edgesOnWay(nodes, places) }
}

function place([first]: readonly Place[]): Place {
  if (first === undefined) throw new Error('a node on a way shows nowhere')
  return first
}
