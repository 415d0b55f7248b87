import type { Closure, NodeKey } from '../stores/store.ts'

/** The hops to each node of a closure, by its key; 0 for those not in it. A byte a node: none is farther than 64. */
export function distancesIn({ levels }: Closure, highest: NodeKey): Uint8Array {
  const distances = new Uint8Array(highest + 1)
  for (const [i, keys] of levels.entries()) for (const key of keys) distances[key] = i + 1
  return distances
}
