import { createHash } from 'node:crypto'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { FastifyReply } from 'fastify'
import { type DefinitionNode, type DocumentNode, Kind, parse, print, visit } from 'graphql'
import { mountGraphQL } from '../../../../platform/graphql-server.ts'
import { createHttpServer, listen } from '../../../../platform/http-server.ts'
import { createLogger } from '../../../../platform/logger.ts'
import { createMetrics } from '../../../../platform/metrics.ts'
import { createReadiness } from '../../../../platform/readiness.ts'
import { domainSdl } from '../../../../schema/sdl.ts'

/** Any part of a product as the contract has it; what is not given is null. */
export type SmallProduct = { readonly id: string } & Readonly<Record<string, unknown>>

export interface SmallDomain {
  readonly url: string
  readonly port: number
  /** What is in service. Replacing it is what a reload of descriptors would do. */
  products: readonly SmallProduct[]
  /** Candidates by digest, beside what is in service. */
  readonly candidates: Map<string, readonly SmallProduct[]>
  problems: readonly { readonly file: string; readonly product: string | null }[]
  /** Answers instead of the GraphQL server when set; returning nothing means that it never answers. */
  misbehave: ((reply: FastifyReply) => unknown) | null
  /** How many pages of products were asked for. */
  pagesServed: number
  /** The ids it was asked for alone, question by question. */
  readonly idsAsked: (readonly string[])[]
  /** What it says is the digest of a product; by default it says none. */
  digestOf: ((product: SmallProduct) => string | null) | null
  /** The release it says is in service, whatever is; null: that of its products. */
  releaseSaid: string | null
  /** What it answers when it is asked for some products alone. */
  choose: (all: readonly SmallProduct[], ids: readonly string[]) => readonly SmallProduct[]
  pageLimit: number
  close(): Promise<void>
}

/** The digest a small domain gives its products. */
export function releaseOf(products: readonly SmallProduct[]): string {
  return createHash('sha256').update(JSON.stringify(products)).digest('hex').slice(0, 16)
}

/** The contract as a domain could have written it: without descriptions, one field a line. */
export function plainContract(): string {
  return print(
    visit(parse(domainSdl()), {
      enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
    }),
  )
}

/** Contract and leaf as one schema: what the leaf only refers to is there already. */
function withLeaf(sdl: string, leaf: string): DocumentNode {
  if (leaf === '') return parse(sdl)
  const definitions = parse(leaf).definitions.flatMap((definition): readonly DefinitionNode[] => {
    if (definition.kind === Kind.SCHEMA_EXTENSION) return []
    if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION && definition.name.value === 'DomainView') return []
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [definition]
    if (definition.name.value === 'DataProduct') return []
    return definition.name.value === 'Query' ? [{ ...definition, kind: Kind.OBJECT_TYPE_EXTENSION }] : [definition]
  })
  return { kind: Kind.DOCUMENT, definitions: [...parse(sdl).definitions, ...definitions] }
}

interface ProductsAsked {
  readonly first?: number
  readonly after?: string
  readonly release?: string
  readonly ids?: readonly string[]
}

export interface SmallDomainOptions {
  readonly products?: readonly SmallProduct[]
  /** The domain's own types beside the contract's. */
  readonly leaf?: string
  /** Instead of the contract's SDL: an older or a wrong domain. */
  readonly sdl?: string
  readonly port?: number
}

