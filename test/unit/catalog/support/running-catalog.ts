import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHttpClient } from '../../../../platform/http-client.ts'
import { listen } from '../../../../platform/http-server.ts'
import { createLogger } from '../../../../platform/logger.ts'
import { createMetrics } from '../../../../platform/metrics.ts'
import { createReadiness } from '../../../../platform/readiness.ts'
import { createTokenSigner, generateKeyPair } from '../../../../platform/tokens.ts'
import { catalogSdl, domainSdl, lineageSdl } from '../../../../schema/sdl.ts'
import { createCatalogApp } from '../../../../subgraphs/catalog/app.ts'
import { type Catalog, createCatalog } from '../../../../subgraphs/catalog/catalog.ts'
import { openSqliteCatalogStore } from '../../../../subgraphs/catalog/stores/sqlite.ts'
import { openSqliteCatalogSearch } from '../../../../subgraphs/catalog/stores/sqlite-search.ts'
import { releaseOf, type SmallDomain, type SmallProduct } from './small-domain.ts'

export interface GraphQLReply {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
  readonly data: any
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: Readonly<Record<string, unknown>> & {
      readonly code: string
      readonly problems?: readonly string[]
    }
  }[]
}

export interface RunningCatalog {
  readonly url: string
  readonly folder: string
  readonly catalog: Catalog
  readonly tokens: { readonly admin: string; readonly enrol: string; readonly ingest: string; readonly service: string }
  tokenOf(domain: string): Promise<string>
  ask(query: string, variables?: Record<string, unknown>, token?: string): Promise<GraphQLReply>
  fetch(path: string, options?: { method?: string; token?: string }): Promise<Response>
  register(id: string, token?: string): Promise<GraphQLReply>
  /** Puts the domain's products up as a candidate and publishes it; as the kit does, the domain switches when it is accepted. */
  publish(id: string, domain: SmallDomain, given?: PublishGiven): Promise<GraphQLReply>
  /** Ends this one as `kill -9` would leave it: nothing is finished, the file stays. */
  close(): Promise<void>
}

export interface PublishGiven {
  readonly products?: readonly SmallProduct[]
  readonly extensionSdl?: string | null
  readonly token?: string
  readonly url?: string
  readonly release?: string
}

export interface CatalogGiven {
  readonly folder?: string
  readonly keys?: ReturnType<typeof generateKeyPair>
  readonly lineageUrl?: string
  readonly domainHosts?: string
  readonly harvestMs?: number
  readonly probeMs?: number
  readonly wholeEveryMs?: number
  readonly domainTimeoutMs?: number
  readonly longestPublishMs?: number
}

/** A folder that is removed when the test file ends. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'heddle-catalog-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** The whole catalog behind its HTTP server on a free port, in this process. */
export async function startCatalog(given: CatalogGiven & { readonly folder: string }): Promise<RunningCatalog> {
  const keys = given.keys ?? generateKeyPair()
  const sign = createTokenSigner(keys.signingKey)
  const tokens = {
    admin: await sign({ kind: 'admin' }),
    enrol: await sign({ kind: 'enrol' }),
    ingest: await sign({ kind: 'ingest' }),
    service: await sign({ kind: 'service' }),
  }
  const file = join(given.folder, 'catalog.sqlite')
  const logger = createLogger({ name: 'catalog', level: process.env.TEST_LOG_LEVEL ?? 'silent' })
  const metrics = createMetrics('catalog', { process: false })
  const readiness = createReadiness(['store', 'composition'])
  const http = createHttpClient()
  const closing = new AbortController()
  const store = await openSqliteCatalogStore(file)
  const catalog = createCatalog({
    store,
    search: openSqliteCatalogSearch(file),
    http,
    contract: { catalog: catalogSdl(), lineage: lineageSdl(), products: domainSdl() },
    logger,
    metrics,
    signingKey: keys.signingKey,
    token: tokens.service,
    lineageUrl: given.lineageUrl ?? 'http://127.0.0.1:9',
    domainHosts: given.domainHosts,
    harvestMs: given.harvestMs ?? 60_000,
    probeMs: given.probeMs ?? 200,
    domainTimeoutMs: given.domainTimeoutMs ?? 2_000,
    ...(given.longestPublishMs === undefined ? {} : { longestPublishMs: given.longestPublishMs }),
    ...(given.wholeEveryMs === undefined ? {} : { wholeEveryMs: given.wholeEveryMs }),
  })
  const app = createCatalogApp({
    catalog: () => catalog,
    publicKey: keys.publicKey,
    logger,
    metrics,
    readiness,
    signal: closing.signal,
  })
  const { url } = await listen(app, 0)
  readiness.set('store', true)
  const problems = await catalog.start()
  readiness.set('composition', problems.length === 0, problems.join('; '))

  const domainTokens = new Map<string, string>()
  const running: RunningCatalog = {
    url,
    folder: given.folder,
    catalog,
    tokens,
    async tokenOf(domain) {
      return domainTokens.get(domain) ?? (await sign({ kind: 'domain', domain }))
    },
    async ask(query, variables = {}, token) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
      })
      return (await response.json()) as GraphQLReply
    },
    fetch: (path, { method = 'GET', token } = {}) =>
      fetch(`${url}${path}`, { method, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } }),
    async register(id, token = tokens.enrol) {
      const reply = await running.ask(
        `mutation ($input: RegisterDomainInput!) { registerDomain(input: $input) { domain { id title availability } token } }`,
        { input: { id, title: `The ${id} domain`, owner: `${id} team` } },
        token,
      )
      const issued = reply.data?.registerDomain?.token
      if (typeof issued === 'string') domainTokens.set(id, issued)
      return reply
    },
    async publish(id, domain, { products = domain.products, extensionSdl = null, token, url: at, release } = {}) {
      const digest = release ?? releaseOf(products)
      domain.candidates.set(digest, products)
      const reply = await running.ask(
        `mutation ($input: PublishInput!) {
          publish(input: $input) { domain { id availability } release supergraphVersion problems }
        }`,
        { input: { domain: id, url: at ?? domain.url, release: digest, extensionSdl } },
        token ?? (await running.tokenOf(id)),
      )
      if (reply.errors === undefined) domain.products = products
      return reply
    },
    async close() {
      closing.abort()
      await app.close()
      await catalog.close()
      await http.close()
    },
  }
  return running
}
