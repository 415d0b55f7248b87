import { expect, test } from 'vitest'
import { describeOnNeo4j } from '../support/neo4j/provide.ts'

await describeOnNeo4j('the Neo4j harness', (neo4j) => {
  test('gives a server that answers as the version the adapter is written for', async () => {
    const { records } = await neo4j.driver().executeQuery('CALL dbms.components() YIELD versions')
    expect(records[0]?.get('versions')[0]).toMatch(/^(5\.26\.|20\d\d\.)/)
  })

  test('goes back to no rows between tests', async () => {
    await neo4j.driver().executeQuery('UNWIND range(1, 10) AS i CREATE (:Thing {i: i})-[:NEXT]->(:Thing)')
    await neo4j.deleteRows()
    const { records } = await neo4j.driver().executeQuery('MATCH (n:Thing) RETURN count(n) AS left')
    expect(records[0]?.get('left').toNumber()).toBe(0)
  })
})
