import type { Graph } from './generate.ts'
import { domainOfProduct, meaningOf, ownerOfProduct, productIdOf } from './mesh-of-graph.ts'

/** An impact as it should be answered, worked out in memory from the graph alone. */
export interface ExpectedImpact {
  readonly total: number
  readonly byDistance: Counts
  readonly byDomain: Counts
  readonly byOwner: Counts
  readonly byKind: Counts
  /** All rows, nearest first, then by id. */
  readonly rows: readonly { readonly id: string; readonly distance: number }[]
}

type Counts = Readonly<Record<string, number>>

interface ReachedRow {
  readonly id: string
  readonly distance: number
  readonly kind: string
  readonly domain: string | null
  readonly owner: string | null
}

/** The distance of every node from `start` by breadth-first search, -1 where it is not reached; `start` itself only by a cycle. */
export function distancesFrom({ nodes, from, to }: Graph, start: number): Int32Array {
  const offsets = new Int32Array(nodes + 1)
  for (const source of from) offsets[source + 1] = (offsets[source + 1] ?? 0) + 1
  for (let node = 0; node < nodes; node += 1) offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0)
  const next = offsets.slice()
  const targets = new Int32Array(to.length)
  from.forEach((source, edge) => {
    const at = next[source] ?? 0
    targets[at] = to[edge] ?? 0
    next[source] = at + 1
  })

  const distances = new Int32Array(nodes).fill(-1)
  let frontier = [start]
  for (let distance = 1; frontier.length > 0; distance += 1) {
    const reached: number[] = []
    for (const node of frontier) {
      for (const target of targets.subarray(offsets[node], offsets[node + 1])) {
        if (distances[target] !== -1) continue
        distances[target] = distance
        reached.push(target)
      }
    }
    frontier = reached
  }
  return distances
}

/** The impact of a dataset at PORT or PRODUCT level (DESIGN §2.3): its own port and product never count. */
export function expectedImpact(graph: Graph, of: number, level: 'PORT' | 'PRODUCT'): ExpectedImpact {
  const own = meaningOf(graph.nodes, of)
  const rows = new Map<string, ReachedRow>()
  distancesFrom(graph, of).forEach((distance, node) => {
    if (distance < 0 || node === of) return
    const row = rowOf(graph.nodes, node, distance, level)
    if (row === null || (level === 'PRODUCT' && own.port && row.id === productIdOf(graph.nodes, own.port.product)))
      return
    const known = rows.get(row.id)
    if (known === undefined || distance < known.distance) rows.set(row.id, row)
  })
  const all = [...rows.values()].sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
  return {
    total: all.length,
    byDistance: count(all, ({ distance }) => String(distance)),
    byDomain: count(all, ({ domain }) => domain),
    byOwner: count(all, ({ owner }) => owner),
    byKind: count(all, ({ kind }) => kind),
    rows: all.map(({ id, distance }) => ({ id, distance })),
  }
}

function rowOf(nodes: number, node: number, distance: number, level: 'PORT' | 'PRODUCT'): ReachedRow | null {
  const { id, port, isConsumer } = meaningOf(nodes, node)
  if (port !== null) {
    const [domain, owner] = [domainOfProduct(nodes, port.product), ownerOfProduct(port.product)]
    return level === 'PORT'
      ? { id: port.id, distance, kind: port.kind, domain, owner }
      : { id: productIdOf(nodes, port.product), distance, kind: 'PRODUCT', domain, owner }
  }
  if (isConsumer) return { id, distance, kind: 'CONSUMER', domain: null, owner: null }
  return level === 'PORT' ? { id, distance, kind: 'DATASET', domain: null, owner: null } : null
}

function count(rows: readonly ReachedRow[], keyOf: (row: ReachedRow) => string | null): Counts {
  const counts: Record<string, number> = {}
  for (const row of rows) {
    const key = keyOf(row)
    if (key !== null) counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}
