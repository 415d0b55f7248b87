import Database from 'libsql'
import { storeUnavailable } from '../../../platform/errors.ts'
import type { SqlDatabase, SqlValue } from './database.ts'
import { MIGRATIONS } from './sqlite-migrations.ts'

/**
 * Opens the catalog's file. WAL lets readers go on while the one writer writes; `synchronous=FULL` makes a commit survive
 * the loss of power, not only of the process.
 */
export function openSqlite(file: string): SqlDatabase {
  const connection = new Database(file)
  connection.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
  const statements = new Map<string, Database.Statement>()

  // One array argument always: libsql takes a lone null for a missing list of values.
  function prepared(sql: string): Database.Statement {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = connection.prepare(sql)
    statements.set(sql, statement)
    return statement
  }

  function within<Result>(begin: string, work: () => Result): Result {
    connection.exec(begin)
    try {
      const result = work()
      connection.exec('COMMIT')
      return result
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK')
      throw error
    }
  }

  return {
    all: <Row>(sql: string, ...values: readonly SqlValue[]) => typed(() => prepared(sql).all([...values]) as Row[]),
    get: <Row>(sql: string, ...values: readonly SqlValue[]) =>
      typed(() => prepared(sql).get([...values]) as Row | undefined),
    run: (sql, ...values) => typed(() => prepared(sql).run([...values]).changes),
    write: (work) => typed(() => within('BEGIN IMMEDIATE', work)),
    read: (work) => typed(() => within('BEGIN DEFERRED', work)),
    close: () => connection.close(),
  }
}

/** What the disk does to us is STORE_UNAVAILABLE; what we do wrong (a bad statement, a broken constraint) stays as it is. */
const DISK_TROUBLE = /^SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|READONLY|CORRUPT|NOTADB|PERM|NOMEM)/

function typed<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error ? (error as { code?: unknown }).code : undefined
    throw typeof code === 'string' && DISK_TROUBLE.test(code) ? storeUnavailable('catalog', error) : error
  }
}

/**
 * Brings the file to the newest form, in one transaction; only the writer does so.
 *
 * @throws when a newer Heddle wrote the file: its meaning is not known here
 */
export function migrate(database: SqlDatabase): void {
  const at = database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
  if (at > MIGRATIONS.length)
    throw new Error(`the catalog's store is of version ${at}; this release reads up to ${MIGRATIONS.length}`)
  if (at === MIGRATIONS.length) return
  const parts = MIGRATIONS.slice(at).flat()
  database.write(() => {
    for (const part of parts) if (typeof part === 'string') database.run(part)
    for (const part of parts) if (typeof part === 'function') part(database)
    database.run(`PRAGMA user_version = ${MIGRATIONS.length}`)
  })
}
