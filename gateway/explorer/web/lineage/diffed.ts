import type { LineageDifferenceFragment, LineageThingFragment } from '../generated/operations.ts'
import { type ColumnEdge, type ColumnLineage, cardOf, columnEdge, columnsOf } from './columns.ts'
import { isOfColumns, markedLines, withGone } from './differences.ts'
import { edgeId, type MeshEdge, type MeshGraph, type MeshNode } from './mesh-graph.ts'

/**
 * The graph of the later moment with what became another since the earlier one: edges that came are marked, those that went are drawn
 * again, with what went with them. Nothing is left out: what stayed is drawn as it is. A line is new, or gone, only when all who say
 * so are; else it changed.
 */
export function diffed(graph: MeshGraph, differences: readonly LineageDifferenceFragment[]): MeshGraph {
  const nodes = new Map(graph.nodes)
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]))
  const ofThings = differences.filter((one) => !isOfColumns(one))
  for (const { from, to, ...claim } of gone(ofThings)) {
    if (!nodes.has(from.id) && !nodes.has(to.id)) continue
    addGone(nodes, from, to)
    const id = edgeId(from.id, to.id)
    const again: MeshEdge = { id, from: from.id, to: to.id, claims: [], change: null }
    edges.set(id, withGone(edges.get(id), again, claim))
  }
  return { roots: graph.roots, nodes, edges: markedLines(edges.values(), ofThings) }
}

/** The same of columns, as far as their cards are drawn: `nodes` are those of the graph with what went. */
export function diffedColumns(
  { edges: known }: ColumnLineage,
  nodes: MeshGraph['nodes'],
  differences: readonly LineageDifferenceFragment[],
): ColumnLineage {
  const edges = new Map<string, ColumnEdge>(known.map((edge) => [edge.id, edge]))
  const ofColumns = differences.filter(isOfColumns)
  for (const { from, to, ...claim } of gone(ofColumns)) {
    if (!nodes.has(cardOf(from.id)) || !nodes.has(cardOf(to.id))) continue
    const again = columnEdge(from.id, to.id, [])
    edges.set(again.id, withGone(edges.get(again.id), again, claim))
  }
  return columnsOf(markedLines(edges.values(), ofColumns))
}

const gone = (differences: readonly LineageDifferenceFragment[]) =>
  differences.flatMap(({ kind, before }) => (kind === 'REMOVED' && before !== null ? [before] : []))

/** An end that is not drawn stands a step beyond the one that is. */
function addGone(nodes: Map<string, MeshNode>, from: LineageThingFragment, to: LineageThingFragment): void {
  const [start, end] = [nodes.get(from.id), nodes.get(to.id)]
  if (start === undefined && end !== undefined) nodes.set(from.id, asNode(from, end.hops - 1))
  if (end === undefined && start !== undefined) nodes.set(to.id, asNode(to, start.hops + 1))
}

function asNode({ distance: _, ...thing }: LineageThingFragment, hops: number): MeshNode {
  return { ...thing, hops }
}
