import type {
  AcceptedPublish,
  Activation,
  CatalogStore,
  DomainAvailabilityState,
  DomainRecord,
  Harvest,
  SupergraphRecord,
  Unpublished,
} from '../store.ts'
import type { SqlDatabase } from './database.ts'
import { migrate, openSqlite } from './sqlite-database.ts'
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
    | 'requeueAll']: (...args: Parameters<CatalogStore[Name]>) => Awaited<ReturnType<CatalogStore[Name]>>
} & {
  open(): void
  /** Commits something without meaning. @throws when nothing can be written */
  probe(): void
  acceptPublish(accepted: AcceptedPublish): void
  unpublish(unpublished: Unpublished): void
  applyHarvest(domain: string, harvest: Harvest): void
}

/** @throws when the file cannot be opened or brought to the present form */
export function createSqliteWriter(file: string): SqliteWriter {
  const database = openSqlite(file)
  migrate(database)
  backfillReleases(database)
  return {
    open: () => undefined,
    probe: () => {
      database.run("UPDATE counters SET value = value WHERE name = 'generation'")
    },
    insertDomain: (domain) => database.write(() => insertDomain(database, domain)),
    updateDomain: ({ id, title, owner }) => {
      database.run('UPDATE domains SET title = ?, owner = ? WHERE id = ?', title, owner, id)
    },
    acceptPublish: (accepted) => database.write(() => acceptPublish(database, accepted)),
    unpublish: (unpublished) => database.write(() => unpublish(database, unpublished)),
    activateSupergraph: (supergraph, activation) =>
      database.write(() => activateSupergraph(database, supergraph, activation)),
    applyHarvest: (domain, harvest) => database.write(() => applyHarvest(database, domain, harvest)),
    harvestFailed: (domain, problem) => {
      database.run('UPDATE domains SET harvest_problem = ? WHERE id = ?', problem, domain)
    },
    updateServedSdl: (domain, sdl, sdlDigest) => {
      database.run('UPDATE domains SET sdl = ?, sdl_digest = ? WHERE id = ?', sdl, sdlDigest, domain)
    },
    setAvailability: (domain, availability, lastSeenAt) =>
      database.write(() => setAvailability(database, domain, availability, lastSeenAt)),
    delivered: (delivery, conflicts) => database.write(() => delivered(database, delivery, conflicts)),
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

function acceptPublish(database: SqlDatabase, accepted: AcceptedPublish): void {
  const { domain, url, release, action, extensionSdl: leaf, sdl, sdlDigest, at, by, supergraph, harvest } = accepted
  const before = database.get<{ availability: string | null }>('SELECT availability FROM domains WHERE id = ?', domain)
  if (before === undefined) throw new Error(`domain ${domain} is not registered`)
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
  applyHarvest(database, domain, harvest)
  recordRelease(database, { domain, url, release, action, leaf, at, by })
  if (before.availability === 'REMOVED') database.run('UPDATE domains SET availability = NULL WHERE id = ?', domain)
  if (before.availability !== 'LIVE') setAvailability(database, domain, 'LIVE', at)
}

function unpublish(database: SqlDatabase, { domain, at, by, supergraph }: Unpublished): void {
  recordUnpublish(database, { domain, at, by })
  if (supergraph !== null) activateSupergraph(database, supergraph, { at, by, domain })
  setAvailability(database, domain, 'REMOVED', null)
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
): void {
  const row = database.get<{ version: number }>(
    `UPDATE domains SET availability = ?, last_seen_at = coalesce(?, last_seen_at),
       availability_version = max(availability_version + 1, ?)
     WHERE id = ? AND availability IS NOT 'REMOVED' RETURNING availability_version AS version`,
    availability,
    lastSeenAt,
    firstVersion(),
    domain,
  )
  if (row !== undefined) enqueue(database, domain, 'availability', row.version, new Date().toISOString())
}
