import { expectEqual } from '../measure/check.ts'
import type { Operation } from '../mesh/ask.ts'
import type { ExpectedImpact } from './oracle.ts'

export type Level = 'PORT' | 'PRODUCT'

/** Rows of the first page. */
export const ROWS = 100

/** Exact counts and a first page, as whoever changes a dataset asks. */
export const impactOf = (of: string, level: Level): Operation => ({
  query: `query Impact($of: ID!, $level: Level!) {
    impact(of: $of, level: $level) {
      total complete
      byDistance { key count } byDomain { key count } byOwner { key count } byKind { key count }
      rows(first: ${ROWS}) { edges { node { distance availability node { id kind label } } } pageInfo { hasNextPage } }
    }
  }`,
  variables: { of, level },
})

type Counts = readonly { readonly key: string; readonly count: number }[]
export interface ImpactAnswer {
  readonly impact: {
    readonly total: number
    readonly complete: boolean
    readonly byDistance: Counts
    readonly byDomain: Counts
    readonly byOwner: Counts
    readonly byKind: Counts
    readonly rows: {
      readonly edges: readonly {
        readonly node: { readonly distance: number; readonly node: { readonly id: string } }
      }[]
    }
  }
}

/** @throws when any of it is not as worked out in memory */
export function checkImpact(what: string, { impact: found }: ImpactAnswer, expected: ExpectedImpact): void {
  const counts = (list: Counts) => Object.fromEntries(list.map(({ key, count }) => [key, count]))
  const sorted = (record: Readonly<Record<string, number>>) => Object.entries(record).sort()
  expectEqual(`${what}: total`, [found.total, found.complete], [expected.total, true])
  for (const group of ['byDistance', 'byDomain', 'byOwner', 'byKind'] as const) {
    expectEqual(`${what}: ${group}`, sorted(counts(found[group])), sorted(expected[group]))
  }
  const rows = found.rows.edges.map(({ node }) => ({ id: node.node.id, distance: node.distance }))
  expectEqual(`${what}: rows`, rows, expected.rows)
}
