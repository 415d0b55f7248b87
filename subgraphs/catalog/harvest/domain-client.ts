import { z } from 'zod'
import { graphqlRequest } from '../../../platform/graphql-client.ts'
import { type HttpClient, HttpFailure } from '../../../platform/http-client.ts'
import { type Asking, createAsking, dataOf } from '../conformance/asking.ts'
import { type AskProducts, productsPage } from '../conformance/own-pages.ts'
import type { TypeShape } from '../conformance/sdl-types.ts'
import { askSdl } from '../conformance/served-sdl.ts'
import { ChangedMeanwhile, type OwnProducts, type ProductsQuestion, readOwnProducts } from './own-products.ts'

/** A descriptor the domain cannot read at present; `product` is null when it does not know whose it is. */
export interface DescriptorTrouble {
  readonly product: string | null
}

/** The catalog's questions to a domain. Answers are checked here: what comes back is trusted no further. @throws DomainFailure */
export interface DomainClient {
  servedSdl(url: string): Promise<string>
  /** Whether anything answers as GraphQL there. */
  isAlive(url: string): Promise<boolean>
  /** For questions of any kind, answered in any way: conformance asks some. */
  asking(url: string): Asking
  troubles(url: string, domain: string, served: ReadonlyMap<string, TypeShape>): Promise<readonly DescriptorTrouble[]>
  /** The digest of what it serves at present; null when it does not say. */
  release(url: string, served: ReadonlyMap<string, TypeShape>): Promise<string | null>
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

/** As a publish takes it. */
const LONGEST_RELEASE = 128

const troubled = z.object({
  _entities: z.tuple([
    z.object({ problems: z.array(z.object({ product: z.string().nullish() })).nullish() }).nullable(),
  ]),
})

const live = z.object({ ownProducts: z.object({ release: z.string().max(LONGEST_RELEASE).nullish() }).nullish() })

export function createDomainClient(options: DomainClientOptions): DomainClient {
  const { http, timeoutMs, probeTimeoutMs, pageSize = 50, signal } = options

  const asking = (url: string) => createAsking(url, { http, timeoutMs, signal })

  return {
    servedSdl: (url) => askSdl(asking(url)),
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
    asking,
    async troubles(url, domain, served) {
      if (served.get('Domain')?.fields.has('problems') !== true) return []
      const variables = { representations: [{ __typename: 'Domain', id: domain }] }
      const data = dataOf(await asking(url).ask({ about: 'problems', query: TROUBLES, variables }), troubled)
      return (data._entities[0]?.problems ?? []).map(({ product }) => ({ product: product ?? null }))
    },
    async release(url, served) {
      if (served.get('OwnProductConnection')?.fields.has('release') !== true) return null
      const { ownProducts } = dataOf(await asking(url).ask({ about: 'ownProducts', query: RELEASE }), live)
      return ownProducts?.release ?? null
    },
    async ownProducts(question) {
      const { ask } = asking(question.url)
      const askPage: AskProducts = async (query, variables) =>
        dataOf(await ask({ about: 'ownProducts', query, variables }), productsPage)
      const once = () => readOwnProducts(askPage, question, pageSize)
      try {
        return await once()
      } catch (error) {
        if (error instanceof ChangedMeanwhile) return await once()
        throw error
      }
    },
  }
}

const RELEASE = '{ ownProducts(first: 1) { release } }'

const TROUBLES = `query HeddleProblems($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Domain { problems { product } } }
}`
