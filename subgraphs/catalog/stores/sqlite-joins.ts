import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts'
import type { CatalogJoins, JoinsRequest, SemanticColumn, SemanticTypeCounts } from '../joins.ts'
import type { SqlDatabase } from './database.ts'

/** The joins as functions of their thread. */
export type JoinEngine = {
  [Name in keyof CatalogJoins]: (...args: Parameters<CatalogJoins[Name]>) => Awaited<ReturnType<CatalogJoins[Name]>>
}

const productCursor = z.strictObject({ p: z.string() })
const typeCursor = z.strictObject({ t: z.string() })

/** A page reads what it shows; what counts reads every column of the types it is about. */
export function createJoinEngine(database: SqlDatabase): JoinEngine {
  const totals = createTotals(database)
  return {
    joins: (request) => database.read(() => readJoins(database, totals, request)),
    semanticTypes: ({ first, after }) =>
      database.read(() => {
        const from = after === null ? '' : decodeCursor(typeCursor, 'after', after).t
        const rows = database.all<CountsRow>(
          `${COUNTS} WHERE type > ? GROUP BY type ORDER BY type LIMIT ?`,
          from,
          first + 1,
        )
        return {
          types: rows.slice(0, first).map(countsOf),
          total: database.get<{ total: number }>(COUNT_TYPES)?.total ?? 0,
          hasNextPage: rows.length > first,
          hasPreviousPage: after !== null,
        }
      }),
    semanticType: (name) => {
      const row = database.get<CountsRow>(`${COUNTS} WHERE type = ? GROUP BY type`, name)
      return row === undefined ? null : countsOf(row)
    },
    productsMeaning: ({ type, first, after }) =>
      database.read(() => {
        const from = after === null ? '' : decodeCursor(productCursor, 'after', after).p
        const rows = database.all<{ id: string }>(
          'SELECT DISTINCT product AS id FROM semantic_columns WHERE type = ? AND product > ? ORDER BY product LIMIT ?',
          type,
          from,
          first + 1,
        )
        const total = 'SELECT count(DISTINCT product) AS total FROM semantic_columns WHERE type = ?'
        return {
          products: rows.slice(0, first).map(({ id }) => ({ id, cursor: encodeCursor({ p: id }) })),
          total: database.get<{ total: number }>(total, type)?.total ?? 0,
          hasNextPage: rows.length > first,
          hasPreviousPage: after !== null,
        }
      }),
  }
}

function readJoins(
  database: SqlDatabase,
  totals: Totals,
  { product, on, domains, first, after }: JoinsRequest,
): ReturnType<JoinEngine['joins']> {
  const from = after === null ? '' : decodeCursor(productCursor, 'after', after).p
  if (database.get('SELECT 1 FROM products WHERE id = ?', product) === undefined) return null
  const wanted = on === null ? null : new Set(on)
  const ours = database
    .all<ColumnRow>('SELECT * FROM semantic_columns WHERE product = ? ORDER BY type, id', product)
    .filter(({ type }) => wanted?.has(type) ?? true)
    .map(columnOf)
  const types = [...new Set(ours.map(({ type }) => type))]
  const ids = productsAfter(database, types, domains, from, first + 2).filter((id) => id !== product)
  const page = ids.slice(0, first)
  const known = new Map(
    database
      .all<{ id: string; title: string; domain: string }>(
        'SELECT id, title, domain FROM products WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(page),
      )
      .map((row) => [row.id, row]),
  )
  const columns = columnsOf(database, types, page)
  const isCounted = types.length > 0 && (domains?.includes(product.slice(0, product.indexOf('/'))) ?? true)
  return {
    ours,
    products: page.map((id) => ({
      cursor: encodeCursor({ p: id }),
      id,
      domain: known.get(id)?.domain ?? '',
      title: known.get(id)?.title ?? id,
      columns: columns.get(id) ?? [],
    })),
    total: totals.of(types, domains) - (isCounted ? 1 : 0),
    hasNextPage: ids.length > first,
    hasPreviousPage: after !== null,
  }
}

