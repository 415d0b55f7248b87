import type {
  DomainAvailability,
  LineageDocument,
  LineagePort,
  LineageProduct,
} from '../../../schema/lineage-document.ts'
import type { Instant } from '../stores/store.ts'

/** Lineage's copy of a domain: what its harvests said, merged, and when. */
export type KnownDomain = {
  readonly domain: string
  readonly title: string | null
  /** Of the last document. */
  readonly version: number
  readonly harvestedAt: Instant
  /** `recordedAt` of the commit that last changed what is said here; harvests that say the same leave it. */
  readonly changedAt: Instant
  readonly products: readonly KnownProduct[]
}
/** Columns are kept in the store alone until column lineage needs them. */
export type KnownPort = Omit<LineagePort, 'columns' | 'serviceLevels'>
export type KnownProduct = Omit<LineageProduct, 'ports' | 'serviceLevels'> & { readonly ports: readonly KnownPort[] }

export type KnownAvailability = {
  readonly version: number
  readonly availability: DomainAvailability['availability']
  readonly lastSeenAt: Instant | null
}

/** What the store keeps of a domain, as JSON. */
export type StoredDomain = { readonly changedAt: Instant; readonly document: LineageDocument }

export function knownDomain({ changedAt, document }: StoredDomain): KnownDomain {
  return {
    domain: document.domain,
    title: document.title,
    version: document.version,
    harvestedAt: Date.parse(document.harvestedAt),
    changedAt,
    products: document.products.map(({ serviceLevels: _levels, ports, ...product }) => ({
      ...product,
      ports: ports.map(({ columns: _columns, serviceLevels: _ofPort, ...port }) => port),
    })),
  }
}

/**
 * The document as it is to be believed. An incomplete harvest speaks for what it has and not for what it lacks: products,
 * ports and inputs that are missing from it stay as they were, so a typo in a descriptor closes nothing.
 */
export function believedDocument(before: LineageDocument | null, sent: LineageDocument): LineageDocument {
  if (sent.complete || before === null) return sent
  return {
    ...sent,
    products: keepMissing(
      before.products,
      sent.products,
      ({ id }) => id,
      (old, product) => ({
        ...product,
        inputs: keepMissing(old.inputs, product.inputs, ({ name }) => name),
        ports: keepMissing(old.ports, product.ports, ({ id }) => id),
      }),
    ),
  }
}

function keepMissing<Item>(
  before: readonly Item[],
  now: readonly Item[],
  nameOf: (item: Item) => string,
  merge: (before: Item, now: Item) => Item = (_, item) => item,
): Item[] {
  const old = new Map(before.map((item) => [nameOf(item), item]))
  const merged = now.map((item) => {
    const earlier = old.get(nameOf(item))
    old.delete(nameOf(item))
    return earlier === undefined ? item : merge(earlier, item)
  })
  return [...merged, ...old.values()]
}
