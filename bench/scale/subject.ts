import { type Csr, createCsr, type Levels, sizeOf } from '../graph/csr.ts'
import { type Graph, generateGraph } from '../graph/generate.ts'
import { ROWS } from '../graph/impact-question.ts'
import { type ExpectedImpact, expectedImpact } from '../graph/oracle.ts'
import { createReachCheck, type ReachCheck } from '../graph/reach-check.ts'
import { median } from '../measure/statistics.ts'
import { below, seededRandom } from '../mesh/random.ts'
import type { Size } from './options.ts'

/** A node that everyone is asked about, and what is right. */
export interface Asked {
  readonly node: number
  /** How many it reaches. */
  readonly reached: number
  readonly levels: Levels
  /** Worked out when first needed. */
  readonly reach: () => ReachCheck
  readonly impact: () => ExpectedImpact
}

/** A graph of one size, and the nodes to ask about. */
export interface Subject {
  readonly size: Size
  readonly graph: Graph
  readonly csr: Csr
  readonly hub: Asked
  /** Drawn at random. */
  readonly random: readonly Asked[]
  /** Of these the ones whose closure is nearest to the median. */
  readonly typical: readonly Asked[]
}

const SEED = 7
const LAYERS = 20
/** As many as a domain of the mesh has datasets. */
const NODES_AN_AREA = 1_000

export function createSubject(size: Size, counts: { readonly random: number; readonly typical: number }): Subject {
  const { nodes, edges } = size
  const graph = generateGraph({ nodes, edges, layers: LAYERS, areas: Math.ceil(nodes / NODES_AN_AREA), seed: SEED })
  const csr = createCsr(graph)
  const draw = seededRandom(SEED + 1)
  const random = Array.from({ length: counts.random }, () => ask(csr, below(draw, nodes)))
  const middle = median(random.map(({ reached }) => reached))
  const typical = random
    .toSorted((a, b) => Math.abs(a.reached - middle) - Math.abs(b.reached - middle))
    .slice(0, counts.typical)
  return { size, graph, csr, hub: ask(csr, graph.hub), random, typical }
}

function ask(csr: Csr, node: number): Asked {
  const levels = csr.closure(node)
  const { nodes } = csr
  return {
    node,
    levels,
    reached: sizeOf(levels),
    reach: once(() => createReachCheck(nodes, levels)),
    impact: once(() => expectedImpact(nodes, levels, { of: node, level: 'PORT', first: ROWS })),
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
