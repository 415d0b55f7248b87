import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts'
import { cursorExpired, invalidInput } from '../../../platform/errors.ts'
import type { HarvestedProduct } from '../harvest/product.ts'
import type { PageRequest, ProductPage } from '../pages.ts'
import type { FoundProduct, LevelCounts, SearchOrder, SearchPage, SearchRequest } from '../search.ts'
import type { SqlDatabase } from '../stores/database.ts'
import { FILTER_FIELDS, type ProductFilter } from './filter-tokens.ts'
import { explain, type Findable, findable } from './highlight.ts'
import { buildHitList, type HitList } from './hit-list.ts'
import { createIndexReader } from './index-reader.ts'
import { levelCounts } from './level-counts.ts'
import { queryWords } from './query.ts'

/** The search as the functions of its thread. */
export type SearchEngine = {
  search(request: SearchRequest): SearchPage
  products(request: PageRequest & { readonly filter: ProductFilter }): ProductPage
}

/** Numbers of rows that cached lists may hold together: 64 MB. */
const CACHED_ROWS = 16_000_000
const CACHED_MS = 15 * 60_000
/** Letters of snapshots that are kept as what is found and shown of them: while somebody types, the same come with each key. */
const KEPT_LETTERS = 16_000_000

/** `l`: the list (query, filters, order); `g`: the state it was made of; `o`: how many hits came before. */
const searchCursor = z.strictObject({ l: z.string(), g: z.int(), o: z.int().positive() })
const productCursor = z.strictObject({ p: z.string() })

/**
 * Pages come from a list that is made once a (query, filters, order, state) and kept: bm25 shifts with every harvest, so a
 * second page computed anew would repeat hits of the first and lose others.
 */
export function createSearchEngine(database: SqlDatabase): SearchEngine {
  const index = createIndexReader(database)
  const lists = new LRUCache<string, HitList>({
    maxSize: CACHED_ROWS,
    sizeCalculation: (list) => list.rowids.length + 100,
    ttl: CACHED_MS,
  })

  const shown = new LRUCache<number, ShownProduct>({ maxSize: KEPT_LETTERS })

  function listFor({ text, filter, after, sort }: SearchRequest): {
    list: HitList
    key: string
    at: number
    offset: number
  } {
    const key = listKey(text, filter, sort)
    const now = index.state(sort)
    const cursor = after === null ? { l: key, g: now, o: 0 } : decodeCursor(searchCursor, 'after', after)
    if (cursor.l !== key)
      throw invalidInput({ argument: 'after', expected: 'a cursor of this text, filter and order', received: after })
    const name = `${key} ${cursor.g}`
    const cached = lists.get(name)
    if (cached === undefined && cursor.g !== now) throw cursorExpired()
    const list = cached ?? buildHitList(database, index, text, queryWords(text), filter, sort)
    if (cached === undefined) lists.set(name, list)
    return { list, key, at: cursor.g, offset: cursor.o }
  }

  return {
    search: (request) =>
      database.read(() => {
        const { list, key, at, offset } = listFor(request)
        const cursorAt = (o: number) => encodeCursor({ l: key, g: at, o })
        const { hits, end } = readHits(database, { list, offset, first: request.first, cursorAt, shown })
        return {
          hits,
          total: list.rowids.length,
          hasNextPage: end < list.rowids.length,
          hasPreviousPage: offset > 0,
          facets: request.withFacets ? list.facets() : [],
        }
      }),
    products: ({ filter, first, after }) =>
      database.read(() => {
        const from = after === null ? '' : decodeCursor(productCursor, 'after', after).p
        const isFiltered = FILTER_FIELDS.some((field) => (filter[field] ?? []).length > 0)
        const passing = isFiltered ? new Set(index.matching([], filter)) : null
        const total = passing?.size ?? database.get<{ n: number }>('SELECT count(*) AS n FROM products')?.n ?? 0
        const ids = productIdsAfter(database, from, first + 1, passing)
        return {
          products: ids.slice(0, first).map((id) => ({ id, cursor: encodeCursor({ p: id }) })),
          total,
          hasNextPage: ids.length > first,
          hasPreviousPage: after !== null,
        }
      }),
  }
}

