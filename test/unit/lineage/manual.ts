import type { TokenClaims } from '../../../platform/tokens.ts'
import type { Lineage } from './harness.ts'

export const admin: TokenClaims = { kind: 'admin' }
export const ingest: TokenClaims = { kind: 'ingest' }
export const domainToken = (domain: string): TokenClaims => ({ kind: 'domain', domain })

export type ShownEdge = {
  id: string
  from: { id: string; kind: string }
  to: { id: string; kind: string }
  method: string
  writer: string
  author: string | null
  reason: string | null
  vouchedBy: string | null
  endedBy: string | null
  confidence: number
  validFrom: string
  validTo: string | null
  firstSeenAt: string
  lastSeenAt: string
}

export const EDGE = `id from { id kind } to { id kind } method writer author reason vouchedBy endedBy confidence
  validFrom validTo firstSeenAt lastSeenAt`

const ADD = `mutation ($input: AddLineageInput!) { addLineage(input: $input) { ${EDGE} } }`
const REMOVE = `mutation ($input: RemoveLineageInput!) { removeLineage(input: $input) { ${EDGE} } }`
const REGISTER = `mutation ($input: RegisterConsumerInput!) { registerConsumer(input: $input) {
  id label kind url registeredBy owner { name email } reads { totalCount edges { node { from { id } } } } } }`
const UNREGISTER = `mutation ($id: ID!) { removeConsumer(id: $id) {
  id label registeredBy reads { totalCount edges { node { from { id } } } } } }`

export type ShownConsumer = {
  id: string
  label: string
  kind: string | null
  url: string | null
  registeredBy: string | null
  owner: { name: string | null; email: string | null } | null
  reads: { totalCount: number; edges: { node: { from: { id: string } } }[] }
}

type Input = Record<string, unknown>

/** What people do by hand, as `ann@example.org` with an `admin` token unless it says otherwise. */
export function byHand(lineage: Lineage) {
  const said = { author: 'ann@example.org', reason: 'seen in the code' }
  return {
    async add(input: Input, claims: TokenClaims = admin): Promise<ShownEdge> {
      const { addLineage } = await lineage.data<{ addLineage: ShownEdge }>(
        ADD,
        { input: { ...said, ...input } },
        claims,
      )
      return addLineage
    },
    async remove(input: Input, claims: TokenClaims = admin): Promise<ShownEdge> {
      const variables = { input: { author: said.author, ...input } }
      return (await lineage.data<{ removeLineage: ShownEdge }>(REMOVE, variables, claims)).removeLineage
    },
    async register(input: Input, claims: TokenClaims = admin): Promise<ShownConsumer> {
      const whole = { ...said, namespace: 'bi', name: 'sales', kind: 'dashboard', reads: [], ...input }
      const { registerConsumer } = await lineage.data<{ registerConsumer: ShownConsumer }>(
        REGISTER,
        { input: whole },
        claims,
      )
      return registerConsumer
    },
    async unregister(id: string, claims: TokenClaims = admin): Promise<ShownConsumer> {
      return (await lineage.data<{ removeConsumer: ShownConsumer }>(UNREGISTER, { id }, claims)).removeConsumer
    },
    /** The first error of each, as clients get it. */
    refusal: {
      add: (input: Input, claims: TokenClaims | null = admin) => refusal(ADD, { input: { ...said, ...input } }, claims),
      remove: (input: Input, claims: TokenClaims | null = admin) =>
        refusal(REMOVE, { input: { author: said.author, ...input } }, claims),
      register: (input: Input, claims: TokenClaims | null = admin) =>
        refusal(
          REGISTER,
          { input: { ...said, namespace: 'bi', name: 'sales', kind: 'dashboard', reads: [], ...input } },
          claims,
        ),
      unregister: (id: string, claims: TokenClaims | null = admin) => refusal(UNREGISTER, { id }, claims),
    },
  }

  async function refusal(text: string, variables: Record<string, unknown>, claims: TokenClaims | null) {
    const { errors } = await lineage.query(text, variables, claims ?? undefined)
    const { code, message } = (errors?.[0]?.originalError ?? {}) as { code?: string; message?: string }
    return { code, message }
  }
}
