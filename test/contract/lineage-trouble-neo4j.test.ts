import { vi } from 'vitest'
import { openNeo4jStore } from '../../subgraphs/lineage/stores/neo4j.ts'
import { describeOnNeo4j } from '../support/neo4j/provide.ts'
import { describeNames } from './lineage-names.cases.ts'
import { describeStorm } from './lineage-storm.cases.ts'
import { describeTrouble } from './lineage-trouble.cases.ts'

vi.setConfig({ testTimeout: 120_000 })

await describeOnNeo4j('lineage on Neo4j', (neo4j) => {
  const open = async () => {
    await neo4j.deleteRows()
    return openNeo4jStore(neo4j.address())
  }
  describeNames('Neo4j', open)
  describeTrouble('Neo4j', open)
  describeStorm('Neo4j', open, { gathered: 5_000 })
})
