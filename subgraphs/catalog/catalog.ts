import type { HttpClient } from '../../platform/http-client.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { createTokenSigner } from '../../platform/tokens.ts'
import { reservedNames } from '../../schema/reserved-names.ts'
import { type Bell, createBell } from './bell.ts'
import { type ChangeStream, createChangeStream } from './changes/change-stream.ts'
import { createPruner } from './changes/pruner.ts'
import { createComposer } from './composition/composer.ts'
import type { Contract } from './composition/contract.ts'
import { readTypes } from './conformance/sdl-types.ts'
import { createDomainClient } from './harvest/domain-client.ts'
import { createHarvester, type Harvester } from './harvest/harvester.ts'
import { createLineageFeed } from './harvest/lineage-feed.ts'
import { createProber, type Prober } from './harvest/prober.ts'
import { createKeyedLock, createLock } from './locks.ts'
import { createCatalogMetrics } from './metrics.ts'
import { createPreviews, type Previews } from './previews/previews.ts'
import { readHostRule } from './registry/domain-url.ts'
import { createMeshFeed, type MeshFeed } from './registry/mesh-feed.ts'
import { createPublisher } from './registry/publish.ts'
import { recheckLeaves } from './registry/recheck-leaves.ts'
import { createRegistry, type Registry } from './registry/registry.ts'
import { createWithdrawal } from './registry/withdraw.ts'
import type { CatalogSearch } from './search.ts'
import type { CatalogStore } from './store.ts'

export interface CatalogOptions {
  readonly store: CatalogStore
  readonly search: CatalogSearch
  readonly http: HttpClient
  readonly contract: Contract
  readonly logger: Logger
  readonly metrics: Metrics
  readonly signingKey: string
  /** Of kind `service`: what the catalog shows lineage. */
  readonly token: string
  readonly lineageUrl: string
  readonly domainHosts: string | undefined
  readonly harvestMs: number
  readonly probeMs: number
  /** How often a domain is read whole, whatever its digests say; daily when not given. */
  readonly wholeEveryMs?: number
  /** For one question to a domain, in ms; 10,000 when not given. */
  readonly domainTimeoutMs?: number
  /** Nothing is published that was asked for longer ago, in ms. */
  readonly longestPublishMs?: number
}

/** The catalog at work: registry, harvest, search, and what it tells gateway and lineage. */
export interface Catalog {
  readonly store: CatalogStore
  readonly search: CatalogSearch
  readonly registry: Registry
  readonly mesh: MeshFeed
  readonly previews: Previews
  readonly harvester: Harvester
  readonly prober: Prober
  readonly changeStream: ChangeStream
  /** Rings for a domain when another release of it is accepted, or it is taken out. */
  readonly bell: Bell
  /** Composes the contract if need be, then begins to probe, harvest and deliver. Answers why there is no supergraph, if so. */
  start(): Promise<readonly string[]>
  close(): Promise<void>
}

const PROBE_TIMEOUT_MS = 2_000

export function createCatalog(options: CatalogOptions): Catalog {
  const { store, search, http, contract, logger, token, lineageUrl, harvestMs, probeMs, domainTimeoutMs } = options
  const closing = new AbortController()
  const perDomain = createKeyedLock()
  const exclusive = createLock()
  const types = readTypes(contract.products)
  const reserved = reservedNames([contract.catalog, contract.lineage, contract.products])
  const mesh = createMeshFeed(store)
  const bell = createBell()
  const allowsHost = readHostRule(options.domainHosts)
  const composer = createComposer(contract)
  const { compose } = composer
  const client = createDomainClient({
    http,
    timeoutMs: domainTimeoutMs ?? 10_000,
    probeTimeoutMs: PROBE_TIMEOUT_MS,
    signal: closing.signal,
  })
  const feed = createLineageFeed({ store, http, lineageUrl, token, logger })
  const harvester = createHarvester({
    store,
    client,
    contract: types,
    perDomain,
    logger,
    intervalMs: harvestMs,
    ...(options.wholeEveryMs === undefined ? {} : { wholeEveryMs: options.wholeEveryMs }),
    onHarvested(domain) {
      prober.seen(domain)
      feed.kick()
    },
    onRouteChanged: () => mesh.refresh(),
  })
  const prober = createProber({
    store,
    client,
    logger,
    intervalMs: probeMs,
    onChanged(domain, availability) {
      feed.kick()
      if (availability === 'LIVE') harvester.notice(domain)
    },
  })
  const previews = createPreviews({ store, client, contract: types, allowsHost, logger })
  const changeStream = createChangeStream({ store, logger })
  const pruner = createPruner({ store, logger })
  const metrics = createCatalogMetrics(options.metrics, store, changeStream)
  const registry = createRegistry({
    store,
    mesh,
    compose,
    contract,
    reserved,
    exclusive,
    logger,
    publisher: createPublisher({
      store,
      client,
      compose,
      contract: types,
      reserved,
      allowsHost,
      perDomain,
      exclusive,
      ...(options.longestPublishMs === undefined ? {} : { longestMs: options.longestPublishMs }),
    }),
    withdraw: createWithdrawal({ store, compose, perDomain, exclusive }),
    sign: createTokenSigner(options.signingKey),
    onPublished(domain) {
      prober.seen(domain)
      feed.kick()
      bell.ring(domain)
    },
    onUnpublished(domain) {
      feed.kick()
      bell.ring(domain)
    },
    onOutcome: (outcome) => metrics.publishes.inc({ outcome }),
  })

  return {
    store,
    search,
    registry,
    mesh,
    previews,
    harvester,
    prober,
    changeStream,
    bell,
    async start() {
      const problems = await registry.composeContract()
      for (const finding of await recheckLeaves(store, reserved))
        logger.warn(
          finding,
          'a leaf in service breaks the rules of this release; the next publish of it will be refused',
        )
      await store.requeueAll(new Date().toISOString())
      prober.start()
      harvester.start()
      feed.start()
      pruner.start()
      return problems
    },
    async close() {
      closing.abort()
      previews.stop()
      changeStream.close()
      await Promise.all([prober.close(), harvester.close(), feed.close(), pruner.close(), composer.close()])
      await search.close()
      await store.close()
    },
  }
}
