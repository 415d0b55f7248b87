import { below, type Random, seededRandom } from '../mesh/random.ts'
import { createPairSet } from './pair-set.ts'

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
  /**
   * Parts of the company that read their own data and what all share, so that most datasets reach some hundred others and
   * few reach everything. One: everything reads everything, and most datasets reach nearly all.
   */
  readonly areas?: number
  readonly seed: number
}

/** What edges are drawn as, in shares of all. The rest leads a few layers on, mostly one. */
const SHARE = { hub: 0.02, shared: 0.05, diamonds: 0.1, back: 0.005, loops: 0.0005 }

/** One area of so many has a dataset that all others read. */
const SHARING = 10

/**
 * A graph like the lineage of a large company: layers from raw to reports, few datasets that very many read (out-degrees
 * by a power law) and one that thousands do, diamonds, edges back to earlier layers (so cycles) and onto themselves.
 */
export function generateGraph({ nodes, edges, layers, areas = 1, seed }: GraphOptions): Graph {
  const random = seededRandom(seed)
  const size = Math.floor(nodes / layers)
  const width = Math.floor(size / areas)
  const from = new Int32Array(edges)
  const to = new Int32Array(edges)
  const known = createPairSet(edges)
  const hub = size
  let count = 0

  const add = (source: number, target: number): void => {
    if (count === edges || !known.add(source, target)) return
    from[count] = source
    to[count] = target
    count += 1
  }
  const anyArea = (): number => (areas === 1 ? 0 : below(random, areas))
  const anyOf = (layer: number, area: number): number => layer * size + area * width + below(random, width)
  const popularOf = (layer: number, area: number): number =>
    layer * size + area * width + Math.floor(width * random() ** 3)
  const draw = (share: number, edge: (area: number) => void): void => {
    const end = Math.min(edges, count + Math.round(share * edges))
    while (count < end) edge(anyArea())
  }

  draw(SHARE.hub, (area) => add(hub, anyOf(Math.min(layers - 1, 2 + below(random, 4)), area)))
  if (areas > 1) {
    const sharing = Math.max(2, Math.floor(areas / SHARING))
    draw(SHARE.shared, (area) => {
      const owner = Math.floor(areas / sharing) * Math.floor(sharing * random() ** 3)
      add(2 * size + owner * width, anyOf(Math.min(layers - 1, 3 + below(random, 4)), area))
    })
  }
  draw(SHARE.loops, () => {
    const node = below(random, nodes)
    add(node, node)
  })
  draw(SHARE.back, (area) => {
    const layer = 1 + below(random, layers - 1)
    // In an area a layer at most: farther ones would make a single cycle of nearly all of it.
    const earlier = areas === 1 ? below(random, layer) : layer - 1
    add(anyOf(layer, area), anyOf(earlier, area))
  })
  draw(SHARE.diamonds, (area) => {
    const layer = below(random, layers - 2)
    const top = popularOf(layer, area)
    const [left, right, bottom] = [anyOf(layer + 1, area), anyOf(layer + 1, area), anyOf(layer + 2, area)]
    add(top, left)
    add(top, right)
    add(left, bottom)
    add(right, bottom)
  })
  draw(1, (area) => {
    const layer = below(random, layers - 1)
    add(popularOf(layer, area), anyOf(Math.min(layers - 1, layer + stride(random)), area))
  })
  return { nodes, from, to, hub }
}

/** How many layers an edge leads on. */
function stride(random: Random): number {
  const chance = random()
  if (chance < 0.8) return 1
  return chance < 0.95 ? 2 : 3 + below(random, 3)
}
