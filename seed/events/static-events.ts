import * as d from './datasets.ts'
import { type Dataset, type DatasetEvent, facet, type JobEvent, schemaUrl } from './openlineage.ts'
import { DAY } from './slots.ts'

const CRAWLER = 'https://git.loomwear.example/data-platform/glue-crawler'
const TRINO = 'https://git.loomwear.example/data-platform/trino-views'

/** Lakehouse tables and what Glue calls them: whoever reads through Glue reads the same table. */
const IN_GLUE: readonly (readonly [Dataset, string])[] = [
  [d.ORDERS_TABLE, 'table/orders/processed_orders'],
  [d.ORDER_LINES, 'table/orders/order_lines'],
  [d.CATALOG, 'table/inventory/catalog'],
  [d.SESSIONS, 'table/customers/sessions'],
  [d.TRANSACTIONS, 'table/payments/enriched_transactions'],
  [d.SETTLEMENTS, 'table/payments/settlements'],
]

/** Said once, before anything else: at the start of the month of `now`, so that it is the same event at each start of the demo. */
export function datasetEvents(now: number): DatasetEvent[] {
  return IN_GLUE.map(([dataset, table]) => ({
    eventTime: startOfMonth(now),
    producer: CRAWLER,
    schemaURL: schemaUrl('DatasetEvent'),
    dataset: {
      ...dataset,
      facets: {
        symlinks: facet(CRAWLER, 'SymlinksDatasetFacet', { identifiers: [{ ...d.glue(table), type: 'TABLE' }] }),
      },
    },
  }))
}

/** A view has no runs: its definition is a JobEvent. */
export function jobEvents(now: number): JobEvent[] {
  return [
    {
      eventTime: startOfMonth(now),
      producer: TRINO,
      schemaURL: schemaUrl('JobEvent'),
      job: {
        namespace: 'trino-views',
        name: 'lake.orders.order_facts_public',
        facets: {
          sql: facet(TRINO, 'SQLJobFacet', {
            query:
              'CREATE VIEW lake.orders.order_facts_public AS SELECT order_date, article_id, … FROM lake.orders.order_lines',
            dialect: 'trino',
          }),
        },
      },
      inputs: [d.ORDER_LINES],
      outputs: [d.ORDER_FACTS_VIEW],
    },
  ]
}

function startOfMonth(now: number): string {
  const date = new Date(now - DAY)
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)).toISOString()
}
