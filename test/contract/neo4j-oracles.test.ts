import { vi } from 'vitest'
import { openNeo4jStore } from '../../subgraphs/lineage/stores/neo4j.ts'
import { describeOnNeo4j } from '../support/neo4j/provide.ts'
import { testColumns } from '../unit/lineage/columns-oracle.cases.ts'
import { testDifferences } from '../unit/lineage/diff-histories.cases.ts'
import { testDirectReaders } from '../unit/lineage/direct-readers.cases.ts'
import { testImpact } from '../unit/lineage/impact-oracle.cases.ts'
import { testOrderOfRuns } from '../unit/lineage/late-histories.cases.ts'
import { testByHand } from '../unit/lineage/manual-histories.cases.ts'
import { testFindings } from '../unit/lineage/reconciliation-oracle.cases.ts'
import { testAnswersAreKept, testMoments } from '../unit/lineage/time-histories.cases.ts'

// Thousands of round trips to a server that may share two cores with everything else.
vi.setConfig({ testTimeout: 300_000 })

await describeOnNeo4j('the lineage service on Neo4j, against its oracles', (neo4j) => {
  const open = async () => {
    await neo4j.deleteRows()
    return openNeo4jStore(neo4j.address())
  }
  const few = { name: 'Neo4j', open, runs: 2, atLeast: 0 }

  testColumns({ ...few, atLeast: 2 })
  testImpact({ ...few, atLeast: 72 })
  testDirectReaders({ ...few, atLeast: 1 })
  testAnswersAreKept({ ...few, atLeast: 2 })
  testMoments(few)
  testDifferences(few)
  testOrderOfRuns({ ...few, atLeast: 1 })
  testByHand({ ...few, runs: 4, atLeast: 4 })
  testFindings({ ...few, everyKind: false })
})
