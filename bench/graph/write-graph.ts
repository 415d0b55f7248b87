import { type EdgeVersion, type LineageStore, noChanges } from '../../subgraphs/lineage/stores/store.ts'
import type { Graph } from './generate.ts'
import { idOfNode } from './mesh-of-graph.ts'

const EDGES_A_COMMIT = 5_000
const NODES_A_COMMIT = 5_000

/** In the store keys count from 1. */
export const keyOf = (node: number): number => node + 1
export const nodeOfKey = (key: number): number => key - 1

/**
 * Writes a graph through the store's port, in batches, as the service would: each dataset is made by one job, which states
 * its edges. Confidences differ, so that rows have a lowest one.
 *
 * @param onProgress is told how many edges are written
 */
export async function writeGraph(
  store: LineageStore,
  { nodes, from, to }: Graph,
  onProgress: (edges: number) => void = () => {},
): Promise<void> {
  const began = Date.now()
  let recordedAt = began - 1_000_000
  for (let start = 0; start < nodes; start += NODES_A_COMMIT) {
    const batch = Array.from({ length: Math.min(NODES_A_COMMIT, nodes - start) }, (_, index) => start + index)
    await store.commit({
      ...noChanges,
      recordedAt: ++recordedAt,
      nodes: batch.map((node) => ({ key: keyOf(node), id: idOfNode(node), owner: null, mergedInto: null })),
      writers: batch.map((node) => ({ key: keyOf(node), id: `job:scheduler/make-${node}`, kind: 'JOB', state: '{}' })),
    })
    onProgress(0)
  }
  const edges = byTarget(nodes, to)
  for (let start = 0; start < edges.length; start += EDGES_A_COMMIT) {
    recordedAt += 1
    const opened: EdgeVersion[] = []
    for (const edge of edges.subarray(start, start + EDGES_A_COMMIT)) {
      opened.push({
        from: keyOf(from[edge] ?? 0),
        to: keyOf(to[edge] ?? 0),
        writer: keyOf(to[edge] ?? 0),
        layer: 'WHOLE',
        method: 'OBSERVED',
        producer: 'https://example.com/scheduler',
        confidence: edge % 10 === 0 ? 0.8 : 1,
        statesColumns: false,
        detail: null,
        lastRun: null,
        firstSeenAt: began - 1_000_000,
        lastSeenAt: began - 1_000_000,
        validFrom: began - 1_000_000,
        validTo: null,
        recordedFrom: recordedAt,
        recordedTo: null,
      })
    }
    await store.commit({ ...noChanges, recordedAt, opened })
    onProgress(start + opened.length)
  }
}

/** The numbers of the edges in the order of their targets: a job states its edges together. */
function byTarget(nodes: number, to: Int32Array): Int32Array {
  const next = new Int32Array(nodes + 1)
  for (const target of to) next[target + 1] = (next[target + 1] ?? 0) + 1
  for (let node = 0; node < nodes; node += 1) next[node + 1] = (next[node + 1] ?? 0) + (next[node] ?? 0)
  const order = new Int32Array(to.length)
  for (let edge = 0; edge < to.length; edge += 1) {
    const target = to[edge] ?? 0
    const at = next[target] ?? 0
    order[at] = edge
    next[target] = at + 1
  }
  return order
}
