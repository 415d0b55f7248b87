import type { FastifyInstance } from 'fastify'
import { mountGraphQL } from '../../platform/graphql-server.ts'
import { createHttpServer } from '../../platform/http-server.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Metrics } from '../../platform/metrics.ts'
import type { Readiness } from '../../platform/readiness.ts'
import { requireToken, type TokenVerifier } from '../../platform/tokens.ts'
import { type Context, createContext } from './context.ts'
import { createAuthorise } from './http/authorise.ts'
import { mountDomains } from './http/domain-routes.ts'
import { mountExport } from './http/export-routes.ts'
import { mountOpenLineage } from './http/openlineage-routes.ts'
import { createEventReader } from './ingest/validate.ts'
import { createSchema } from './resolvers/schema.ts'
import type { LineageService } from './service.ts'

export type LineageSubgraphOptions = {
  /** @throws ClientError `STORE_UNAVAILABLE` while there is none */
  readonly service: () => LineageService
  readonly verify: TokenVerifier
  readonly logger: Logger
  readonly metrics: Metrics
  readonly readiness: Readiness
}

/** Lineage over HTTP: the subgraph, the OpenLineage endpoint, and what the catalog tells it. */
export function createLineageSubgraph(options: LineageSubgraphOptions): FastifyInstance {
  const { service, verify, logger, metrics, readiness } = options
  const app = createHttpServer({ logger, metrics, readiness })
  const authorise = createAuthorise(verify)
  const events = metrics.counter('heddle_lineage_events_total', 'OpenLineage events stored, by kind.', ['kind'])
  mountOpenLineage(app, {
    authorise,
    service,
    readEvent: createEventReader(),
    count: (kind) => events.inc({ kind }),
  })
  mountDomains(app, { authorise, service })
  mountExport(app, { service })
  mountGraphQL<Context>(app, {
    schema: createSchema(),
    context: ({ headers }) =>
      createContext({ service, authorize: (kinds) => requireToken(verify, headers.authorization, kinds) }),
  })
  return app
}
