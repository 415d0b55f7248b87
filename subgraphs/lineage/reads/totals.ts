import type { Breathe } from '../breathe.ts'
import { compareIds } from '../mesh/copy.ts'
import { UNKNOWN_KIND } from './filter.ts'
import { domainOfPlace, ownerOfPlace, type RollUpLevel } from './places.ts'
import type { RollUp, Row } from './roll-up.ts'
import type { Snapshot } from './snapshot.ts'

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

/** Counts every row. What has no domain or no known owner is in the total and in no group. */
export async function countRows(
  snapshot: Snapshot,
  { byDistance }: RollUp,
  level: RollUpLevel,
  breathe: Breathe,
): Promise<Totals> {
  const { copy } = snapshot
  const domains = new Int32Array(copy.domains.length)
  const owners = new Map<string | null, number>()
  const kinds = new Map<string, number>()
  const precisions = new Map<string, number>()
  let total = 0
  let counted = 0
  for (const rows of byDistance) {
    total += rows.length
    for (const row of rows) {
      const domain = domainOfPlace(snapshot, row)
      if (domain !== null) domains[domain] = (domains[domain] ?? 0) + 1
      increment(owners, ownerOfPlace(snapshot, row))
      increment(kinds, kindOf(snapshot, row, level))
      if (row.precision !== null) increment(precisions, row.precision)
      if (++counted % 8_192 === 0) await breathe()
    }
  }
  return {
    total,
    byDistance: byDistance.flatMap((rows, i) =>
      rows.length > 0 ? { key: `${i + 1}`, label: null, count: rows.length } : [],
    ),
    byDomain: mostFirst(
      copy.domains
        .map(({ id, label }, index) => ({ key: id, label, count: domains[index] ?? 0 }))
        .filter(({ count }) => count > 0),
    ),
    byOwner: mostFirst(
      [...owners].flatMap(([owner, count]) => (owner === null ? [] : { key: owner, label: null, count })),
    ),
    byKind: mostFirst([...kinds].map(([key, count]) => ({ key, label: null, count }))),
    byPrecision: mostFirst([...precisions].map(([key, count]) => ({ key, label: null, count }))),
  }
}

/** `PortKind` at PORT level where there is one, else `NodeKind`. */
function kindOf({ copy }: Snapshot, row: Row, level: RollUpLevel): string {
  if (level !== 'PORT' || row.kind !== 'PORT') return row.kind
  return copy.ports[row.index]?.port.kind ?? UNKNOWN_KIND
}

export const mostFirst = (tallies: readonly Tally[]): Tally[] =>
  [...tallies].sort((a, b) => b.count - a.count || compareIds(a.key, b.key))

export function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
