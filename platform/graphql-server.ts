import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute as executeLocally,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql'
import type { OperationContext } from 'graphql-http'
import { createHandler } from 'graphql-http/lib/use/fastify'
import { LRUCache } from 'lru-cache'
import { maskErrors } from './graphql-errors.ts'

/** What an executor gets beside graphql-js' own arguments: the text, as a key for caches of plans. */
export interface OperationArguments extends ExecutionArgs {
  readonly source: string
}

export interface GraphQLServerOptions<Context extends object> {
  /** A function where the schema can be replaced while the server runs. */
  readonly schema: GraphQLSchema | (() => GraphQLSchema)
  /** Made anew for each request. An own property `extensions` that a resolver fills is sent as the answer's `extensions`. */
  readonly context: (request: FastifyRequest) => Context | Promise<Context>
  /** graphql-js when not given. */
  readonly execute?: (args: OperationArguments) => Promise<ExecutionResult> | ExecutionResult
  /** In addition to those of the specification. They see the document alone, and their verdict is cached with it. */
  readonly validationRules?: readonly ValidationRule[]
  /** Looks at each valid operation with its variables before it runs; what it returns refuses the operation. */
  readonly check?: (args: OperationArguments) => readonly GraphQLError[]
  /** The most tokens a document may have; parsing stops there. */
  readonly maxTokens?: number
  /** A page for browsers (`Accept: text/html`) at the same address. */
  readonly page?: string
}

type Prepared = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] }

/** Documents remembered a schema; a client's handful of queries are parsed and validated once. */
const DOCUMENTS = 2_000

/**
 * Serves GraphQL over HTTP (the GraphQL-over-HTTP specification, through graphql-http) at `/graphql`. The one place that
 * decides which GraphQL server the mesh stands on.
 */
export function mountGraphQL<Context extends object>(
  app: FastifyInstance,
  options: GraphQLServerOptions<Context>,
): void {
  const { context, check, page, execute = executeLocally } = options
  const schemaNow = typeof options.schema === 'function' ? options.schema : () => options.schema as GraphQLSchema
  const prepare = createPreparer(options.validationRules ?? [], options.maxTokens)

  const handler = createHandler<OperationContext>({
    formatError: (error) => error,
    onSubscribe: async (request, params) => {
      const schema = schemaNow()
      const prepared = prepare(schema, params.query)
      if ('errors' in prepared) return prepared.errors
      const contextValue = (await context(request.raw)) as OperationContext
      const args = {
        schema,
        document: prepared.document,
        source: params.query,
        operationName: params.operationName ?? null,
        variableValues: params.variables ?? null,
        contextValue,
      }
      const refusals = check?.(args) ?? []
      return refusals.length > 0 ? refusals : args
    },
    execute: execute as typeof executeLocally,
    onOperation: (request, args, result) => {
      const extensions = (args.contextValue as { extensions?: Record<string, unknown> }).extensions
      const masked = result.errors === undefined ? result : maskErrors(result, request.raw)
      return extensions === undefined || Object.keys(extensions).length === 0
        ? masked
        : { ...masked, extensions: { ...masked.extensions, ...extensions } }
    },
  })

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler(request, reply) {
      if (page !== undefined && request.method === 'GET' && wantsPage(request))
        return reply.type('text/html; charset=utf-8').send(page)
      return handler.call(app, request, reply)
    },
  })
}

function wantsPage(request: FastifyRequest): boolean {
  const hasQuery = typeof request.query === 'object' && request.query !== null && 'query' in request.query
  return !hasQuery && (request.headers.accept ?? '').includes('text/html')
}

function createPreparer(extraRules: readonly ValidationRule[], maxTokens: number | undefined) {
  const rules = [...specifiedRules, ...extraRules]
  const caches = new WeakMap<GraphQLSchema, LRUCache<string, Prepared>>()
  return (schema: GraphQLSchema, source: string): Prepared => {
    const cache = caches.get(schema) ?? new LRUCache<string, Prepared>({ max: DOCUMENTS })
    caches.set(schema, cache)
    const known = cache.get(source)
    if (known !== undefined) return known
    const prepared = prepareDocument(schema, source, rules, maxTokens)
    cache.set(source, prepared)
    return prepared
  }
}

function prepareDocument(
  schema: GraphQLSchema,
  source: string,
  rules: readonly ValidationRule[],
  maxTokens: number | undefined,
): Prepared {
  let document: DocumentNode
  try {
    document = parse(source, maxTokens === undefined ? {} : { maxTokens })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return { errors: [withCode(error, 'GRAPHQL_PARSE_FAILED')] }
  }
  const errors = validate(schema, document, rules)
  return errors.length > 0
    ? { errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) }
    : { document }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code !== undefined) return error
  return new GraphQLError(error.message, { ...located(error), extensions: { ...error.extensions, code } })
}

function located({ nodes, source, positions }: GraphQLError) {
  return { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null }
}
