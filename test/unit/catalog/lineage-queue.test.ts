import { afterEach, describe, expect, it } from 'vitest'
import { generateKeyPair } from '../../../platform/tokens.ts'
import { eventually } from '../../support/eventually.ts'
import { freePort } from '../../support/ports.ts'
import { type LineageListener, startLineageListener } from './support/lineage-listener.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import { orderEvents, type SmallDomain, startSmallDomain } from './support/small-domain.ts'

describe('the queue toward lineage', () => {
  const opened: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close()
  })
  const opening = <Opened extends { close(): Promise<void> }>(each: Opened): Opened => {
    opened.push(each)
    return each
  }

  it('waits while lineage is down, survives a restart of the catalog, and arrives when lineage is there', async () => {
    const folder = await temporaryFolder()
    const orders: SmallDomain = opening(await startSmallDomain('orders', { products: [orderEvents()] }))
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const keys = generateKeyPair()
    const first: RunningCatalog = await startCatalog({ folder: folder.path, lineageUrl: url, keys })
    await first.register('orders')
    await first.publish('orders', orders)
    await first.catalog.harvester.harvest('orders')
    expect(await first.catalog.store.pendingDeliveries()).toBe(2)
    await first.close()

    const second = opening(await startCatalog({ folder: folder.path, lineageUrl: url, keys }))
    expect(await second.catalog.store.pendingDeliveries()).toBe(2)
    const lineage: LineageListener = opening(await startLineageListener(port))
    const document = await eventually(() => lineage.documents.at(-1))
    expect(document.products.map((product) => product.id)).toEqual(['orders/order-events'])
    await eventually(() => lineage.availabilities.at(-1))
    await eventually(async () => (await second.catalog.store.pendingDeliveries()) === 0)
    await folder.remove()
  }, 60_000)

  it('tries again after an error of lineage, with the newest state only', async () => {
    const folder = await temporaryFolder()
    const orders = opening(await startSmallDomain('orders', { products: [orderEvents()] }))
    const lineage = opening(await startLineageListener())
    lineage.failWith = 503
    const running = opening(await startCatalog({ folder: folder.path, lineageUrl: lineage.url }))
    await running.register('orders')
    await running.publish('orders', orders)
    await running.catalog.harvester.harvest('orders')
    await running.catalog.harvester.harvest('orders')
    const version = (await running.catalog.store.domains(['orders'])).get('orders')?.publication?.harvestVersion
    lineage.failWith = null
    const document = await eventually(() => lineage.documents[0])
    expect(document.version).toBe(version)
    await folder.remove()
  }, 60_000)

  it('reports a dataset that two domains claim to both of them', async () => {
    const folder = await temporaryFolder()
    const orders = opening(await startSmallDomain('orders', { products: [orderEvents()] }))
    const lineage = opening(await startLineageListener())
    lineage.conflicts = [
      {
        dataset: { namespace: 'kafka://shop', name: 'orders.events' },
        heldBy: { domain: 'payments', port: 'payments/p/p-v1' },
        refused: { domain: 'orders', port: 'orders/order-events/orders-v1' },
      },
    ]
    const running = opening(await startCatalog({ folder: folder.path, lineageUrl: lineage.url }))
    await running.register('orders')
    await running.publish('orders', orders)
    await eventually(async () => (await running.catalog.store.conflictsOf('payments')).length === 1)
    const again = await running.publish('orders', orders)
    expect(again.data.publish.problems).toEqual([expect.stringMatching(/^CLAIM_CONFLICT: .*payments\/p\/p-v1/)])
    const answer = await running.fetch('/internal/v1/domains/orders/release', {
      token: await running.tokenOf('orders'),
    })
    expect((await answer.json()).conflicts).toEqual(lineage.conflicts)
    await folder.remove()
  }, 60_000)
})
