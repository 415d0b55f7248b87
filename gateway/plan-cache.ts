import type { GatewayConfig } from '@apollo/gateway'
import { LRUCache } from 'lru-cache'

export type QueryPlanCache = NonNullable<NonNullable<GatewayConfig['queryPlannerConfig']>['cache']>
type QueryPlan = NonNullable<Awaited<ReturnType<QueryPlanCache['get']>>>

export interface PlanCacheEvents {
  readonly onLookup: (hit: boolean) => void
  readonly onSize: (plans: number) => void
}

/**
 * Query plans by the hash of their query. Belongs to one gateway in one process: a plan is true of one supergraph only,
 * and Apollo clears the cache when that changes, which a cache shared by replicas would not survive.
 *
 * @param maxMiB the room for plans, measured as JSON
 */
export function createPlanCache(maxMiB: number, { onLookup, onSize }: PlanCacheEvents): QueryPlanCache {
  const plans = new LRUCache<string, QueryPlan>({
    maxSize: maxMiB * 2 ** 20,
    sizeCalculation: (plan) => Math.max(1, JSON.stringify(plan).length),
  })
  return {
    async get(key) {
      const plan = plans.get(key)
      onLookup(plan !== undefined)
      return plan
    },
    async set(key, plan) {
      plans.set(key, plan)
      onSize(plans.size)
    },
    delete: async (key) => plans.delete(key),
    clear() {
      plans.clear()
      onSize(0)
    },
  }
}
