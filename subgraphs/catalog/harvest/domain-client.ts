import { z } from 'zod'
import { describe } from '../../../platform/errors.ts'
import { type GraphQLAnswer, graphqlRequest } from '../../../platform/graphql-client.ts'
import { type HttpClient, HttpFailure } from '../../../platform/http-client.ts'
import { readId } from '../../../schema/ids.ts'
import { RELEASE_HEADER } from '../../../schema/release-header.ts'
import type { TypeShape } from '../registry/sdl-types.ts'
import { DomainFailure, describeIssues } from './domain-failure.ts'
import {
  ChangedMeanwhile,
  type OwnProducts,
  type ProductsQuestion,
  productsPage,
  readOwnProducts,
} from './own-products.ts'

/** A descriptor the domain cannot read at present; `product` is null when it does not know whose it is. */
export interface DescriptorTrouble {
  readonly product: string | null
}

/** The catalog's questions to a domain. Answers are checked here: what comes back is trusted no further. @throws DomainFailure */
export interface DomainClient {
  /** @param release a candidate: the SDL that comes with it; null for what is in service */
  servedSdl(url: string, release: string | null): Promise<string>
  /** Whether anything answers as GraphQL there. */
  isAlive(url: string): Promise<boolean>
  /** Asks, as the gateway will, for an entity and for the root fields; what is unknown has to be null, not an error. */
  probeContract(url: string, domain: string): Promise<void>
  troubles(url: string, domain: string, served: ReadonlyMap<string, TypeShape>): Promise<readonly DescriptorTrouble[]>
  /** Every product, read or known, or a failure: half an answer is none. */
  ownProducts(question: ProductsQuestion): Promise<OwnProducts>
}

export interface DomainClientOptions {
  readonly http: HttpClient
  /** For one request, in ms. */
  readonly timeoutMs: number
  readonly probeTimeoutMs: number
  readonly pageSize?: number
  readonly signal?: AbortSignal
}

const service = z.object({ _service: z.object({ sdl: z.string().min(1) }) })
const troubled = z.object({
  _entities: z.tuple([
    z.object({ problems: z.array(z.object({ product: z.string().nullish() })).nullish() }).nullable(),
  ]),
})

const probed = z.object({
  _entities: z.tuple([z.object({ id: z.string().nullish() }).nullish(), z.unknown()]),
  product: z.unknown(),
  port: z.unknown(),
})
const strangers = z.object({
  ownProducts: z.object({ nodes: z.array(z.object({ id: z.string() }).nullish()).nullish() }).nullish(),
})

export function createDomainClient(options: DomainClientOptions): DomainClient {
  const { http, timeoutMs, probeTimeoutMs, pageSize = 50, signal } = options

  async function ask(
    url: string,
    query: string,
    variables: Record<string, unknown>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<GraphQLAnswer<unknown>> {
    try {
      return await graphqlRequest<unknown>(http, {
        url,
        query,
        variables,
        timeoutMs,
        ...(signal === undefined ? {} : { signal }),
        headers: { accept: 'application/json', ...headers },
      })
    } catch (cause) {
      if (cause instanceof HttpFailure) throw new DomainFailure(cause.message, { cause })
      throw cause
    }
  }

  /** The data of an answer without errors, in the expected shape. */
  async function dataOf<Shape extends z.ZodType>(
    shape: Shape,
    what: string,
    ...question: Parameters<typeof ask>
  ): Promise<z.output<Shape>> {
    const { data, errors } = await ask(...question)
    if (!Array.isArray(errors)) throw new DomainFailure(`${what}: errors: expected a list`)
    if (errors.length > 0) throw new DomainFailure(`${what}: answered with errors: ${listErrors(errors)}`)
    const result = shape.safeParse(data)
    if (!result.success) throw new DomainFailure(`${what}: ${describeIssues(result.error)}`)
    return result.data
  }

  /** The domains that a server's own products are of: what can be told of whose it is. */
  async function domainsAt(url: string): Promise<readonly string[]> {
    try {
      const { ownProducts } = await dataOf(strangers, 'ownProducts', url, STRANGERS, {})
      const domains = (ownProducts?.nodes ?? []).map((node) => readId(node?.id ?? ''))
      return [...new Set(domains.flatMap((id) => (id?.kind === 'PRODUCT' ? [id.domain] : [])))].sort()
    } catch (error) {
      if (error instanceof DomainFailure) return []
      throw error
    }
  }

  return {
    async servedSdl(url, release) {
      const headers = release === null ? {} : { [RELEASE_HEADER]: release }
      return (await dataOf(service, '_service.sdl', url, '{ _service { sdl } }', {}, headers))._service.sdl
    },
    async isAlive(url) {
      try {
        const { data } = await graphqlRequest(http, {
          url,
          query: '{ __typename }',
          timeoutMs: probeTimeoutMs,
          ...(signal === undefined ? {} : { signal }),
        })
        return data !== null
      } catch (error) {
        if (error instanceof HttpFailure) return false
        throw error
      }
    },
    async probeContract(url, domain) {
      const product = `${domain}/heddle-conformance-probe`
      const { _entities, ...fields } = await dataOf(probed, 'the contract', url, PROBE, {
        representations: [
          { __typename: 'Domain', id: domain },
          { __typename: 'DataProduct', id: product },
        ],
        product,
        port: `${product}/none-v1`,
      })
      if (_entities[0]?.id !== domain) throw new DomainFailure(notAtHome(domain, await domainsAt(url)))
      for (const [field, value] of Object.entries(fields)) {
        if (value === null || value === undefined) continue
        throw new DomainFailure(`${field}: expected null for an id that is not there, found ${describe(value)}`)
      }
    },
    async troubles(url, domain, served) {
      if (served.get('Domain')?.fields.has('problems') !== true) return []
      const data = await dataOf(troubled, 'problems', url, TROUBLES, {
        representations: [{ __typename: 'Domain', id: domain }],
      })
      return (data._entities[0]?.problems ?? []).map(({ product }) => ({ product: product ?? null }))
    },
    async ownProducts(question) {
      const { url } = question
      const once = () =>
        readOwnProducts(
          (query, variables) => dataOf(productsPage, 'ownProducts', url, query, variables),
          question,
          pageSize,
        )
      try {
        return await once()
      } catch (error) {
        if (error instanceof ChangedMeanwhile) return await once()
        throw error
      }
    },
  }
}

const PROBE = `query HeddleProbe($representations: [_Any!]!, $product: ID!, $port: ID!) {
  _entities(representations: $representations) { __typename ... on Domain { id } ... on DataProduct { id } }
  product(id: $product) { id }
  port(id: $port) { id }
}`

const STRANGERS = '{ ownProducts(first: 5) { nodes { id } } }'

function notAtHome(expected: string, found: readonly string[]): string {
  const instead = found.length === 0 ? 'a server that does not know it' : `domain ${found.slice(0, 5).join(', ')}`
  return `expected domain ${expected} at the URL, found ${instead}`
}

const TROUBLES = `query HeddleProblems($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Domain { problems { product } } }
}`

function listErrors(errors: GraphQLAnswer<unknown>['errors']): string {
  return errors
    .slice(0, 3)
    .map(({ message }) => String(message).slice(0, 300))
    .join('; ')
}
