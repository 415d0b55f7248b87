import type { Bench } from './bench.ts'
import type { BenchResult } from './measure/result.ts'
import { effortFor } from './scale/effort.ts'
import { measureSqlite } from './scale/embedded.ts'
import { measureNeo4j } from './scale/graph-server.ts'
import { type Measured, measured, type StoreMeasured } from './scale/measured.ts'
import { LARGEST_BASELINE, QUICK_SIZE, type ScaleOptions, type Size, type Store } from './scale/options.ts'
import type { Phase } from './scale/phase.ts'
import { measurePostgres } from './scale/relational.ts'
import { scaleReport, short } from './scale/report.ts'
import { createSubject } from './scale/subject.ts'

const MEASURE: Readonly<Record<Store, (phase: Phase) => Promise<StoreMeasured | null>>> = {
  sqlite: measureSqlite,
  neo4j: measureNeo4j,
  postgres: measurePostgres,
}

/** How the cost of an impact grows with the graph, on both stores, against the least it can cost and what others do. */
export const scale =
  ({ sizes, stores, limitMs, whole }: ScaleOptions): Bench =>
  async (options) => {
    const { quick, say, recordSoFar } = options
    const runs: Measured[] = []
    const gaveUp: Phase['gaveUp'] = new Set()
    const leftOut = new Set<Store>()
    const left = quick ? [{ size: QUICK_SIZE, store: 'sqlite' as const }] : everyPair(sizes, stores)
    for (const size of new Set(left.map((pair) => pair.size))) {
      const effort = effortFor(size, quick)
      const subject = createSubject(size, effort)
      say(`${short(size.nodes)} nodes, ${short(size.edges)} edges: the hub reaches ${subject.hub.reached}`)
      const found: Partial<Record<Store, StoreMeasured>> = {}
      const earlier = runs.length
      while (left[0]?.size === size) {
        const [{ store }] = left.splice(0, 1) as [(typeof left)[number]]
        const result = leftOut.has(store)
          ? null
          : await MEASURE[store]({ ...options, subject, effort, limitMs, gaveUp })
        if (result === null) leftOut.add(store)
        else found[store] = result
        runs.splice(earlier, 1, measured(subject, found))
        if (left.length > 0) recordSoFar(report())
      }
    }
    return report()

    function report(): BenchResult {
      const notMeasured = left.map(({ size, store }) => `${short(size.nodes)} on ${TITLES[store]}`)
      return scaleReport({ runs, method: methodOf(limitMs, leftOut, notMeasured), partial: !whole })
    }
  }

const TITLES: Readonly<Record<Store, string>> = { sqlite: 'SQLite', neo4j: 'Neo4j', postgres: 'Postgres' }

/** The smallest graphs first. */
const everyPair = (sizes: readonly Size[], stores: readonly Store[]): { size: Size; store: Store }[] =>
  sizes.flatMap((size) =>
    stores.filter((store) => store !== 'postgres' || size.nodes <= LARGEST_BASELINE).map((store) => ({ size, store })),
  )

const methodOf = (limitMs: number, leftOut: ReadonlySet<Store>, notMeasured: readonly string[]): string[] => [
  'Graphs from a seed: 20 layers, out-degrees by a power law, diamonds, edges back and onto themselves; areas of 1,000 nodes that read their own data, datasets that all areas read, and a hub with one edge in fifty. Written through the store’s port; three of five nodes are datasets of ports, ten ports or so a product, a hundred products a domain.',
  'Every answer is compared with a breadth-first search in memory before its time counts: node by node and distance by distance, or as a set where the form tells no distance; through the service all counts and the first rows.',
  'Through the service: GraphQL over HTTP, at the level of ports: total, counts by distance, domain, owner and kind, and the first 100 rows.',
  'SQLite’s bare traversal: a statement a level straight on the same file. Bold Cypher: `MATCH p=(a)-[:FEEDS*1..64]->(b) WITH b, min(length(p)) AS d RETURN d, collect(b.id)`. Naive: `MATCH (a)-[:FEEDS*1..20]->(b) RETURN DISTINCT b.id`. The service and what it is held against are asked in turn, one at a time, wall clock; the others in the same run.',
  `Postgres: \`UNION\` is a recursion over a table of edges with indexes both ways. Marquez’ form is that of its lineage query, from job to job by an overlap of their lists of datasets with the depth in the row, and kinder: downstream only, the lists made beforehand, and no deeper than the answer is. With an index: a GIN index over the inputs, which Marquez’ own query could not use. No compilation, no waiting for the disk, all in memory. Sent as one text.`,
  `A baseline has ${limitMs / 1_000} s for an answer. What did not finish is not tried on a larger graph. Its first answer does not count when there are more.`,
  'Nodes at random: 200 of them, once each; the typical ones are the 20 of these whose closure is nearest to the median. Small questions: the total of a typical node, by two who ask again 25 ms after they were answered.',
  ...(notMeasured.length > 0 ? [`The run did not come to: ${notMeasured.join(', ')}.`] : []),
  ...[...leftOut].map((store) => `Left out, because this machine does not have it: ${store}.`),
]
