import { type Counter, Gauge } from 'prom-client'
import type { Metrics } from '../../platform/metrics.ts'
import type { ChangeStream } from './changes/change-stream.ts'
import { type CatalogStore, type DomainRecord, inService } from './store.ts'

export interface CatalogMetrics {
  /** `outcome`: accepted, refused, failed. */
  readonly publishes: Counter<'outcome'>
}

/**
 * Numbers about the mesh are read from the store when they are scraped, so that they cannot drift from it. A store that
 * cannot be read leaves them out: the other numbers are wanted then more than ever, and `/ready` says what is wrong.
 */
export function createCatalogMetrics(
  metrics: Metrics,
  store: CatalogStore,
  stream: Pick<ChangeStream, 'readers'>,
): CatalogMetrics {
  const registers = [metrics.registry]
  new Gauge({
    name: 'heddle_catalog_domains',
    help: 'Domains by availability; REMOVED: taken out of the mesh; NONE: registered, but never published.',
    labelNames: ['availability'],
    registers,
    async collect() {
      this.reset()
      for (const { publication } of await domainsOf(store))
        this.inc({ availability: publication?.availability ?? 'NONE' })
    },
  })
  new Gauge({
    name: 'heddle_catalog_harvest_age_seconds',
    help: 'Seconds since the last complete harvest of a domain.',
    labelNames: ['domain'],
    registers,
    async collect() {
      this.reset()
      for (const domain of await domainsOf(store)) {
        const harvestedAt = inService(domain)?.harvestedAt
        if (harvestedAt !== undefined) this.set({ domain: domain.id }, (Date.now() - Date.parse(harvestedAt)) / 1000)
      }
    },
  })
  new Gauge({
    name: 'heddle_catalog_lineage_queue',
    help: 'Documents that lineage has not acknowledged yet.',
    registers,
    async collect() {
      const pending = await store.pendingDeliveries().catch(() => undefined)
      if (pending === undefined) this.remove()
      else this.set(pending)
    },
  })
  new Gauge({
    name: 'heddle_catalog_change_readers',
    help: 'Open streams of changes.',
    registers,
    collect() {
      this.set(stream.readers())
    },
  })
  return {
    publishes: metrics.outcomes('heddle_catalog_publishes_total', 'Publishes by outcome.', [
      'accepted',
      'refused',
      'failed',
    ]),
  }
}

async function domainsOf(store: CatalogStore): Promise<readonly DomainRecord[]> {
  const domains = await store.domains().catch(() => new Map<string, DomainRecord>())
  return [...domains.values()]
}
