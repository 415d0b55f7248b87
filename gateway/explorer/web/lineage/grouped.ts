import { type GroupKey, groupId, keyOfGroup, widerKey } from './group-key.ts'
import { edgeId, type MeshEdge, type MeshGraph, type MeshNode, neighboursBy, SIDES, type Side } from './mesh-graph.ts'

/** Many of one domain, or outside any, drawn as one, which says how many. */
export interface Group {
  readonly id: string
  /** Null for what no domain owns. */
  readonly domainId: string | null
  readonly members: readonly MeshNode[]
  readonly hops: number
}

/** Whether a card is one, by its id. */
export const isGroup = (id: string): boolean => id.startsWith('group:')

export interface GroupedGraph extends MeshGraph {
  /** Without what is in a group. */
  readonly nodes: ReadonlyMap<string, MeshNode>
  readonly groups: ReadonlyMap<string, Group>
}

export interface GroupingOptions {
  /** More neighbours than this on one side make a hub. */
  readonly hub: number
  /** Fewer of a domain stay as they are. */
  readonly least: number
  /** More nodes than this are grouped by hop and domain, wherever they hang. */
  readonly most: number
}

export const GROUPING: GroupingOptions = { hub: 12, least: 3, most: 3_000 }

/**
 * The ends of a hub's spokes as one group a domain, those outside any domain by namespace, and, of a graph that is too large to draw,
 * everything by hop and domain. `apart` are nodes that never go into a group and groups that were opened: their ids. Grouped is only
 * what nothing hangs on but other spokes of the same hub, so that a way through the graph stays a way.
 */
export function grouped(
  graph: MeshGraph,
  apart: ReadonlySet<string>,
  options: GroupingOptions = GROUPING,
): GroupedGraph {
  const placed = new Map<string, string>()
  const isFree = (id: string): boolean => !graph.roots.has(id) && !apart.has(id) && !placed.has(id)
  const neighbours = { up: neighboursBy(graph.edges, 'up'), down: neighboursBy(graph.edges, 'down') }
  for (const side of SIDES) {
    for (const [hub, spokes] of neighbours[side]) {
      if (spokes.size <= options.hub) continue
      const leadsOn = (id: string) => [...(neighbours[side].get(id) ?? [])].some((next) => !spokes.has(next))
      const ends = [...spokes].filter((id) => isFree(id) && !leadsOn(id))
      for (const [key, ids] of byKey(ends, graph, options.least)) {
        const group = groupId(`${side}:${hub}`, key)
        if (ids.length < options.least || apart.has(group)) continue
        for (const id of ids) placed.set(id, group)
      }
    }
  }
  if (graph.nodes.size - placed.size + new Set(placed.values()).size > options.most)
    placeRest(graph, isFree, placed, apart)
  return withGroups(graph, placed)
}

/** Namespaces with fewer than `least` go together. */
function byKey(ids: readonly string[], { nodes }: MeshGraph, least: number): ReadonlyMap<GroupKey, readonly string[]> {
  const keys = new Map<GroupKey, string[]>()
  const add = (key: GroupKey, ids: readonly string[]): void => {
    const known = keys.get(key)
    if (known === undefined) keys.set(key, [...ids])
    else known.push(...ids)
  }
  for (const id of ids) add(keyOfGroup(nodes.get(id) ?? { id, domainId: null }), [id])
  for (const [key, few] of [...keys]) {
    const wider = widerKey(key)
    if (wider === null || few.length >= least) continue
    keys.delete(key)
    add(wider, few)
  }
  return keys
}

function placeRest(
  graph: MeshGraph,
  isFree: (id: string) => boolean,
  placed: Map<string, string>,
  apart: ReadonlySet<string>,
): void {
  for (const [id, { hops, domainId }] of graph.nodes) {
    const key = keyOfGroup({ id, domainId })
    const group = groupId(`hop:${hops}`, widerKey(key) ?? key)
    if (isFree(id) && !apart.has(group)) placed.set(id, group)
  }
}

function withGroups(graph: MeshGraph, placed: ReadonlyMap<string, string>): GroupedGraph {
  const members = new Map<string, MeshNode[]>()
  for (const [id, group] of placed) {
    const node = graph.nodes.get(id)
    if (node === undefined) continue
    const known = members.get(group)
    if (known === undefined) members.set(group, [node])
    else known.push(node)
  }
  const groups = [...members].map(([id, nodes]): [string, Group] => [
    id,
    { id, members: nodes, domainId: nodes[0]?.domainId ?? null, hops: nodes[0]?.hops ?? 0 },
  ])
  const edges = new Map<string, MeshEdge>()
  for (const edge of graph.edges) {
    const from = placed.get(edge.from) ?? edge.from
    const to = placed.get(edge.to) ?? edge.to
    if (from === to && edge.from !== edge.to) continue
    const id = edgeId(from, to)
    const known = edges.get(id)
    // Of several lines drawn as one some became another: as one it changed.
    const change = known === undefined || known.change === edge.change ? edge.change : 'CHANGED'
    edges.set(id, { id, from, to, claims: [...(known?.claims ?? []), ...edge.claims], change })
  }
  return {
    roots: graph.roots,
    nodes: new Map([...graph.nodes].filter(([id]) => !placed.has(id))),
    groups: new Map(groups),
    edges: [...edges.values()],
  }
}

/** What of `open` keeps something out of groups: opened groups and members drawn alone (`out:<id>`). */
export function apartIn(
  open: readonly string[],
  grown: readonly { readonly id: string; readonly side: Side }[],
): ReadonlySet<string> {
  return new Set([
    ...open.filter(isGroup),
    ...open.filter((one) => one.startsWith('out:')).map((one) => one.slice('out:'.length)),
    ...grown.map(({ id }) => id),
  ])
}
