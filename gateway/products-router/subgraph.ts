import { buildSubgraphSchema } from '@apollo/subgraph'
import type { FastifyInstance } from 'fastify'
import { type ExecutionResult, execute as executeLocally, GraphQLError, type GraphQLSchema, parse } from 'graphql'
import { mountGraphQL, type OperationArguments } from '../../platform/graphql-server.ts'
import { createContext, type GatewayContext } from '../context.ts'
import { type PreviewReader, schemaOnceGranted } from '../preview-header.ts'
import { readOperation } from './operation.ts'
import type { RouterAnswer, ShardRouter } from './router.ts'

export interface ProductsSubgraphOptions {
  readonly router: ShardRouter
  readonly schema: () => GraphQLSchema
  readonly timeoutMs: number
  readonly previewOf: PreviewReader
  readonly maxTokens: number
  readonly check: (args: OperationArguments) => readonly GraphQLError[]
}

/** `products` with what federation adds to it: `_service`, `_entities`, `_Any`. */
export function createProductsSchema(sdl: string): GraphQLSchema {
  return buildSubgraphSchema({ typeDefs: parse(sdl) })
}

/** Fields that tell about the schema, not about the mesh. */
const ABOUT_THE_SCHEMA = new Set(['_service', '__schema', '__type'])

/**
 * The shard router as an ordinary Federation 2 subgraph over HTTP: any router that speaks Federation 2 can stand in front
 * of the mesh in our gateway's place.
 */
export function mountProductsSubgraph(app: FastifyInstance, options: ProductsSubgraphOptions): void {
  const { router, schema, maxTokens, check } = options
  mountGraphQL<GatewayContext>(app, {
    schema: schemaOnceGranted(schema, options.previewOf),
    maxTokens,
    check,
    context: (request) => createContext(request, options),
    execute: async (args) => {
      const { roots } = readOperation(args.document, args.operationName)
      if (roots.some(({ name }) => ABOUT_THE_SCHEMA.has(name))) return executeLocally(args)
      const { scope } = args.contextValue as GatewayContext
      const { source: query, operationName, variableValues: variables } = args
      return toExecutionResult(await router({ query, operationName, variables: variables ?? {}, scope }))
    },
  })
}

function toExecutionResult({ data, errors }: RouterAnswer): ExecutionResult {
  if (errors === undefined) return { data }
  return {
    data,
    errors: errors.map(
      ({ message, path, extensions }) =>
        new GraphQLError(message, { path: path ?? null, extensions: { ...extensions } }),
    ),
  }
}
