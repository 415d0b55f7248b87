import { graphqlRequest } from '../../platform/graphql-client.ts'
import type { HttpClient } from '../../platform/http-client.ts'

interface Answer {
  readonly domains: readonly { readonly id: string; readonly availability: string | null }[] | null
  readonly [alias: `lineage${number}`]: unknown
}

/** The domains that are not yet in the catalog, answering, and known to lineage; with none, the graph can be asked anything. */
export async function domainsToCome(
  http: HttpClient,
  gatewayUrl: string,
  domains: readonly string[],
): Promise<readonly string[]> {
  const lineage = domains.map((_, index) => `lineage${index}: impact(of: $d${index}, depth: 1) { total }`).join(' ')
  const declared = domains.map((_, index) => `$d${index}: ID!`).join(', ')
  const { data } = await graphqlRequest<Answer>(http, {
    url: `${gatewayUrl}/graphql`,
    query: `query Woven(${declared}) { domains { id availability } ${lineage} }`,
    variables: Object.fromEntries(domains.map((domain, index) => [`d${index}`, domain])),
    timeoutMs: 5_000,
  }).catch(() => ({ data: null }))
  if (data === null) return domains
  const live = new Set(data.domains?.filter((domain) => domain.availability === 'LIVE').map((domain) => domain.id))
  return domains.filter((domain, index) => !live.has(domain) || data[`lineage${index}`] == null)
}
