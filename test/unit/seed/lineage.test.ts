import { describe, expect, test } from 'vitest'
import { CATALOG_READERS } from '../../../seed/events/readers.ts'
import { PIPELINES } from '../../../seed/events.ts'
import { datasetIdOf } from '../../../subgraphs/lineage/ingest/names.ts'
import { readSeed } from './support/descriptors.ts'
import { claimsOf, declaredEdges, distances, type Graph, graphOf, impactOf, observedEdges } from './support/graph.ts'

const { products, ports } = await readSeed()
const declared = declaredEdges(products)
const observed = observedEdges()
const both = graphOf([...declared, ...observed])
const dataset = (portId: string): string => {
  const found = ports.find(({ id }) => id === portId)?.datasets[0]
  if (!found) throw new Error(`the seed has no port ${portId}`)
  return datasetIdOf(found)
}
const has = (graph: Graph, from: string, to: string) => graph.get(dataset(from))?.has(dataset(to)) ?? false
const DECLARED = graphOf(declared)
const OBSERVED = graphOf(observed)
const ORDERS = 'orders/order-events/orders-v1'
const CATALOG = 'inventory/product-catalog/catalog-v2'

describe('the lineage of the demo', () => {
  test('answers what breaks if order events change', () => {
    const rows = impactOf(both, products, ORDERS)
    const count = (distance: number) => [...rows.values()].filter((found) => found === distance).length
    expect(rows.size).toBe(48)
    expect([1, 2, 3, 4, 5, 6, 7].map(count)).toEqual([7, 12, 8, 13, 4, 3, 1])
    expect([...rows.keys()].filter((id) => !id.startsWith('consumer:'))).toHaveLength(30)
    expect(
      new Set([...rows.keys()].filter((id) => !id.startsWith('consumer:')).map((id) => id.split('/')[0])).size,
    ).toBe(6)
    expect(rows.get('marketing/customer360')).toBe(3)
    expect(rows.get('marketing/email-engagement')).toBe(6)
    expect(rows.get('consumer:looker/crm.deliverability')).toBe(7)
  })

  test('is six hops deep, by declarations alone as well', () => {
    // orders-v1 → processed orders → order lines → customer 360 → churn → segments → mails
    const chain = [
      ORDERS,
      'orders/processed-orders/processed-orders-table-v1',
      'orders/order-facts/order-lines-v2',
      'marketing/customer360/customer-snapshot-daily-v1',
      'analytics/customer-churn-scores/churn-scores-v1',
      'marketing/audience-segments/segments-v1',
      'marketing/email-engagement/email-events-v1',
    ]
    for (const graph of [DECLARED, both]) {
      const found = distances(graph, [dataset(ORDERS)])
      expect(chain.map((id) => found.get(dataset(id)))).toEqual([0, 1, 2, 3, 4, 5, 6])
    }
  })

  test('has a diamond: orders reach the order lines by way of processed orders and of returns', () => {
    for (const way of ['orders/processed-orders/processed-orders-table-v1', 'orders/returns/returns-v1']) {
      expect(has(both, way, 'orders/order-facts/order-lines-v2')).toBe(true)
      expect(distances(both, [dataset(ORDERS)]).has(dataset(way))).toBe(true)
    }
  })

  test('has a cycle across two domains: holds train the model whose signals make holds', () => {
    const [holds, signals] = [
      'orders/fraud-order-holds/order-holds-v1',
      'payments/fraud-signals/fraud-signals-v1',
    ] as const
    for (const graph of [DECLARED, OBSERVED]) {
      expect(has(graph, holds, signals)).toBe(true)
      expect(has(graph, signals, holds)).toBe(true)
    }
  })

  test('has a hub with exactly 40 direct consumers, partly declared, partly observed', () => {
    const direct = [...impactOf(both, products, CATALOG)].filter(([, distance]) => distance === 1).map(([id]) => id)
    expect(direct).toHaveLength(40)
    expect(direct.filter((id) => id.startsWith('consumer:'))).toHaveLength(CATALOG_READERS.length)
    const byDeclaration = [...impactOf(DECLARED, products, CATALOG)].filter(([, distance]) => distance === 1)
    expect(byDeclaration).toHaveLength(13)
  })

  test('has product pairs that look like a cycle and are none: walking products would over-report', () => {
    const [requests, graded, returned] = [
      'orders/returns/return-requests-v1',
      'inventory/returns-grading/graded-returns-v1',
      'orders/returns/returns-v1',
    ] as const
    expect(has(both, requests, graded) && has(both, graded, returned)).toBe(true)
    expect(distances(both, [dataset(graded)]).has(dataset(requests))).toBe(false)
  })

  test('lets two versions of a port share a table', () => {
    const { ports: claims } = claimsOf(products)
    expect(claims.get(dataset('customers/customer-profile/profile-v2'))).toEqual([
      'customers/customer-profile/profile-v1',
      'customers/customer-profile/profile-v2',
    ])
    const domainsOf = (ids: readonly string[]) => new Set(ids.map((id) => id.split('/')[0]))
    for (const [claimed, ids] of claims) expect(domainsOf(ids).size, claimed).toBe(1)
  })

  test('begins at sources outside the mesh', () => {
    const { ports: claims } = claimsOf(products)
    const targets = new Set([...declared, ...observed].map(([, to]) => to))
    const sources = new Set(
      [...declared, ...observed].map(([from]) => from).filter((node) => !targets.has(node) && !claims.has(node)),
    )
    const schemes = new Set([...sources].map((id) => decodeURIComponent(id.slice('dataset:'.length)).split(':')[0]))
    expect(sources.size).toBeGreaterThanOrEqual(12)
    for (const scheme of ['postgres', 's3', 'salesforce', 'mysql', 'kafka', 'arn']) expect(schemes).toContain(scheme)
  })

  test('ends in dashboards, declared as products without outputs and observed as jobs that only read', () => {
    const sinks = products.filter(({ outputPorts }) => outputPorts.length === 0).map(({ id }) => id)
    expect(sinks).toEqual(['analytics/assortment-dashboard', 'analytics/revenue-cockpit'])
    const consumers = new Set(observed.map(([, to]) => to).filter((id) => id.startsWith('consumer:')))
    expect(consumers.size).toBe(45)
    expect([...consumers].filter((id) => id.includes('.test'))).toEqual([])
  })

  test('has an input that nobody offers', () => {
    const offered = new Set(ports.map(({ contract }) => contract?.id))
    const open = products.flatMap(({ id, inputPorts }) =>
      inputPorts
        .filter(({ contractId, datasetId }) => datasetId === null && !offered.has(contractId ?? ''))
        .map(() => id),
    )
    expect(open).toEqual(['analytics/experiment-results'])
  })
})

