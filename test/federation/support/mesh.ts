import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { composeServices } from '@apollo/composition'
import { type GraphQLSchema, Kind, parse, print } from 'graphql'
import { createGatewayService, type GatewayService, type GatewayServiceOptions } from '../../../gateway/service.ts'
import { createHttpClient } from '../../../platform/http-client.ts'
import { listen } from '../../../platform/http-server.ts'
import { createLogger } from '../../../platform/logger.ts'
import { createMetrics } from '../../../platform/metrics.ts'
import { digestOfToken, type PreviewLease, type PreviewState } from '../../../schema/preview-state.ts'
import { catalogSdl, domainSdl, lineageSdl } from '../../../schema/sdl.ts'
import { eventually } from '../../support/eventually.ts'
import { type Entities, type RunningSubgraph, startSubgraph } from './subgraph.ts'

export interface DomainSpec {
  readonly entities: Entities
  /** `Type.field`s of the contract that this (older) domain does not serve. */
  readonly without?: readonly string[]
  /** SDL of its leaf: types, and root fields as `extend type Query`. */
  readonly leaf?: string
  readonly roots?: Readonly<Record<string, unknown>>
}

export interface MeshSpec {
  readonly domains: Readonly<Record<string, DomainSpec>>
  readonly catalog?: { readonly entities?: Entities; readonly roots?: Readonly<Record<string, unknown>> }
  readonly lineage?: { readonly entities?: Entities; readonly roots?: Readonly<Record<string, unknown>> }
}

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly {
    message: string
    path?: readonly (string | number)[]
    extensions: Record<string, unknown>
  }[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** A working copy: a domain's spec as it runs somewhere, and the token that leads there. */
export interface PreviewSpec {
  readonly domain: string
  readonly token: string
  readonly spec: DomainSpec
  readonly running: Pick<RunningSubgraph, 'url'>
  readonly leftMs?: number
}

export interface FederatedMesh {
  readonly url: string
  readonly productsUrl: string
  readonly domains: Readonly<Record<string, RunningSubgraph>>
  readonly catalog: RunningSubgraph
  readonly lineage: RunningSubgraph
  readonly service: GatewayService
  /** Asks the gateway. */
  ask(query: string, options?: AskOptions): Promise<Answer>
  /** Asks the shard router as a subgraph. */
  askProducts(query: string, options?: AskOptions): Promise<Answer>
  /** What the catalog tells the gateway from now on. */
  publish(change: { supergraph?: string; domains?: readonly string[] }): void
  /** The previews that are open from now on. `epoch`: of which start of the catalog. */
  preview(open: readonly PreviewSpec[], epoch?: string): void
  metricsText(): Promise<string>
  close(): Promise<void>
}

const LIMITS = {
  maxDepth: 32,
  maxAliases: 100,
  maxRootFields: 50,
  maxFields: 5_000,
  maxCost: 500_000,
  listSize: 10,
  maxFirst: 1_000,
}

/** The gateway as it runs in production, over real subgraphs on free ports; the catalog is one of them and tells the mesh. */
export async function startFederation(
  spec: MeshSpec,
  options: Partial<GatewayServiceOptions> = {},
): Promise<FederatedMesh> {
  const domains: Record<string, RunningSubgraph> = {}
  for (const [name, domain] of Object.entries(spec.domains)) domains[name] = await startDomain(domain)
  const composed = compose(spec)
  let mesh = meshOf(spec, domains, composed, Object.keys(spec.domains))
  let previews: PreviewState = { revision: 'none', epoch: 'first', leases: [], sdls: [] }
  const changed = new EventTarget()
  const lineage = await startSubgraph(
    { sdl: lineageSdl(), entities: {}, keepsUnknown: true, ...spec.lineage },
    readyPage,
  )
  const catalog = await startSubgraph(
    { sdl: catalogSdl(), entities: {}, keepsUnknown: true, ...spec.catalog },
    (request, response) =>
      readyPage(request, response) ||
      pollPage('/internal/v1/mesh', request, response, () => mesh, changed) ||
      pollPage('/internal/v1/previews', request, response, () => previews, changed),
  )

  const stopping = new AbortController()
  const http = createHttpClient()
  const metrics = createMetrics('gateway', { process: false })
  const service = createGatewayService({
    catalogUrl: catalog.origin,
    lineageUrl: lineage.origin,
    token: 'service',
    domainTimeoutMs: 1_000,
    serviceTimeoutMs: 5_000,
    mutationTimeoutMs: 10_000,
    requestTimeoutMs: 10_000,
    maxAnswerBytes: 1_000_000,
    planCacheMiB: 10,
    maxTokens: 2_000,
    limits: LIMITS,
    http,
    logger: createLogger({ name: 'gateway', level: process.env.HEDDLE_LOG_LEVEL ?? 'silent' }),
    metrics,
    signal: stopping.signal,
    probeEveryMs: 200,
    ...options,
  })
  const [gateway, products] = await Promise.all([listen(service.app, 0), listen(service.productsApp, 0)])
  const running = service.run()
  await eventually(async () => (await fetch(`${gateway.url}/ready`)).status === 200)

  return {
    url: gateway.url,
    productsUrl: products.url,
    domains,
    catalog,
    lineage,
    service,
    ask: (query, asked) => post(gateway.url, query, asked),
    askProducts: (query, asked) => post(products.url, query, asked),
    publish({ supergraph = composed, domains: names = Object.keys(spec.domains) }) {
      mesh = meshOf(spec, domains, supergraph, names)
      changed.dispatchEvent(new Event('change'))
    },
    preview(open, epoch = 'first') {
      previews = previewsOf(open, epoch)
      changed.dispatchEvent(new Event('change'))
    },
    metricsText: () => metrics.text(),
    async close() {
      stopping.abort()
      await running
      await Promise.all([service.app.close(), service.productsApp.close()])
      await service.close()
      await http.close()
      await Promise.all([catalog, lineage, ...Object.values(domains)].map((subgraph) => subgraph.close()))
    },
  }
}

async function post(
  url: string,
  query: string,
  { variables = {}, headers = {}, signal }: AskOptions = {},
): Promise<Answer> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
    ...(signal === undefined ? {} : { signal }),
  })
  return (await answer.json()) as Answer
}

