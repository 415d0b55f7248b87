import type { Lineage } from './harness.ts'

export type ShownRow = { distance: number; node: { id: string; kind: string; label: string } }
export type ShownImpact = {
  total: number
  complete: boolean
  attributesAsOf: string | null
  rows: { edges: { node: ShownRow }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
}
export type Asked = {
  readonly asOf?: string
  readonly knownAt?: string
  readonly level?: string
  readonly direction?: string
  readonly filter?: object
  readonly first?: number
  readonly after?: string | null
}

export const IMPACT = `query ($of: ID!, $asOf: DateTime, $knownAt: DateTime, $level: Level, $direction: Direction, $filter: ImpactFilter, $first: Int, $after: String) {
  impact(of: $of, asOf: $asOf, knownAt: $knownAt, level: $level, direction: $direction, filter: $filter) {
    total complete attributesAsOf
    rows(first: $first, after: $after) { edges { node { distance node { id kind label } } } pageInfo { hasNextPage endCursor } }
  } }`

/** What is reached, at the level of ports unless it says otherwise, of now or of a moment. */
export function askImpact(lineage: Lineage) {
  const impact = async (of: string, asked: Asked = {}): Promise<ShownImpact> =>
    (await lineage.data<{ impact: ShownImpact }>(IMPACT, { of, level: 'PORT', ...asked })).impact
  return {
    impact,
    reached: async (of: string, asked: Asked = {}): Promise<string[]> =>
      (await impact(of, asked)).rows.edges.map(({ node }) => node.node.id),
    /** The moment of the last commit, to ask later what was known then. */
    now: async (): Promise<string> => new Date((await lineage.store().status()).lastCommit).toISOString(),
  }
}
