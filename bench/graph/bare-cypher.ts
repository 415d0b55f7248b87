import neo4j, { Neo4jError } from 'neo4j-driver'

/** The fastest form that was found for one closure on Neo4j, with the ids of all that is reached. */
const BOLD = `MATCH p = (a:Asset {key: $key})-[:FEEDS*1..64]->(b)
WITH b, min(length(p)) AS d
RETURN d, collect(b.id) AS ids`

/** How far the naive form looks: it is what people write, and without a bound fewer would. */
export const NAIVE_DEPTH = 20

/** What people write first. */
const NAIVE = `MATCH (a:Asset {key: $key})-[:FEEDS*1..${NAIVE_DEPTH}]->(b) RETURN DISTINCT b.id AS id`

export interface Neo4jAddress {
  readonly uri: string
  readonly user: string
  readonly password: string
}

export interface BareCypher {
  /** The ids reached, by distance; `[0]` are those one hop away. */
  readonly bold: (start: number) => Promise<readonly (readonly string[])[]>
  /** The ids reached within `NAIVE_DEPTH` hops; null when the server gave up, for time or memory. */
  readonly naive: (start: number, limitMs: number) => Promise<readonly string[] | null>
  readonly close: () => Promise<void>
}

/** Traversals straight through the driver. `start` is a key. */
export function openBareCypher({ uri, user, password }: Neo4jAddress): BareCypher {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  return {
    async bold(start) {
      const { records } = await driver.executeQuery(BOLD, { key: neo4j.int(start) }, { routing: 'READ' })
      const levels: string[][] = []
      for (const record of records) levels[record.get('d') - 1] = record.get('ids')
      return levels
    },
    async naive(start, limitMs) {
      // Outside of any retried transaction: what took too long once would be tried again.
      const session = driver.session({ defaultAccessMode: 'READ' })
      try {
        const { records } = await session.run(NAIVE, { key: neo4j.int(start) }, { timeout: limitMs })
        return records.map((record) => record.get('id') as string)
      } catch (error) {
        if (error instanceof Neo4jError && /TransactionTimedOut|OutOfMemory/.test(error.code)) return null
        throw error
      } finally {
        await session.close()
      }
    },
    close: () => driver.close(),
  }
}
