import { digest } from '../composition/contract.ts'
import type { HarvestedProduct } from '../harvest/product.ts'
import { addressOf, type DeclaredProduct, declaredProduct } from '../releases/declared-product.ts'
import type { HistoryPage, HistoryQuestion, ReleaseHistory, ReleaseRecord, VersionRecord } from '../releases/history.ts'
import type { SqlDatabase } from './database.ts'

/** The history in the catalog's file. `publishes` has a row for each release, and one for each time a domain was taken out. */
export function createReleaseReader(database: SqlDatabase): ReleaseHistory {
  const release = (where: string, ...values: readonly (string | number)[]): ReleaseRecord | null =>
    database.get<ReleaseRecord>(`${SELECT_RELEASE} WHERE p.action <> 'UNPUBLISH' AND ${where} LIMIT 1`, ...values) ??
    null

  return {
    async releases(domain, question) {
      return page(question, {
        rows: (before, limit) =>
          database.all<ReleaseRecord>(
            `${SELECT_RELEASE} WHERE p.action <> 'UNPUBLISH' AND p.domain = ? AND p.seq < ? ORDER BY p.seq DESC LIMIT ?`,
            domain,
            before,
            limit,
          ),
        total: () =>
          database.get<{ n: number }>(
            `SELECT count(*) AS n FROM publishes WHERE domain = ? AND action <> 'UNPUBLISH'`,
            domain,
          ),
      })
    },
    lastRelease: async (domain) => release('p.domain = ? ORDER BY p.seq DESC', domain),
    releaseNamed: async (domain, name) => release('p.domain = ? AND p.release = ? ORDER BY p.seq DESC', domain, name),
    releaseBefore: async (domain, seq) => release('p.domain = ? AND p.seq < ? ORDER BY p.seq DESC', domain, seq),
    async releaseProducts(domain, seq) {
      const rows = database.all<{ product: string; address: string }>(
        'SELECT product, address FROM versions WHERE domain = ?1 AND since <= ?2 AND (until IS NULL OR until > ?2)',
        domain,
        seq,
      )
      return new Map(rows.map(({ product, address }) => [product, address]))
    },
    async versions(domain, product, question) {
      return page(question, {
        rows: (before, limit) =>
          database.all<VersionRecord>(
            `${SELECT_VERSION} WHERE v.domain = ? AND v.product = ? AND v.since < ? ORDER BY v.since DESC LIMIT ?`,
            domain,
            product,
            before,
            limit,
          ),
        total: () =>
          database.get<{ n: number }>(
            'SELECT count(*) AS n FROM versions WHERE domain = ? AND product = ?',
            domain,
            product,
          ),
      })
    },
    versionBefore: async (domain, product, seq) =>
      database.get<VersionRecord>(
        `${SELECT_VERSION} WHERE v.domain = ? AND v.product = ? AND v.since < ? ORDER BY v.since DESC LIMIT 1`,
        domain,
        product,
        seq,
      ) ?? null,
    async documents(addresses) {
      const rows = database.all<{ address: string; content: string }>(
        'SELECT address, content FROM documents WHERE address IN (SELECT value FROM json_each(?))',
        JSON.stringify(addresses),
      )
      return new Map(rows.map(({ address, content }) => [address, JSON.parse(content) as DeclaredProduct]))
    },
  }
}

const SELECT_RELEASE = `SELECT p.seq, p.release, p.action, p.at, p.by, p.products, d.content AS leaf
  FROM publishes p LEFT JOIN documents d ON d.address = p.leaf`
const SELECT_VERSION = `SELECT v.since AS seq, p.release, p.at, p.by, u.at AS until, v.until AS untilSeq, v.address
  FROM versions v JOIN publishes p ON p.seq = v.since LEFT JOIN publishes u ON u.seq = v.until`

function page<Item>(
  { first, after }: HistoryQuestion,
  read: { rows(before: number, limit: number): Item[]; total(): { n: number } | undefined },
): HistoryPage<Item> {
  const rows = read.rows(after ?? Number.MAX_SAFE_INTEGER, first + 1)
  return { items: rows.slice(0, first), hasNext: rows.length > first, total: read.total()?.n ?? 0 }
}

export interface RecordedRelease {
  readonly domain: string
  readonly release: string
  readonly action: ReleaseRecord['action']
  readonly url: string
  readonly at: string
  readonly by: string
  readonly leaf: string | null
}

/**
 * Writes down what the accepted release is: the products as the harvest that came with it has left them. Nothing when that is
 * what the last row says already, as after each restart of a domain.
 */
