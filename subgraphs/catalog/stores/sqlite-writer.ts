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
  Unpublished,
} from '../store.ts'
import type { SqlDatabase } from './database.ts'
import { appendChanges, pruneChanges, takeEdgeChanges } from './sqlite-changes.ts'
import { takeConsumerCounts } from './sqlite-consumer-counts.ts'
import { migrate, openSqlite } from './sqlite-database.ts'
import { withDrift } from './sqlite-drift.ts'
import { applyHarvest } from './sqlite-harvest.ts'
import { delivered, enqueue, firstVersion, requeueAll } from './sqlite-outbox.ts'
import { backfillReleases, recordRelease, recordUnpublish } from './sqlite-releases.ts'

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
    | 'takeConsumerCounts'
    | 'pruneChanges']: (...args: Parameters<CatalogStore[Name]>) => Awaited<ReturnType<CatalogStore[Name]>>
} & {
  open(): void
  /** Commits something without meaning. @throws when nothing can be written */
  probe(): void
  acceptPublish(accepted: AcceptedPublish): void
  unpublish(unpublished: Unpublished): void
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
  backfillReleases(database)
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
    unpublish: (unpublished) => telling((tell) => unpublish(database, unpublished, tell)),
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
    takeConsumerCounts: (told) => database.write(() => takeConsumerCounts(database, told)),
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
  const { domain, url, release, action, extensionSdl: leaf, sdl, sdlDigest, at, by, supergraph, harvest } = accepted
  const before = database.get<{ availability: string | null; accepted: string | null }>(
    'SELECT availability, accepted FROM domains WHERE id = ?',
    domain,
  )
  if (before === undefined) throw new Error(`domain ${domain} is not registered`)
  const isBack = before.availability === 'REMOVED'
  // A domain publishes what is accepted already whenever it starts.
  if (before.accepted !== release || isBack) {
    const event = action === 'ROLLBACK' ? 'DOMAIN_ROLLED_BACK' : 'DOMAIN_PUBLISHED'
    tell(domainChange(event, domain, { release, before: isBack ? null : before.accepted }, by))
  }
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
    if (supergraph !== null) activateSupergraph(database, supergraph, { at, by, domain })
    applyHarvest(database, domain, harvest, tell, by)
  })
  recordRelease(database, { domain, url, release, action, leaf, at, by })
  if (isBack) {
    database.run('UPDATE domains SET availability = NULL WHERE id = ?', domain)
    tell(domainChange('DOMAIN_LIVE', domain, { release, before: release }, null))
  }
  if (before.availability !== 'LIVE') setAvailability(database, domain, 'LIVE', at, tell)
}

function unpublish(database: SqlDatabase, { domain, at, by, supergraph }: Unpublished, tell: Tell): void {
  const before = database.get<{ accepted: string | null }>('SELECT accepted FROM domains WHERE id = ?', domain)
  recordUnpublish(database, { domain, at, by })
  tell(domainChange('DOMAIN_UNPUBLISHED', domain, { release: null, before: before?.accepted ?? null }, by))
  if (supergraph !== null) activateSupergraph(database, supergraph, { at, by, domain })
  setAvailability(database, domain, 'REMOVED', null, tell)
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

/** A domain that was taken out stays so until a publish brings it back: a probe that was under way says nothing of it. */
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
       availability_version = max(availability_version + 1, ?)
     WHERE id = ? AND availability IS NOT 'REMOVED' RETURNING availability_version AS version`,
    availability,
    lastSeenAt,
    firstVersion(),
    domain,
  )
  if (row === undefined) return
  enqueue(database, domain, 'availability', row.version, new Date().toISOString())
  // A domain that comes or goes was published or taken out, which is told.
  if (before?.availability == null || before.availability === availability || availability === 'REMOVED') return
  const { accepted: release } = before
  tell(domainChange(`DOMAIN_${availability}`, domain, { release, before: release }, null))
}
