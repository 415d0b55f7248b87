import type { GraphQLDataSource } from '@apollo/gateway'
import type { GatewayContext } from '../context.ts'
import type { ShardRouter } from './router.ts'

/** The shard router inside the gateway's process: a subgraph without a network hop of its own. */
export function createRouterDataSource(router: ShardRouter): GraphQLDataSource<GatewayContext> {
  return {
    process: ({ request, context }) =>
      router({
        query: request.query ?? '',
        variables: request.variables,
        operationName: request.operationName,
        scope: (context as GatewayContext).scope,
      }),
  }
}
