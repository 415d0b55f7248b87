import type { GraphQLDataSource } from '@apollo/gateway'
import type { FastifyInstance } from 'fastify'
import { type GraphQLSchema, getOperationAST } from 'graphql'
import { mountGraphQL } from '../platform/graphql-server.ts'
import type { HttpClient } from '../platform/http-client.ts'
import { createHttpServer } from '../platform/http-server.ts'
import type { Logger } from '../platform/logger.ts'
import { createMetrics, type Metrics } from '../platform/metrics.ts'
import type { PersistedOperations } from '../platform/persisted-operations.ts'
import { createReadiness } from '../platform/readiness.ts'
import { type MeshState, meshState } from '../schema/mesh-state.ts'
import { type PreviewState, previewState } from '../schema/preview-state.ts'
import { watchClients } from './client-signal.ts'
import { createContext, type GatewayContext } from './context.ts'
import { createDrain } from './drain.ts'
import { serveExplorer } from './explorer/serve-explorer.ts'
import { forwardEndpoints } from './forward.ts'
import { createMeshGateway } from './gateway.ts'
import { createGatewayMetrics } from './gateway-metrics.ts'
import { createLimitCheck, type Limits } from './limits/limits.ts'
import { followCatalog } from './mesh/follow-catalog.ts'
import { createSupergraphFeed, type ReloadOutcome } from './mesh/supergraph-feed.ts'
import { createPlanCache } from './plan-cache.ts'
import { readPreviews, schemaOnceGranted } from './preview-header.ts'
import { createRouterDataSource } from './products-router/data-source.ts'
import { createProducts } from './products-router/products.ts'
import { mountProductsSubgraph } from './products-router/subgraph.ts'
import { serveSchemaFile } from './schema-file.ts'
import { withEntityPositions } from './subgraphs/entity-positions.ts'
import { createPools } from './subgraphs/pools.ts'
import { createServices } from './subgraphs/services.ts'

export interface GatewayServiceOptions {
  readonly catalogUrl: string
  readonly lineageUrl: string
  /** A `service` token for the catalog. */
  readonly token: string
  readonly domainTimeoutMs: number
  readonly serviceTimeoutMs: number
  /** Of a mutation, whole. */
  readonly mutationTimeoutMs: number
  readonly requestTimeoutMs: number
  readonly maxAnswerBytes: number
  readonly planCacheMiB: number
  readonly maxTokens: number
  readonly limits: Limits
  /** Operations that are known by id; none when not given. */
  readonly operations?: PersistedOperations
  readonly http: HttpClient
  readonly logger: Logger
  readonly metrics: Metrics
  /** Aborts when the shutdown begins. */
  readonly signal: AbortSignal
  /** Between two probes of a domain or service whose breaker is open; 2 s when not given. */
  readonly probeEveryMs?: number
  /** Takes the place of the gateway's own data source for a subgraph; `npm run bench` compares with the stock one. */
  readonly dataSourceOf?: (subgraph: string) => GraphQLDataSource<GatewayContext> | undefined
}

export interface GatewayService {
  /** The gateway itself. */
  readonly app: FastifyInstance
  /** The shard router as a subgraph, for other routers. */
  readonly productsApp: FastifyInstance
  /** Follows the mesh and the services until the signal aborts. */
  run(): Promise<void>
  /** Before the servers are closed: not ready any more, still answering, connections ending one by one. */
  drain(): Promise<void>
  /** To be called when both servers are closed. */
  close(): Promise<void>
}