/** The first products by id with a column of any of the types: each type is read in order and no further than the page. */
function productsAfter(
  database: SqlDatabase,
  types: readonly string[],
  domains: readonly string[] | null,
  from: string,
  most: number,
): readonly string[] {
  const found = new Set<string>()
  for (const type of types) {
    for (const { after, before } of rangesOf(domains)) {
      const rows = database.all<{ id: string }>(
        `SELECT DISTINCT product AS id FROM semantic_columns WHERE type = ? AND product > ? AND product < ?
         ORDER BY product LIMIT ?`,
        type,
        from > after ? from : after,
        before,
        most,
      )
      for (const { id } of rows) found.add(id)
    }
  }
  return [...found].sort().slice(0, most)
}

/** Ids begin with a domain and `/`, which is followed by `0`; what all of them contain comes before `{`. */
function rangesOf(domains: readonly string[] | null): readonly { readonly after: string; readonly before: string }[] {
  return domains?.map((domain) => ({ after: `${domain}/`, before: `${domain}0` })) ?? [{ after: '', before: '{' }]
}

interface Totals {
  of(types: readonly string[], domains: readonly string[] | null): number
}

/** Kept for as long as no product changes: a count reads every column of its types, a page does not. */
function createTotals(database: SqlDatabase): Totals {
  const known = new LRUCache<string, number>({ max: 1_000 })
  return {
    of(types, domains) {
      if (types.length === 0) return 0
      const generation = database.get<{ value: number }>(`SELECT value FROM counters WHERE name = 'generation'`)?.value
      const key = JSON.stringify([generation, types, domains?.toSorted() ?? null])
      const kept = known.get(key)
      if (kept !== undefined) return kept
      const total = countProducts(database, types, domains)
      known.set(key, total)
      return total
    },
  }
}

function countProducts(database: SqlDatabase, types: readonly string[], domains: readonly string[] | null): number {
  const ranges = JSON.stringify(rangesOf(domains))
  return (
    database.get<{ total: number }>(
      `SELECT count(DISTINCT s.product) AS total FROM json_each(?) t CROSS JOIN json_each(?) r CROSS JOIN semantic_columns s
         ON s.type = t.value AND s.product > r.value ->> 'after' AND s.product < r.value ->> 'before'`,
      JSON.stringify(types),
      ranges,
    )?.total ?? 0
  )
}

function columnsOf(database: SqlDatabase, types: readonly string[], products: readonly string[]) {
  const rows = database.all<ColumnRow>(
    `SELECT s.* FROM json_each(?) t CROSS JOIN json_each(?) p CROSS JOIN semantic_columns s
       ON s.type = t.value AND s.product = p.value ORDER BY s.type, s.id`,
    JSON.stringify(types),
    JSON.stringify(products),
  )
  const found = new Map<string, SemanticColumn[]>(products.map((id) => [id, []]))
  for (const row of rows) found.get(row.product)?.push(columnOf(row))
  return found
}

interface ColumnRow {
  readonly type: string
  readonly product: string
  readonly id: string
  readonly port: string
  readonly path: string
  readonly declared: string | null
  readonly logical_type: string | null
  readonly physical_type: string | null
  readonly format: string | null
  readonly primary_key: number | null
  readonly is_unique: number | null
  readonly classification: string | null
}

function columnOf(row: ColumnRow): SemanticColumn {
  return {
    id: `${row.product}/${row.id}`,
    type: row.type,
    declared: row.declared ?? row.type,
    path: row.path,
    port: `${row.product}/${row.port}`,
    logicalType: row.logical_type,
    physicalType: row.physical_type,
    format: row.format,
    primaryKey: row.primary_key === null ? null : row.primary_key !== 0,
    unique: row.is_unique === null ? null : row.is_unique !== 0,
    classification: row.classification,
  }
}

interface CountsRow {
  readonly name: string
  readonly products: number
  readonly domains: number
  readonly columns: number
}

const COUNTS = `SELECT type AS name, count(DISTINCT product) AS products, count(*) AS columns,
  count(DISTINCT substr(product, 1, instr(product, '/') - 1)) AS domains FROM semantic_columns`

/** From type to type by its index: a count of the distinct ones would read every row. */
const COUNT_TYPES = `WITH RECURSIVE types(type) AS (
    SELECT min(type) FROM semantic_columns
    UNION ALL SELECT (SELECT min(s.type) FROM semantic_columns s WHERE s.type > types.type) FROM types WHERE type IS NOT NULL
  ) SELECT count(type) AS total FROM types`

function countsOf({ name, products, domains, columns }: CountsRow): SemanticTypeCounts {
  return { cursor: encodeCursor({ t: name }), name, products, domains, columns }
}
