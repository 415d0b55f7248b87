import type { Driver } from 'neo4j-driver'

const MARKER = 'HeddleTestDatabase'

/**
 * Empties a test database: rows, constraints and indexes, so that migrations run from nothing.
 *
 * @throws Error when the database holds data and no test run has marked it as its own: `NEO4J_URI` may be a mistake
 */
export async function emptyDatabase(driver: Driver): Promise<void> {
  const { records } = await driver.executeQuery(
    `OPTIONAL MATCH (m:${MARKER}) WITH count(m) AS marks MATCH (n) RETURN marks, count(n) AS nodes`,
  )
  const marks = Number(records[0]?.get('marks') ?? 0)
  const nodes = Number(records[0]?.get('nodes') ?? 0)
  if (nodes > 0 && marks === 0) {
    throw new Error(
      `NEO4J_URI: expected an empty database or one marked (:${MARKER}), got ${nodes} nodes of someone else's`,
    )
  }
  if (marks === 0) await driver.executeQuery(`CREATE (:${MARKER})`)
  await deleteRows(driver)
  await dropSchema(driver)
}

/** Deletes everything but the mark; constraints and indexes stay. */
export async function deleteRows(driver: Driver): Promise<void> {
  const session = driver.session()
  try {
    await session.run('MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS')
    await session.run(`MATCH (n) WHERE NOT n:${MARKER} CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS`)
  } finally {
    await session.close()
  }
}

async function dropSchema(driver: Driver): Promise<void> {
  const constraints = await driver.executeQuery('SHOW CONSTRAINTS YIELD name')
  for (const record of constraints.records) await driver.executeQuery(`DROP CONSTRAINT ${quoted(record.get('name'))}`)
  const indexes = await driver.executeQuery("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
  for (const record of indexes.records) await driver.executeQuery(`DROP INDEX ${quoted(record.get('name'))}`)
}

/** Schema names cannot be parameters; backquotes are the quoting of Cypher, doubled inside. */
const quoted = (name: string) => `\`${name.replaceAll('`', '``')}\``
