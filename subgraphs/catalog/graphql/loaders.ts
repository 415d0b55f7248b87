import DataLoader from 'dataloader'
import type { CatalogStore, DomainRecord, ProductRecord } from '../store.ts'

/** Reads by id, batched a tick and remembered a request. */
export interface Loaders {
  readonly domains: DataLoader<string, DomainRecord | null>
  readonly products: DataLoader<string, ProductRecord | null>
}

export function createLoaders(store: CatalogStore): Loaders {
  return {
    domains: byId((ids) => store.domains(ids)),
    products: byId((ids) => store.products(ids)),
  }
}

function byId<Value>(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>) {
  return new DataLoader<string, Value | null>(async (ids) => {
    const found = await read(ids)
    return ids.map((id) => found.get(id) ?? null)
  })
}
