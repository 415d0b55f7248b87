import { existsSync } from 'node:fs'
import Database from 'libsql'

/**
 * Copies a domain's SQLite file as it is at one moment, also while its process writes to it. False when there is none.
 *
 * @throws when it cannot be read, or the copy not be written
 */
export function copySqliteStore(from: string, to: string): boolean {
  if (!existsSync(from)) return false
  const database = new Database(from, { readonly: true })
  try {
    database.prepare('VACUUM INTO ?').run(to)
    return true
  } finally {
    database.close()
  }
}
