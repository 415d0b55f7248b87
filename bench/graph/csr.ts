import type { Graph } from './generate.ts'

/** The nodes reached, by distance: `[0]` are those one hop away. The start is among them when a cycle leads back to it. */
export type Levels = readonly Int32Array[]

/** A graph as compressed sparse rows: the targets of a node are neighbours in memory. As fast as a traversal can be. */
export interface Csr {
  readonly nodes: number
  readonly degreeOf: (node: number) => number
  /** By breadth-first search. What is right, and the least it can cost. */
  readonly closure: (start: number) => Levels
}

export function createCsr({ nodes, from, to }: Pick<Graph, 'nodes' | 'from' | 'to'>): Csr {
  const offsets = new Int32Array(nodes + 1)
  for (const source of from) offsets[source + 1] = (offsets[source + 1] ?? 0) + 1
  for (let node = 0; node < nodes; node += 1) offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0)
  const next = offsets.slice()
  const targets = new Int32Array(to.length)
  for (let edge = 0; edge < to.length; edge += 1) {
    const source = from[edge] ?? 0
    const at = next[source] ?? 0
    targets[at] = to[edge] ?? 0
    next[source] = at + 1
  }
  const reached = new Uint8Array(nodes)
  const queue = new Int32Array(nodes + 1)

  /** Appends to the queue what was not reached before; where the queue ends now. */
  const expand = (node: number, end: number): number => {
    let last = end
    for (let at = offsets[node] ?? 0; at < (offsets[node + 1] ?? 0); at += 1) {
      const target = targets[at] ?? 0
      if (reached[target] === 1) continue
      reached[target] = 1
      queue[last] = target
      last += 1
    }
    return last
  }

  return {
    nodes,
    degreeOf: (node) => (offsets[node + 1] ?? 0) - (offsets[node] ?? 0),
    closure(start) {
      const levels: Int32Array[] = []
      let begin = 0
      let end = expand(start, 0)
      while (end > begin) {
        levels.push(queue.slice(begin, end))
        const level = end
        for (; begin < level; begin += 1) end = expand(queue[begin] ?? 0, end)
      }
      for (let at = 0; at < end; at += 1) reached[queue[at] ?? 0] = 0
      return levels
    },
  }
}

export const sizeOf = (levels: Levels): number => levels.reduce((sum, { length }) => sum + length, 0)
