import { createHash } from 'node:crypto'
import type { HarvestedProduct } from '../harvest/product.ts'
import { factsOf, indexDocument } from '../search/index-document.ts'
import type {
  AcceptedPublish,
  Activation,
  CatalogStore,
  ClaimConflict,
  Delivery,
  DeliveryKind,
  DomainAvailabilityState,
  DomainRecord,
  Harvest,
  SupergraphRecord,
} from '../store.ts'
import type { SqlDatabase } from './database.ts'
import { migrate, openSqlite } from './sqlite-database.ts'

/** The writing half of the store, as functions of the thread that owns the one writing connection. */
export type SqliteWriter = {
  [Name in
    | 'insertDomain'
    | 'updateDomain'
    | 'acceptPublish'
    | 'activateSupergraph'
    | 'applyHarvest'
    | 'harvestFailed'
    | 'updateServedSdl'
    | 'setAvailability'
    | 'delivered'
    | 'deliveryFailed']: (...args: Parameters<CatalogStore[Name]>) => Awaited<ReturnType<CatalogStore[Name]>>
} & { open(): void }

/** @throws when the file cannot be opened or brought to the present form */
export function createSqliteWriter(file: string): SqliteWriter {
  const database = openSqlite(file)
  migrate(database)
  return {
    open: () => undefined,
    insertDomain: (domain) => database.write(() => insertDomain(database, domain)),
    updateDomain: ({ id, title, owner }) => {
      database.run('UPDATE domains SET title = ?, owner = ? WHERE id = ?', title, owner, id)
    },
    acceptPublish: (accepted) => database.write(() => acceptPublish(database, accepted)),
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
  const { domain, url, release, sdl, sdlDigest, at, by, supergraph, harvest } = accepted
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
  database.run(
    'INSERT INTO publishes (domain, release, url, at, by) VALUES (?, ?, ?, ?, ?)',
    domain,
    release,
    url,
    at,
    by,
  )
  if (supergraph !== null) activateSupergraph(database, supergraph, { at, by, domain })
  applyHarvest(database, domain, harvest)
  if (before.availability !== 'LIVE') setAvailability(database, domain, 'LIVE', at)
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

/** Snapshots, index and the promise to tell lineage in one commit; unchanged products are not written again. */
function applyHarvest(database: SqlDatabase, domain: string, { at, live, products, retained }: Harvest): void {
  const known = new Map(
    database
      .all<{ rowid: number; id: string; digest: string; retained_at: string | null }>(
        'SELECT rowid, id, digest, retained_at FROM products WHERE domain = ?',
        domain,
      )
      .map((row) => [row.id, row]),
  )
  const lastAt = database.get<{ at: string | null }>('SELECT harvested_at AS at FROM domains WHERE id = ?', domain)?.at
  const generation =
    (database.get<{ value: number }>(`SELECT value FROM counters WHERE name = 'generation'`)?.value ?? 0) + 1
  let changed = false

  for (const product of products) {
    const row = known.get(product.id)
    known.delete(product.id)
    const snapshot = JSON.stringify(product)
    const digest = createHash('sha256').update(snapshot).digest('base64url')
    if (row?.digest === digest) {
      if (row.retained_at !== null) database.run('UPDATE products SET retained_at = NULL WHERE rowid = ?', row.rowid)
      continue
    }
    changed = true
    writeProduct(database, { domain, product, snapshot, digest, generation, rowid: row?.rowid ?? null })
  }
  const kept = new Set(retained)
  for (const row of known.values()) {
    if (kept.has(row.id)) {
      if (row.retained_at === null)
        database.run('UPDATE products SET retained_at = ? WHERE rowid = ?', lastAt ?? at, row.rowid)
      continue
    }
    changed = true
    database.run('DELETE FROM products WHERE rowid = ?', row.rowid)
    database.run('DELETE FROM product_index WHERE rowid = ?', row.rowid)
  }

  if (changed) database.run(`UPDATE counters SET value = ? WHERE name = 'generation'`, generation)
  const row = database.get<{ version: number }>(
    `UPDATE domains SET harvest_version = max(harvest_version + 1, ?), harvested_at = ?, live = ?, harvest_problem = NULL,
       last_seen_at = ? WHERE id = ? RETURNING harvest_version AS version`,
    firstVersion(),
    at,
    live,
    at,
    domain,
  )
  if (row !== undefined) enqueue(database, domain, 'document', row.version, at)
}

/** Versions count on from the clock, in ms: a catalog that lost its file still says something newer than lineage remembers. */
function firstVersion(): number {
  return Date.now()
}

interface ProductWrite {
  readonly domain: string
  readonly product: HarvestedProduct
  readonly snapshot: string
  readonly digest: string
  readonly generation: number
  /** Null for a new product. */
  readonly rowid: number | null
}

function writeProduct(database: SqlDatabase, write: ProductWrite): void {
  const { domain, product, snapshot, digest, generation } = write
  const { owner, status, tags, kinds } = factsOf(domain, product)
  const name = product.name ?? product.id.slice(domain.length + 1)
  const title = product.title ?? name
  const row = database.get<{ rowid: number }>(
    `INSERT INTO products (id, domain, generation, digest, name, title, sort, owner, status, tags, kinds, snapshot)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, digest = excluded.digest, retained_at = NULL,
       name = excluded.name, title = excluded.title, sort = excluded.sort, owner = excluded.owner,
       status = excluded.status, tags = excluded.tags, kinds = excluded.kinds, snapshot = excluded.snapshot
     RETURNING rowid`,
    product.id,
    domain,
    generation,
    digest,
    name,
    title,
    title.toLowerCase(),
    owner,
    status,
    JSON.stringify(tags),
    JSON.stringify(kinds),
    snapshot,
  )
  if (row === undefined) throw new Error(`product ${product.id} was not written`)
  if (write.rowid !== null) database.run('DELETE FROM product_index WHERE rowid = ?', row.rowid)
  const { name: names, title: titles, tags: tagTokens, cols, descr, org, fx } = indexDocument(domain, product)
  database.run(
    'INSERT INTO product_index (rowid, name, title, tags, cols, descr, org, fx) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    row.rowid,
    names,
    titles,
    tagTokens,
    cols,
    descr,
    org,
    fx,
  )
}

function setAvailability(
  database: SqlDatabase,
  domain: string,
  availability: DomainAvailabilityState,
  lastSeenAt: string | null,
): void {
  const row = database.get<{ version: number }>(
    `UPDATE domains SET availability = ?, last_seen_at = coalesce(?, last_seen_at),
       availability_version = max(availability_version + 1, ?) WHERE id = ? RETURNING availability_version AS version`,
    availability,
    lastSeenAt,
    firstVersion(),
    domain,
  )
  if (row !== undefined) enqueue(database, domain, 'availability', row.version, new Date().toISOString())
}

/** Replaces what waits under the same name, attempts included: new content deserves a fresh try. */
function enqueue(database: SqlDatabase, domain: string, kind: DeliveryKind, version: number, at: string): void {
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

function delivered(
  database: SqlDatabase,
  { domain, kind, version }: Delivery,
  conflicts: readonly ClaimConflict[] | null,
): void {
  database.run('DELETE FROM outbox WHERE domain = ? AND kind = ? AND version = ?', domain, kind, version)
  if (conflicts === null) return
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
}
