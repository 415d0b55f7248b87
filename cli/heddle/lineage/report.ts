import { z } from 'zod'
import type { Digest } from '../../../subgraphs/lineage/stores/copy/digest.ts'
import { differences } from '../../../subgraphs/lineage/stores/copy.ts'
import { amount } from '../terminal/ticker.ts'
import type { StoreAddress } from './stores.ts'

/** Two stores that were read whole. */
export type Comparison = {
  readonly from: { readonly address: StoreAddress; readonly digest: Digest }
  readonly to: { readonly address: StoreAddress; readonly digest: Digest }
}

export const isSame = ({ from, to }: Comparison): boolean => from.digest.hash === to.digest.hash

type Row = readonly [name: string, from: string, to: string, verdict: string]

/** What each holds, name by name, and whether it is the same. */
export function comparisonText({ from, to }: Comparison): string {
  const different = new Set(differences(from.digest, to.digest))
  const [ofFrom, ofTo] = [countsOf(from.digest), countsOf(to.digest)]
  const names = [...new Set([...ofFrom.keys(), ...ofTo.keys()])].sort()
  const verdict = (differs: boolean) => (differs ? 'differs' : 'same')
  const rows: readonly Row[] = [
    ['', 'from', 'to', ''],
    ...names.map((name): Row => {
      return [name, amount(ofFrom.get(name) ?? 0), amount(ofTo.get(name) ?? 0), verdict(different.has(name))]
    }),
    ['last commit', timeOf(from.digest), timeOf(to.digest), verdict(different.has('status'))],
    ['hash', from.digest.hash.slice(0, 16), to.digest.hash.slice(0, 16), verdict(different.size > 0)],
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const table = rows.map(([name, a, b, said]) =>
    `  ${name.padEnd(widths[0] ?? 0)}  ${a.padStart(widths[1] ?? 0)}  ${b.padStart(widths[2] ?? 0)}  ${said}`.trimEnd(),
  )
  return [`from  ${from.address.shown}`, `to    ${to.address.shown}`, '', ...table, ''].join('\n')
}

const sideForm = z.object({
  store: z.string().describe('its address, without secrets'),
  lastCommit: z.string().describe('RFC 3339'),
  hash: z.string().describe('over everything it holds'),
  counts: z.record(z.string(), z.number()).describe('how many of each kind'),
})

/** The same for programs; hashes whole, times as in the graph. */
export const comparisonForm = z.object({
  same: z.boolean(),
  differences: z.array(z.string()).describe('the kinds of things that are not the same'),
  from: sideForm,
  to: sideForm,
})

export function comparisonJson(comparison: Comparison): z.input<typeof comparisonForm> {
  const { from, to } = comparison
  const side = ({ address, digest }: Comparison['from']) => ({
    store: address.shown,
    lastCommit: timeOf(digest),
    hash: digest.hash,
    counts: Object.fromEntries(countsOf(digest)),
  })
  return {
    same: isSame(comparison),
    differences: [...differences(from.digest, to.digest)],
    from: side(from),
    to: side(to),
  }
}

const countsOf = ({ tallies }: Digest): ReadonlyMap<string, number> =>
  new Map(tallies.map(({ name, count }) => [name, count]))

const timeOf = ({ status }: Digest): string => new Date(status.lastCommit).toISOString()
