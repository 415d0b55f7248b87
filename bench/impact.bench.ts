import { join } from 'node:path'
import { openNeo4jStore } from '../subgraphs/lineage/stores/neo4j.ts'
import { openSqliteStore } from '../subgraphs/lineage/stores/sqlite.ts'
import type { LineageStore } from '../subgraphs/lineage/stores/store.ts'
import type { Bench, BenchOptions } from './bench.ts'
import { openBareCypher } from './graph/bare-cypher.ts'
import { createCsr, type Levels, sizeOf } from './graph/csr.ts'
import { type Graph, generateGraph } from './graph/generate.ts'
import { checkImpact, type ImpactAnswer, impactOf, type Level, ROWS } from './graph/impact-question.ts'
import { documentsOf, idOfNode, nodeOfId } from './graph/mesh-of-graph.ts'
import { expectedImpact } from './graph/oracle.ts'
import { openRawWalk } from './graph/raw-walk.ts'
import { createReachCheck } from './graph/reach-check.ts'
import { keyOf, nodeOfKey, writeGraph } from './graph/write-graph.ts'
import { type BenchResult, spread } from './measure/result.ts'
import { interleave } from './measure/rounds.ts'
import { pairedRatio, summarise } from './measure/statistics.ts'
import { ask } from './mesh/ask.ts'
import { startLineage } from './mesh/lineage-service.ts'
import { openNeo4j } from './mesh/neo4j.ts'

const LEVELS = ['PORT', 'PRODUCT'] as const

/** What exact counts and a first page cost on top of the bare traversal, for the node that most others hang on. */
export const impact: Bench = async (options) => {
  const { quick, say, folder } = options
  const graph = generateGraph({ nodes: quick ? 2_000 : 100_000, edges: quick ? 8_000 : 400_000, layers: 20, seed: 7 })
  const levels = createCsr(graph).closure(graph.hub)
  const reached = sizeOf(levels)
  say(`the hub reaches ${reached} of ${graph.nodes} nodes`)

  const file = join(folder, 'sqlite', 'lineage.sqlite')
  await fill(await openSqliteStore({ file }), graph)
  say('SQLite: written')
  const raw = openRawWalk(file)
  const sqlite = await measure(options, graph, levels, 'sqlite', { dataDir: join(folder, 'sqlite') }, async () => {
    const found = raw.levels(keyOf(graph.hub))
    return () => found.map((keys) => keys.map(nodeOfKey))
  })
  raw.close()
  const neo4j = quick ? null : await measureNeo4j(options, graph, levels)
  return report(graph, reached, sqlite, neo4j)
}

async function measureNeo4j(options: BenchOptions, graph: Graph, levels: Levels): Promise<Measured | null> {
  const { say, folder } = options
  const server = await openNeo4j(say)
  if (server === null) return null
  try {
    await fill(await openNeo4jStore(server.address), graph)
    say('Neo4j: written')
    const { uri, user, password } = server.address
    const cypher = openBareCypher(server.address)
    const store = {
      dataDir: join(folder, 'neo4j'),
      environment: { HEDDLE_NEO4J_URL: uri, HEDDLE_NEO4J_USER: user, HEDDLE_NEO4J_PASSWORD: password },
    }
    try {
      return await measure(options, graph, levels, 'neo4j', store, async () => {
        const found = await cypher.bold(keyOf(graph.hub))
        return () => found.map((ids) => ids.map(nodeOfId))
      })
    } finally {
      await cypher.close()
    }
  } finally {
    await server.release()
  }
}

async function fill(store: LineageStore, graph: Graph): Promise<void> {
  await writeGraph(store, graph)
  await store.dispose()
}

type Measured = Readonly<Record<Level | 'bare', readonly number[]>>

