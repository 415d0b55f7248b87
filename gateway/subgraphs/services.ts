import type { GraphQLDataSource } from '@apollo/gateway'
import type { HttpClient } from '../../platform/http-client.ts'
import type { Logger } from '../../platform/logger.ts'
import type { GatewayContext } from '../context.ts'
import type { Pools } from './pools.ts'
import { createServiceBreaker } from './service-breaker.ts'
import { createServiceDataSource } from './service-data-source.ts'
import { watchServices } from './watch-services.ts'

/** The two services of the mesh that the gateway stands on. */
export type ServiceName = 'catalog' | 'lineage'

export interface ServicesOptions {
  /** Where each is, without a path. */
  readonly urls: Readonly<Record<ServiceName, string>>
  readonly pools: Pools
  /** For what may be held up: mutations, which may wait for a domain. */
  readonly held: Pools
  readonly http: HttpClient
  readonly logger: Logger
  readonly timeoutMs: number
  /** Of a mutation, whole. */
  readonly mutationTimeoutMs: number
  readonly maxAnswerBytes: number
  /** Between two probes of one whose breaker is open; 2 s when not given. */
  readonly probeEveryMs: number | undefined
  readonly onAnswer: (name: ServiceName, outcome: string, seconds: number) => void
  readonly onBreaker: (name: string, open: boolean) => void
  /** Whether it can be relied on, as it says itself or as its silence does. */
  readonly onReady: (name: ServiceName, ready: boolean, reason?: string) => void
}

export interface Services {
  /** By name. */
  readonly sources: ReadonlyMap<string, GraphQLDataSource<GatewayContext>>
  /** Asks each whether it is ready, until the signal aborts. */
  watch(signal: AbortSignal): Promise<void>
  close(): void
}

/** Catalog and lineage as the gateway reaches them: asked over pools, spared by a breaker while they hang, watched. */
export function createServices(options: ServicesOptions): Services {
  const { urls, pools, held, http, logger, timeoutMs, mutationTimeoutMs, onReady } = options
  const names = Object.keys(urls) as ServiceName[]
  const breaker = createServiceBreaker({
    pools,
    urlOf: (name) => graphqlUrl(urls[name as ServiceName]),
    ...(options.probeEveryMs === undefined ? {} : { probeEveryMs: options.probeEveryMs }),
    onChange(name, open) {
      options.onBreaker(name, open)
      logger.warn({ service: name, open }, open ? 'a service keeps timing out: not asked for now' : 'a service is back')
    },
  })
  const sourceOf = (name: ServiceName) =>
    createServiceDataSource({
      name,
      url: graphqlUrl(urls[name]),
      pools,
      held,
      breaker,
      logger,
      timeoutMs,
      mutationTimeoutMs,
      maxBytes: options.maxAnswerBytes,
      onAnswer(outcome, seconds) {
        options.onAnswer(name, outcome, seconds)
        if (outcome === 'unreachable') onReady(name, false, `${name} does not answer`)
      },
    })
  return {
    sources: new Map(names.map((name) => [name, sourceOf(name)])),
    watch: (signal) =>
      watchServices({
        services: names.map((name) => ({ name, url: urls[name] })),
        http,
        signal,
        onReport: (name, ready, reason) => onReady(name as ServiceName, ready, reason),
        onTimeout: breaker.timedOut,
      }),
    close: () => breaker.close(),
  }
}

function graphqlUrl(service: string): string {
  return new URL('/graphql', service).href
}
