import { conflictChange, conflictKey, type Tell } from '../changes/domain-changes.ts'
import type { ClaimConflict, Delivery, DeliveryKind } from '../store.ts'
import type { SqlDatabase } from './database.ts'

/** Versions count on from the clock, in ms: a catalog that lost its file still says something newer than lineage remembers. */
export function firstVersion(): number {
  return Date.now()
}

/** Replaces what waits under the same name, attempts included: new content deserves a fresh try. */
export function enqueue(database: SqlDatabase, domain: string, kind: DeliveryKind, version: number, at: string): void {
  database.run(
    `INSERT INTO outbox (domain, kind, version, next_attempt_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (domain, kind) DO UPDATE SET version = excluded.version, attempts = 0, problem = NULL,
       next_attempt_at = min(next_attempt_at, excluded.next_attempt_at)`,
    domain,
    kind,
    version,
    at,
  )
}

/** For a lineage that may have lost what it acknowledged: of domains that do not answer nobody else could tell it again. */
export function requeueAll(database: SqlDatabase, at: string): void {
  const domains = database.all<{ id: string; harvested: number; available: number }>(
    'SELECT id, harvest_version AS harvested, availability_version AS available FROM domains WHERE url IS NOT NULL',
  )
  for (const { id, harvested, available } of domains) {
    enqueue(database, id, 'document', harvested, at)
    enqueue(database, id, 'availability', available, at)
  }
}

/** What waited is done with, unless something newer took its place; lineage's complaints replace its earlier ones. */
export function delivered(
  database: SqlDatabase,
  { domain, kind, version }: Delivery,
  conflicts: readonly ClaimConflict[] | null,
  tell: Tell,
): void {
  database.run('DELETE FROM outbox WHERE domain = ? AND kind = ? AND version = ?', domain, kind, version)
  if (conflicts === null) return
  const before = allConflicts(database)
  database.run('DELETE FROM claim_conflicts WHERE reported_by = ?', domain)
  for (const conflict of conflicts) {
    database.run(
      'INSERT INTO claim_conflicts (reported_by, held_by, refused, conflict) VALUES (?, ?, ?, ?)',
      domain,
      conflict.heldBy.domain,
      conflict.refused.domain,
      JSON.stringify(conflict),
    )
  }
  const after = allConflicts(database)
  for (const [key, conflict] of before) if (!after.has(key)) tell(conflictChange('VIOLATION_CLOSED', conflict))
  for (const [key, conflict] of after) if (!before.has(key)) tell(conflictChange('VIOLATION_OPENED', conflict))
}

/** Each once: both sides of one may have reported it, and it lasts until neither does. */
function allConflicts(database: SqlDatabase): ReadonlyMap<string, ClaimConflict> {
  const rows = database.all<{ conflict: string }>('SELECT conflict FROM claim_conflicts')
  const conflicts = rows.map((row) => JSON.parse(row.conflict) as ClaimConflict)
  return new Map(conflicts.map((conflict) => [conflictKey(conflict), conflict]))
}
