import { below, type Random } from '../mesh/random.ts'

/** Tables in hops from the first of them: `parents[i]` are those that feed table `i`, of the two hops before its own. */
export interface LayeredGraph {
  readonly parents: readonly (readonly number[])[]
  readonly edges: number
}

/** As many hops as people look at; a hop of a small graph is no hub, which would be drawn as one. */
const HOPS = 24

/** Each table but those of the last hop feeds another, so that none is an end that can be grouped. */
export function layeredGraph({ nodes, edges }: { nodes: number; edges: number }, random: Random): LayeredGraph {
  const width = Math.ceil((nodes - 1) / HOPS)
  const hopOf = (node: number): number => Math.ceil(node / width)
  const inHop = (hop: number): readonly number[] => (hop <= 0 ? [0] : range((hop - 1) * width + 1, width))
  const parents = range(0, nodes).map((node) => new Set(node === 0 ? [] : [Math.max(0, node - width)]))
  let drawn = nodes - 1
  while (drawn < edges) {
    const node = 1 + below(random, nodes - 1)
    const own = hopOf(node)
    // The first feeds its own hop alone: one that fed two would have ends that are drawn as a group.
    const hop = own === 1 ? 0 : Math.max(1, own - 1 - below(random, 2))
    const choice = inHop(hop)
    const parent = choice[below(random, choice.length)] ?? 0
    const known = parents[node]
    if (known === undefined || known.has(parent)) continue
    known.add(parent)
    drawn++
  }
  return { parents: parents.map((known) => [...known]), edges: drawn }
}

const range = (from: number, length: number): number[] => Array.from({ length }, (_, at) => from + at)
