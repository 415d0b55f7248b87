import { driftChange, type Tell } from '../changes/domain-changes.ts'
import type { SqlDatabase } from './database.ts'

/** Does what changes the releases of a domain, and tells when drift began or ended by it (`Release.drift` of the graph). */
export function withDrift(database: SqlDatabase, domain: string, tell: Tell, work: () => void): void {
  const before = releasesOf(database, domain)
  work()
  const after = releasesOf(database, domain)
  if (drifts(before) === drifts(after)) return
  tell(driftChange(drifts(after) ? 'VIOLATION_OPENED' : 'VIOLATION_CLOSED', domain, after))
}

interface Releases {
  readonly accepted: string | null
  readonly live: string | null
}

const drifts = ({ accepted, live }: Releases): boolean => live !== null && live !== accepted

function releasesOf(database: SqlDatabase, domain: string): Releases {
  const row = database.get<Releases>('SELECT accepted, live FROM domains WHERE id = ?', domain)
  return row ?? { accepted: null, live: null }
}
