import type { useLineage } from './harness.ts'

/** A change as it is asked for; `Edge` is what is asked of its edges beside their ends. */
export type ShownChange<Edge> = {
  readonly kind: string
  readonly before: ShownEdge<Edge> | null
  readonly after: ShownEdge<Edge> | null
  readonly fields: string[]
  readonly cause: string
  readonly writer: string
  readonly at: string | null
  readonly runId: string | null
}
export type ShownEdge<Edge> = { readonly from: { id: string }; readonly to: { id: string } } & Edge

export type ShownDiff<Edge, More = unknown> = {
  readonly added: number
  readonly removed: number
  readonly changed: number
  readonly complete: boolean
  readonly changes: {
    readonly edges: { cursor: string; node: ShownChange<Edge> & More }[]
    readonly pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

/** A difference: of edges their ends and `edge`, of changes what every test looks at and `more`. */
export const diffQuery = (
  edge: string,
  more = '',
) => `query ($of: ID!, $from: DateTime!, $to: DateTime, $direction: Direction, $depth: Int, $level: Level, $basis: DiffBasis, $first: Int, $after: String) {
  lineageDiff(of: $of, from: $from, to: $to, direction: $direction, depth: $depth, level: $level, basis: $basis, first: $first, after: $after) {
    added removed changed complete
    changes {
      edges { cursor node {
        kind fields cause writer at runId ${more}
        before { from { id } to { id } ${edge} } after { from { id } to { id } ${edge} }
      } }
      pageInfo { hasNextPage endCursor }
    }
  } }`

/** Asks for it: `query` is one of `diffQuery`. */
export const diffAsked =
  <Edge, More = unknown>(lineage: ReturnType<typeof useLineage>, query: string) =>
  async (of: string, variables: Record<string, unknown>): Promise<ShownDiff<Edge, More>> =>
    (await lineage.data<{ lineageDiff: ShownDiff<Edge, More> }>(query, { of, ...variables })).lineageDiff
