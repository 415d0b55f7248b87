import type { GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Logger } from '../../platform/logger.ts'
import type { Variables } from './collect-fields.ts'
import { type CompiledSlice, compileSlice } from './compile-slice.ts'
import type { DomainAnswer, DomainClient, RequestScope } from './domain-client.ts'
import type { RouterError } from './errors.ts'
import { merge } from './merge.ts'
import { askedEntities } from './merge-entities.ts'
import { createOperationReader, type Operation } from './operation.ts'
import type { Route, RoutingTable } from './routing-table.ts'
import type { ShapeSources } from './shape.ts'
import { readSliceErrors } from './slice-answer.ts'
import { type Routing, type Slice, split } from './split.ts'

export interface ShardRouterOptions {
  readonly table: Pick<RoutingTable, 'get'>
  readonly client: Pick<DomainClient, 'ask'>
  /** Asks previews, by their keys: what one of them does is no fault of its domain. */
  readonly previews: Pick<DomainClient, 'ask'>
  readonly routing: Routing
  /** The types of the answer; replaced when the supergraph changes. */
  readonly schema: () => GraphQLSchema
  readonly belongs: ShapeSources['belongs']
  readonly logger: Logger
}

export interface RouterRequest {
  readonly query: string
  readonly variables?: Variables | undefined
  readonly operationName?: string | null | undefined
  readonly scope: RequestScope
}

export interface RouterAnswer {
  readonly data: Record<string, unknown>
  readonly errors?: readonly RouterError[]
}

export type ShardRouter = (request: RouterRequest) => Promise<RouterAnswer>

/** How many problems of one answer are logged in full. */
const LOGGED_PROBLEMS = 5

/**
 * Answers a subgraph operation by asking each domain for its part: split by the domain in the ids, restrict and prune the
 * document for each, ask all at once, complete what they say and merge it in order (DESIGN §2.1). A domain that is down,
 * slow or wrong costs its own fields only. A request with a preview asks that in place of its domain.
 *
 * @throws ClientError or GraphQLError when the operation itself cannot be read; never because of a domain
 */
export function createShardRouter(options: ShardRouterOptions): ShardRouter {
  const { table, client, previews, routing, logger } = options
  const read = createOperationReader()
  const compiler = createSliceCompiler(options)

  return async ({ query, operationName, variables: given = {}, scope }) => {
    const operation = read(query, operationName)
    const variables = { ...operation.defaults, ...given }
    const { slices, data, errors } = split(
      operation,
      variables,
      routing,
      (domain) => routeTo(domain, scope) !== undefined,
    )
    await Promise.all(
      Array.from(slices.values(), async (slice) => {
        const route = routeTo(slice.domain, scope)
        const compiled = compiler(operation, slice, route)
        const answer = await ask(slice, compiled, variables, route, scope)
        const problems: string[] = []
        if (answer.kind === 'answer') {
          const problem = (detail: string) => void problems.push(detail)
          const told = readSliceErrors(answer.errors)
          merge({ slice, compiled, variables, data: answer.data, ...told }, { data, errors, problem })
        } else {
          problems.push(`${answer.reason}: ${answer.detail}`)
          merge({ slice, compiled, variables, data: null, ...readSliceErrors([]) }, { data, errors, problem: () => {} })
        }
        if (problems.length > 0) report(slice, answer, problems, scope)
      }),
    )
    return errors.length === 0 ? { data } : { data, errors }
  }

  function routeTo(domain: string, { preview }: RequestScope): Route | undefined {
    return preview?.route.domain === domain ? preview.route : table.get(domain)
  }

  function ask(
    slice: Slice,
    compiled: CompiledSlice,
    variables: Variables,
    route: Route | undefined,
    scope: RequestScope,
  ): Promise<DomainAnswer> {
    if (route === undefined)
      return Promise.resolve({ kind: 'failure', reason: 'unreachable', detail: 'it has no route' })
    const body = requestBody(slice, compiled, variables)
    const { preview } = scope
    return preview?.route === route
      ? previews.ask(preview.key, route.url, body, scope)
      : client.ask(slice.domain, route.url, body, scope)
  }

  function report({ domain }: Slice, answer: DomainAnswer, problems: readonly string[], scope: RequestScope): void {
    const expected = answer.kind === 'failure' && (answer.reason === 'breaker-open' || answer.reason === 'cancelled')
    const facts = {
      requestId: scope.requestId,
      domain,
      ...(scope.preview?.route.domain === domain ? { preview: true } : {}),
      problems: problems.slice(0, LOGGED_PROBLEMS),
      count: problems.length,
    }
    logger[expected ? 'debug' : 'warn'](facts, 'a domain did not answer as it should')
  }
}

/** Compiled slices by operation, then by the domain's SDL and the mask of root fields that go to it. */
function createSliceCompiler({ schema, routing, belongs }: ShardRouterOptions) {
  const caches = new WeakMap<GraphQLSchema, WeakMap<Operation, LRUCache<string, CompiledSlice>>>()

  return (operation: Operation, slice: Slice, route: Route | undefined): CompiledSlice => {
    const now = schema()
    const operations = caches.get(now) ?? new WeakMap()
    caches.set(now, operations)
    const slices = operations.get(operation) ?? new LRUCache<string, CompiledSlice>({ max: 500 })
    operations.set(operation, slices)
    const roots = slice.roots.map(({ responseName }) => responseName)
    const key = `${route?.digest ?? ''} ${roots.join(' ')}`
    const known = slices.get(key)
    if (known !== undefined) return known
    const compiled = compileSlice({
      operation,
      roots,
      served: route?.served,
      schema: now,
      belongs,
      identifiedRoots: routing.identifiedRoots,
    })
    slices.set(key, compiled)
    return compiled
  }
}

function requestBody(slice: Slice, compiled: CompiledSlice, variables: Variables): string {
  const sent: Record<string, unknown> = {}
  for (const name of compiled.variables) if (variables[name] !== undefined) sent[name] = variables[name]
  for (const root of slice.roots) {
    const compiledRoot = compiled.roots.get(root.responseName)
    if (compiledRoot?.representations === undefined) continue
    sent[compiledRoot.representations] = askedEntities(root, compiledRoot).map(({ slot }) => slot.representation)
  }
  return `{"query":${compiled.queryJson},"variables":${JSON.stringify(sent)}}`
}
