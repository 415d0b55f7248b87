import { createHash } from 'node:crypto'
import type { Tell } from '../changes/domain-changes.ts'
import { productChanges } from '../changes/product-changes.ts'
import type { HarvestedProduct } from '../harvest/product.ts'
import { addressOf, declaredProduct } from '../releases/declared-product.ts'
import { factsOf, indexDocument } from '../search/index-document.ts'
import type { Harvest } from '../store.ts'
import type { SqlDatabase } from './database.ts'
import { enqueue, firstVersion } from './sqlite-outbox.ts'
import { putSemanticColumns, removeSemanticColumns } from './sqlite-semantic-columns.ts'
import { putMeasured, putStanding, removeStanding, standingsChanged } from './sqlite-standings.ts'

/**
 * Snapshots, index, the promise to tell lineage, and what changed (`by`: whoever published it) in one commit. What is unchanged is not written again; a new quality
 * result changes the snapshot alone, so that a busy mesh does not rewrite its index with every harvest.
 */
export function applyHarvest(
  database: SqlDatabase,
  domain: string,
  { at, live, products, unchanged = [], retained }: Harvest,
  tell: Tell,
  by: string | null,
): void {
  const known = new Map(
    database
      .all<{ rowid: number; id: string; digest: string; index_digest: string; retained_at: string | null }>(
        'SELECT rowid, id, digest, index_digest, retained_at FROM products WHERE domain = ?',
        domain,
      )
      .map((row) => [row.id, row]),
  )
  const readings = createReadings(database, domain)
  const lastAt = database.get<{ at: string | null }>('SELECT harvested_at AS at FROM domains WHERE id = ?', domain)?.at
  const generation =
    (database.get<{ value: number }>(`SELECT value FROM counters WHERE name = 'generation'`)?.value ?? 0) + 1
  let changed = false
  let measured = false
  const tellOf = (row: { readonly rowid: number } | undefined, after: HarvestedProduct | null): void => {
    const before = row === undefined ? null : snapshotOf(database, row.rowid)
    for (const change of productChanges(before, after, by)) tell(change)
  }

  for (const { snapshot, mark } of products) {
    const product = JSON.parse(snapshot) as HarvestedProduct
    const row = known.get(product.id)
    known.delete(product.id)
    const digest = digestOf(snapshot)
    readings.put(product.id, mark, row?.digest === digest)
    if (row?.digest !== digest) tellOf(row, product)
    const indexDigest = digestOf(JSON.stringify(indexedParts(product)))
    if (row?.digest === digest) {
      if (row.retained_at !== null) database.run('UPDATE products SET retained_at = NULL WHERE rowid = ?', row.rowid)
    } else if (row?.index_digest === indexDigest) {
      database.run(
        'UPDATE products SET digest = ?, declared = ?, retained_at = NULL, snapshot = ? WHERE rowid = ?',
        digest,
        addressOf(declaredProduct(product)),
        snapshot,
        row.rowid,
      )
      measured = true
      putMeasured(database, row.rowid, product)
    } else {
      changed = true
      const isNew = row === undefined
      writeProduct(database, { domain, product, snapshot, digest, indexDigest, generation, at, isNew })
    }
  }
  for (const id of unchanged) {
    const row = known.get(id)
    if (row === undefined) throw new Error(`product ${id} is said to be as it was, but is not known`)
    known.delete(id)
    if (row.retained_at !== null) database.run('UPDATE products SET retained_at = NULL WHERE rowid = ?', row.rowid)
  }
  const kept = new Set(retained)
  for (const row of known.values()) {
    if (kept.has(row.id)) {
      readings.unmark(row.id)
      if (row.retained_at === null)
        database.run('UPDATE products SET retained_at = ? WHERE rowid = ?', lastAt ?? at, row.rowid)
      continue
    }
    changed = true
    tellOf(row, null)
    readings.remove(row.id)
    database.run('DELETE FROM products WHERE rowid = ?', row.rowid)
    database.run('DELETE FROM product_index WHERE rowid = ?', row.rowid)
    removeStanding(database, row.rowid)
    removeSemanticColumns(database, row.id)
  }

  if (changed) database.run(`UPDATE counters SET value = ? WHERE name = 'generation'`, generation)
  if (measured) standingsChanged(database)
  const harvested = database.run(
    `UPDATE domains SET harvest_version = ?, harvested_at = ?, live = ?, harvest_problem = NULL, last_seen_at = ?
     WHERE id = ?`,
    readings.version,
    at,
    live,
    at,
    domain,
  )
  if (harvested > 0) enqueue(database, domain, 'document', readings.version, at)
}

