import { createHash } from 'node:crypto'
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { type DocumentNode, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import { clientError } from '../platform/errors.ts'
import type { OperationArguments } from '../platform/graphql-server.ts'
import type { Logger } from '../platform/logger.ts'
import type { GatewayContext } from './context.ts'
import type { SupergraphFeed } from './mesh/supergraph-feed.ts'
import type { QueryPlanCache } from './plan-cache.ts'
import { presentResult } from './present-result.ts'

export interface MeshGatewayOptions {
  readonly feed: SupergraphFeed
  readonly planCache: QueryPlanCache
  readonly logger: Logger
  /** Asked once a subgraph of the supergraph. */
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource<GatewayContext>
  readonly onSchema: (schema: GraphQLSchema, supergraphSdl: string) => void
}

export interface MeshGateway {
  /** Whether there is a supergraph in service. */
  isReady(): boolean
  /** @throws ClientError `NOT_READY` before the first supergraph */
  schema(): GraphQLSchema
  /** Never throws: what fails is part of the answer. */
  execute(args: OperationArguments): Promise<ExecutionResult>
  close(): Promise<void>
}

/**
 * Apollo's gateway without Apollo's server: plans and executes operations over the supergraph that the feed brings. Its
 * `executor` needs of a server's request no more than `requestContextOf` gives (read in its source, 2.14).
 */
export function createMeshGateway(options: MeshGatewayOptions): MeshGateway {
  const { feed, logger } = options
  let apollo: ApolloGateway | undefined
  let schema: GraphQLSchema | undefined
  let closed = false

  async function start(): Promise<void> {
    while (!closed) {
      const candidate = createApolloGateway(options)
      candidate.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
        schema = apiSchema
        options.onSchema(apiSchema, coreSupergraphSdl)
      })
      try {
        await candidate.load()
        apollo = candidate
        feed.started()
        return
      } catch (error) {
        schema = undefined
        feed.started(error)
      }
    }
  }
  start().catch((error: unknown) => logger.fatal({ error }, 'the gateway could not start'))

  return {
    isReady: () => apollo !== undefined,
    schema() {
      if (schema !== undefined && apollo !== undefined) return schema
      throw clientError('NOT_READY', 'the gateway has no supergraph yet; try again in a moment', 503)
    },
    async execute(args) {
      try {
        if (apollo === undefined) throw clientError('NOT_READY', 'the gateway has no supergraph yet', 503)
        return presentResult(await apollo.executor(requestContextOf(args, logger)))
      } catch (error) {
        if (error instanceof GraphQLError) return { errors: [error] }
        const failure = error instanceof Error ? error : new Error(String(error))
        return { errors: [new GraphQLError(failure.message, { originalError: failure })] }
      }
    },
    async close() {
      closed = true
      feed.close()
      await apollo?.stop()
    },
  }
}

function createApolloGateway({ feed, planCache, logger, dataSourceOf }: MeshGatewayOptions): ApolloGateway {
  process.env.APOLLO_TELEMETRY_DISABLED = '1' // read by the constructor alone; without it, it reports to Apollo
  return new ApolloGateway({
    supergraphSdl: feed.manager,
    buildService: ({ name }) => dataSourceOf(name),
    queryPlannerConfig: { cache: planCache },
    logger: {
      debug: (message) => logger.debug(String(message)),
      info: (message) => logger.debug(String(message)),
      warn: (message) => logger.warn(String(message)),
      error: (message) => logger.error(String(message)),
    },
    validateSupergraph: true,
    __exposeQueryPlanExperimental: false,
  })
}

type RequestContext = Parameters<ApolloGateway['executor']>[0]

function requestContextOf(args: OperationArguments, logger: Logger): RequestContext {
  const { source, document, schema, contextValue, operationName = null, variableValues } = args
  const context = {
    request: { query: source, operationName: operationName ?? undefined, variables: variableValues ?? {} },
    document,
    source,
    schema,
    queryHash: hashOf(document, source),
    operationName,
    context: contextValue,
    metrics: {},
    logger,
  }
  return context as unknown as RequestContext
}

const hashes = new WeakMap<DocumentNode, string>()

/** Documents are remembered by the server, so each text is hashed once. */
function hashOf(document: DocumentNode, source: string): string {
  const known = hashes.get(document)
  if (known !== undefined) return known
  const hash = createHash('sha256').update(source).digest('hex')
  hashes.set(document, hash)
  return hash
}
