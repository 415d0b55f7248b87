import { expect, it } from 'vitest'
import { storeUnavailable } from '../../../platform/errors.ts'
import { createMetrics } from '../../../platform/metrics.ts'
import { createCatalogMetrics } from '../../../subgraphs/catalog/metrics.ts'
import { openSqliteCatalogStore } from '../../../subgraphs/catalog/stores/sqlite.ts'
import { temporaryFolder } from './support/running-catalog.ts'

it('numbers that the store cannot tell are left out, the others are told, and they come back with it', async () => {
  const folder = await temporaryFolder()
  const store = await openSqliteCatalogStore(`${folder.path}/catalog.sqlite`)
  let broken = false
  const breakable = {
    ...store,
    domains: () => (broken ? Promise.reject(storeUnavailable('catalog')) : store.domains()),
    pendingDeliveries: () => (broken ? Promise.reject(storeUnavailable('catalog')) : store.pendingDeliveries()),
  }
  const metrics = createMetrics('catalog')
  createCatalogMetrics(metrics, breakable, { readers: () => 0 }).publishes.inc({ outcome: 'accepted' })
  const told = async () => (await metrics.registry.metrics()).match(/^heddle_catalog_\w+/gm)

  expect(await told()).toContain('heddle_catalog_lineage_queue')
  broken = true
  expect(await told()).toContain('heddle_catalog_publishes_total')
  expect(await told()).not.toContain('heddle_catalog_lineage_queue')
  broken = false
  expect(await told()).toContain('heddle_catalog_lineage_queue')
  await store.close()
  await folder.remove()
})
