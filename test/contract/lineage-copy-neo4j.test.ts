import { expect, test, vi } from 'vitest'
import { digestOf } from '../../subgraphs/lineage/stores/copy/digest.ts'
import { copyStore, differences } from '../../subgraphs/lineage/stores/copy.ts'
import { openNeo4jStore } from '../../subgraphs/lineage/stores/neo4j.ts'
import { type EdgeVersion, noChanges } from '../../subgraphs/lineage/stores/store.ts'
import { describeOnNeo4j } from '../support/neo4j/provide.ts'
import { openSqliteInNewFolder } from '../support/sqlite-store.ts'
import { describeCopy } from './lineage-copy.cases.ts'
import { openEdge, population } from './lineage-store.edges.ts'
import { openMemoryStore } from './lineage-store.memory.ts'

// Thousands of round trips to a server that may share two cores with everything else.
vi.setConfig({ testTimeout: 180_000 })

const NODES = 1_000
/** Many pages of a hub's edges, and some commits. In characters. */
const SIZES = { pageSize: 50_000, commitSize: 200_000 }

await describeOnNeo4j('copies of lineage stores to and from Neo4j', (neo4j) => {
  const openEmpty = async () => {
    await neo4j.deleteRows()
    return openNeo4jStore(neo4j.address())
  }
  const openMemory = async () => openMemoryStore()

  describeCopy('memory to neo4j', { from: openMemory, to: openEmpty, runs: 2 })
  describeCopy('neo4j to memory', { from: openEmpty, to: openMemory, runs: 2 })

  test('from SQLite to Neo4j and back all three hold the same, page after page, and what is tampered with is found', async () => {
    const first = await openSqliteInNewFolder()
    const back = await openSqliteInNewFolder()
    const between = await openEmpty()
    try {
      for (const changes of historyOfAHub()) await first.commit({ ...noChanges, ...changes })
      const there = await copyStore({ source: first, target: between, ...SIZES })
      expect(there.target).toEqual(there.source)
      expect(there.source.tallies.map(({ name, count }) => [name, count])).toEqual([
        ['claims, open', NODES],
        ['claims, past', NODES],
        ['column edges, open', NODES - 1],
        ['edges, open', NODES - 1],
        ['edges, past', NODES - 1],
        ['nodes', NODES],
        ['records RUN', NODES],
        ['writers', 3],
      ])
      const returned = await copyStore({ source: between, target: back, ...SIZES })
      expect(returned.target).toEqual(there.source)

      const { driver } = neo4j
      await driver().executeQuery('MATCH (:Asset {key: 1})-[r:COLUMN_FEEDS]->(:Asset {key: 99}) SET r.confidence = 0.1')
      await driver().executeQuery('MATCH (c:PastClaim {node: 5}) DETACH DELETE c')
      expect(differences(there.source, await digestOf(between))).toEqual(['claims, past', 'column edges, open'])
    } finally {
      await Promise.all([first, back, between].map((store) => store.dispose()))
    }
  })
})

/** One node that feeds all others, in both layers, with a history of each edge; a claim and a run of each node. */
function historyOfAHub() {
  const began = Date.UTC(2026, 0, 1)
  const others = Array.from({ length: NODES - 1 }, (_, i) => i + 2)
  const edges = (differs: Partial<EdgeVersion>) => others.map((to) => openEdge(1, to, differs))
  const claims = others.concat(1).map((node) => ({
    domain: 'orders',
    port: `orders/p${node % 100}/v1`,
    node,
    contested: node % 7 === 0,
    validFrom: began,
    validTo: null,
    recordedFrom: began,
    recordedTo: null,
  }))
  const later = began + 60_000
  return [
    {
      ...population(NODES),
      recordedAt: began,
      records: others.concat(1).map((node) => ({ kind: 'RUN' as const, id: `run-${node}`, body: `[${node}]` })),
      opened: [
        ...edges({ recordedFrom: began, confidence: 0.5 }),
        ...edges({ recordedFrom: began, layer: 'COLUMN', writer: 2, detail: '{"type":"DIRECT"}' }),
      ],
      claims: [...claims, ...claims.map((claim) => ({ ...claim, validTo: began + 1 }))],
    },
    {
      recordedAt: later,
      ended: edges({}),
      opened: edges({ recordedFrom: later, lastRun: 'a run', statesColumns: true }),
    },
  ]
}
