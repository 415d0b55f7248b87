import { describe, expect, it } from 'vitest'
import { generateGraph } from '../../../bench/graph/generate.ts'
import { documentsOf, meaningOf } from '../../../bench/graph/mesh-of-graph.ts'
import { distancesFrom, expectedImpact } from '../../../bench/graph/oracle.ts'
import { lineageDocument } from '../../../schema/lineage-document.ts'

const options = { nodes: 2_000, edges: 8_000, layers: 20, seed: 7 }
const graph = generateGraph(options)
const edges = Array.from(graph.from, (from, edge): [number, number] => [from, graph.to[edge] ?? -1])
const layerOf = (node: number) => Math.floor(node / (options.nodes / options.layers))

describe('the generated graph', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(generateGraph(options)).toEqual(graph)
    expect(generateGraph({ ...options, seed: 8 }).to).not.toEqual(graph.to)
  })

  it('has every edge once, and as many as asked for', () => {
    expect(edges).toHaveLength(options.edges)
    expect(new Set(edges.map(([from, to]) => `${from} ${to}`)).size).toBe(options.edges)
  })

  it('has a hub, edges on, edges back and edges onto themselves', () => {
    const degrees = new Map<number, number>()
    for (const [from] of edges) degrees.set(from, (degrees.get(from) ?? 0) + 1)
    const [busiest] = [...degrees].sort(([, a], [, b]) => b - a)
    expect(busiest?.[0]).toBe(graph.hub)
    expect(edges.some(([from, to]) => layerOf(to) < layerOf(from))).toBe(true)
    expect(edges.some(([from, to]) => from === to)).toBe(true)
    expect(edges.filter(([from, to]) => layerOf(to) > layerOf(from)).length).toBeGreaterThan(0.9 * options.edges)
  })
})

describe('the oracle', () => {
  // 0 ─► 1 ─► 3 ─► 0, 0 ─► 2 ─► 3, 3 ─► 4 ─► 4, 5 alone
  const small = {
    nodes: 6,
    from: Int32Array.of(0, 1, 0, 2, 3, 3, 4),
    to: Int32Array.of(1, 3, 2, 3, 0, 4, 4),
    hub: 0,
  }

  it('takes the shortest way, and comes back to the start by the cycle', () => {
    expect([...distancesFrom(small, 0)]).toEqual([3, 1, 1, 2, 3, -1])
  })

  it('counts ports, unclaimed datasets and products as the design says', () => {
    // One product in all: 0, 1, 2 and 5 are its ports, 3 and 4 are claimed by none.
    expect(meaningOf(6, 1).port?.product).toBe(meaningOf(6, 2).port?.product)
    const ports = expectedImpact(small, 0, 'PORT')
    expect(ports.total).toBe(4)
    expect(ports.byDistance).toEqual({ 1: 2, 2: 1, 3: 1 })
    expect(ports.byKind).toEqual({ KAFKA: 1, TABLE: 1, DATASET: 2 })
    expect(expectedImpact(small, 0, 'PRODUCT').total).toBe(0)
  })
})

describe('the mesh of a graph', () => {
  it('is told to lineage in documents of the form that services share', () => {
    const documents = documentsOf(options.nodes)
    for (const document of documents) expect(lineageDocument.safeParse(document).error).toBeUndefined()
    const claimed = documents.flatMap(({ products }) => products.flatMap(({ ports }) => ports))
    expect(claimed.length).toBeGreaterThan(0.55 * options.nodes)
  })
})
