import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js'
import type { FastifyInstance } from 'fastify'
import { parse } from 'graphql'
import { storeUnavailable } from '../../platform/errors.ts'
import { mountGraphQL } from '../../platform/graphql-server.ts'
import { createHttpServer } from '../../platform/http-server.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Metrics } from '../../platform/metrics.ts'
import type { Readiness } from '../../platform/readiness.ts'
import { createTokenVerifier, requireToken } from '../../platform/tokens.ts'
import { catalogSdl } from '../../schema/sdl.ts'
import type { Catalog } from './catalog.ts'
import type { Context } from './context.ts'
import { createLoaders } from './graphql/loaders.ts'
import { resolvers } from './graphql/resolvers.ts'
import { mountChangeRoutes } from './http/change-routes.ts'
import { mountDomainRoutes } from './http/domain-routes.ts'
import { mountInternalRoutes } from './http/internal-routes.ts'
import { mountMeshRoute } from './http/mesh-route.ts'

export interface CatalogAppOptions {
  /** Undefined while the store is not open yet: then every question is answered with STORE_UNAVAILABLE. */
  readonly catalog: () => Catalog | undefined
  readonly publicKey: string
  readonly logger: Logger
  readonly metrics: Metrics
  readonly readiness: Readiness
  readonly signal: AbortSignal
}

/** The catalog's HTTP face: the subgraph at `/graphql`, `/api/v1/…` for domains and tools, and `/internal/v1/…` for the other processes of the mesh. */
export function createCatalogApp(options: CatalogAppOptions): FastifyInstance {
  const { publicKey, logger, metrics, readiness, signal } = options
  const verify = createTokenVerifier(publicKey)
  const app = createHttpServer({ logger, metrics, readiness })

  function catalog(): Catalog {
    const open = options.catalog()
    if (open === undefined) throw storeUnavailable('catalog')
    return open
  }

  mountGraphQL<Context>(app, {
    schema: buildSubgraphSchema({
      typeDefs: parse(catalogSdl()),
      resolvers: resolvers as GraphQLResolverMap<unknown>,
    }),
    context(request) {
      const { store, search, registry, previews, prober } = catalog()
      return {
        requestId: request.id,
        store,
        search,
        registry,
        previews,
        loaders: createLoaders(store),
        lastSeen: (domain) => prober.lastSeen(domain),
        authorize: (kinds) => requireToken(verify, request.headers.authorization, kinds),
      }
    },
  })
  mountInternalRoutes(app, { verify, parts: catalog, signal })
  mountChangeRoutes(app, { verify, parts: catalog, signal })
  mountDomainRoutes(app, { verify, parts: catalog, signal })
  mountMeshRoute(app, { publicKey, parts: catalog })
  return app
}
