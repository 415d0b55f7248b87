import type { MeshCopy } from '../mesh/copy.ts'

/** Chooses rows. Null does not restrict; what a row has none of, it does not match. */
export type RowFilter = {
  readonly domains: ReadonlySet<string> | null
  readonly owners: ReadonlySet<string> | null
  readonly kinds: ReadonlySet<string> | null
  readonly tags: ReadonlySet<string> | null
  readonly statuses: ReadonlySet<string> | null
  readonly maxDistance: number | null
}

export const allRows: RowFilter = {
  domains: null,
  owners: null,
  kinds: null,
  tags: null,
  statuses: null,
  maxDistance: null,
}

/** A port of a kind nobody told counts, and is found, as this one. */
export const UNKNOWN_KIND = 'OTHER'

/** A filter applied to a copy: one answer a product, found once. */
export type RowTest = {
  readonly product: (index: number) => boolean
  /** Whether a port is of a wanted kind; its product is another question. */
  readonly port: (index: number) => boolean
  /** For consumers: only an owner can choose them. */
  readonly consumer: (owner: string | null) => boolean
  readonly dataset: boolean
  readonly distance: (distance: number) => boolean
}

export function testRows(copy: MeshCopy, filter: RowFilter): RowTest {
  const { domains, owners, kinds, tags, statuses, maxDistance } = filter
  const isOfProducts = domains !== null || kinds !== null || tags !== null || statuses !== null
  const isOpen = !isOfProducts && owners === null
  const known: (boolean | undefined)[] = []
  const isWantedKind = copy.portKinds.map((kind) => kinds?.has(kind ?? UNKNOWN_KIND) ?? true)
  const testProduct = (index: number): boolean => {
    const entry = copy.products[index]
    if (entry === undefined) return false
    const { owner, status, tags: own } = entry.product
    if (domains !== null && !domains.has(copy.domains[entry.domain]?.id ?? '')) return false
    if (owners !== null && !(owner !== null && owners.has(owner))) return false
    if (statuses !== null && !(status !== null && statuses.has(status))) return false
    return tags === null || own.some((tag) => tags.has(tag))
  }
  return {
    product(index) {
      if (isOpen) return true
      const answer = known[index] ?? testProduct(index)
      known[index] = answer
      return answer
    },
    port: (index) => kinds === null || isWantedKind[copy.portKind[index] ?? -1] === true,
    consumer: (owner) => !isOfProducts && (owners === null || (owner !== null && owners.has(owner))),
    dataset: isOpen,
    distance: (distance) => maxDistance === null || distance <= maxDistance,
  }
}
