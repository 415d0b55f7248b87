import { describe, expect, it } from 'vitest'
import { createCsr, sizeOf } from '../../../bench/graph/csr.ts'
import { generateGraph } from '../../../bench/graph/generate.ts'
import { documentsOf, idOfNode, kindOfNode, nodeOfId, productOfNode } from '../../../bench/graph/mesh-of-graph.ts'
import { expectedImpact } from '../../../bench/graph/oracle.ts'
import { createPairSet } from '../../../bench/graph/pair-set.ts'
import { createReachCheck } from '../../../bench/graph/reach-check.ts'
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

  it('in areas, has a hub that reaches nearly all, while most nodes reach a small part', () => {
    const nodes = 20_000
    const csr = createCsr(generateGraph({ nodes, edges: 80_000, layers: 20, areas: 20, seed: 7 }))
    const reached = Array.from({ length: 500 }, (_, index) => sizeOf(csr.closure(index * 40)))
    expect(sizeOf(csr.closure(nodes / 20))).toBeGreaterThan(0.8 * nodes)
    expect(reached.toSorted((a, b) => a - b)[250]).toBeLessThan(0.1 * nodes)
  })
})

describe('a set of pairs', () => {
  it('knows a pair by both of its numbers, however many share a slot', () => {
    const pairs = createPairSet(1_000)
    const all = Array.from({ length: 1_000 }, (_, index): [number, number] => [index % 10, Math.floor(index / 10)])
    expect(all.every(([first, second]) => pairs.add(first, second))).toBe(true)
    expect(all.some(([first, second]) => pairs.add(first, second))).toBe(false)
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

  const levels = createCsr(small).closure(0)

  it('takes the shortest way, and comes back to the start by the cycle', () => {
    expect(levels.map((level) => [...level].sort())).toEqual([[1, 2], [3], [0, 4]])
  })

  it('answers the second time as the first', () => {
    const csr = createCsr(small)
    expect([csr.closure(4), csr.closure(5), csr.closure(4)]).toEqual([[Int32Array.of(4)], [], [Int32Array.of(4)]])
  })

  it('counts ports, unclaimed datasets and products as the design says', () => {
    // One product in all: 0, 1, 2 and 5 are its ports, 3 and 4 are claimed by none.
    expect(productOfNode(6, 1)).toBe(productOfNode(6, 2))
    const ports = expectedImpact(6, levels, { of: 0, level: 'PORT', first: 2 })
    expect(ports.total).toBe(4)
    expect(ports.byDistance).toEqual({ 1: 2, 2: 1, 3: 1 })
    expect(ports.byKind).toEqual({ KAFKA: 1, TABLE: 1, DATASET: 2 })
    expect(ports.rows.map(({ distance }) => distance)).toEqual([1, 1])
    expect(expectedImpact(6, levels, { of: 0, level: 'PRODUCT', first: 2 }).total).toBe(0)
  })

  it('refuses a node too many, one too few, one twice and one at another distance', () => {
    const check = createReachCheck(6, levels)
    check.levels('right', [[2, 1], [3], [4, 0]])
    check.set('right', [0, 1, 2, 3, 4])
    expect(() => check.set('more', [0, 1, 2, 3, 4, 5])).toThrow('more: node 5 is not reached, but was found')
    expect(() => check.set('fewer', [0, 1, 2, 3])).toThrow('fewer: expected 5 nodes, got 4')
    expect(() => check.set('twice', [0, 1, 2, 3, 3])).toThrow('twice: node 3 was found twice')
    expect(() => check.levels('far', [[1], [2, 3], [0, 4]])).toThrow('far: node 2: expected 1 hops away, got 2')
  })
})

describe('the mesh of a graph', () => {
  it('is told to lineage in documents of the form that services share', () => {
    const documents = [...documentsOf(options.nodes)]
    for (const document of documents) expect(lineageDocument.safeParse(document).error).toBeUndefined()
    const claimed = documents.flatMap(({ products }) => products.flatMap(({ ports }) => ports))
    expect(claimed.length).toBe(
      Array.from({ length: options.nodes }, (_, node) => node).filter(
        (node) => productOfNode(options.nodes, node) !== null,
      ).length,
    )
    expect(claimed.length).toBeGreaterThan(0.55 * options.nodes)
  })

  it('has ids that say which node they are of', () => {
    for (const node of [0, 4, 99, 1_234, 1_299]) expect(nodeOfId(idOfNode(node))).toBe(node)
    expect(kindOfNode(99)).toBe('CONSUMER')
  })
})
