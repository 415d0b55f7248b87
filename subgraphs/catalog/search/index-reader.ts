import type { SearchOrder } from '../search.ts'
import type { SqlDatabase } from '../stores/database.ts'
import { type AttributeTable, createAttributeTable, type ValueCount } from './attributes.ts'
import { FILTER_FIELDS, type FilterField, isFilterToken, type ProductFilter } from './filter-tokens.ts'
import { createProductOrders } from './product-orders.ts'
import { ALL_COLUMNS, matchExpression, type QueryWord } from './query.ts'
import { rowNumbers } from './row-numbers.ts'
import { words } from './tokenize.ts'
import { createVocabulary, type Vocabulary } from './vocabulary.ts'

/**
 * The search thread's view of the file: the full-text index, and in memory what is counted (attributes) and what is
 * spelled alike (vocabulary), brought up to date by what changed since.
 */
export interface IndexReader {
  /** Counts the commits that changed the index: what was computed at one number is valid for it. */
  generation(): number
  /** As `generation`, of a list in this order: by what is measured or told, lists become others without the index. */
  state(sort: SearchOrder): number
  /** Rows in an order that no text decides. */
  sorted(rowids: Uint32Array, sort: Exclude<SearchOrder, 'RELEVANCE'>): Uint32Array
  /** The matching rows of the best rank, at most `limit`, best first. `rank` is bm25: lower is better. */
  ranked(
    given: readonly QueryWord[],
    columns: string | null,
    filter: ProductFilter,
    limit: number,
  ): readonly RankedRow[]
  /** Every matching row, in no particular order. */
  matching(given: readonly QueryWord[], filter: ProductFilter): Uint32Array
  /** Every row that passes the filter, by title. */
  byTitle(filter: ProductFilter): Uint32Array
  count(field: FilterField, rowids: Uint32Array): readonly ValueCount[]
  spellings(word: string): readonly string[]
}

export interface RankedRow {
  readonly rowid: number
  readonly rank: number
}

interface AttributeRow {
  readonly rowid: number
  readonly generation: number
  readonly domain: string
  readonly owner: string | null
  readonly status: string | null
  readonly tags: string
  readonly kinds: string
}

/** Up to so many changed documents are read for their new terms; past that, all terms of the index are cheaper. */
const FEW_CHANGES = 20
/** All terms are read once in so many ms at most: a harvest of the whole mesh commits again and again. */
const TERMS_MS = 5_000

export function createIndexReader(database: SqlDatabase): IndexReader {
  let attributes: AttributeTable = createAttributeTable()
  let attributesAt = -1
  let vocabulary: Vocabulary | undefined
  let vocabularyAt = -1
  let termsReadAt = 0

  const generation = () =>
    database.get<{ value: number }>(`SELECT value FROM counters WHERE name = 'generation'`)?.value ?? 0

  const state = (sort: SearchOrder): number =>
    sort === 'QUALITY' || sort === 'CONSUMERS' ? generation() + standings() : generation()
  const standings = () =>
    database.get<{ value: number }>(`SELECT value FROM counters WHERE name = 'standings'`)?.value ?? 0
  const orders = createProductOrders(database, state)

  function bringAttributesUpToDate(): void {
    const now = generation()
    if (attributesAt === now) return
    if (attributesAt > now) attributes = createAttributeTable()
    const rows = database.all<AttributeRow>(
      'SELECT rowid, generation, domain, owner, status, tags, kinds FROM products WHERE generation > ?',
      attributesAt > now ? -1 : attributesAt,
    )
    for (const { tags, kinds, ...row } of rows)
      attributes.put({ ...row, tags: JSON.parse(tags) as string[], kinds: JSON.parse(kinds) as string[] })
    attributesAt = now
  }

  /** A term that is gone finds nothing, and harms nothing; one that is missing for a moment is a slip not yet forgiven. */
  function vocabularyNow(): Vocabulary {
    const now = generation()
    if (vocabulary !== undefined && vocabularyAt === now) return vocabulary
    const known = vocabulary ?? createVocabulary()
    const isFirst = vocabulary === undefined
    vocabulary = known
    if (!isFirst && changedSince(vocabularyAt) <= FEW_CHANGES) {
      const rows = database.all<{ snapshot: string }>(
        'SELECT snapshot FROM products WHERE generation > ?',
        vocabularyAt,
      )
      for (const { snapshot } of rows) for (const word of words(snapshot)) word.tokens.forEach(known.add)
    } else if (isFirst || performance.now() - termsReadAt > TERMS_MS) {
      for (const { term } of database.all<{ term: string }>('SELECT term FROM product_terms'))
        if (!isFilterToken(term)) known.add(term)
      termsReadAt = performance.now()
    } else return known
    vocabularyAt = now
    return known
  }

  const changedSince = (generation: number): number =>
    database.get<{ changed: number }>('SELECT count(*) AS changed FROM products WHERE generation > ?', generation)
      ?.changed ?? 0

  function matching(given: readonly QueryWord[], filter: ProductFilter): Uint32Array {
    const expression = matchExpression(given, ALL_COLUMNS, filter)
    const row =
      expression === null
        ? database.get<{ rowids: string | null }>('SELECT group_concat(rowid) AS rowids FROM products')
        : database.get<{ rowids: string | null }>(
            'SELECT group_concat(rowid) AS rowids FROM product_index WHERE product_index MATCH ?',
            expression,
          )
    return rowNumbers(row?.rowids)
  }

  return {
    generation,
    state,
    sorted: orders.sorted,
    matching,
    ranked(given, columns, filter, limit) {
      const expression = matchExpression(given, columns, filter)
      if (expression === null) return []
      return database.all<RankedRow>(
        'SELECT rowid, rank FROM product_index WHERE product_index MATCH ? ORDER BY rank LIMIT ?',
        expression,
        limit,
      )
    },
    byTitle(filter) {
      const isFiltered = FILTER_FIELDS.some((field) => (filter[field] ?? []).length > 0)
      return isFiltered ? orders.sorted(matching([], filter), 'NAME') : orders.all('NAME')
    },
    count(field, rows) {
      bringAttributesUpToDate()
      return attributes.count(field, rows)
    },
    spellings: (word) => vocabularyNow().near(word),
  }
}
