import type { FacetCounts, SearchOrder } from '../search.ts'
import type { SqlDatabase } from '../stores/database.ts'
import { FILTER_FIELDS, type ProductFilter } from './filter-tokens.ts'
import type { IndexReader, RankedRow } from './index-reader.ts'
import { ALL_COLUMNS, FIRST_COLUMNS, type QueryWord, withSpellings } from './query.ts'
import { singular, words } from './tokenize.ts'

/** A whole answer: every page of it is a slice, whatever is harvested meanwhile. */
export interface HitList {
  /** All hits: the ranked ones first, then the rest; or in the order asked for. */
  readonly rowids: Uint32Array
  /** Of the ranked ones, at their places; the rest has 0. */
  readonly scores: readonly number[]
  /** The words that found them, spellings included: what a highlight marks. */
  readonly words: readonly QueryWord[]
  readonly facets: () => readonly FacetCounts[]
}

/** How many hits are put in order with care; nobody reads further without narrowing the query. */
const RANKED = 200
/** With fewer hits in name, title or tags than this, those elsewhere are put in order too. */
const FULL = 50
/** bm25 of all columns costs 3 ms a thousand matches; of more than this, all contain the word, and no order says much. */
const RANKABLE = 20_000
/** With fewer exact hits than this, words that are spelled alike count too. */
const FEW = 5
/** What a hit in the other columns is worth against one in name, title or tags. */
const SECOND_TIER = 0.3
const SPELLING_TIER = 0.1

/** Everything `given` finds, in order: names before titles before descriptions, exact before similar. */
export function buildHitList(
  database: SqlDatabase,
  index: IndexReader,
  text: string,
  given: readonly QueryWord[],
  filter: ProductFilter,
  sort: SearchOrder,
): HitList {
  const list = byRelevance(database, index, text, given, filter)
  if (sort === 'RELEVANCE') return list
  const rowids = index.sorted(list.rowids, sort)
  const ranked = new Map(list.scores.map((score, at) => [list.rowids[at] ?? 0, score]))
  // A list without a ranked hit has no scores to carry along.
  const scores = ranked.size === 0 ? [] : Array.from(rowids, (rowid) => ranked.get(rowid) ?? 0)
  return { ...list, rowids, scores }
}

function byRelevance(
  database: SqlDatabase,
  index: IndexReader,
  text: string,
  given: readonly QueryWord[],
  filter: ProductFilter,
): HitList {
  if (given.length === 0) {
    const rowids = index.byTitle(filter)
    return { rowids, scores: [], words: [], facets: once(() => countFacets(index, rowids)) }
  }
  const exact = index.matching(given, filter)
  const hits = createOrder()
  const first = index.ranked(given, FIRST_COLUMNS, filter, RANKED)
  hits.add(rerank(database, text, first))
  if (first.length < FULL && exact.length <= RANKABLE) {
    const second = index.ranked(given, ALL_COLUMNS, filter, RANKED)
    hits.add(scaled(second, SECOND_TIER))
  }

  let found = given
  let all = exact
  if (exact.length < FEW) {
    found = withSpellings(given, (word) => index.spellings(word))
    all = index.matching(found, filter)
    const similar = index.ranked(found, FIRST_COLUMNS, filter, RANKED)
    hits.add(scaled(similar, SPELLING_TIER))
    if (similar.length < RANKED)
      hits.add(scaled(index.ranked(found, ALL_COLUMNS, filter, RANKED), SPELLING_TIER * SECOND_TIER))
  }
  const { rowids, scores } = hits.finish(all)
  return { rowids, scores, words: found, facets: once(() => countFacets(index, rowids)) }
}

function once<Value extends object>(compute: () => Value): () => Value {
  let value: Value | undefined
  return () => {
    value ??= compute()
    return value
  }
}

function countFacets(index: IndexReader, all: Uint32Array): readonly FacetCounts[] {
  return FILTER_FIELDS.map((field) => ({ field, values: index.count(field, all) }))
}

interface Scored {
  readonly rowid: number
  readonly score: number
}

/** Collects tiers in order: a row stays where it came first, and no score rises again. */
function createOrder() {
  const order: number[] = []
  const scores: number[] = []
  const seen = new Set<number>()
  return {
    add(tier: readonly Scored[]) {
      for (const { rowid, score } of tier) {
        if (seen.has(rowid)) continue
        seen.add(rowid)
        order.push(rowid)
        scores.push(Math.min(score, scores.at(-1) ?? score))
      }
    },
    finish(all: Uint32Array): { readonly rowids: Uint32Array; readonly scores: readonly number[] } {
      const rest = all.filter((rowid) => !seen.has(rowid)).sort()
      const rowids = new Uint32Array(order.length + rest.length)
      rowids.set(order)
      rowids.set(rest, order.length)
      return { rowids, scores }
    },
  }
}

/** bm25 as a part of the best in its tier, from 0 to `worth`. */
function scaled(rows: readonly RankedRow[], worth: number): readonly Scored[] {
  const best = Math.abs(rows[0]?.rank ?? 1) || 1
  return rows.map(({ rowid, rank }) => ({ rowid, score: (Math.abs(rank) / best) * worth }))
}

/** Among the best, the one that is *called* what was typed comes first, then those that begin so. */
function rerank(database: SqlDatabase, text: string, rows: readonly RankedRow[]): readonly Scored[] {
  const names = new Map(
    database
      .all<{ rowid: number; id: string; domain: string; name: string; title: string }>(
        'SELECT rowid, id, domain, name, title FROM products WHERE rowid IN (SELECT value FROM json_each(?))',
        JSON.stringify(rows.map((row) => row.rowid)),
      )
      .map((row) => [row.rowid, row]),
  )
  const typed = folded(text)
  return scaled(rows, 1)
    .map(({ rowid, score }) => {
      const row = names.get(rowid)
      if (row === undefined) return { rowid, score: 1 + score }
      const called = [row.name, row.title, row.id.slice(row.domain.length + 1)].map(folded)
      return { rowid, score: 1 + score + Math.max(...called.map((name) => nameBonus(name, typed))) }
    })
    .sort((a, b) => b.score - a.score || a.rowid - b.rowid)
}

function nameBonus(name: string, typed: string): number {
  if (name === typed) return 4
  if (name.startsWith(`${typed} `)) return 2
  if (name.startsWith(typed)) return 1.5
  return ` ${name} `.includes(` ${typed} `) ? 1 : 0
}

/** Words alone, each in its singular: `Order Events`, `order-event` and `order_events` are one name, and `orders` begins it. */
function folded(text: string): string {
  return words(text.replaceAll('_', ' '))
    .flatMap(({ parts }) => parts.map(singular))
    .join(' ')
}
