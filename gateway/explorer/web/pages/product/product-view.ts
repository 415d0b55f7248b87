import type { Availability, ExplorerProductQuery, PortUseFragment } from '../../generated/operations.ts'

export type Product = NonNullable<ExplorerProductQuery['product']>
type Snapshot = NonNullable<NonNullable<Product['catalogEntry']>['lastKnown']>

/** A product as the page shows it, whoever told it. */
export interface ProductView
  extends Pick<Snapshot, 'name' | 'title' | 'status' | 'version' | 'owner' | 'tags' | 'serviceLevels' | 'quality'> {
  readonly id: string
  readonly ports: readonly PortUseFragment[] | null
  /** When the catalog last had it from the domain, when that is who tells it; null when its domain does, now. */
  readonly lastKnownAt: string | null
}

/**
 * The domain's own word where there is one, else what was last known; null when the mesh knows nothing of it. A domain that does not
 * answer leaves every field of its own null, a live one declares at least a name (the kit makes one of the folder).
 */
export function viewOf(product: Product): ProductView | null {
  const { id, catalogEntry } = product
  const known = catalogEntry?.lastKnown ?? null
  if (isTold(product)) return { ...product, ports: product.outputPorts, lastKnownAt: null }
  if (known === null) return catalogEntry === null ? null : nothingKnown(id)
  return { ...known, id, ports: known.ports?.map(portOf) ?? null, lastKnownAt: known.takenAt }
}

const isTold = ({ name, title, outputPorts }: Product): boolean =>
  name !== null || title !== null || outputPorts !== null

/**
 * Whether the domain answers, by the answer itself: the catalog asks a domain every few seconds, and what it found is as old as that.
 * Null for what the mesh knows nothing of.
 */
export function availabilityOf(product: Product): Availability | null {
  if (product.catalogEntry?.availability === 'REMOVED') return 'REMOVED'
  if (isTold(product)) return 'LIVE'
  return product.catalogEntry === null ? null : 'UNREACHABLE'
}

/** A snapshot does not keep what is only for reading a port by hand. */
function portOf(port: NonNullable<Snapshot['ports']>[number]): PortUseFragment {
  return { ...port, format: null, description: null, sampleQueries: null }
}

function nothingKnown(id: string): ProductView {
  return {
    id,
    name: null,
    title: null,
    status: null,
    version: null,
    owner: null,
    tags: null,
    serviceLevels: null,
    quality: null,
    ports: null,
    lastKnownAt: null,
  }
}
