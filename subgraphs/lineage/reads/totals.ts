import type { Breathe } from '../breathe.ts'
import { compareIds } from '../mesh/copy.ts'
import { UNKNOWN_KIND } from './filter.ts'
import type { Place } from './place.ts'
import { ownerOfPlace, productOfPlace, type RollUpLevel } from './places.ts'
import type { RollUp } from './roll-up.ts'
import type { Snapshot } from './snapshot.ts'
import { createSparseNumbers } from './sparse-numbers.ts'

export type Tally = { readonly key: string; readonly label: string | null; readonly count: number }
export type Totals = {
  readonly total: number
  readonly byDistance: readonly Tally[]
  readonly byDomain: readonly Tally[]
  readonly byOwner: readonly Tally[]
  readonly byKind: readonly Tally[]
  /** Empty where nobody asked about columns. */
  readonly byPrecision: readonly Tally[]
}

/** Rows between two looks at the clock. */
const STRIDE = 1_024

/** Counts every row. What has no domain or no known owner is in the total and in no group. */
export async function countRows(
  snapshot: Snapshot,
  { byDistance }: RollUp,
  level: RollUpLevel,
  breathe: Breathe,
): Promise<Totals> {
  const { copy } = snapshot
  const total = byDistance.reduce((sum, { length }) => sum + length, 0)
  // By product and by domain first: there are far fewer of these than rows, and what they are called is looked up once.
  const products = createSparseNumbers(copy.products.length, total)
  const domains = createSparseNumbers(copy.domains.length, total)
  const owners = new Map<string | null, number>()
  const kinds = createKindCount(snapshot, level)
  const precisions = new Map<string, number>()
  let counted = 0
  for (const rows of byDistance) {
    for (let i = 0; i < rows.length; i++) {
      if (++counted % STRIDE === 0) await breathe()
      const place = { kind: rows.kindAt(i), index: rows.placeAt(i) }
      kinds.add(place)
      const product = productOfPlace(snapshot, place)
      if (product !== null) products.set(product, products.get(product) + 1)
      else if (place.kind === 'DOMAIN') domains.set(place.index, domains.get(place.index) + 1)
      else if (place.kind === 'CONSUMER') increment(owners, ownerOfPlace(snapshot, place))
      const precision = rows.precisionAt(i)
      if (precision !== null) increment(precisions, precision)
    }
  }
  for (const [index, count] of products.entries()) {
    if (++counted % STRIDE === 0) await breathe()
    const domain = copy.productDomain[index] ?? -1
    domains.set(domain, domains.get(domain) + count)
    increment(owners, copy.products[index]?.product.owner ?? null, count)
  }
  const ofDomains = [...domains.entries()].flatMap(([index, count]): Tally[] => {
    const entry = copy.domains[index]
    return entry === undefined ? [] : [{ key: entry.id, label: entry.label, count }]
  })
  return {
    total,
    byDistance: byDistance.flatMap(({ length: count }, i) =>
      count > 0 ? { key: `${i + 1}`, label: null, count } : [],
    ),
    byDomain: mostFirst(ofDomains),
    byOwner: talliesOf(owners),
    byKind: talliesOf(kinds.counts()),
    byPrecision: talliesOf(precisions),
  }
}

/** `PortKind` at PORT level where there is one, else `NodeKind`. */
function createKindCount({ copy }: Snapshot, level: RollUpLevel) {
  const ports = new Int32Array(copy.portKinds.length)
  const others = new Map<string, number>()
  return {
    add({ kind, index }: Place): void {
      const code = level === 'PORT' && kind === 'PORT' ? copy.portKind[index] : undefined
      if (code === undefined) increment(others, kind)
      else ports[code] = (ports[code] ?? 0) + 1
    },
    counts(): ReadonlyMap<string, number> {
      const counts = new Map(others)
      for (const [code, count] of ports.entries()) {
        if (count > 0) increment(counts, copy.portKinds[code] ?? UNKNOWN_KIND, count)
      }
      return counts
    },
  }
}

const talliesOf = (counts: ReadonlyMap<string | null, number>): Tally[] =>
  mostFirst([...counts].flatMap(([key, count]) => (key === null ? [] : { key, label: null, count })))

export const mostFirst = (tallies: readonly Tally[]): Tally[] =>
  [...tallies].sort((a, b) => b.count - a.count || compareIds(a.key, b.key))

export function increment<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