/** Milliseconds of the bare traversal and of GraphQL at both levels, in turn, each answer checked. */
async function measure(
  { quick, say, startChild }: BenchOptions,
  graph: Graph,
  levels: Levels,
  name: string,
  store: { readonly dataDir: string; readonly environment?: Readonly<Record<string, string>> },
  bare: () => Promise<() => readonly (readonly number[])[]>,
): Promise<Measured> {
  const lineage = await startLineage({ name, startChild, ...store })
  await lineage.tell(documentsOf(graph.nodes))
  say(`${name}: the service knows ports, products and owners`)
  const of = idOfNode(graph.hub)
  const expected = {
    PORT: expectedImpact(graph.nodes, levels, { of: graph.hub, level: 'PORT', first: ROWS }),
    PRODUCT: expectedImpact(graph.nodes, levels, { of: graph.hub, level: 'PRODUCT', first: ROWS }),
  }
  const reach = createReachCheck(graph.nodes, levels)

  const timed = async <Value>(work: () => Promise<Value>, check: (value: Value) => void): Promise<number> => {
    const began = performance.now()
    const value = await work()
    const took = performance.now() - began
    check(value)
    return took
  }
  const graphql = (level: Level) => () =>
    timed(
      () => ask<ImpactAnswer>(lineage.url, impactOf(of, level)),
      (answer) => checkImpact(`${name}, ${level}`, answer, expected[level]),
    )
  const variants = {
    bare: () => timed(bare, (nodesFound) => reach.levels(`${name}, bare`, nodesFound())),
    PORT: graphql('PORT'),
    PRODUCT: graphql('PRODUCT'),
  }
  await interleave(quick ? 1 : 5, variants)
  say(`${name}: answers are right; warm`)
  const samples = await interleave(quick ? 2 : 25, variants)
  await lineage.stop()
  return samples
}

function report(graph: Graph, reached: number, sqlite: Measured, neo4j: Measured | null): BenchResult {
  const ratio = (samples: Measured, level: Level) => pairedRatio(samples[level], samples.bare)
  const rows = (name: string, bare: string, samples: Measured) => [
    [name, bare, spread(summarise(samples.bare)), '–'],
    ...LEVELS.map((level) => [
      name,
      `GraphQL, ${level}`,
      spread(summarise(samples[level])),
      `${ratio(samples, level).toFixed(2)}×`,
    ]),
  ]
  const targets = (name: string, samples: Measured, limit: number) =>
    LEVELS.map((level) => ({
      what: `${name}, ${level} level, against the bare traversal`,
      measured: ratio(samples, level),
      bound: 'at most' as const,
      limit,
    }))
  return {
    title: 'Impact of the hub',
    method: [
      `A generated graph of ${graph.nodes} nodes and ${graph.from.length} edges: 20 layers, out-degrees by a power law, diamonds, edges back and onto themselves; written through the store’s port. The hub reaches ${reached}.`,
      `Three of five nodes are datasets of ports, of ${graph.nodes / 10} products; one of a hundred is a consumer.`,
      `GraphQL over HTTP to the lineage service: total, counts by distance, domain, owner and kind, and the first ${ROWS} rows. Every answer is compared with a breadth-first search in memory.`,
      'SQLite’s bare traversal: a statement a level straight on the same file. Neo4j’s: `MATCH p=(a)-[:FEEDS*1..64]->(b) WITH b, min(length(p)) AS d RETURN d, collect(b.id)` through the driver. In turn, one at a time, wall clock.',
      ...(neo4j === null ? ['Neo4j was left out.'] : []),
    ],
    targets: [...targets('SQLite', sqlite, 3), ...(neo4j === null ? [] : targets('Neo4j', neo4j, 2))],
    tables: [
      {
        title: 'In ms: median (least–most)',
        columns: ['store', 'what', 'ms', 'against bare'],
        rows: [
          ...rows('SQLite', 'bare, level by level', sqlite),
          ...(neo4j === null ? [] : rows('Neo4j', 'bare Cypher', neo4j)),
        ],
      },
    ],
  }
}
