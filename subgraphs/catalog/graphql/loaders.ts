import DataLoader from 'dataloader'
import type { DeclaredProduct } from '../releases/declared-product.ts'
import type { DocumentSource } from '../releases/release-diff.ts'
import type { LevelCounts } from '../search.ts'
import type { CatalogStore, DomainRecord, ProductRecord } from '../store.ts'

/** Reads by id, batched a tick and remembered a request. */
export interface Loaders {
  readonly domains: DataLoader<string, DomainRecord | null>
  readonly products: DataLoader<string, ProductRecord | null>
  readonly serviceLevels: DataLoader<string, LevelCounts | null>
  /** What a product was, by the address of its document. @throws when none is kept under it: a history never names such a one */
  readonly document: DocumentSource
}

export function createLoaders(store: CatalogStore): Loaders {
  const documents = byId<DeclaredProduct>((addresses) => store.documents(addresses))
  return {
    domains: byId((ids) => store.domains(ids)),
    products: byId((ids) => store.products(ids)),
    serviceLevels: byId((domains) => store.serviceLevels(domains)),
    async document(address) {
      const known = await documents.load(address)
      if (known === null) throw new Error(`no document is kept under ${address}`)
      return known
    },
  }
}

function byId<Value>(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>) {
  return new DataLoader<string, Value | null>(async (ids) => {
    const found = await read(ids)
    return ids.map((id) => found.get(id) ?? null)
  })
}