describe('what was observed', () => {
  test('confirms more than half of what is declared', () => {
    const names = new Set(observed.map((edge) => edge.join(' ')))
    const confirmed = new Set(declared.map((edge) => edge.join(' ')).filter((name) => names.has(name)))
    expect(confirmed.size / new Set(declared.map((edge) => edge.join(' '))).size).toBeGreaterThan(0.5)
  })

  test.each([
    [ORDERS, 'payments/payment-transactions-enriched/enriched-transactions-historical-v1'],
    [CATALOG, 'marketing/customer360/customer-snapshot-daily-v1'],
    ['customers/identity-graph/identity-links-v0', 'marketing/customer360/customer-snapshot-daily-v1'],
    [
      'payments/payment-transactions-enriched/enriched-transactions-historical-v1',
      'customers/loyalty/loyalty-balances-v1',
    ],
  ])('adds %s → %s', (from, to) => {
    expect(has(OBSERVED, from, to)).toBe(true)
    expect(has(DECLARED, from, to)).toBe(false)
  })

  test('contradicts: daily sales declares catalogue v1 and reads v2, churn declares cases and never reads them', () => {
    const sales = 'analytics/daily-sales/daily-sales-v1'
    expect(has(DECLARED, 'inventory/product-catalog/catalog-v1', sales)).toBe(true)
    expect(has(OBSERVED, 'inventory/product-catalog/catalog-v1', sales)).toBe(false)
    expect(has(DECLARED, CATALOG, sales)).toBe(false)
    expect(has(OBSERVED, CATALOG, sales)).toBe(true)
    const churn = 'analytics/customer-churn-scores/churn-scores-v1'
    expect(has(DECLARED, 'customers/support-cases/cases-v1', churn)).toBe(true)
    expect(has(OBSERVED, 'customers/support-cases/cases-v1', churn)).toBe(false)
  })

  test('goes through datasets that no port claims', () => {
    const staged = 'dataset:snowflake%3A%2F%2Floomwear-eu1/ANALYTICS.STAGING.STG_ORDER_LINES'
    expect(OBSERVED.get(dataset('orders/order-facts/order-lines-v2'))?.has(staged)).toBe(true)
    expect(OBSERVED.get(staged)?.has(dataset('analytics/daily-sales/daily-sales-v1'))).toBe(true)
    expect(has(OBSERVED, 'orders/order-facts/order-lines-v2', 'analytics/daily-sales/daily-sales-v1')).toBe(false)
  })

  test('traces columns that both sides have', () => {
    const { ports: claims } = claimsOf(products)
    const columnsOf = (name: { namespace: string; name: string }): ReadonlySet<string> | null => {
      const ids = claims.get(datasetIdOf(name))
      if (!ids) return null
      return new Set(
        ports
          .filter(({ id }) => ids.includes(id))
          .flatMap(({ contract }) => contract?.columns?.map(({ path }) => path) ?? []),
      )
    }
    const traced = PIPELINES.flatMap(({ columns = [], inputs }) => columns.map((entry) => ({ ...entry, inputs })))
    expect(traced.length).toBeGreaterThanOrEqual(7)
    for (const { output, fields, inputs } of traced) {
      for (const [column, sources] of Object.entries(fields)) {
        expect(columnsOf(output), output.name).toContain(column)
        for (const source of sources) {
          expect(
            inputs.some((input) => datasetIdOf(input) === datasetIdOf(source)),
            source.name,
          ).toBe(true)
          const known = columnsOf(source)
          if (known !== null) expect(known, `${source.name}.${source.field}`).toContain(source.field)
        }
      }
    }
  })
})
