import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute as executeLocally,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type ValidationRule,
} from 'graphql'
import { createHandler, type OperationContext, type Response } from 'graphql-http'
import { ClientError, describe } from './errors.ts'
import { nameVariable } from './graphql-arguments.ts'
import { createPreparer, withCode } from './graphql-documents.ts'
import { maskErrors, maskFailure } from './graphql-errors.ts'
import { refusal } from './graphql-refusal.ts'
import { describeError } from './http-errors.ts'
import { parseJson } from './parse-json.ts'
import type { AskedOperation, PersistedOperations } from './persisted-operations.ts'

/** What an executor gets beside graphql-js' own arguments: the text, as a key for caches of plans. */
export interface OperationArguments extends ExecutionArgs {
  readonly source: string
}

export interface GraphQLServerOptions<Context extends object> {
  /** A function where the schema can be replaced while the server runs, or be another for some requests. */
  readonly schema: GraphQLSchema | ((request: FastifyRequest) => GraphQLSchema | Promise<GraphQLSchema>)
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
  /** Ids in place of texts; without it a request that has an id alone lacks its query. */
  readonly operations?: PersistedOperations
  /** A page for browsers (`Accept: text/html`) at the same address. */
  readonly page?: string
}

/**
 * Serves GraphQL over HTTP (the GraphQL-over-HTTP specification, through graphql-http) at `/graphql`. The one place that
 * decides which GraphQL server the mesh stands on.
 */
export function mountGraphQL<Context extends object>(
  app: FastifyInstance,
  options: GraphQLServerOptions<Context>,
): void {
  const { context, check, page, operations, execute = executeLocally } = options
  const schemaNow = typeof options.schema === 'function' ? options.schema : () => options.schema as GraphQLSchema
  const prepare = createPreparer(options)

  const answer = createHandler<FastifyRequest, undefined, OperationContext>({
    formatError: coded,
    onSubscribe: async (request, params) => {
      const schema = await schemaNow(request.raw)
      const prepared = prepare(schema, params.query)
      if ('errors' in prepared) return prepared.errors
      const { document } = prepared
      const operation = getOperationAST(document, params.operationName)
      if (!operation) return [noSuchOperation(document, params.operationName)]
      if (operation.operation === 'mutation' && request.method === 'GET') return MUTATION_OVER_GET
      const args = {
        schema,
        document,
        source: params.query,
        operationName: params.operationName ?? null,
        variableValues: params.variables ?? null,
        contextValue: (await context(request.raw)) as OperationContext,
      }
      const refusals = check?.(args) ?? []
      return refusals.length > 0 ? refusals : args
    },
    execute: execute as typeof executeLocally,
    onOperation: (request, args, result) => {
      const extensions = (args.contextValue as { extensions?: Record<string, unknown> }).extensions
      const masked =
        result.errors === undefined ? result : maskErrors(nameVariables(result, args.document), request.raw)
      const complete =
        extensions === undefined || Object.keys(extensions).length === 0
          ? masked
          : { ...masked, extensions: { ...masked.extensions, ...extensions } }
      const plain = wantsPlainJson(request.raw)
      if (complete.errors === undefined) return plain ? plainJson(complete) : complete
      return refusal(args, complete, plain) ?? complete
    },
  })

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    errorHandler(error, request, reply) {
      const { status, message, ...extensions } = describeError(error, request)
      void reply.status(status).send({ errors: [{ message, extensions }] })
    },
    async handler(request, reply) {
      if (page !== undefined && request.method === 'GET' && wantsPage(request))
        return reply.type('text/html; charset=utf-8').send(page)
      const { method, headers } = request
      if (Array.isArray(request.body)) return reply.status(400).type('application/json; charset=utf-8').send(NO_BATCHES)
      const { url, body } = operations === undefined ? request : withText(request, operations, reply)
      const [text, { status, statusText, headers: extra }] = await answer({
        url,
        method,
        headers,
        body: body as Record<string, unknown> | null,
        raw: request,
        context: undefined,
      }).catch((failure) => failed(maskFailure(failure, request), failure))
      return reply
        .status(status)
        .headers({ 'content-type': 'application/json; charset=utf-8', ...extra })
        .send(text ?? errorText(statusText, 'BAD_REQUEST'))
    },
  })
}

/** The request as if the text its id stands for had been sent. */
function withText(
  request: FastifyRequest,
  operations: PersistedOperations,
  reply: FastifyReply,
): Pick<FastifyRequest, 'url' | 'body'> {
  const { url, method } = request
  const body = request.body as AskedOperation | null
  try {
    if (method === 'POST') {
      const query = operations.textOf(body ?? {})
      return { url, body: query === undefined ? body : { ...body, query } }
    }
    const { pathname, searchParams } = new URL(url, 'http://gateway')
    const extensions = searchParams.get('extensions')
    const query = operations.textOf({
      query: searchParams.get('query'),
      documentId: searchParams.get('documentId'),
      // What is no JSON is graphql-http's to refuse.
      extensions: extensions === null ? undefined : parseJson(extensions),
    })
    if (query === undefined) return { url, body }
    searchParams.set('query', query)
    return { url: `${pathname}?${searchParams}`, body }
  } catch (error) {
    // That an operation is not known, or not yet, is true of this moment alone.
    reply.header('cache-control', 'private, no-cache, must-revalidate')
    throw error
  }
}

function nameVariables(result: ExecutionResult, document: DocumentNode): ExecutionResult {
  return { ...result, errors: (result.errors ?? []).map((error) => nameVariable(error, document)) }
}

/** Not `application/graphql-response+json`, whose rules graphql-http keeps. */
function wantsPlainJson({ headers }: FastifyRequest): boolean {
  return !(headers.accept ?? '').includes('graphql-response')
}

/** graphql-http looks for errors at every key it writes, which doubles the time of a large answer; here there are none. */
function plainJson(result: ExecutionResult): Response {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  return [JSON.stringify(result), { status: 200, statusText: 'OK', headers }]
}

const MUTATION_OVER_GET: Response = [
  errorText('a mutation needs POST', 'METHOD_NOT_ALLOWED'),
  { status: 405, statusText: 'Method Not Allowed', headers: { allow: 'POST' } },
]

const NO_BATCHES = errorText('body: batches are not served; send one operation a request', 'BAD_REQUEST')

/** Where there is no answer to put the error in, because the context could not be made or the executor itself failed. */
function failed(error: GraphQLError, failure: unknown): Response {
  const status = failure instanceof ClientError ? failure.httpStatus : 500
  return [JSON.stringify({ errors: [error] }), { status, statusText: error.message }]
}

function noSuchOperation(document: DocumentNode, asked: string | null | undefined): GraphQLError {
  const names = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value ?? '(without a name)'] : [],
  )
  const expected = names.length === 0 ? 'a document with an operation' : `one of the operations ${names.join(', ')}`
  return new GraphQLError(`operationName: expected ${expected}, received ${describe(asked ?? undefined)}`, {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
  })
}

/** What graphql-http itself refuses (no query, variables that are no object, …) gets a code as well. */
function coded(error: GraphQLError | Error): GraphQLError {
  return error instanceof GraphQLError
    ? withCode(error, 'BAD_REQUEST')
    : new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST' } })
}

function errorText(message: string, code: string): string {
  return JSON.stringify({ errors: [{ message, extensions: { code } }] })
}

function wantsPage(request: FastifyRequest): boolean {
  const given = typeof request.query === 'object' && request.query !== null ? request.query : {}
  const hasQuery = ['query', 'documentId', 'extensions'].some((name) => name in given)
  return !hasQuery && (request.headers.accept ?? '').includes('text/html')
}
