import type Database from 'libsql'

/**
 * Open edges and history are two tables, so that "now" never reads past a version that ended. The two covering indexes
 * carry what a walk may filter on; what describes an edge (producer, run, times) is in the row alone.
 */
const VERSION_1 = `
  CREATE TABLE node (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, merged_into INTEGER);
  CREATE TABLE alias (id TEXT PRIMARY KEY, key INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE writer (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, state TEXT NOT NULL);
  CREATE TABLE record (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;

  CREATE TABLE edge (
    src INTEGER NOT NULL, dst INTEGER NOT NULL, writer INTEGER NOT NULL,
    method INTEGER NOT NULL, producer TEXT, confidence REAL NOT NULL, last_run TEXT,
    first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
    valid_from INTEGER NOT NULL, recorded_from INTEGER NOT NULL
  );
  CREATE INDEX edge_out ON edge (src, dst, recorded_from, method, confidence);
  CREATE INDEX edge_in ON edge (dst, src, recorded_from, method, confidence);
  CREATE UNIQUE INDEX edge_of_writer ON edge (writer, src, dst);

  CREATE TABLE edge_past (
    src INTEGER NOT NULL, dst INTEGER NOT NULL, writer INTEGER NOT NULL,
    method INTEGER NOT NULL, producer TEXT, confidence REAL NOT NULL, last_run TEXT,
    first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
    valid_from INTEGER NOT NULL, recorded_from INTEGER NOT NULL,
    valid_to INTEGER, recorded_to INTEGER
  );
  CREATE INDEX edge_past_out ON edge_past (src, dst);
  CREATE INDEX edge_past_in ON edge_past (dst, src);

  CREATE TABLE claim (
    domain TEXT NOT NULL, port TEXT NOT NULL, node INTEGER NOT NULL, contested INTEGER NOT NULL,
    valid_from INTEGER NOT NULL, valid_to INTEGER, recorded_from INTEGER NOT NULL, recorded_to INTEGER
  );
  CREATE INDEX claim_of_domain ON claim (domain);
  CREATE INDEX claim_of_port ON claim (port, node);

  CREATE TABLE state (last_commit INTEGER NOT NULL);
  INSERT INTO state VALUES (0);
`

/** The products of a domain are records of their own: an earlier release would look for them in the domain's. */
const VERSION_2 = ''

/**
 * Edges with a column at an end have tables of their own: a walk among whole things never meets them. Whether the writer of
 * an edge states columns is in the covering indexes, because a column's way goes on along the edges where it does not.
 */
const VERSION_3 = `
  ALTER TABLE node ADD COLUMN owner INTEGER;
  ALTER TABLE edge ADD COLUMN states_columns INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE edge ADD COLUMN detail TEXT;
  ALTER TABLE edge_past ADD COLUMN states_columns INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE edge_past ADD COLUMN detail TEXT;
  DROP INDEX edge_out;
  DROP INDEX edge_in;
  CREATE INDEX edge_out ON edge (src, dst, recorded_from, method, confidence, states_columns);
  CREATE INDEX edge_in ON edge (dst, src, recorded_from, method, confidence, states_columns);
  CREATE INDEX edge_past_of_writer ON edge_past (writer);

  CREATE TABLE column_edge (
    src INTEGER NOT NULL, dst INTEGER NOT NULL, writer INTEGER NOT NULL,
    method INTEGER NOT NULL, producer TEXT, confidence REAL NOT NULL, last_run TEXT,
    first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
    valid_from INTEGER NOT NULL, recorded_from INTEGER NOT NULL,
    states_columns INTEGER NOT NULL, detail TEXT
  );
  CREATE INDEX column_edge_out ON column_edge (src, dst, recorded_from, method, confidence);
  CREATE INDEX column_edge_in ON column_edge (dst, src, recorded_from, method, confidence);
  CREATE UNIQUE INDEX column_edge_of_writer ON column_edge (writer, src, dst);

  CREATE TABLE column_edge_past (
    src INTEGER NOT NULL, dst INTEGER NOT NULL, writer INTEGER NOT NULL,
    method INTEGER NOT NULL, producer TEXT, confidence REAL NOT NULL, last_run TEXT,
    first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
    valid_from INTEGER NOT NULL, recorded_from INTEGER NOT NULL,
    valid_to INTEGER, recorded_to INTEGER,
    states_columns INTEGER NOT NULL, detail TEXT
  );
  CREATE INDEX column_edge_past_out ON column_edge_past (src, dst);
  CREATE INDEX column_edge_past_in ON column_edge_past (dst, src);
  CREATE INDEX column_edge_past_of_writer ON column_edge_past (writer);
`

/**
 * What happened since a moment is read along these. Most commits open and end nothing, and add to none of them; those that do
 * add at the end.
 */
const VERSION_4 = `
  CREATE INDEX edge_opened ON edge (recorded_from, src, dst, writer);
  CREATE INDEX edge_past_opened ON edge_past (recorded_from, src, dst, writer) WHERE valid_to IS NULL;
  CREATE INDEX edge_past_ended ON edge_past (recorded_to, src, dst, writer) WHERE valid_to IS NULL;
`

/** Where each layer's edges are kept: the open ones, and their history. */
export const TABLES = {
  WHOLE: { open: 'edge', past: 'edge_past' },
  COLUMN: { open: 'column_edge', past: 'column_edge_past' },
} as const

/** Each entry takes the file from the version of its index to the next; entries are never changed once released. */
const MIGRATIONS = [VERSION_1, VERSION_2, VERSION_3, VERSION_4]

/**
 * Brings the file to the newest version, in one transaction.
 *
 * @throws when a newer Heddle wrote the file
 */
export function migrate(database: Database.Database): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number }
  if (version > MIGRATIONS.length) {
    throw new Error(`the lineage store is of version ${version}; this release reads up to ${MIGRATIONS.length}`)
  }
  if (version === MIGRATIONS.length) return
  database.transaction(() => {
    for (const step of MIGRATIONS.slice(version)) database.exec(step)
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
  })()
}

/** `synchronous=FULL`: a commit is on the disk before it is acknowledged. */
export function configureWriter(database: Database.Database): void {
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA cache_size = -65536')
}

/** The page cache holds the indexes of some million edges; mapped reads save copying them. */
export function configureReader(database: Database.Database): void {
  database.exec('PRAGMA query_only = ON')
  database.exec('PRAGMA cache_size = -131072')
  database.exec('PRAGMA mmap_size = 1073741824')
}
