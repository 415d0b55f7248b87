import type { GraphQLSchema } from 'graphql'
import type { Logger } from '../../platform/logger.ts'
import type { PreviewState } from '../../schema/preview-state.ts'
import { domainSdl } from '../../schema/sdl.ts'
import type { Pools } from '../subgraphs/pools.ts'
import { createDomainClient, type DomainClientOptions, type FailureReason } from './domain-client.ts'
import { createPreviewTable, type PreviewTable } from './preview-table.ts'
import { productsSdl } from './products-sdl.ts'
import { createShardRouter, type ShardRouter } from './router.ts'
import { createLeafRouting, ownEntitiesOnly, productsRouting } from './routing.ts'
import { createRoutingTable, type RouteRow } from './routing-table.ts'
import { createProductsSchema } from './subgraph.ts'

export interface ProductsOptions extends Omit<DomainClientOptions, 'urlOf' | 'pools'> {
  readonly pools: Pools
  readonly logger: Logger
  /** As `onAnswer`, for previews: of whichever domain. */
  readonly onPreviewAnswer?: (outcome: 'answer' | FailureReason, seconds: number) => void
}

export interface MeshRoutes {
  readonly routes: readonly RouteRow[]
  readonly leaves: readonly { readonly subgraph: string; readonly domain: string }[]
}

export interface Products {
  /** Answers for `products`. */
  readonly router: ShardRouter
  /** Answers for a subgraph that a domain brings itself: all of it goes to that domain, with the same care. */
  leaf(subgraph: string): ShardRouter
  /** `products` as a subgraph schema, with a stub for each leaf. */
  schema(): GraphQLSchema
  readonly previews: Pick<PreviewTable, 'find' | 'urls'>
  useRoutes(mesh: MeshRoutes): void
  usePreviews(state: PreviewState): void
  useSupergraph(apiSchema: GraphQLSchema, supergraphSdl: string): void
  close(): void
}

/**
 * Everything that talks to domains: one routing table, one client with its breakers, a router for `products` and each leaf; and
 * the previews, with a client of their own, so that one that hangs leaves its domain's breaker and numbers alone.
 */
export function createProducts(options: ProductsOptions): Products {
  const { logger, onPreviewAnswer } = options
  const onUnreadable = (domain: string, error: unknown) =>
    logger.warn({ domain, error }, 'the SDL of a domain cannot be read')
  const table = createRoutingTable({ onUnreadable })
  const client = createDomainClient({ ...options, urlOf: (domain) => table.get(domain)?.url })
  const previews = createPreviewTable({ onUnreadable })
  const previewClient = createDomainClient({
    ...options,
    urlOf: previews.urlOf,
    onAnswer: (_key, outcome, seconds) => onPreviewAnswer?.(outcome, seconds),
    onBreaker: () => undefined,
  })
  let domainOfLeaf: ReadonlyMap<string, string> = new Map()
  let sdl = domainSdl()
  let schema = createProductsSchema(sdl)
  let leafSchema = schema
  const shared = { table, client, previews: previewClient, logger }

  return {
    router: createShardRouter({
      ...shared,
      routing: productsRouting,
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
    previews,
    usePreviews(state) {
      previews.replace(state)
      previewClient.retain(previews.keys())
    },
    useRoutes({ routes, leaves }) {
      table.replace(routes)
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
    close() {
      client.close()
      previewClient.close()
    },
  }
}
