import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js'
import { graphql, parse } from 'graphql'

/** As little as docs/own-subgraph.md asks for, with nothing of the kit: whatever may be left out is left out. */
const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query {
    product(id: ID!): DataProduct
    port(id: ID!): OutputPort
    ownProducts(first: Int, after: String, release: String): OwnProductConnection
  }
  type OwnProductConnection { nodes: [DataProduct] pageInfo: PageInfo! release: String }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Domain @key(fields: "id") { id: ID! }
  type DataProduct @key(fields: "id") { id: ID! title: String }
  type OutputPort @key(fields: "id") { id: ID! }
`

export interface OwnSubgraph {
  readonly port: number
  close(): Promise<void>
}

/** A domain in a language of its own, so to speak: plain HTTP, one product, one release. */
export async function serveOwnSubgraph(domain: string, title: string, release: string): Promise<OwnSubgraph> {
  const product = { id: `${domain}/orders`, title }
  const find = ({ id }: { id: string }) => (id === product.id ? product : null)
  const page = { hasNextPage: false, hasPreviousPage: false, startCursor: product.id, endCursor: product.id }
  const resolvers = {
    Query: {
      product: (_: unknown, given: { id: string }) => find(given),
      port: () => null,
      ownProducts: () => ({ nodes: [product], pageInfo: page, release }),
    },
    Domain: { __resolveReference: ({ id }: { id: string }) => (id === domain ? { id } : null) },
    DataProduct: { __resolveReference: find },
    OutputPort: { __resolveReference: () => null },
  }
  return serveSubgraph({ sdl: SDL, resolvers })
}

/** What a server answers with, before it is written out. */
export interface Reply {
  status: number
  contentType: string
  body: unknown
}

export interface Served {
  readonly sdl: string
  readonly resolvers: Record<string, object>
  /** Makes another answer of it. */
  readonly alter?: (reply: Reply, asked: { readonly method: string; readonly query: string }) => void
}

/** Plain HTTP and graphql-js, with the subgraph library for `_service` and `_entities` alone. */
export async function serveSubgraph({ sdl, resolvers, alter }: Served): Promise<OwnSubgraph> {
  const schema = buildSubgraphSchema({
    typeDefs: parse(sdl),
    resolvers: resolvers as unknown as GraphQLResolverMap<unknown>,
  })
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const method = request.method ?? ''
    const { query, variables } =
      method === 'GET'
        ? { query: new URL(request.url ?? '', 'http://localhost').searchParams.get('query') ?? '', variables: {} }
        : JSON.parse(Buffer.concat(chunks).toString())
    const answer = await graphql({ schema, source: query, variableValues: variables })
    const reply: Reply = { status: 200, contentType: 'application/json', body: answer }
    alter?.(reply, { method, query })
    response.writeHead(reply.status, { 'content-type': reply.contentType })
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
