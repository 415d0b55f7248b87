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
      nodes: batch.map((node) => ({ key: keyOf(node), id: idOfNode(node), mergedInto: null })),
      writers: batch.map((node) => ({ key: keyOf(node), id: `job:scheduler/make-${node}`, kind: 'JOB', state: '{}' })),
    })
    onProgress(0)
  }
  for (let start = 0; start < from.length; start += EDGES_A_COMMIT) {
    recordedAt += 1
    const opened: EdgeVersion[] = []
    for (let edge = start; edge < Math.min(from.length, start + EDGES_A_COMMIT); edge += 1) {
      opened.push({
        from: keyOf(from[edge] ?? 0),
        to: keyOf(to[edge] ?? 0),
        writer: keyOf(to[edge] ?? 0),
        method: 'OBSERVED',
        producer: 'https://example.com/scheduler',
        confidence: edge % 10 === 0 ? 0.8 : 1,
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
