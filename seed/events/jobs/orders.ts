import { computed, masked, same } from '../column-lineage.ts'
import * as d from '../datasets.ts'
import type { PipelineJob } from '../job.ts'

const stream = { kind: 'stream' } as const

export const ORDERS_JOBS: readonly PipelineJob[] = [
  {
    engine: 'connect',
    name: 'shop-db.order_outbox',
    owner: 'Checkout',
    about: 'Change capture of the shop’s outbox.',
    schedule: stream,
    inputs: [d.OUTBOX],
    outputs: [d.ORDER_EVENTS],
  },
  {
    engine: 'spark',
    name: 'orders.processed_orders.merge_into',
    owner: 'Order Fulfilment Data',
    about: 'Hourly fold of order events into files and table.',
    schedule: { kind: 'hourly', every: 6 },
    inputs: [d.ORDER_EVENTS, d.CATALOG],
    outputs: [d.ORDER_FILES, d.ORDERS_TABLE],
    rows: 17_300,
    columns: [
      {
        output: d.ORDER_FILES,
        fields: {
          order_id: [same(d.ORDER_EVENTS, 'order_id')],
          customer_id: [masked(d.ORDER_EVENTS, 'customer_uid')],
          order_ts: [same(d.ORDER_EVENTS, 'order_ts')],
          amount: [same(d.ORDER_EVENTS, 'order_amount')],
          order_amount_usd: [computed(d.ORDER_EVENTS, 'order_amount'), computed(d.ORDER_EVENTS, 'currency')],
          currency: [same(d.ORDER_EVENTS, 'currency')],
        },
      },
      {
        output: d.ORDERS_TABLE,
        fields: {
          order_id: [same(d.ORDER_EVENTS, 'order_id')],
          customer_uid: [same(d.ORDER_EVENTS, 'customer_uid')],
          order_ts: [same(d.ORDER_EVENTS, 'order_ts')],
          order_date: [computed(d.ORDER_EVENTS, 'order_ts')],
          gross_amount: [same(d.ORDER_EVENTS, 'order_amount')],
          gross_amount_eur: [computed(d.ORDER_EVENTS, 'order_amount'), computed(d.ORDER_EVENTS, 'currency')],
          currency: [same(d.ORDER_EVENTS, 'currency')],
        },
      },
    ],
  },
  {
    engine: 'flink',
    name: 'orders.return-matching',
    owner: 'Order Fulfilment Data',
    about: 'Matches return labels with shipped lines.',
    schedule: stream,
    inputs: [d.ORDER_EVENTS],
    outputs: [d.RETURN_REQUESTS],
  },
  {
    engine: 'spark',
    name: 'orders.returns_nightly.merge_into',
    owner: 'Order Fulfilment Data',
    about: 'Adds the warehouse grade to each returned piece.',
    schedule: { kind: 'daily', at: '01:40' },
    inputs: [d.RETURN_REQUESTS, d.GRADED_RETURNS],
    outputs: [d.RETURNS],
    rows: 5_900,
    failsOn: {
      on: 'Wednesday',
      message: 'org.apache.spark.SparkException: Job aborted: lost executor 7 (node drained for maintenance)',
    },
  },
  {
    engine: 'spark',
    name: 'orders.order_facts.overwrite_partitions',
    owner: 'Order Fulfilment Data',
    about: 'Restates ninety days of order lines.',
    schedule: { kind: 'daily', at: '02:30' },
    minutes: 41,
    inputs: [d.ORDERS_TABLE, d.RETURNS, d.CATALOG],
    outputs: [d.ORDER_LINES],
    rows: 3_870_000,
    columns: [
      {
        output: d.ORDER_LINES,
        fields: {
          order_id: [same(d.ORDERS_TABLE, 'order_id')],
          customer_uid: [same(d.ORDERS_TABLE, 'customer_uid')],
          order_date: [same(d.ORDERS_TABLE, 'order_date')],
          sku: [same(d.CATALOG, 'sku')],
          article_id: [same(d.CATALOG, 'article_id')],
          category: [same(d.CATALOG, 'category')],
          season: [same(d.CATALOG, 'season')],
          net_sales_eur: [computed(d.ORDERS_TABLE, 'gross_amount_eur'), computed(d.RETURNS, 'refund_amount_eur')],
          cogs_eur: [computed(d.CATALOG, 'unit_cost_eur')],
        },
      },
    ],
  },
  {
    engine: 'spark',
    name: 'orders.abandoned_carts.merge_into',
    owner: 'Checkout',
    about: 'Closes silent baskets.',
    schedule: { kind: 'hourly', every: 12 },
    inputs: [d.BEHAVIOUR, d.CATALOG],
    outputs: [d.ABANDONED_CARTS],
    rows: 21_400,
  },
  {
    engine: 'flink',
    name: 'orders.hold-policy',
    owner: 'Checkout',
    about: 'Holds orders whose payment looks wrong.',
    schedule: stream,
    inputs: [d.FRAUD_SIGNALS, d.ORDER_EVENTS],
    outputs: [d.ORDER_HOLDS],
  },
]
