import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { requireFreeSpace } from '../../../platform/disk.ts'
import { storeUnavailable } from '../../../platform/errors.ts'
import { createDescriptorMemory } from './sqlite-descriptors.ts'
import { createQualityStore } from './sqlite-quality.ts'
import type { DomainStore } from './store.ts'

const BUSY_MS = 5_000

/** Each step is applied once, in order; never edit one that was released, add another. */
const MIGRATIONS = [
  `CREATE TABLE good_domain (one INTEGER PRIMARY KEY CHECK (one = 1), document TEXT NOT NULL);
   CREATE TABLE good_product (id TEXT PRIMARY KEY, document TEXT NOT NULL, digest TEXT NOT NULL, seen_at TEXT NOT NULL);
   CREATE TABLE good_leaf (one INTEGER PRIMARY KEY CHECK (one = 1), document TEXT NOT NULL);
   CREATE TABLE release (digest TEXT PRIMARY KEY, content TEXT NOT NULL);
   CREATE TABLE accepted (one INTEGER PRIMARY KEY CHECK (one = 1), digest TEXT NOT NULL);
   CREATE TABLE result (
     key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, subject TEXT NOT NULL, measured_ms INTEGER NOT NULL,
     measured_at TEXT NOT NULL, check_name TEXT, dimension TEXT, status TEXT, score REAL,
     property TEXT, element TEXT NOT NULL DEFAULT '', value REAL, met INTEGER, column_name TEXT, tool TEXT, message TEXT
   );
   CREATE INDEX result_check ON result (subject, check_name, measured_ms, key) WHERE check_name IS NOT NULL;
   CREATE INDEX result_property ON result (subject, property, element, measured_ms, key) WHERE property IS NOT NULL;
   CREATE TABLE result_file (file TEXT PRIMARY KEY, digest TEXT NOT NULL);`,
  `ALTER TABLE release ADD COLUMN accepted_seq INTEGER;
   UPDATE release SET accepted_seq = 1 WHERE digest IN (SELECT digest FROM accepted);`,
]

/**
 * A domain's own SQLite file: WAL, and `synchronous=FULL`, so that what was acknowledged survives the loss of power.
 *
 * @throws when the file cannot be opened, or was written by a newer version
 */
export function openSqliteStore(file: string): DomainStore {
  mkdirSync(dirname(file), { recursive: true })
  const database = new Database(file)
  try {
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    migrate(database, file)
  } catch (error) {
    database.close()
    throw error
  }
  return {
    memory: createDescriptorMemory(database),
    quality: createQualityStore(database),
    async probe() {
      commitNothing(database)
      await requireFreeSpace(dirname(file))
    },
    close: () => {
      database.close()
    },
  }
}

/** Writes the version that is there: a commit of one page. Calls here hold up all others, so it waits for nobody. */
function commitNothing(database: Database.Database): void {
  database.exec('PRAGMA busy_timeout = 0')
  try {
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
  } catch (error) {
    const isBusy = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
    if (!isBusy) throw storeUnavailable('domain', error) // whoever is writing right now can
  } finally {
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
  }
}

function migrate(database: Database.Database, file: string): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number }
  if (version > MIGRATIONS.length) {
    throw new Error(`${file}: expected a database of version ${MIGRATIONS.length} or older, found version ${version}`)
  }
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < version) continue
    database.transaction(() => {
      database.exec(step)
      database.exec(`PRAGMA user_version = ${index + 1}`)
    })()
  }
}
