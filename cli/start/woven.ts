import { graphqlRequest } from '../../platform/graphql-client.ts'
import type { HttpClient } from '../../platform/http-client.ts'

interface Answer {
  readonly domains: readonly { readonly id: string; readonly availability: string | null }[] | null
  readonly [alias: `lineage${number}`]: unknown
}

/** True once each domain is in the catalog, answers, and is known to lineage: the graph can then be asked anything. */
export async function everyDomainIsLive(
  http: HttpClient,
  gatewayUrl: string,
  domains: readonly string[],
): Promise<boolean> {
  const lineage = domains.map((_, index) => `lineage${index}: impact(of: $d${index}, depth: 1) { total }`).join(' ')
  const declared = domains.map((_, index) => `$d${index}: ID!`).join(', ')
  const { data } = await graphqlRequest<Answer>(http, {
    url: `${gatewayUrl}/graphql`,
    query: `query Woven(${declared}) { domains { id availability } ${lineage} }`,
    variables: Object.fromEntries(domains.map((domain, index) => [`d${index}`, domain])),
    timeoutMs: 5_000,
  }).catch(() => ({ data: null }))
  if (data === null) return false
  const live = new Set(data.domains?.filter((domain) => domain.availability === 'LIVE').map((domain) => domain.id))
  return domains.every((domain, index) => live.has(domain) && data[`lineage${index}`] != null)
}
