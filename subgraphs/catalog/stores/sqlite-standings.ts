import { domainOf } from '../../../schema/ids.ts'
import type { HarvestedProduct } from '../harvest/product.ts'
import { levelCounts } from '../search/level-counts.ts'
import type { LevelCounts } from '../search.ts'
import type { SqlDatabase } from './database.ts'

/**
 * What hits are sorted by beside their titles, apart from the wide rows: an order of all products is one walk along an index.
 * `consumer_counts` is what lineage told, also of products that are not harvested yet.
 */
export const CREATE_STANDINGS: readonly string[] = [
  `CREATE TABLE standings (
    rowid INTEGER PRIMARY KEY, product TEXT NOT NULL UNIQUE, domain TEXT NOT NULL, updated_at TEXT, quality REAL, coverage REAL,
    consumers INTEGER, levels INTEGER, met INTEGER, missed INTEGER
  )`,
  `CREATE INDEX standings_by_domain ON standings (domain)`,
  `CREATE INDEX standings_by_update ON standings (updated_at DESC, product)`,
  `CREATE INDEX standings_by_quality ON standings (quality DESC, coverage DESC, product)`,
  `CREATE INDEX standings_by_consumers ON standings (consumers DESC, product)`,
  `CREATE TABLE consumer_counts (product TEXT PRIMARY KEY, consumers INTEGER NOT NULL) WITHOUT ROWID`,
  // Counts the commits after which an order by what is measured or told may be another.
  `INSERT INTO counters VALUES ('standings', 0)`,
]

/** Of a product that is new or declared anew: `at` is when. */
export function putStanding(database: SqlDatabase, rowid: number, product: HarvestedProduct, at: string | null): void {
  database.run(
    `INSERT INTO standings (rowid, product, domain, updated_at, consumers)
     VALUES (?, ?, ?, ?, (SELECT consumers FROM consumer_counts WHERE product = ?))
     ON CONFLICT (rowid) DO UPDATE SET updated_at = excluded.updated_at`,
    rowid,
    product.id,
    domainOf(product.id),
    at,
    product.id,
  )
  putMeasured(database, rowid, product)
}

/** Of a product of which only what is measured is another. */
export function putMeasured(database: SqlDatabase, rowid: number, product: HarvestedProduct): void {
  const { quality } = product
  const levels = levelCounts(product)
  database.run(
    'UPDATE standings SET quality = ?, coverage = ?, levels = ?, met = ?, missed = ? WHERE rowid = ?',
    quality?.score ?? null,
    quality?.coverage ?? null,
    levels?.total ?? null,
    levels?.met ?? null,
    levels?.missed ?? null,
    rowid,
  )
}

export function removeStanding(database: SqlDatabase, rowid: number): void {
  database.run('DELETE FROM standings WHERE rowid = ?', rowid)
}

/** Lists that are in an order of before are not given out for one of now. */
export function standingsChanged(database: SqlDatabase): void {
  database.run(`UPDATE counters SET value = value + 1 WHERE name = 'standings'`)
}

/** For a file of an earlier release: from the snapshots, and from the releases that brought them where those are known. */
export function fillStandings(database: SqlDatabase): void {
  let after = 0
  for (;;) {
    const rows = database.all<{ rowid: number; at: string | null; snapshot: string }>(
      `SELECT p.rowid, p.snapshot, coalesce(
         (SELECT b.at FROM versions v JOIN publishes b ON b.seq = v.since
          WHERE v.domain = p.domain AND v.product = p.id AND v.until IS NULL),
         (SELECT d.harvested_at FROM domains d WHERE d.id = p.domain)) AS at
       FROM products p WHERE p.rowid > ? ORDER BY p.rowid LIMIT 100`,
      after,
    )
    for (const { rowid, at, snapshot } of rows)
      putStanding(database, rowid, JSON.parse(snapshot) as HarvestedProduct, at)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.rowid
  }
}

/** How the service levels of all products of a domain stand; a domain of which none are told is left out. */
export function levelsOfDomains(database: SqlDatabase, ids: readonly string[]): ReadonlyMap<string, LevelCounts> {
  const rows = database.all<{ domain: string; total: number; met: number; missed: number }>(
    `SELECT domain, sum(levels) AS total, sum(met) AS met, sum(missed) AS missed FROM standings
     WHERE domain IN (SELECT value FROM json_each(?)) AND levels IS NOT NULL GROUP BY domain`,
    JSON.stringify(ids),
  )
  return new Map(
    rows.map(({ domain, total, met, missed }) => [domain, { total, met, missed, unknown: total - met - missed }]),
  )
}
