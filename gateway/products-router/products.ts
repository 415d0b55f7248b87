import type { GraphQLSchema } from 'graphql'
import type { Logger } from '../../platform/logger.ts'
import { domainSdl } from '../../schema/sdl.ts'
import type { Pools } from '../subgraphs/pools.ts'
import { createDomainClient, type DomainClientOptions } from './domain-client.ts'
import { productsSdl } from './products-sdl.ts'
import { createShardRouter, type ShardRouter } from './router.ts'
import { createLeafRouting, createProductsRouting, ownEntitiesOnly } from './routing.ts'
import { createRoutingTable, type RouteRow } from './routing-table.ts'
import { createProductsSchema } from './subgraph.ts'

export interface ProductsOptions extends Omit<DomainClientOptions, 'urlOf' | 'pools'> {
  readonly pools: Pools
  readonly logger: Logger
}

export interface MeshRoutes {
  readonly routes: readonly RouteRow[]
  readonly leaves: readonly { readonly subgraph: string; readonly domain: string }[]
  /** Domains that were taken out: their products are not unknown, but not to be had. */
  readonly removed?: readonly string[] | undefined
}

export interface Products {
  /** Answers for `products`. */
  readonly router: ShardRouter
  /** Answers for a subgraph that a domain brings itself: all of it goes to that domain, with the same care. */
  leaf(subgraph: string): ShardRouter
  /** `products` as a subgraph schema, with a stub for each leaf. */
  schema(): GraphQLSchema
  useRoutes(mesh: MeshRoutes): void
  useSupergraph(apiSchema: GraphQLSchema, supergraphSdl: string): void
  close(): void
}

/** Everything that talks to domains: one routing table, one client with its breakers, a router for `products` and each leaf. */
export function createProducts(options: ProductsOptions): Products {
  const { logger } = options
  const table = createRoutingTable({
    onUnreadable: (domain, error) => logger.warn({ domain, error }, 'the SDL of a domain cannot be read'),
  })
  const client = createDomainClient({ ...options, urlOf: (domain) => table.get(domain)?.url })
  let domainOfLeaf: ReadonlyMap<string, string> = new Map()
  let sdl = domainSdl()
  let schema = createProductsSchema(sdl)
  let leafSchema = schema
  const shared = { table, client, logger }

  return {
    router: createShardRouter({
      ...shared,
      routing: createProductsRouting(table),
      schema: () => schema,
      belongs: ownEntitiesOnly,
    }),
    leaf: (subgraph) =>
      createShardRouter({
        ...shared,
        routing: createLeafRouting(() => domainOfLeaf.get(subgraph)),
        schema: () => leafSchema,
        belongs: () => true,
      }),
    schema: () => schema,
    useRoutes({ routes, leaves, removed }) {
      table.replace(routes, removed)
      client.retain(table.domains())
      domainOfLeaf = new Map(leaves.map(({ subgraph, domain }) => [subgraph, domain]))
    },
    useSupergraph(apiSchema, supergraphSdl) {
      leafSchema = apiSchema
      const next = productsSdl(supergraphSdl)
      if (next === sdl) return
      sdl = next
      schema = createProductsSchema(next)
    },
    close: () => client.close(),
  }
}