/** Puts the gateway together. Nothing listens and nothing is asked before `run` and `listen`. */
export function createGatewayService(options: GatewayServiceOptions): GatewayService {
  const { logger, metrics, limits, maxTokens, requestTimeoutMs, catalogUrl, lineageUrl, http, signal } = options
  const counted = createGatewayMetrics(metrics)
  const readiness = createReadiness(['supergraph', 'catalog', 'lineage', 'router'])
  const productsReadiness = createReadiness(['router'])
  const pools = createPools()
  const held = createPools({ connections: MOST_HELD })
  const check = createLimitCheck(limits, counted.refusal)

  const products = createProducts({
    pools,
    logger,
    timeoutMs: options.domainTimeoutMs,
    maxBytes: options.maxAnswerBytes,
    ...(options.probeEveryMs === undefined ? {} : { probeEveryMs: options.probeEveryMs }),
    onAnswer: (domain, outcome, seconds) => counted.answer(domain, outcome, seconds),
    onPreviewAnswer: counted.previewAnswer,
    onBreaker(domain, open) {
      counted.breaker(domain, open)
      logger.warn({ domain, open }, open ? 'a domain keeps timing out: not asked for now' : 'a domain is back')
    },
  })
  const services = createServices({
    urls: { catalog: catalogUrl, lineage: lineageUrl },
    pools,
    held,
    http,
    logger,
    timeoutMs: options.serviceTimeoutMs,
    mutationTimeoutMs: options.mutationTimeoutMs,
    maxAnswerBytes: options.maxAnswerBytes,
    probeEveryMs: options.probeEveryMs,
    onAnswer: counted.answer,
    onBreaker: counted.serviceBreaker,
    onReady: readiness.set,
  })
  const sources = new Map([...services.sources, ['products', createRouterDataSource(products.router)]])

  const feed = createSupergraphFeed({ logger, onReload: reloaded })
  const gateway = createMeshGateway({
    feed,
    logger,
    planCache: createPlanCache(options.planCacheMiB, { onLookup: counted.planLookup, onSize: counted.planCount }),
    dataSourceOf: (name) =>
      options.dataSourceOf?.(name) ??
      withEntityPositions(sources.get(name) ?? createRouterDataSource(products.leaf(name))),
    onSchema(schema: GraphQLSchema, supergraphSdl: string) {
      products.useSupergraph(schema, supergraphSdl)
      readiness.set('router', true)
      productsReadiness.set('router', true)
    },
  })

  function reloaded(outcome: ReloadOutcome): void {
    counted.reload(outcome)
    if (outcome.kind === 'applied') readiness.set('supergraph', true)
    else
      readiness.set('supergraph', gateway.isReady(), `supergraph ${outcome.version} cannot be used: ${outcome.reason}`)
    logger.info(outcome, 'a supergraph was offered')
  }

  let routes: MeshState['routes'] = []

  function meshChanged(state: MeshState): void {
    routes = state.routes
    products.useRoutes(state)
    counted.domainCount(routes.length)
    retainPools()
    feed.offer(state.supergraph)
  }

  function previewsChanged(state: PreviewState): void {
    products.usePreviews(state)
    counted.previewCount(products.previews.urls().length)
    retainPools()
  }

  function retainPools(): void {
    pools.retain([catalogUrl, lineageUrl, ...routes.map(({ url }) => url), ...products.previews.urls()])
  }

  const app = createHttpServer({ logger, metrics, readiness })
  watchClients(app)
  const previewOf = readPreviews(app, products.previews)
  serveExplorer(app)
  serveSchemaFile(app, gateway.schema)
  forwardEndpoints(app, { pools, held, signal, catalogUrl, lineageUrl, timeoutMs: options.serviceTimeoutMs })
  mountGraphQL<GatewayContext>(app, {
    schema: schemaOnceGranted(gateway.schema, previewOf),
    maxTokens,
    check,
    ...(options.operations === undefined ? {} : { operations: options.operations }),
    context: (request) => createContext(request, { timeoutMs: requestTimeoutMs, previewOf }),
    execute: async (args) => {
      const started = performance.now()
      if (getOperationAST(args.document, args.operationName)?.operation === 'mutation') {
        const { scope } = args.contextValue as GatewayContext
        scope.deadline = started + options.mutationTimeoutMs
      }
      const result = await gateway.execute(args)
      counted.operation(result.errors !== undefined, (performance.now() - started) / 1_000)
      return result
    },
  })

  const productsApp = createHttpServer({ logger, metrics: createMetrics('products'), readiness: productsReadiness })
  watchClients(productsApp)
  mountProductsSubgraph(productsApp, {
    router: products.router,
    schema: products.schema,
    timeoutMs: requestTimeoutMs,
    previewOf: readPreviews(productsApp, products.previews),
    maxTokens,
    check,
  })

  const drain = createDrain([app, productsApp], () => {
    readiness.set('router', false, 'stopping')
    productsReadiness.set('router', false, 'stopping')
  })

  return {
    app,
    productsApp,
    drain,
    async run() {
      const catalog = { catalogUrl, token: options.token, http, signal, logger }
      await Promise.all([
        followCatalog<MeshState>({
          ...catalog,
          path: '/internal/v1/mesh',
          what: 'the mesh',
          read: meshState.parse,
          onState: meshChanged,
        }),
        followCatalog<PreviewState>({
          ...catalog,
          path: '/internal/v1/previews',
          what: 'the previews',
          read: previewState.parse,
          onState: previewsChanged,
        }),
        services.watch(signal),
      ])
    },
    async close() {
      products.close()
      services.close()
      await gateway.close()
      await Promise.all([pools.close(), held.close()])
    },
  }
}

/** Requests that wait for news at the same time, one a domain, streams of changes, and mutations, which may wait for a domain. */
const MOST_HELD = 2_048
