import type { Metrics } from '../platform/metrics.ts'
import type { ReloadOutcome } from './mesh/supergraph-feed.ts'

/** All previews under one label, which no subgraph can have as its name. */
const PREVIEWS = '(preview)'

export type GatewayMetrics = ReturnType<typeof createGatewayMetrics>

/** What the gateway counts. Labels are names of domains and subgraphs: as many as there are, never what a client sent. */
export function createGatewayMetrics(metrics: Metrics) {
  const operations = metrics.duration('heddle_gateway_operation_seconds', 'GraphQL operations executed, in seconds.', [
    'outcome',
  ])
  const refusals = metrics.counter('heddle_gateway_refused_operations_total', 'Operations past a limit, by limit.', [
    'code',
  ])
  const subgraphs = metrics.duration('heddle_subgraph_request_seconds', 'Requests to subgraphs, in seconds.', [
    'subgraph',
    'outcome',
  ])
  const breakers = metrics.gauge('heddle_domain_breaker_open', '1 while requests to the domain are cut short.', [
    'domain',
  ])
  const serviceBreakers = metrics.gauge(
    'heddle_service_breaker_open',
    '1 while requests to the catalog or lineage are cut short.',
    ['subgraph'],
  )
  const lookups = metrics.counter('heddle_query_plan_lookups_total', 'Lookups of query plans.', ['outcome'])
  const plans = metrics.gauge('heddle_query_plans', 'Query plans kept.')
  const reloads = metrics.outcomes('heddle_supergraph_reloads_total', 'Supergraphs offered, by what became of them.', [
    'applied',
    'rejected',
  ])
  const domains = metrics.gauge('heddle_domains', 'Domains in the routing table.')
  const previews = metrics.gauge('heddle_previews', 'Previews that requests may ask for.')

  return {
    operation: (failed: boolean, seconds: number) => operations.observe({ outcome: failed ? 'errors' : 'ok' }, seconds),
    refusal: (code: string) => refusals.inc({ code }),
    answer: (subgraph: string, outcome: string, seconds: number) => subgraphs.observe({ subgraph, outcome }, seconds),
    breaker: (domain: string, open: boolean) => breakers.set({ domain }, open ? 1 : 0),
    serviceBreaker: (subgraph: string, open: boolean) => serviceBreakers.set({ subgraph }, open ? 1 : 0),
    planLookup: (hit: boolean) => lookups.inc({ outcome: hit ? 'hit' : 'miss' }),
    planCount: (count: number) => plans.set(count),
    reload: ({ kind }: ReloadOutcome) => reloads.inc({ outcome: kind }),
    previewAnswer: (outcome: string, seconds: number) => subgraphs.observe({ subgraph: PREVIEWS, outcome }, seconds),
    previewCount: (count: number) => previews.set(count),
    domainCount: (count: number) => domains.set(count),
  }
}
