import type { Connection } from './connection.ts'

/**
 * Versions of the schema, applied in this order, each once: never change one that was released, add another.
 * Each statement can be repeated, so that a start that died half way is finished by the next.
 *
 * - `FEEDS` is the hot type: open edges alone, so that "now" needs no predicate. `FED` are those that ended, walked when
 *   reading at an earlier time. `HELD` are those known to have held before (`validTo`), which no walk wants.
 * - `edge` is `<from>:<to>:<writer>`; its constraint holds "one open edge of the three", and finds an edge of a hub
 *   without walking the hub.
 * - `(:LineageStore)` is one node: its lock orders writers, and it names the last commit.
 */
const migrations: readonly (readonly string[])[] = [
  [
    'CREATE CONSTRAINT asset_key IF NOT EXISTS FOR (a:Asset) REQUIRE a.key IS UNIQUE',
    'CREATE CONSTRAINT asset_id IF NOT EXISTS FOR (a:Asset) REQUIRE a.id IS UNIQUE',
    'CREATE CONSTRAINT alias_id IF NOT EXISTS FOR (a:Alias) REQUIRE a.id IS UNIQUE',
    'CREATE CONSTRAINT writer_key IF NOT EXISTS FOR (w:Writer) REQUIRE w.key IS UNIQUE',
    'CREATE CONSTRAINT writer_id IF NOT EXISTS FOR (w:Writer) REQUIRE w.id IS UNIQUE',
    'CREATE CONSTRAINT record_id IF NOT EXISTS FOR (r:Record) REQUIRE (r.kind, r.id) IS UNIQUE',
    'CREATE CONSTRAINT feeds_edge IF NOT EXISTS FOR ()-[r:FEEDS]-() REQUIRE r.edge IS UNIQUE',
    'CREATE INDEX feeds_writer IF NOT EXISTS FOR ()-[r:FEEDS]-() ON (r.writer)',
    'CREATE INDEX open_claim_domain IF NOT EXISTS FOR (c:OpenClaim) ON (c.domain)',
    'CREATE INDEX open_claim_port IF NOT EXISTS FOR (c:OpenClaim) ON (c.port)',
    'CREATE INDEX past_claim_domain IF NOT EXISTS FOR (c:PastClaim) ON (c.domain)',
    'CREATE CONSTRAINT store_name IF NOT EXISTS FOR (s:LineageStore) REQUIRE s.name IS UNIQUE',
    `MERGE (s:LineageStore {name: 'lineage'})
     ON CREATE SET s.lastCommit = 0, s.lastNodeKey = 0, s.lastWriterKey = 0`,
    'CALL db.awaitIndexes(300)',
  ],
  // The products of a domain are records of their own: an earlier release would look for them in the domain's.
  [],
  // `COLUMN_FEEDS`, `COLUMN_FED` and `COLUMN_HELD` are the same for edges with a column at an end: no walk among whole things
  // meets them.
  [
    'CREATE CONSTRAINT column_feeds_edge IF NOT EXISTS FOR ()-[r:COLUMN_FEEDS]-() REQUIRE r.edge IS UNIQUE',
    ...['FED', 'HELD', 'COLUMN_FEEDS', 'COLUMN_FED', 'COLUMN_HELD'].map(
      (type) => `CREATE INDEX ${type.toLowerCase()}_writer IF NOT EXISTS FOR ()-[r:${type}]-() ON (r.writer)`,
    ),
    ...['FEEDS', 'FED', 'HELD'].map(
      (type) => `MATCH ()-[r:${type}]->() WHERE r.statesColumns IS NULL
        CALL (r) { SET r.statesColumns = false } IN TRANSACTIONS OF 10000 ROWS`,
    ),
    'CALL db.awaitIndexes(300)',
  ],
  // What happened since a moment is read along these.
  [
    'CREATE INDEX feeds_recorded_from IF NOT EXISTS FOR ()-[r:FEEDS]-() ON (r.recordedFrom)',
    'CREATE INDEX fed_recorded_from IF NOT EXISTS FOR ()-[r:FED]-() ON (r.recordedFrom)',
    'CREATE INDEX fed_recorded_to IF NOT EXISTS FOR ()-[r:FED]-() ON (r.recordedTo)',
    'CALL db.awaitIndexes(300)',
  ],
]

/** @throws Error when the database was written by a newer release: its meaning is not known here */
export async function migrate({ rows, command }: Connection): Promise<void> {
  const [row] = await rows('OPTIONAL MATCH (m:LineageSchema) RETURN max(m.version) AS version')
  const present = (row?.version as number | null | undefined) ?? 0
  if (present > migrations.length) {
    throw new Error(
      `neo4j schema: expected version ${migrations.length} at most, got ${present}: start a newer release`,
    )
  }
  for (const [index, statements] of migrations.entries()) {
    if (index < present) continue
    for (const statement of statements) await command(statement)
    await command(`MERGE (m:LineageSchema {version: toInteger($version)}) ON CREATE SET m.appliedAt = timestamp()`, {
      version: index + 1,
    })
  }
}