/** What a snapshot of a product, of this digest, comes to. */
interface ShownProduct {
  readonly digest: string
  readonly findable: Findable
  readonly quality: HarvestedProduct['quality']
  readonly serviceLevels: LevelCounts | null
}

interface HitRow {
  readonly rowid: number
  readonly digest: string
  readonly id: string
  readonly domain: string
  readonly title: string
  readonly owner: string | null
  readonly status: string | null
  readonly consumers: number | null
  readonly updatedAt: string | null
}

interface WantedHits {
  readonly list: HitList
  readonly offset: number
  readonly first: number
  readonly cursorAt: (offset: number) => string
  /** What was read of products before. */
  readonly shown: LRUCache<number, ShownProduct>
}

function shownProduct(
  database: SqlDatabase,
  { rowid, digest }: Pick<HitRow, 'rowid' | 'digest'>,
  kept: LRUCache<number, ShownProduct>,
): ShownProduct {
  const known = kept.get(rowid)
  if (known?.digest === digest) return known
  const row = database.get<{ snapshot: string }>('SELECT snapshot FROM products WHERE rowid = ?', rowid)
  if (row === undefined) throw new Error(`expected product ${rowid}, which was there in the same read`)
  const product = JSON.parse(row.snapshot) as HarvestedProduct
  const { quality } = product
  const read = { digest, findable: findable(product), quality, serviceLevels: levelCounts(product) }
  kept.set(rowid, read, { size: row.snapshot.length })
  return read
}

/** The next `first` hits that still exist: a product removed since is passed over, the rest keeps its place. */
function readHits(
  database: SqlDatabase,
  { list, offset, first, cursorAt, shown }: WantedHits,
): { readonly hits: readonly FoundProduct[]; readonly end: number } {
  const hits: FoundProduct[] = []
  let end = offset
  while (hits.length < first && end < list.rowids.length) {
    const wanted = list.rowids.slice(end, end + first - hits.length)
    const rows = new Map(
      database
        .all<HitRow>(
          `SELECT p.rowid, p.digest, p.id, p.domain, p.title, p.owner, p.status, s.consumers, s.updated_at AS updatedAt
           FROM products p LEFT JOIN standings s ON s.rowid = p.rowid WHERE p.rowid IN (SELECT value FROM json_each(?))`,
          JSON.stringify([...wanted]),
        )
        .map((row) => [row.rowid, row]),
    )
    for (const rowid of wanted) {
      const row = rows.get(rowid)
      const score = list.scores[end] ?? 0
      end += 1
      if (row === undefined) continue
      const { id, domain, title, owner, status, consumers, updatedAt } = row
      const { quality, serviceLevels, findable } = shownProduct(database, row, shown)
      const standing = { quality, serviceLevels, consumers, updatedAt }
      const why = explain(findable, list.words)
      hits.push({ cursor: cursorAt(end), id, title, domain, owner, status, ...standing, score, ...why })
    }
  }
  return { hits, end }
}

function productIdsAfter(
  database: SqlDatabase,
  from: string,
  wanted: number,
  passing: ReadonlySet<number> | null,
): readonly string[] {
  const found: string[] = []
  let after = from
  for (;;) {
    const chunk = passing === null ? wanted : Math.max(wanted, 500)
    const rows = database.all<{ rowid: number; id: string }>(
      'SELECT rowid, id FROM products WHERE id > ? ORDER BY id LIMIT ?',
      after,
      chunk,
    )
    for (const { rowid, id } of rows) {
      if (passing === null || passing.has(rowid)) found.push(id)
      if (found.length === wanted) return found
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < chunk) return found
    after = last.id
  }
}

function listKey(text: string, filter: ProductFilter, sort: SearchOrder): string {
  const filters = FILTER_FIELDS.map((field) => [...new Set(filter[field] ?? [])].sort())
  const words = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
  return createHash('sha256')
    .update(JSON.stringify([words, filters, sort]))
    .digest('base64url')
    .slice(0, 16)
}
