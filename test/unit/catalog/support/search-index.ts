import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConsumerCounts } from '../../../../schema/consumer-counts.ts'
import { type HarvestedProduct, harvestedProduct } from '../../../../subgraphs/catalog/harvest/product.ts'
import { createSearchEngine, type SearchEngine } from '../../../../subgraphs/catalog/search/engine.ts'
import type { SearchPage, SearchRequest } from '../../../../subgraphs/catalog/search.ts'
import type { SqlDatabase } from '../../../../subgraphs/catalog/stores/database.ts'
import { CHANGE_RETENTION } from '../../../../subgraphs/catalog/stores/sqlite.ts'
import { openSqlite } from '../../../../subgraphs/catalog/stores/sqlite-database.ts'
import { createSqliteWriter } from '../../../../subgraphs/catalog/stores/sqlite-writer.ts'

/** A search over a real file, without the threads around it. */
export interface SearchIndex {
  readonly engine: SearchEngine
  /** A connection that reads the same file. */
  readonly database: SqlDatabase
  /** Replaces everything of a domain. */
  put(domain: string, products: readonly Partial<HarvestedProduct>[]): void
  /** What lineage says of how widely products are used. */
  tell(told: ConsumerCounts): boolean
  search(text: string, more?: Partial<SearchRequest>): SearchPage
  /** The ids found, in order. */
  ids(text: string, more?: Partial<SearchRequest>): readonly string[]
  /** A search thread that knows nothing of the lists of the first. */
  anotherEngine(): SearchEngine
  close(): void
}

export function createSearchIndex(): SearchIndex {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-search-'))
  const file = join(folder, 'catalog.sqlite')
  const writer = createSqliteWriter({ file, retention: CHANGE_RETENTION })
  const databases = [openSqlite(file)]
  const [first] = databases
  if (first === undefined) throw new Error('no database')
  const engine = createSearchEngine(first)
  const search = (text: string, more: Partial<SearchRequest> = {}) =>
    engine.search({ text, filter: {}, first: 20, after: null, withFacets: false, sort: 'RELEVANCE', ...more })
  return {
    engine,
    database: first,
    search,
    ids: (text, more) => search(text, more).hits.map((hit) => hit.id),
    put(domain, products) {
      writer.insertDomain({ id: domain, title: domain, owner: null, registeredAt: '2026-01-01T00:00:00Z' })
      writer.applyHarvest(domain, {
        at: new Date().toISOString(),
        live: null,
        retained: [],
        products: products.map((product) => {
          const read = harvestedProduct.parse(product)
          return { id: read.id, snapshot: JSON.stringify(read), mark: null }
        }),
      })
    },
    tell: (told) => writer.takeConsumerCounts(told),
    anotherEngine() {
      const database = openSqlite(file)
      databases.push(database)
      return createSearchEngine(database)
    },
    close() {
      for (const database of databases) database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
