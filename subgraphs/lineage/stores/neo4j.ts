import { commit } from './neo4j/commit.ts'
import { connect, type Neo4jOptions } from './neo4j/connection.ts'
import { edgeReads } from './neo4j/edges.ts'
import { lookups } from './neo4j/lookups.ts'
import { migrate } from './neo4j/migrations.ts'
import { closures } from './neo4j/walk.ts'
import type { LineageStore } from './store.ts'

export type { Neo4jOptions } from './neo4j/connection.ts'

/**
 * The lineage store on Neo4j 5.26 or later, one server or a cluster behind one address.
 *
 * @throws ClientError `STORE_UNAVAILABLE` when it cannot be reached: worth trying again
 * @throws Error when the password is wrong or the schema is a newer release's: not worth it
 */
export async function openNeo4jStore(options: Neo4jOptions): Promise<LineageStore> {
  const connection = connect(options)
  try {
    await migrate(connection)
  } catch (error) {
    await connection.close()
    throw error
  }
  let lastCommit: Promise<unknown> = Promise.resolve()
  return {
    ...lookups(connection),
    ...edgeReads(connection),
    closures: (starts, walk) => closures(connection, starts, walk),
    commit: (changes) => {
      const mine = lastCommit.catch(() => undefined).then(() => commit(connection, changes))
      lastCommit = mine
      return mine
    },
    dispose: () => connection.close(),
  }
}
