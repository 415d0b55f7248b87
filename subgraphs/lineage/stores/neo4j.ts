import { commit } from './neo4j/commit.ts'
import { connect, type Neo4jOptions } from './neo4j/connection.ts'
import { createEdgeClock } from './neo4j/edge-clock.ts'
import { edgeReads } from './neo4j/edges.ts'
import { lookups } from './neo4j/lookups.ts'
import { migrate } from './neo4j/migrations.ts'
import { moveReads } from './neo4j/moves.ts'
import { closureFrom, closures } from './neo4j/walk.ts'
import { type ClosureOptions, currentView, type LineageStore, type StoreStatus } from './store.ts'

export type { Neo4jOptions } from './neo4j/connection.ts'

/**
 * The lineage store on Neo4j 5.26 or later, one server or a cluster behind one address.
 *
 * @throws ClientError `STORE_UNAVAILABLE` when it cannot be reached: worth trying again
 * @throws Error when the password is wrong or the schema is a newer release's: not worth it
 */
export async function openNeo4jStore(options: Neo4jOptions): Promise<LineageStore> {
  const connection = connect(options)
  const byKey = lookups(connection)
  const edges = edgeReads(connection)
  const moves = moveReads(connection)
  let status: StoreStatus
  try {
    await migrate(connection)
    status = await byKey.status()
  } catch (error) {
    await connection.close()
    throw error
  }
  const clock = createEdgeClock(status.lastCommit)
  let lastCommit: Promise<unknown> = Promise.resolve()

  function withinBudget<Result>(walk: ClosureOptions, work: (options: ClosureOptions) => Promise<Result>) {
    const deadline = performance.now() + walk.budgetMs
    return clock.reading(walk.view, (view) => {
      const budgetMs = Math.max(1, Math.ceil(deadline - performance.now()))
      return work({ ...walk, view, budgetMs })
    })
  }

  return {
    ...byKey,
    ...edges,
    edgesOf: (keys, direction, view) => clock.reading(view, (cheapest) => edges.edgesOf(keys, direction, cheapest)),
    edgesEver: (keys, direction, view) => clock.reading(view, (cheapest) => edges.edgesEver(keys, direction, cheapest)),
    hops: (keys, direction, view) => clock.reading(view, (cheapest) => edges.hops(keys, direction, cheapest)),
    edgesBetween: (pairs, view) => clock.reading(view, (cheapest) => edges.edgesBetween(pairs, cheapest)),
    edgesEverBetween: (pairs, view) => clock.reading(view, (cheapest) => edges.edgesEverBetween(pairs, cheapest)),
    edgesDiffering: (keys, direction, one, other) =>
      clock.reading(one, (cheapest) => edges.edgesDiffering(keys, direction, cheapest, other)),
    // Not of one moment, but of all up to it: like them it must not meet an edge on its way to history.
    movesAfter: (place, limit) => clock.reading({ ...currentView, knownAt: 0 }, () => moves.movesAfter(place, limit)),
    closures: (starts, walk) => withinBudget(walk, (options) => closures(connection, starts, options)),
    closureFrom: (entries, walk) => withinBudget(walk, (options) => closureFrom(connection, entries, options)),
    commit(changes) {
      const mine = lastCommit
        .catch(() => undefined)
        .then(() => clock.moving(changes, () => commit(connection, changes)))
      lastCommit = mine
      return mine
    },
    dispose: () => connection.close(),
  }
}
