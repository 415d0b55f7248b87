import { describe, expect, test } from 'vitest'
import { openLineageEvents } from '../../../seed/events.ts'
import { useLineage } from '../lineage/harness.ts'
import { findings, line, reconciliation } from '../lineage/reconciliation-kit.ts'
import { readSeed } from './support/descriptors.ts'
import { reconciledSeed, seedDocuments } from './support/reconciliation.ts'

const { products } = await readSeed()

/** Worked out by hand from the descriptors of the products and from `seed/events/jobs`, consumers aside. */
const BY_HAND = [
  // Said, and the jobs of the product do not read it.
  'WARNING DECLARED_NOT_OBSERVED analytics/customer-churn-scores ← customers/support-cases/cases-v1 (case-topics)',
  'WARNING DECLARED_NOT_OBSERVED analytics/daily-sales ← inventory/product-catalog/catalog-v1 (categories)',
  'WARNING DECLARED_NOT_OBSERVED inventory/shipment-tracking ← inventory/product-catalog/catalog-v2 (weights)',
  'WARNING DECLARED_NOT_OBSERVED inventory/stock-levels ← inventory/product-catalog/catalog-v2 (variants)',
  'WARNING DECLARED_NOT_OBSERVED inventory/supplier-orders ← inventory/product-catalog/catalog-v2 (order-codes)',
  // Nothing of these reports lineage: two dashboards, an interface, and a vendor's export.
  'INFO DECLARED_NOT_OBSERVED analytics/assortment-dashboard ← analytics/daily-sales/daily-sales-v1 (style-sales)',
  'INFO DECLARED_NOT_OBSERVED analytics/assortment-dashboard ← inventory/product-catalog/catalog-v2 (style-attributes)',
  'INFO DECLARED_NOT_OBSERVED analytics/revenue-cockpit ← analytics/daily-sales/daily-sales-v1 (detail)',
  'INFO DECLARED_NOT_OBSERVED analytics/revenue-cockpit ← analytics/executive-kpis/kpis-v1 (headline-numbers)',
  'INFO DECLARED_NOT_OBSERVED customers/nps-surveys ← dataset:s3%3A%2F%2Faskwell-loomwear-export/responses (vendor-export)',
  'INFO DECLARED_NOT_OBSERVED orders/order-status ← inventory/shipment-tracking/tracking-events-v1 (parcel-scans)',
  'INFO DECLARED_NOT_OBSERVED orders/order-status ← orders/order-events/orders-v1 (order-changes)',
  // Read, and no descriptor says so.
  'WARNING OBSERVED_NOT_DECLARED analytics/daily-sales ← inventory/product-catalog/catalog-v2',
  'WARNING OBSERVED_NOT_DECLARED customers/loyalty ← payments/payment-transactions-enriched/enriched-transactions-historical-v1',
  'WARNING OBSERVED_NOT_DECLARED marketing/customer360 ← customers/identity-graph/identity-links-v0',
  'WARNING OBSERVED_NOT_DECLARED marketing/customer360 ← inventory/product-catalog/catalog-v2',
  'WARNING OBSERVED_NOT_DECLARED payments/payment-transactions-enriched ← orders/order-events/orders-v1',
  // The old catalogue is deprecated; the assignments of experiments are nobody's.
  'WARNING UNRESOLVED_INPUT analytics/experiment-results ← ? (assignments)',
  'WARNING VERSION_SKEW analytics/daily-sales ← inventory/product-catalog/catalog-v1 (categories)',
].sort()

const isConsumer = (text: string) => text.includes('UNDECLARED_CONSUMER')

test('the files of the demo have the findings worked out by hand, and 47 readings by what is no product', () => {
  const found = reconciledSeed(products)
  expect(found.filter((text) => !isConsumer(text))).toEqual(BY_HAND)
  expect(found.filter(isConsumer)).toHaveLength(47)
})

describe('the service', () => {
  const lineage = useLineage()

  test('finds the same, whichever of descriptors and events come first, and each domain its own', async () => {
    const documents = seedDocuments(products)
    for (const document of documents.slice(0, 3)) await lineage.put(document)
    await Promise.all(openLineageEvents({ now: new Date() }).map((event) => lineage.event(event)))
    for (const document of documents.slice(3)) await lineage.put(document)

    const found = await findings(lineage)
    expect(found.map(line).sort()).toEqual(reconciledSeed(products))
    const { totalCount, byDomain } = await reconciliation(lineage, null, { first: 1 })
    expect(totalCount).toBe(BY_HAND.length + 47)
    for (const { key, count } of byDomain) {
      expect((await reconciliation(lineage, null, { filter: { domain: [key] } })).totalCount).toBe(count)
    }
    const ofDomain =
      (domain: string) =>
      ({ product, consumer, source, declared }: (typeof found)[number]) =>
        [product.id, consumer.id, source?.id ?? '', ...(declared?.ports ?? []).map(({ id }) => id)].some((id) =>
          id.startsWith(`${domain}/`),
        )
    for (const domain of ['inventory', 'analytics']) {
      const own = await findings(lineage, domain)
      expect(own).toEqual(found.filter(ofDomain(domain)))
    }
    const [sales] = await findings(lineage, 'analytics/daily-sales', { filter: { kind: ['OBSERVED_NOT_DECLARED'] } })
    expect(sales?.observed?.edges.map(({ edge }) => edge.writer)).toEqual(['job:dbt-cloud/sales.daily_sales'])
  })
})
