import { vi } from 'vitest'
import { openNeo4jStore } from '../../subgraphs/lineage/stores/neo4j.ts'
import { describeOnNeo4j } from '../support/neo4j/provide.ts'
import { describeLineageStore } from './lineage-store.cases.ts'

// Thousands of round trips to a server that may share two cores with everything else.
vi.setConfig({ testTimeout: 300_000 })

await describeOnNeo4j('the lineage store on Neo4j', (neo4j) => {
  describeLineageStore('neo4j', async () => {
    await neo4j.deleteRows()
    return openNeo4jStore(neo4j.address())
  })
})