/** A real subgraph on a port of its own, as small as the contract allows. */
export async function startSmallDomain(id: string, options: SmallDomainOptions = {}): Promise<SmallDomain> {
  const { leaf = '', sdl = domainSdl(), port = 0 } = options
  const logger = createLogger({ name: id, level: 'silent' })
  const app = createHttpServer({
    logger,
    metrics: createMetrics(id, { process: false }),
    readiness: createReadiness([]),
  })
  const domain: SmallDomain = {
    url: '',
    port: 0,
    products: options.products ?? [],
    candidates: new Map(),
    problems: [],
    misbehave: null,
    pagesServed: 0,
    idsAsked: [],
    digestOf: null,
    releaseSaid: null,
    choose: (all, ids) => all.filter((product) => ids.includes(product.id)),
    pageLimit: 50,
    close: () => app.close(),
  }
  app.addHook('onRequest', async (request, reply) => {
    if (domain.misbehave === null || request.url !== '/graphql') return
    const answer = await domain.misbehave(reply)
    if (answer === undefined) await new Promise(() => {})
    return reply
  })

  const find = (wanted: string) => domain.products.find((product) => product.id === wanted) ?? null
  const findPort = (wanted: string) =>
    domain.products
      .flatMap((product) => (product.outputPorts ?? []) as readonly SmallProduct[])
      .find((candidate) => candidate.id === wanted) ?? null
  const hasDomain = /type Domain\b/.test(sdl)
  mountGraphQL(app, {
    schema: buildSubgraphSchema({
      typeDefs: withLeaf(sdl, leaf),
      resolvers: {
        Query: {
          product: (_: unknown, { id: wanted }: { id: string }) => find(wanted),
          port: (_: unknown, { id: wanted }: { id: string }) => findPort(wanted),
          ownProducts(_: unknown, { first, after, release, ids }: ProductsAsked) {
            domain.pagesServed += 1
            if (ids !== undefined) domain.idsAsked.push(ids)
            const served = release == null ? domain.products : (domain.candidates.get(release) ?? [])
            const all = ids === undefined ? served : domain.choose(served, ids)
            const from = after == null ? 0 : Number(after)
            const nodes = all.slice(from, from + Math.min(first ?? 50, domain.pageLimit))
            const end = from + nodes.length
            return {
              nodes,
              release: (release == null ? domain.releaseSaid : null) ?? releaseOf(served),
              pageInfo: { hasNextPage: end < all.length, hasPreviousPage: from > 0, endCursor: String(end) },
            }
          },
        },
        ...(hasDomain
          ? {
              Domain: {
                __resolveReference: ({ id: wanted }: { id: string }) =>
                  wanted === id ? { id, problems: domain.problems } : null,
              },
            }
          : {}),
        DataProduct: {
          __resolveReference: ({ id: wanted }: { id: string }) => find(wanted),
          ...(sdl.includes('digest: String')
            ? { digest: (product: SmallProduct) => domain.digestOf?.(product) ?? null }
            : {}),
        },
        OutputPort: { __resolveReference: ({ id: wanted }: { id: string }) => findPort(wanted) },
      },
    }),
    context: () => ({}),
  })
  const address = await listen(app, port)
  return Object.assign(domain, { url: `${address.url}/graphql`, port: address.port })
}

/** A product that has something in every field the catalog reads. */
export function orderEvents(domain = 'orders'): SmallProduct {
  const id = `${domain}/order-events`
  const port = `${id}/orders-v1`
  return {
    id,
    name: 'order-events',
    title: 'Order Events',
    description: { purpose: 'Every order as it happens', usage: 'Subscribe to the stream', limitations: null },
    version: '1.2.0',
    status: 'ACTIVE',
    archetype: 'SOURCE_ALIGNED',
    owner: { name: 'Checkout Team', email: 'checkout@loomwear.example', members: ['ada'] },
    tags: ['orders', 'streaming'],
    inputPorts: [
      { name: 'carts', contractId: 'cart-contract', version: '1.0.0', datasetId: 'dataset:kafka%3A%2F%2Fshop/carts' },
    ],
    outputPorts: [
      {
        id: port,
        name: 'orders',
        version: '1.0.0',
        kind: 'KAFKA',
        location: 'kafka://shop/orders.events',
        datasets: [
          { id: 'dataset:kafka%3A%2F%2Fshop/orders.events', namespace: 'kafka://shop', name: 'orders.events' },
        ],
        contract: {
          id: 'orders-contract',
          version: '1.0.0',
          status: 'ACTIVE',
          columns: [
            { id: `${port}#order_id`, path: 'order_id', logicalType: 'string', required: true },
            {
              id: `${port}#customer.email`,
              path: 'customer.email',
              description: 'Where the receipt goes',
              classification: 'PII',
            },
          ],
        },
        inputContracts: [{ id: 'cart-contract', version: '1.0.0' }],
        serviceLevels: [
          { id: 'freshness', property: 'freshness', objective: 'PT60S', target: 60, unit: 's', met: true },
        ],
        quality: { score: 0.98, coverage: 1, dimensions: [{ dimension: 'COMPLETENESS', score: 0.98 }] },
      },
    ],
    serviceLevels: [{ id: 'availability', property: 'availability', objective: '99.9 %', target: 0.999, met: false }],
  }
}
