/**
 * The baseline: Apollo Server and Apollo Gateway with its own `RemoteGraphQLDataSource`, put together as their manual
 * says, over the same subgraphs. `products` is the same shard router, asked over HTTP.
 */
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { serveBench } from './talk.ts'

export interface StockOrder {
  readonly supergraphSdl: string
  /** Endpoint of each subgraph by its name. */
  readonly urls: Readonly<Record<string, string>>
}

serveBench({
  /** @returns where it listens */
  async serve({ supergraphSdl, urls }: StockOrder): Promise<string> {
    process.env.APOLLO_TELEMETRY_DISABLED = '1'
    const gateway = new ApolloGateway({
      supergraphSdl,
      buildService: ({ name, url }) => new RemoteGraphQLDataSource({ url: urls[name] ?? url ?? '' }),
    })
    const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
      listen: { port: 0, host: '127.0.0.1' },
    })
    return url
  },
})
