import type { HarvestedProduct } from '../harvest/product.ts'
import { semanticColumns } from '../joins/semantic-columns.ts'
import type { SqlDatabase } from './database.ts'

/** The table that joins are found in. Ids are kept without their product's, which is beside them. */
export const CREATE_SEMANTIC_COLUMNS: readonly string[] = [
  `CREATE TABLE semantic_columns (
    type TEXT NOT NULL, product TEXT NOT NULL, id TEXT NOT NULL, port TEXT NOT NULL, path TEXT NOT NULL,
    declared TEXT, logical_type TEXT, physical_type TEXT, format TEXT, primary_key INTEGER, is_unique INTEGER, classification TEXT,
    PRIMARY KEY (type, product, id)
  ) WITHOUT ROWID`,
  `CREATE INDEX semantic_columns_by_product ON semantic_columns (product)`,
]

/** Replaces what is known of a product's columns. */
export function putSemanticColumns(database: SqlDatabase, product: HarvestedProduct): void {
  removeSemanticColumns(database, product.id)
  const within = (id: string) => id.slice(product.id.length + 1)
  for (const column of semanticColumns(product)) {
    const { id, type, declared, path, port, logicalType, physicalType, format, primaryKey, unique, classification } =
      column
    // A contract that names one column twice is served as it is, and joined once.
    database.run(
      `INSERT OR IGNORE INTO semantic_columns (type, product, id, port, path, declared, logical_type, physical_type, format,
         primary_key, is_unique, classification)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      type,
      product.id,
      within(id),
      within(port),
      path,
      declared === type ? null : declared,
      logicalType,
      physicalType,
      format,
      asInteger(primaryKey),
      asInteger(unique),
      classification,
    )
  }
}

export function removeSemanticColumns(database: SqlDatabase, product: string): void {
  database.run('DELETE FROM semantic_columns WHERE product = ?', product)
}

/** For a file of a release that knew no joins: from the snapshots, a domain that is down included. */
export function fillSemanticColumns(database: SqlDatabase): void {
  let after = 0
  for (;;) {
    const rows = database.all<{ rowid: number; snapshot: string }>(
      'SELECT rowid, snapshot FROM products WHERE rowid > ? ORDER BY rowid LIMIT 100',
      after,
    )
    for (const { snapshot } of rows) putSemanticColumns(database, JSON.parse(snapshot) as HarvestedProduct)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.rowid
  }
}

const asInteger = (flag: boolean | null): number | null => (flag === null ? null : Number(flag))
