import type { ColumnLineage } from './columns.ts'
import type { MeshGraph } from './mesh-graph.ts'

interface NeededParts {
  readonly graph: MeshGraph
  /** Null when columns are not drawn. */
  readonly columns: ColumnLineage | null
  readonly isFilteredByStatus: boolean
  readonly focus: string
}

/** Things whose details are needed before, or without, their cards being seen. */
export function neededDetails({
  graph: { nodes },
  columns,
  isFilteredByStatus,
  focus,
}: NeededParts): readonly string[] {
  if (isFilteredByStatus) return [...nodes.keys()]
  const needed = new Set<string>()
  // What is chosen is told in full beside the graph.
  if (nodes.has(focus)) needed.add(focus)
  // Rows stand in the order of the contract: known only once they are seen, the graph would move below the one who looks.
  for (const id of columns?.columns.keys() ?? []) if (nodes.has(id)) needed.add(id)
  // Since when a domain does not answer, one of its things tells for all.
  const down = new Set<string>()
  for (const { id, domainId, availability } of nodes.values()) {
    if (availability !== 'UNREACHABLE' || domainId === null || down.has(domainId)) continue
    down.add(domainId)
    needed.add(id)
  }
  return [...needed]
}
