import { startWorker } from '../../../platform/worker.ts'
import type { SearchEngine } from '../search/engine.ts'
import type { CatalogSearch } from '../search.ts'
import { callThread } from '../threads.ts'
import type { JoinEngine } from './sqlite-joins.ts'

/** Search over the file of the SQLite store, in a thread with a connection of its own; the store must have been opened before. */
export function openSqliteCatalogSearch(file: string): CatalogSearch {
  const { calls, close } = callThread<SearchEngine & JoinEngine>(() =>
    startWorker('catalog-search', { workerData: { file } }),
  )
  return {
    search: (request) => calls.search(request),
    products: (request) => calls.products(request),
    joins: (request) => calls.joins(request),
    semanticTypes: (request) => calls.semanticTypes(request),
    semanticType: (name) => calls.semanticType(name),
    productsMeaning: (request) => calls.productsMeaning(request),
    close,
  }
}
