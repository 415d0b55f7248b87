import type { ChangeDraft } from '../changes/change.ts'
import { domainChange, type Tell } from '../changes/domain-changes.ts'
import type {
  AcceptedPublish,
  Activation,
  CatalogStore,
  ChangeRetention,
  DomainAvailabilityState,
  DomainRecord,
  Harvest,
  SupergraphRecord,
} from '../store.ts'
import type { SqlDatabase } from './database.ts'
import { appendChanges, pruneChanges, takeEdgeChanges } from './sqlite-changes.ts'
import { migrate, openSqlite } from './sqlite-database.ts'
import { withDrift } from './sqlite-drift.ts'
import { applyHarvest } from './sqlite-harvest.ts'
import { delivered, enqueue, firstVersion, requeueAll } from './sqlite-outbox.ts'

/** The writing half of the store, as functions of the thread that owns the one writing connection. */
export type SqliteWriter = {
  [Name in
    | 'insertDomain'
    | 'updateDomain'
    | 'activateSupergraph'
    | 'harvestFailed'
    | 'updateServedSdl'
    | 'setAvailability'
    | 'delivered'
    | 'deliveryFailed'
    | 'requeueAll'
    | 'takeEdgeChanges'
    | 'pruneChanges']: (...args: Parameters<CatalogStore[Name]>) => Awaited<ReturnType<CatalogStore[Name]>>
} & {
  open(): void
  /** Commits something without meaning. @throws when nothing can be written */
  probe(): void
  acceptPublish(accepted: AcceptedPublish): void
  applyHarvest(domain: string, harvest: Harvest): void
}

export interface WriterOptions {
  readonly file: string
  readonly retention: ChangeRetention
}

/** @throws when the file cannot be opened or brought to the present form */
export function createSqliteWriter({ file, retention }: WriterOptions): SqliteWriter {
  const database = openSqlite(file)
  migrate(database)
  /** One transaction, and what it changed told in it. */
  const telling = <Answer>(write: (tell: Tell) => Answer): Answer =>
    database.write(() => {
      const drafts: ChangeDraft[] = []
      const answer = write((draft) => void drafts.push(draft))
      appendChanges(database, drafts, retention)
      return answer
    })
  return {
    open: () => undefined,
    probe: () => {
      database.run("UPDATE counters SET value = value WHERE name = 'generation'")
    },
    insertDomain: (domain) => database.write(() => insertDomain(database, domain)),
    updateDomain: ({ id, title, owner }) => {
      database.run('UPDATE domains SET title = ?, owner = ? WHERE id = ?', title, owner, id)
    },
    acceptPublish: (accepted) => telling((tell) => acceptPublish(database, accepted, tell)),
    activateSupergraph: (supergraph, activation) =>
      database.write(() => activateSupergraph(database, supergraph, activation)),
    applyHarvest: (domain, harvest) =>
      telling((tell) => withDrift(database, domain, tell, () => applyHarvest(database, domain, harvest, tell, null))),
    harvestFailed: (domain, problem) => {
      database.run('UPDATE domains SET harvest_problem = ? WHERE id = ?', problem, domain)
    },
    updateServedSdl: (domain, sdl, sdlDigest) => {
      database.run('UPDATE domains SET sdl = ?, sdl_digest = ? WHERE id = ?', sdl, sdlDigest, domain)
    },
    setAvailability: (domain, availability, lastSeenAt) =>
      telling((tell) => setAvailability(database, domain, availability, lastSeenAt, tell)),
    delivered: (delivery, conflicts) => telling((tell) => delivered(database, delivery, conflicts, tell)),
    deliveryFailed: ({ domain, kind, version }, nextAttemptAt, problem) => {
      database.run(
        `UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ?, problem = ?
         WHERE domain = ? AND kind = ? AND version = ?`,
        nextAttemptAt,
        problem,
        domain,
        kind,
        version,
      )
    },
    requeueAll: (at) => database.write(() => requeueAll(database, at)),
    takeEdgeChanges: (told) => database.write(() => takeEdgeChanges(database, told, retention)),
    pruneChanges: (now) => database.write(() => pruneChanges(database, retention, now)),
  }
}

function insertDomain(
  database: SqlDatabase,
  { id, title, owner, registeredAt }: Pick<DomainRecord, 'id' | 'title' | 'owner' | 'registeredAt'>,
): boolean {
  const changes = database.run(
    'INSERT INTO domains (id, title, owner, registered_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    id,
    title,
    owner,
    registeredAt,
  )
  return changes > 0
}

function acceptPublish(database: SqlDatabase, accepted: AcceptedPublish, tell: Tell): void {
  const { domain, url, release, sdl, sdlDigest, at, by, supergraph, harvest } = accepted
  const before = database.get<{ availability: string | null; accepted: string | null }>(
    'SELECT availability, accepted FROM domains WHERE id = ?',
    domain,
  )
  if (before === undefined) throw new Error(`domain ${domain} is not registered`)
  // A domain publishes what is accepted already whenever it starts.
  if (before.accepted !== release)
    tell(domainChange('DOMAIN_PUBLISHED', domain, { release, before: before.accepted }, by))
  withDrift(database, domain, tell, () => {
    database.run(
      'UPDATE domains SET url = ?, sdl = ?, sdl_digest = ?, accepted = ?, published_at = ? WHERE id = ?',
      url,
      sdl,
      sdlDigest,
      release,
      at,
      domain,
    )
    database.run(
      'INSERT INTO publishes (domain, release, url, at, by) VALUES (?, ?, ?, ?, ?)',
      domain,
      release,
      url,
      at,
      by,
    )
    if (supergraph !== null) activateSupergraph(database, supergraph, { at, by, domain })
    applyHarvest(database, domain, harvest, tell, by)
  })
  if (before.availability !== 'LIVE') setAvailability(database, domain, 'LIVE', at, tell)
}

function activateSupergraph(database: SqlDatabase, supergraph: SupergraphRecord, activation: Activation): void {
  const { id, contract, leaves, sdl } = supergraph
  database.run(
    'INSERT INTO supergraphs (id, contract, leaves, sdl) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    id,
    contract,
    JSON.stringify(leaves),
    sdl,
  )
  const { at, by, domain } = activation
  database.run('INSERT INTO activations (supergraph, at, by, domain) VALUES (?, ?, ?, ?)', id, at, by, domain)
}

function setAvailability(
  database: SqlDatabase,
  domain: string,
  availability: DomainAvailabilityState,
  lastSeenAt: string | null,
  tell: Tell,
): void {
  const before = database.get<{ availability: string | null; accepted: string | null }>(
    'SELECT availability, accepted FROM domains WHERE id = ?',
    domain,
  )
  const row = database.get<{ version: number }>(
    `UPDATE domains SET availability = ?, last_seen_at = coalesce(?, last_seen_at),
       availability_version = max(availability_version + 1, ?) WHERE id = ? RETURNING availability_version AS version`,
    availability,
    lastSeenAt,
    firstVersion(),
    domain,
  )
  if (row === undefined) return
  enqueue(database, domain, 'availability', row.version, new Date().toISOString())
  // The first time it is there because it was published, which is told.
  if (before?.availability == null || before.availability === availability) return
  const { accepted: release } = before
  tell(domainChange(`DOMAIN_${availability}`, domain, { release, before: release }, null))
}
