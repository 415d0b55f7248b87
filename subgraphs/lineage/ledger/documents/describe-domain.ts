import type { LineageDocumentAnswer } from '../../../../schema/lineage-document.ts'
import type { Ledger } from '../ledger.ts'
import type { MeshState } from '../mesh-state.ts'
import { conflictsOf } from './claim-ports.ts'
import type { ProductState } from './declare.ts'

/** What lineage has of a domain and could not do with it. */
export type DomainReport = {
  readonly domain: string
  readonly version: number
  readonly harvestedAt: string
  readonly conflicts: LineageDocumentAnswer['conflicts']
  /** Inputs that name nothing known; they are tried again whenever a port appears. */
  readonly unresolvedInputs: readonly { readonly product: string; readonly input: string }[]
}

export async function describeDomain(ledger: Ledger, mesh: MeshState, id: string): Promise<DomainReport | null> {
  const known = mesh.references.domains().get(id)
  if (known === undefined) return null
  const products = known.products.map((product) => product.id)
  const writers = await ledger.store.writersById(products)
  const unresolvedInputs = products.flatMap((product) => {
    const state = JSON.parse(writers.get(product)?.state ?? '{}') as ProductState
    return (state.unresolved ?? []).map((input) => ({ product, input }))
  })
  const { version, harvestedAt } = known
  const conflicts = conflictsOf(mesh.claims, id, ledger.idOf)
  return { domain: id, version, harvestedAt: new Date(harvestedAt).toISOString(), conflicts, unresolvedInputs }
}
