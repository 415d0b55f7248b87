import type { Lineage } from './harness.ts'

export type Evidence = {
  readonly edge: {
    readonly from: { readonly id: string }
    readonly to: { readonly id: string }
    readonly writer: string
  }
  readonly lastRun: string | null
  readonly endedAt: string | null
}
export type Finding = {
  readonly id: string
  readonly kind: string
  readonly severity: string
  readonly firstSeenAt: string | null
  readonly since: string
  readonly product: { readonly id: string }
  readonly domainId: string
  readonly consumer: { readonly id: string; readonly kind: string }
  readonly source: { readonly id: string; readonly kind: string } | null
  readonly declared: {
    readonly input: string | null
    readonly version: string | null
    readonly skew: string | null
    readonly ports: readonly { readonly id: string }[]
    readonly edges: readonly Evidence[]
  } | null
  readonly observed: {
    readonly via: readonly { readonly id: string }[]
    readonly lastSeenAt: string
    readonly edges: readonly Evidence[]
  } | null
  readonly consumerObserved: boolean
}
export type Connection = {
  readonly totalCount: number
  readonly byKind: readonly { readonly key: string; readonly count: number }[]
  readonly bySeverity: Connection['byKind']
  readonly byDomain: Connection['byKind']
  readonly edges: readonly { readonly cursor: string; readonly node: Finding }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly endCursor: string | null
  }
}

const EDGES = 'edges { edge { from { id } to { id } writer } lastRun endedAt }'
const CONNECTION = `totalCount byKind { key count } bySeverity { key count } byDomain { key count }
  pageInfo { hasNextPage hasPreviousPage endCursor }
  edges { cursor node {
    id kind severity firstSeenAt since product { id } domainId consumer { id kind } source { id kind } consumerObserved
    declared { input version skew ports { id } ${EDGES} }
    observed { via { id } lastSeenAt ${EDGES} }
  } }`
const ARGUMENTS = 'filter: $filter, first: $first, after: $after'
const MESH = `query ($filter: FindingFilter, $first: Int, $after: String) { of: reconciliation(${ARGUMENTS}) { ${CONNECTION} } }`
const ENTITIES = `query ($of: [_Any!]!, $filter: FindingFilter, $first: Int, $after: String) { of: _entities(representations: $of) {
  ... on Domain { reconciliation(${ARGUMENTS}) { ${CONNECTION} } }
  ... on DataProduct { reconciliation(${ARGUMENTS}) { ${CONNECTION} } }
} }`

export type Asked = { readonly filter?: unknown; readonly first?: number; readonly after?: string | null }

/** The reconciliation of the mesh (null), a domain or a product, with its evidence. */
export async function reconciliation(
  lineage: Pick<Lineage, 'data'>,
  of: string | null = null,
  { filter = null, first = 1_000, after = null }: Asked = {},
): Promise<Connection> {
  const variables = { filter, first, after }
  if (of === null) return (await lineage.data<{ of: Connection }>(MESH, variables)).of
  const representation = { __typename: of.includes('/') ? 'DataProduct' : 'Domain', id: of }
  const { of: entities } = await lineage.data<{ of: [{ reconciliation: Connection }] }>(ENTITIES, {
    ...variables,
    of: [representation],
  })
  return entities[0].reconciliation
}

export async function findings(lineage: Pick<Lineage, 'data'>, of: string | null = null, asked: Asked = {}) {
  return (await reconciliation(lineage, of, asked)).edges.map(({ node }) => node)
}

/** `KIND severity consumer ← source`, and `(input)` where there is one: what a finding says, in a line. */
export function line({ kind, severity, consumer, source, declared }: Finding): string {
  const input = declared?.input ? ` (${declared.input})` : ''
  return `${severity} ${kind} ${consumer.id} ← ${source?.id ?? '?'}${input}`
}
