import { type OwnSubgraph, type Reply, serveSubgraph } from '../../../support/own-subgraph.ts'
import { orderEvents, plainContract } from './small-domain.ts'

type Product = Record<string, unknown> & { id: string }
interface PageAsked {
  readonly first?: number | null
  readonly after?: string | null
  readonly release?: string | null
  readonly ids?: readonly string[] | null
}

/** A domain that does all that a domain must, in parts that a test takes out one by one. */
export interface Breakable {
  sdl: string
  products: Product[]
  find(id: string): unknown
  findPort(id: string): unknown
  reference(id: string): unknown
  home(id: string): unknown
  page(
    all: readonly Product[],
    asked: PageAsked,
  ): { nodes: readonly unknown[]; hasNextPage: boolean; endCursor: string | null }
  releaseOf(asked: PageAsked): string | null
  digest(product: Product): string | null
  /** Resolvers of further fields of `DataProduct`. */
  fields: Record<string, (product: Product) => unknown>
  alter(reply: Reply, asked: { readonly method: string; readonly query: string }): void
}

const RELEASE = '2026-03-01'

function conforming(): Breakable {
  const products: Product[] = ['a', 'b', 'c'].map((name) => ({ id: `orders/${name}`, title: name, outputPorts: [] }))
  products.push(orderEvents())
  const domain: Breakable = {
    sdl: plainContract(),
    products,
    find: (id) => domain.products.find((product) => product.id === id) ?? null,
    findPort: (id) =>
      domain.products.flatMap(({ outputPorts }) => outputPorts as Product[]).find((port) => port.id === id) ?? null,
    reference: (id) => domain.products.find((product) => product.id === id) ?? null,
    home: (id) => (id === 'orders' ? { id } : null),
    page(all, { first, after }) {
      const from = after == null ? 0 : Number(after)
      const nodes = all.slice(from, from + (first ?? 100))
      return { nodes, hasNextPage: from + nodes.length < all.length, endCursor: String(from + nodes.length) }
    },
    releaseOf: () => RELEASE,
    digest: ({ id }) => `digest of ${id}`,
    fields: {},
    alter: () => undefined,
  }
  return domain
}

/** Served for as long as `use` takes. */
export async function withDomain<Result>(
  broken: (domain: Breakable) => void,
  use: (url: string) => Promise<Result>,
): Promise<Result> {
  const domain = conforming()
  broken(domain)
  const server: OwnSubgraph = await serveSubgraph({
    sdl: domain.sdl,
    alter: domain.alter,
    resolvers: {
      Query: {
        product: (_: unknown, { id }: { id: string }) => domain.find(id),
        port: (_: unknown, { id }: { id: string }) => domain.findPort(id),
        ownProducts(_: unknown, asked: PageAsked) {
          const { ids } = asked
          const all = ids == null ? domain.products : domain.products.filter(({ id }) => ids.includes(id))
          const { nodes, hasNextPage, endCursor } = domain.page(all, asked)
          return {
            nodes,
            release: domain.releaseOf(asked),
            pageInfo: { hasNextPage, hasPreviousPage: asked.after != null, endCursor },
          }
        },
      },
      Domain: { __resolveReference: ({ id }: { id: string }) => domain.home(id) },
      DataProduct: {
        __resolveReference: ({ id }: { id: string }) => domain.reference(id),
        digest: (product: Product) => domain.digest(product),
        ...domain.fields,
      },
      OutputPort: { __resolveReference: ({ id }: { id: string }) => domain.findPort(id) },
    },
  })
  try {
    return await use(`http://127.0.0.1:${server.port}/graphql`)
  } finally {
    await server.close()
  }
}
