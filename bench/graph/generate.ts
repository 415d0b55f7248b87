import { below, type Random, seededRandom } from '../mesh/random.ts'

/** A directed graph of nodes 0 … `nodes - 1`; edge `i` leads from `from[i]` to `to[i]`. No edge comes twice. */
export interface Graph {
  readonly nodes: number
  readonly from: Int32Array
  readonly to: Int32Array
  /** The node with by far the most edges out, near the beginning. */
  readonly hub: number
}

export interface GraphOptions {
  readonly nodes: number
  readonly edges: number
  readonly layers: number
  readonly seed: number
}

/** What edges are drawn as, in shares of all. The rest leads a few layers on, mostly one. */
const SHARE = { hub: 0.02, diamonds: 0.1, back: 0.005, loops: 0.0005 }

/**
 * A graph like the lineage of a large company: layers from raw to reports, few datasets that very many read (out-degrees
 * by a power law) and one that thousands do, diamonds, edges back to earlier layers (so cycles) and onto themselves.
 */
export function generateGraph({ nodes, edges, layers, seed }: GraphOptions): Graph {
  const random = seededRandom(seed)
  const size = Math.floor(nodes / layers)
  const from = new Int32Array(edges)
  const to = new Int32Array(edges)
  const known = new Set<number>()
  const hub = size

  const add = (source: number, target: number): void => {
    const edge = source * nodes + target
    if (known.size === edges || known.has(edge)) return
    from[known.size] = source
    to[known.size] = target
    known.add(edge)
  }
  const anyOf = (layer: number): number => layer * size + below(random, size)
  const popularOf = (layer: number): number => layer * size + Math.floor(size * random() ** 3)
  const draw = (share: number, edge: () => void): void => {
    const end = Math.min(edges, known.size + Math.round(share * edges))
    while (known.size < end) edge()
  }

  draw(SHARE.hub, () => add(hub, anyOf(Math.min(layers - 1, 2 + below(random, 4)))))
  draw(SHARE.loops, () => {
    const node = below(random, nodes)
    add(node, node)
  })
  draw(SHARE.back, () => {
    const layer = 1 + below(random, layers - 1)
    add(anyOf(layer), anyOf(below(random, layer)))
  })
  draw(SHARE.diamonds, () => {
    const layer = below(random, layers - 2)
    const [top, left, right, bottom] = [popularOf(layer), anyOf(layer + 1), anyOf(layer + 1), anyOf(layer + 2)]
    add(top, left)
    add(top, right)
    add(left, bottom)
    add(right, bottom)
  })
  draw(1, () => {
    const layer = below(random, layers - 1)
    add(popularOf(layer), anyOf(Math.min(layers - 1, layer + stride(random))))
  })
  return { nodes, from, to, hub }
}

/** How many layers an edge leads on. */
function stride(random: Random): number {
  const chance = random()
  if (chance < 0.8) return 1
  return chance < 0.95 ? 2 : 3 + below(random, 3)
}
