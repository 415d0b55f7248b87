import { vi } from 'vitest'
import { openNeo4jStore } from '../../subgraphs/lineage/stores/neo4j.ts'
import { describeOnNeo4j } from '../support/neo4j/provide.ts'
import { describeLineageStore } from './lineage-store.cases.ts'

// Thousands of round trips to a server that may share two cores with everything else.
vi.setConfig({ testTimeout: 300_000 })

/** Each asks some hundred statements of the server, and plans most of them anew; a nightly run may ask for more. */
const HISTORIES = Number(process.env.HEDDLE_RANDOM_HISTORIES ?? 6)

await describeOnNeo4j('the lineage store on Neo4j', (neo4j) => {
  const open = async () => {
    await neo4j.deleteRows()
    return openNeo4jStore(neo4j.address())
  }
  describeLineageStore('neo4j', open, { histories: HISTORIES })
})
