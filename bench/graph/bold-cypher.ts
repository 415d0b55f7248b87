import neo4j from 'neo4j-driver'

/** The fastest form that was found for one closure on Neo4j, with the ids of all that is reached. */
const BOLD = `MATCH p = (a:Asset {key: $key})-[:FEEDS*1..64]->(b)
WITH b, min(length(p)) AS d
RETURN d, collect(b.id) AS ids`

export interface Neo4jAddress {
  readonly uri: string
  readonly user: string
  readonly password: string
}

export function openBoldCypher({ uri, user, password }: Neo4jAddress): {
  readonly count: (start: number) => Promise<number>
  readonly close: () => Promise<void>
} {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  return {
    async count(start) {
      const { records } = await driver.executeQuery(BOLD, { key: neo4j.int(start) }, { routing: 'READ' })
      return records.reduce((sum, record) => sum + (record.get('ids') as string[]).length, 0)
    },
    close: () => driver.close(),
  }
}