/** What the products of a domain were read under, and the harvest that last changed each. */
function createReadings(database: SqlDatabase, domain: string) {
  const last = database.get<{ version: number }>('SELECT harvest_version AS version FROM domains WHERE id = ?', domain)
  const version = Math.max((last?.version ?? 0) + 1, firstVersion())
  const known = new Map(
    database
      .all<{ product: string; mark: string | null }>('SELECT product, mark FROM readings WHERE domain = ?', domain)
      .map(({ product, mark }) => [product, mark]),
  )
  const put = `INSERT INTO readings (domain, product, mark, version) VALUES (?, ?, ?, ?)
    ON CONFLICT (domain, product) DO UPDATE SET mark = excluded.mark, version = excluded.version`
  const mark = 'UPDATE readings SET mark = ? WHERE domain = ? AND product = ?'
  return {
    /** Of this harvest. */
    version,
    /** `isSame`: it was read, and is as it was. */
    put(product: string, read: string | null, isSame: boolean): void {
      const before = known.get(product)
      if (before === undefined || !isSame) database.run(put, domain, product, read, version)
      else if (before !== read) database.run(mark, read, domain, product)
    },
    unmark(product: string): void {
      if (known.get(product) != null) database.run(mark, null, domain, product)
    },
    remove: (product: string): void =>
      void database.run('DELETE FROM readings WHERE domain = ? AND product = ?', domain, product),
  }
}

/** Of a known row, as it was before this harvest. */
function snapshotOf(database: SqlDatabase, rowid: number): HarvestedProduct | null {
  const row = database.get<{ snapshot: string }>('SELECT snapshot FROM products WHERE rowid = ?', rowid)
  return row === undefined ? null : (JSON.parse(row.snapshot) as HarvestedProduct)
}

interface ProductWrite {
  readonly domain: string
  readonly product: HarvestedProduct
  readonly snapshot: string
  readonly digest: string
  readonly indexDigest: string
  readonly generation: number
  readonly at: string
  readonly isNew: boolean
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** All of a product but what is measured: that is neither searched nor counted. */
function indexedParts(product: HarvestedProduct): Partial<HarvestedProduct> {
  const ports = product.outputPorts?.map((port) => ({ ...port, serviceLevels: null, quality: null })) ?? null
  return { ...product, outputPorts: ports, serviceLevels: null, quality: null }
}

function writeProduct(database: SqlDatabase, write: ProductWrite): void {
  const { domain, product, snapshot, digest, indexDigest, generation } = write
  const { owner, status, tags, kinds } = factsOf(domain, product)
  const name = product.name ?? product.id.slice(domain.length + 1)
  const title = product.title ?? name
  const row = database.get<{ rowid: number }>(
    `INSERT INTO products (id, domain, generation, digest, index_digest, declared, name, title, sort, owner, status, tags, kinds, snapshot)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, digest = excluded.digest,
       index_digest = excluded.index_digest, declared = excluded.declared, retained_at = NULL,
       name = excluded.name, title = excluded.title, sort = excluded.sort, owner = excluded.owner,
       status = excluded.status, tags = excluded.tags, kinds = excluded.kinds, snapshot = excluded.snapshot
     RETURNING rowid`,
    product.id,
    domain,
    generation,
    digest,
    indexDigest,
    addressOf(declaredProduct(product)),
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
  putStanding(database, row.rowid, product, write.at)
  putSemanticColumns(database, product)
  if (!write.isNew) database.run('DELETE FROM product_index WHERE rowid = ?', row.rowid)
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
