import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, type GraphQLSchema, parse, validate } from 'graphql'
import { readAnswer } from '../../../gateway/products-router/domain-client.ts'
import { createShardRouter } from '../../../gateway/products-router/router.ts'
import { createProductsRouting, ownEntitiesOnly } from '../../../gateway/products-router/routing.ts'
import { createRoutingTable } from '../../../gateway/products-router/routing-table.ts'
import { createProductsSchema } from '../../../gateway/products-router/subgraph.ts'
import { createLogger } from '../../../platform/logger.ts'
import { domainOf } from '../../../schema/ids.ts'
import { domainSdl } from '../../../schema/sdl.ts'

export const silent = createLogger({ name: 'test', level: 'silent' })
export const contract = createProductsSchema(domainSdl())

/** A domain's schema, made once, whose every entity it owns exists, titled with its own id. */
const domainSchema = (domain: string, sdl: string): GraphQLSchema => {
  const key = `${domain} ${sdl}`
  const known = schemas.get(key) ?? createDomainSchema(domain, sdl)
  schemas.set(key, known)
  return known
}
const schemas = new Map<string, GraphQLSchema>()

function createDomainSchema(domain: string, sdl: string): GraphQLSchema {
  const entity = ({ __typename = 'DataProduct', id }: { __typename?: string; id: string }) =>
    domainOf(id) === domain ? { __typename, id, title: `title of ${id}`, name: `name of ${id}` } : null
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
    routing: createProductsRouting(table),
    schema: () => contract,
    belongs: ownEntitiesOnly,
    logger: silent,
    client: {
      async ask(domain, _url, body) {
        const schema = schemaOf.get(domain)
        if (schema === undefined || domains[domain]?.down)
          return { kind: 'failure', reason: 'unreachable', detail: 'down' }
        const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> }
        const document = parse(query)
        const errors = validate(schema, document)
        const result = errors.length > 0 ? { errors } : await execute({ schema, document, variableValues: variables })
        return readAnswer(200, JSON.stringify(tamper(domain, JSON.parse(JSON.stringify(result)))))
      },
    },
  })
}
