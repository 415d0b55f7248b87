import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, type GraphQLSchema, parse, validate } from 'graphql'
import { type DomainAnswer, type RequestScope, readAnswer } from '../../../gateway/products-router/domain-client.ts'
import { createShardRouter } from '../../../gateway/products-router/router.ts'
import { ownEntitiesOnly, productsRouting } from '../../../gateway/products-router/routing.ts'
import { createRoutingTable } from '../../../gateway/products-router/routing-table.ts'
import { readServedTypes } from '../../../gateway/products-router/served-types.ts'
import { createProductsSchema } from '../../../gateway/products-router/subgraph.ts'
import { createLogger } from '../../../platform/logger.ts'
import { domainOf } from '../../../schema/ids.ts'
import { domainSdl } from '../../../schema/sdl.ts'

export const silent = createLogger({ name: 'test', level: 'silent' })
export const contract = createProductsSchema(domainSdl())

/** A domain's schema, made once, whose every entity it owns exists, titled with its own id. */
const domainSchema = (domain: string, sdl: string, title = 'title'): GraphQLSchema => {
  const key = `${domain} ${title} ${sdl}`
  const known = schemas.get(key) ?? createDomainSchema(domain, sdl, title)
  schemas.set(key, known)
  return known
}
const schemas = new Map<string, GraphQLSchema>()

function createDomainSchema(domain: string, sdl: string, title: string): GraphQLSchema {
  const entity = ({ __typename = 'DataProduct', id }: { __typename?: string; id: string }) =>
    domainOf(id) === domain ? { __typename, id, title: `${title} of ${id}`, name: `name of ${id}` } : null
  return buildSubgraphSchema({
    typeDefs: parse(sdl),
    resolvers: {
      Query: { product: (_source: unknown, { id }: { id: string }) => entity({ id }) },
      DataProduct: { __resolveReference: entity },
      OutputPort: { __resolveReference: entity },
    } as never,
  })
}

/** The shard router over domains that answer in this process: what is between them is the network alone. */
export function routerOver(
  domains: Readonly<Record<string, { readonly sdl?: string; readonly down?: boolean }>>,
  tamper: (domain: string, answer: unknown) => unknown = (_domain, answer) => answer,
) {
  const rows = Object.entries(domains).map(([domain, { sdl = domainSdl() }]) => ({
    domain,
    url: `http://${domain}.invalid/graphql`,
    sdl,
    sdlDigest: sdl,
  }))
  const schemaOf = new Map(rows.map(({ domain, sdl }) => [domain, domainSchema(domain, sdl)]))
  const table = createRoutingTable({ rows })
  return createShardRouter({
    table,
    routing: productsRouting,
    schema: () => contract,
    belongs: ownEntitiesOnly,
    logger: silent,
    client: {
      ask: (domain, _url, body) => answer(domains[domain]?.down ? undefined : schemaOf.get(domain), domain, body),
    },
    previews: { ask: (key, _url, body) => answer(previewSchemas.get(key), key, body) },
  })

  async function answer(schema: GraphQLSchema | undefined, asked: string, body: string): Promise<DomainAnswer> {
    if (schema === undefined) return { kind: 'failure', reason: 'unreachable', detail: 'down' }
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> }
    const document = parse(query)
    const errors = validate(schema, document)
    const result = errors.length > 0 ? { errors } : await execute({ schema, document, variableValues: variables })
    return readAnswer(200, JSON.stringify(tamper(asked, JSON.parse(JSON.stringify(result)))))
  }
}

const previewSchemas = new Map<string, GraphQLSchema>()

/** A working copy of a domain, whose every entity is titled as previewed. */
export function previewOf(
  domain: string,
  { sdl = domainSdl(), down = false } = {},
): NonNullable<RequestScope['preview']> {
  const key = `preview of ${domain} ${down} ${sdl}`
  if (!down) previewSchemas.set(key, domainSchema(domain, sdl, 'preview'))
  const url = `http://preview.${domain}.invalid/graphql`
  return { key, route: { domain, url, digest: sdl, served: readServedTypes(sdl) } }
}
