import type { ChangeKind, ExplorerReleaseChangesQuery, ReleaseChangesFragment } from '../../generated/operations.ts'
import { inFigures } from '../../ui/words.ts'

export interface ReleaseKey {
  readonly domain: string
  readonly id: string
  /** One that is accepted again has the same id, and another time. */
  readonly publishedAt: string
}

export const keyOfRelease = ({ domain, id, publishedAt }: ReleaseKey): string => `${domain} ${id} ${publishedAt}`

export interface ReleaseChanges {
  /** Null when it is not known, or was not answered. */
  readonly changes: ReleaseChangesFragment | null
  /** Where in the answer. */
  readonly field: string
}

/** By the key of its release. */
export function changesByRelease(domains: ExplorerReleaseChangesQuery['domains']): ReadonlyMap<string, ReleaseChanges> {
  const all = (domains ?? []).flatMap(({ id: domain, releases }, at) =>
    (releases?.edges ?? []).map(({ node }, place) => {
      const field = `domains.${at}.releases.edges.${place}.node.changes`
      return [keyOfRelease({ domain, ...node }), { changes: node.changes, field }] as const
    }),
  )
  return new Map(all)
}

/** How many of its newest releases a domain has among these, at the most: so many are asked for of each. */
export function deepest(releases: readonly ReleaseKey[]): number {
  const counts = new Map<string, number>()
  for (const { domain } of releases) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

type Products = ReleaseChangesFragment['products']

/** What can be compared comes first; what came or went is all there or not at all. */
const ORDER: readonly ChangeKind[] = ['CHANGED', 'ADDED', 'REMOVED']

export const byChange = (products: Products): Products =>
  products.toSorted((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change))

/** `2 changed, 1 added`. */
export function changesInWords(products: Products): string {
  const counts = ORDER.map((change) => [change, products.filter((one) => one.change === change).length] as const)
  return counts
    .filter(([, count]) => count > 0)
    .map(([change, count]) => `${inFigures(count)} ${change.toLowerCase()}`)
    .join(', ')
}