export function compose(spec: Pick<MeshSpec, 'domains'>): string {
  return composition(spec).supergraphSdl
}

/** What clients see. */
export function apiSchema(): GraphQLSchema {
  return composition({ domains: {} }).schema.toAPISchema().toGraphQLJSSchema()
}

function composition(spec: Pick<MeshSpec, 'domains'>) {
  const leaves = Object.entries(spec.domains).filter(([, { leaf }]) => leaf !== undefined)
  const stubs = leaves.map(
    ([, { leaf = '' }]) =>
      `type ${viewType(leaf)} implements DomainView @key(fields: "id", resolvable: false) { id: ID! }`,
  )
  const subgraphs: Record<string, string> = {
    catalog: catalogSdl(),
    lineage: lineageSdl(),
    products: [domainSdl(), ...stubs].join('\n'),
    ...Object.fromEntries(leaves.map(([name, { leaf = '' }]) => [`${name}_leaf`, leafSubgraph(leaf)])),
  }
  const composed = composeServices(
    Object.entries(subgraphs).map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: `http://${name}.invalid` })),
  )
  if (composed.errors !== undefined) throw new Error(composed.errors.map(({ message }) => message).join('\n'))
  return composed
}

const LEAF_HEAD = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query
  type DataProduct @key(fields: "id", resolvable: false) { id: ID! }
  interface DomainView { id: ID! }
`

function leafSubgraph(leaf: string): string {
  return `${LEAF_HEAD}\n${leaf}`
}

function viewType(leaf: string): string {
  return /type (\w+View)\b/.exec(leaf)?.[1] ?? 'View'
}

/** One domain as a server of its own. */
export function startDomain(domain: DomainSpec): Promise<RunningSubgraph> {
  const { entities, roots } = domain
  return startSubgraph({ sdl: domainServes(domain), entities, ...(roots ? { roots } : {}) })
}

/** The SDL one domain serves: the contract, less what it is too old for, plus its leaf. */
function domainServes({ without = [], leaf = '' }: DomainSpec): string {
  const document = parse(`${domainSdl()}\n${leaf}`)
  const definitions = document.definitions.map((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition
    const fields = definition.fields?.filter(({ name }) => !without.includes(`${definition.name.value}.${name.value}`))
    return { ...definition, ...(fields ? { fields } : {}) }
  })
  return print({ ...document, definitions })
}

function meshOf(
  spec: MeshSpec,
  running: Readonly<Record<string, RunningSubgraph>>,
  supergraph: string,
  names: readonly string[],
) {
  const rows = names.flatMap((domain) => {
    const subgraph = running[domain]
    const own = spec.domains[domain]
    return subgraph && own ? [{ domain, url: subgraph.url, sdl: domainServes(own), leaf: own.leaf }] : []
  })
  const state = {
    supergraph: { version: digest(supergraph), sdl: supergraph },
    routes: rows.map(({ domain, url, sdl }) => ({ domain, url, sdl, sdlDigest: digest(sdl) })),
    leaves: rows.filter(({ leaf }) => leaf).map(({ domain, url }) => ({ subgraph: `${domain}_leaf`, domain, url })),
  }
  return { revision: digest(JSON.stringify(state)), ...state }
}

function previewsOf(open: readonly PreviewSpec[], epoch: string): PreviewState {
  const sdls = open.map(({ spec }) => domainServes(spec))
  const leases = open.map(({ domain, token, running, leftMs = 60_000 }, index): PreviewLease => {
    const expiresAt = new Date(Date.now() + leftMs).toISOString()
    const sdlDigest = digest(sdls[index] ?? '')
    return {
      domain,
      url: running.url,
      sdlDigest,
      tokenDigest: digestOfToken(token),
      release: 'copy',
      expiresAt,
      leftMs,
    }
  })
  const revision = digest(JSON.stringify([epoch, leases]))
  return { revision, epoch, leases, sdls: sdls.map((sdl) => ({ digest: digest(sdl), sdl })) }
}

/** A long poll of the catalog. */
function pollPage(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  current: () => { revision: string },
  changed: EventTarget,
): boolean {
  const url = new URL(request.url ?? '/', 'http://catalog')
  if (url.pathname !== path) return false
  const have = url.searchParams.get('have')
  const send = () => {
    if (current().revision === have) response.writeHead(304).end()
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(current()))
  }
  if (current().revision !== have) send()
  else {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    void once(changed, 'change', { signal: gone.signal }).then(send, () => undefined)
  }
  return true
}

function readyPage(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url !== '/ready') return false
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"ready":true,"parts":[]}')
  return true
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
