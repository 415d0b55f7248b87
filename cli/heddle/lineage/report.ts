import type { Digest } from '../../../subgraphs/lineage/stores/copy/digest.ts'
import { differences } from '../../../subgraphs/lineage/stores/copy.ts'
import { amount } from '../ticker.ts'
import type { StoreAddress } from './stores.ts'

/** Two stores that were read whole. */
export type Comparison = {
  readonly from: { readonly address: StoreAddress; readonly digest: Digest }
  readonly to: { readonly address: StoreAddress; readonly digest: Digest }
}

export const isSame = ({ from, to }: Comparison): boolean => from.digest.hash === to.digest.hash

/** What each holds, name by name, and whether it is the same. */
export function comparisonText({ from, to }: Comparison): string {
  const different = new Set(differences(from.digest, to.digest))
  const counts = [from.digest, to.digest].map(({ tallies }) => new Map(tallies.map(({ name, count }) => [name, count])))
  const names = [...new Set(counts.flatMap((map) => [...map.keys()]))].sort()
  const verdict = (name: string) => (different.has(name) ? 'differs' : 'same')
  const time = ({ status }: Digest) => new Date(status.lastCommit).toISOString()
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['', 'from', 'to', ''],
    ...names.map(
      (name) =>
        [name, ...counts.map((map) => amount(map.get(name) ?? 0)), verdict(name)] as [string, string, string, string],
    ),
    ['last commit', time(from.digest), time(to.digest), verdict('status')],
    ['hash', from.digest.hash.slice(0, 16), to.digest.hash.slice(0, 16), different.size > 0 ? 'differs' : 'same'],
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const table = rows.map(([name, a, b, said]) =>
    `  ${name.padEnd(widths[0] ?? 0)}  ${a.padStart(widths[1] ?? 0)}  ${b.padStart(widths[2] ?? 0)}  ${said}`.trimEnd(),
  )
  return [`from  ${from.address.shown}`, `to    ${to.address.shown}`, '', ...table, ''].join('\n')
}

/** The same for programs; hashes whole, times as in the graph. */
export function comparisonJson(comparison: Comparison): Readonly<Record<string, unknown>> {
  const { from, to } = comparison
  const side = ({ address, digest }: Comparison['from']) => ({
    store: address.shown,
    lastCommit: new Date(digest.status.lastCommit).toISOString(),
    hash: digest.hash,
    counts: Object.fromEntries(digest.tallies.map(({ name, count }) => [name, count])),
  })
  return {
    same: isSame(comparison),
    differences: differences(from.digest, to.digest),
    from: side(from),
    to: side(to),
  }
}