export function recordRelease(database: SqlDatabase, accepted: RecordedRelease): void {
  const { domain, release, action, url, at, by } = accepted
  const changes = changedSince(database, domain)
  const leaf = accepted.leaf === null ? null : keepDocument(database, digest(accepted.leaf), () => accepted.leaf ?? '')
  const last = database.get<{ release: string; action: string; products: number | null; leaf: string | null }>(
    'SELECT release, action, products, leaf FROM publishes WHERE domain = ? ORDER BY seq DESC LIMIT 1',
    domain,
  )
  const isSame =
    last?.release === release && last.action !== 'UNPUBLISH' && last.products !== null && last.leaf === leaf
  if (isSame && changes.ended.length + changes.begun.length === 0) return
  const row = database.get<{ seq: number }>(
    `INSERT INTO publishes (domain, release, url, at, by, action, products, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     RETURNING seq`,
    domain,
    release,
    url,
    at,
    by,
    action,
    changes.count,
    leaf,
  )
  if (row === undefined) throw new Error(`the release of domain ${domain} was not written`)
  writeVersions(database, domain, row.seq, changes)
}

/** A domain that leaves the mesh: its versions stay open, because they are what is last known of it. */
export function recordUnpublish(
  database: SqlDatabase,
  { domain, at, by }: { readonly domain: string; readonly at: string; readonly by: string },
): void {
  database.run(
    `INSERT INTO publishes (domain, release, url, at, by, action)
     SELECT id, accepted, url, ?, ?, 'UNPUBLISH' FROM domains WHERE id = ?`,
    at,
    by,
    domain,
  )
}

/**
 * Of domains that an earlier Heddle published, what is known of the accepted release: its products, where the last harvest found
 * that release in service. Older ones stay without.
 */
export function backfillReleases(database: SqlDatabase): void {
  const domains = database.all<{ domain: string; seq: number }>(
    `SELECT d.id AS domain, max(p.seq) AS seq FROM domains d JOIN publishes p ON p.domain = d.id
     WHERE d.url IS NOT NULL AND d.live = d.accepted GROUP BY d.id HAVING max(p.products) IS NULL`,
  )
  for (const { domain, seq } of domains)
    database.write(() => {
      const changes = changedSince(database, domain)
      const leaf = leafInService(database, domain)
      const address = leaf === null ? null : keepDocument(database, digest(leaf), () => leaf)
      database.run('UPDATE publishes SET products = ?, leaf = ? WHERE seq = ?', changes.count, address, seq)
      writeVersions(database, domain, seq, changes)
    })
}

function leafInService(database: SqlDatabase, domain: string): string | null {
  const row = database.get<{ leaves: string }>(
    'SELECT s.leaves FROM activations a JOIN supergraphs s ON s.id = a.supergraph ORDER BY a.seq DESC LIMIT 1',
  )
  const leaves = JSON.parse(row?.leaves ?? '[]') as readonly { readonly domain: string; readonly sdl: string }[]
  return leaves.find((leaf) => leaf.domain === domain)?.sdl ?? null
}

interface VersionChanges {
  /** How many products there are now. */
  readonly count: number
  readonly ended: readonly string[]
  readonly begun: readonly { readonly product: string; readonly address: string }[]
}

function changedSince(database: SqlDatabase, domain: string): VersionChanges {
  const open = new Map(
    database
      .all<{ product: string; address: string }>(
        'SELECT product, address FROM versions WHERE domain = ? AND until IS NULL',
        domain,
      )
      .map(({ product, address }) => [product, address]),
  )
  const now = database.all<{ rowid: number; product: string; declared: string | null }>(
    'SELECT rowid, id AS product, declared FROM products WHERE domain = ?',
    domain,
  )
  const ended = new Set(open.keys())
  const begun: { product: string; address: string }[] = []
  for (const { rowid, product, declared } of now) {
    if (declared !== null && open.get(product) === declared) {
      ended.delete(product)
      continue
    }
    const document = declaredProduct(snapshotOf(database, rowid))
    const address = keepDocument(database, declared ?? addressOf(document), () => JSON.stringify(document))
    if (declared === null) database.run('UPDATE products SET declared = ? WHERE rowid = ?', address, rowid)
    if (open.get(product) === address) ended.delete(product)
    else begun.push({ product, address })
  }
  return { count: now.length, ended: [...ended], begun }
}

function snapshotOf(database: SqlDatabase, rowid: number): HarvestedProduct {
  const row = database.get<{ snapshot: string }>('SELECT snapshot FROM products WHERE rowid = ?', rowid)
  return JSON.parse(row?.snapshot ?? 'null') as HarvestedProduct
}

function keepDocument(database: SqlDatabase, address: string, content: () => string): string {
  database.run('INSERT INTO documents (address, content) VALUES (?, ?) ON CONFLICT DO NOTHING', address, content())
  return address
}

function writeVersions(database: SqlDatabase, domain: string, seq: number, { ended, begun }: VersionChanges): void {
  for (const product of ended)
    database.run(
      'UPDATE versions SET until = ? WHERE domain = ? AND product = ? AND until IS NULL',
      seq,
      domain,
      product,
    )
  for (const { product, address } of begun)
    database.run(
      'INSERT INTO versions (domain, product, since, address) VALUES (?, ?, ?, ?)',
      domain,
      product,
      seq,
      address,
    )
}
