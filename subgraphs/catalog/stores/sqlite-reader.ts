import type { HarvestedProduct } from '../harvest/product.ts'
import type { ReleaseHistory } from '../releases/history.ts'
import type {
  CatalogStore,
  ClaimConflict,
  Delivery,
  DomainAvailabilityState,
  DomainRecord,
  HarvestState,
  Leaf,
  ProductRecord,
  SupergraphRecord,
  SupergraphVersionRecord,
} from '../store.ts'
import type { SqlDatabase } from './database.ts'
import { changeFeedState, changesAfter } from './sqlite-changes.ts'
import { createReleaseReader } from './sqlite-releases.ts'
import { levelsOfDomains } from './sqlite-standings.ts'

type Reads =
  | 'domains'
  | 'products'
  | 'productIds'
  | 'declaredAddresses'
  | 'harvestMarks'
  | 'harvestState'
  | 'currentSupergraph'
  | 'supergraph'
  | 'supergraphVersions'
  | 'supergraphParts'
  | 'serviceLevels'
  | 'dueDeliveries'
  | 'pendingDeliveries'
  | 'conflictsOf'
  | 'changeFeed'
  | 'changesAfter'
  | keyof ReleaseHistory

/** The reading half of the store: each read is by key or a handful of rows. */
export function createSqliteReader(database: SqlDatabase): Pick<CatalogStore, Reads> {
  return {
    ...createReleaseReader(database),
    async domains(ids) {
      const rows =
        ids === undefined
          ? database.all<DomainRow>(`SELECT ${DOMAIN_COLUMNS} FROM domains ORDER BY id`)
          : database.all<DomainRow>(
              `SELECT ${DOMAIN_COLUMNS} FROM domains WHERE id IN (SELECT value FROM json_each(?))`,
              JSON.stringify(ids),
            )
      return new Map(rows.map((row) => [row.id, domainRecord(row)]))
    },
    async products(ids) {
      const rows = database.all<ProductRow>(
        `SELECT p.id, p.domain, coalesce(p.retained_at, d.harvested_at) AS takenAt, p.snapshot
         FROM products p JOIN domains d ON d.id = p.domain WHERE p.id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(ids),
      )
      return new Map(rows.map((row) => [row.id, productRecord(row)]))
    },
    async productIds(domain) {
      return database
        .all<{ id: string }>('SELECT id FROM products WHERE domain = ? ORDER BY id', domain)
        .map((row) => row.id)
    },
    async declaredAddresses(domain) {
      const rows = database.all<{ id: string; declared: string }>(
        'SELECT id, declared FROM products WHERE domain = ? AND declared IS NOT NULL',
        domain,
      )
      return new Map(rows.map(({ id, declared }) => [id, declared]))
    },
    async harvestMarks(domain) {
      const rows = database.all<{ product: string; mark: string }>(
        'SELECT product, mark FROM readings WHERE domain = ? AND mark IS NOT NULL',
        domain,
      )
      return new Map(rows.map(({ product, mark }) => [product, mark]))
    },
    harvestState: async (domain, since = NEVER) => harvestState(database, domain, since),
    async currentSupergraph() {
      return supergraphRecord(
        database.get<SupergraphRow>(
          `SELECT s.* FROM activations a JOIN supergraphs s ON s.id = a.supergraph ORDER BY a.seq DESC LIMIT 1`,
        ),
      )
    },
    async supergraph(id) {
      return supergraphRecord(database.get<SupergraphRow>('SELECT * FROM supergraphs WHERE id = ?', id))
    },
    async supergraphParts(ids) {
      const rows = database.all<{ id: string; contract: string; leaves: string }>(
        'SELECT id, contract, leaves FROM supergraphs WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(ids),
      )
      return new Map(
        rows.map(({ id, contract, leaves }) => [id, { contract, leaves: JSON.parse(leaves) as readonly Leaf[] }]),
      )
    },
    serviceLevels: async (domains) => levelsOfDomains(database, domains),
    async supergraphVersions(limit) {
      const current = database.get<{ id: string }>('SELECT supergraph AS id FROM activations ORDER BY seq DESC LIMIT 1')
      return database
        .all<Omit<SupergraphVersionRecord, 'current'>>(
          `SELECT a.supergraph AS id, a.at, a.by, a.domain FROM activations a
           WHERE a.seq = (SELECT min(seq) FROM activations b WHERE b.supergraph = a.supergraph)
           ORDER BY a.seq DESC LIMIT ?`,
          limit,
        )
        .map(({ id, at, by, domain }) => ({ id, at, by, domain, current: id === current?.id }))
    },
    async dueDeliveries(now, limit) {
      return database.all<Delivery>(
        `SELECT domain, kind, version, attempts FROM outbox WHERE next_attempt_at <= ?
         ORDER BY next_attempt_at, domain LIMIT ?`,
        now,
        limit,
      )
    },
    async pendingDeliveries() {
      return database.get<{ pending: number }>('SELECT count(*) AS pending FROM outbox')?.pending ?? 0
    },
    async conflictsOf(domain) {
      const rows = database.all<{ conflict: string }>(
        'SELECT DISTINCT conflict FROM claim_conflicts WHERE held_by = ?1 OR refused = ?1',
        domain,
      )
      return rows.map((row) => JSON.parse(row.conflict) as ClaimConflict)
    },
    changeFeed: async () => database.read(() => changeFeedState(database)),
    changesAfter: async (question) => changesAfter(database, question),
  }
}

interface DomainRow {
  readonly id: string
  readonly title: string | null
  readonly owner: string | null
  readonly registered_at: string
  readonly url: string | null
  readonly sdl: string
  readonly sdl_digest: string
  readonly accepted: string
  readonly live: string | null
  readonly published_at: string
  readonly availability: DomainAvailabilityState
  readonly last_seen_at: string | null
  readonly availability_version: number
  readonly harvest_version: number
  readonly harvested_at: string
  readonly harvest_problem: string | null
}

const DOMAIN_COLUMNS = `id, title, owner, registered_at, url, sdl, sdl_digest, accepted, live, published_at, availability,
  last_seen_at, availability_version, harvest_version, harvested_at, harvest_problem`

/** Everything from `url` on is written by the first accepted publish, in one transaction. */
function domainRecord(row: DomainRow): DomainRecord {
  const { id, title, owner, registered_at: registeredAt, url } = row
  const publication =
    url === null
      ? null
      : {
          url,
          sdl: row.sdl,
          sdlDigest: row.sdl_digest,
          accepted: row.accepted,
          live: row.live,
          publishedAt: row.published_at,
          availability: row.availability,
          lastSeenAt: row.last_seen_at,
          harvestVersion: row.harvest_version,
          harvestedAt: row.harvested_at,
          harvestProblem: row.harvest_problem,
          availabilityVersion: row.availability_version,
        }
  return { id, title, owner, registeredAt, publication }
}

interface ProductRow {
  readonly id: string
  readonly domain: string
  readonly takenAt: string
  readonly snapshot: string
}

function productRecord({ id, domain, takenAt, snapshot }: ProductRow): ProductRecord {
  return { id, domain, takenAt, product: readSnapshot(snapshot) }
}

/** Rows of one moment. */
function harvestState(database: SqlDatabase, domain: string, since: number): HarvestState | null {
  const found = database.read(() => ({
    row: database.get<DomainRow>(`SELECT ${DOMAIN_COLUMNS} FROM domains WHERE id = ?`, domain),
    snapshots: database.all<{ id: string; snapshot: string | null; retained_at: string | null }>(
      `SELECT p.id, p.retained_at, CASE WHEN r.version <= ? THEN NULL ELSE p.snapshot END AS snapshot
       FROM products p LEFT JOIN readings r ON r.domain = p.domain AND r.product = p.id
       WHERE p.domain = ? ORDER BY p.id`,
      since,
      domain,
    ),
  }))
  const { row, snapshots } = found
  if (row === undefined || row.url === null) return null
  return {
    domain: domainRecord(row),
    version: row.harvest_version,
    harvestedAt: row.harvested_at,
    complete: snapshots.every((product) => product.retained_at === null),
    snapshots: snapshots.flatMap(({ snapshot }) => snapshot ?? []),
    unchanged: snapshots.flatMap(({ id, snapshot }) => (snapshot === null ? [id] : [])),
  }
}

/** Before every version. */
const NEVER = -1

interface SupergraphRow {
  readonly id: string
  readonly contract: string
  readonly leaves: string
  readonly sdl: string
}

function supergraphRecord(row: SupergraphRow | undefined): SupergraphRecord | null {
  if (row === undefined) return null
  return {
    id: row.id,
    contract: row.contract,
    leaves: JSON.parse(row.leaves) as SupergraphRecord['leaves'],
    sdl: row.sdl,
  }
}

/** What the writer validated and wrote; a field that came later is absent until the next harvest, and reads like null. */
function readSnapshot(text: string): HarvestedProduct {
  return JSON.parse(text) as HarvestedProduct
}
