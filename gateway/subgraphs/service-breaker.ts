import { type Breaker, type BreakerOptions, createBreaker } from './breaker.ts'
import type { Pools } from './pools.ts'

export interface ServiceBreakerOptions extends Omit<BreakerOptions, 'probe'> {
  readonly pools: Pick<Pools, 'post'>
  /** Where a service answers GraphQL. */
  readonly urlOf: (service: string) => string
}

const PROBE = {
  body: JSON.stringify({ query: '{ __typename }' }),
  headers: { 'content-type': 'application/json', accept: 'application/json', 'x-request-id': 'probe' },
  timeoutMs: 2_000,
  maxBytes: 64 * 1024,
  repeatable: true,
}

/** The breaker of catalog and lineage. Any answer to its probe will do, a refusal too: what it looks for is silence. */
export function createServiceBreaker({ pools, urlOf, ...options }: ServiceBreakerOptions): Breaker {
  return createBreaker({
    ...options,
    probe: (service, signal) => pools.post({ ...PROBE, url: urlOf(service), signal }),
  })
}
