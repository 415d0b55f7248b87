import { conditional, folded, same } from '../column-lineage.ts'
import * as d from '../datasets.ts'
import type { PipelineJob } from '../job.ts'

const stream = { kind: 'stream' } as const

export const MARKETING_JOBS: readonly PipelineJob[] = [
  {
    engine: 'spark',
    name: 'marketing.customer360.overwrite_partition',
    owner: 'Marketing Data',
    about: 'The nightly snapshot of all customers.',
    schedule: { kind: 'daily', at: '04:10' },
    minutes: 63,
    inputs: [
      d.PROFILE,
      d.ORDER_LINES,
      d.LOYALTY_BALANCES,
      d.SESSIONS,
      d.CASES,
      // Neither is in the product's descriptor.
      d.IDENTITY_LINKS,
      d.CATALOG,
    ],
    outputs: [d.CUSTOMER_SNAPSHOT],
    rows: 3_412_000,
    columns: [
      {
        output: d.CUSTOMER_SNAPSHOT,
        fields: {
          customer_id: [same(d.PROFILE, 'customer_uid')],
          home_country: [same(d.PROFILE, 'home_country')],
          lifetime_value: [folded(d.ORDER_LINES, 'net_sales_eur')],
          last_purchase_date: [folded(d.ORDER_LINES, 'order_date')],
          orders_12m: [folded(d.ORDER_LINES, 'order_id')],
          return_rate_12m: [folded(d.ORDER_LINES, 'returned_qty'), folded(d.ORDER_LINES, 'demand_qty')],
          favourite_category: [folded(d.CATALOG, 'category'), conditional(d.ORDER_LINES, 'sku')],
          sessions_30d: [folded(d.SESSIONS, 'session_id'), conditional(d.IDENTITY_LINKS, 'probability')],
          loyalty_tier: [same(d.LOYALTY_BALANCES, 'tier')],
          open_cases: [folded(d.CASES, 'case_id'), conditional(d.CASES, 'closed_at')],
        },
      },
    ],
  },
  {
    engine: 'dbt',
    name: 'paid_media.campaign_daily',
    owner: 'Marketing Data',
    about: 'Spend of all channels in one shape.',
    schedule: { kind: 'daily', at: '10:15' },
    inputs: [d.SEARCH_ADS, d.SOCIAL_ADS],
    outputs: [{ ...d.CAMPAIGNS, namespace: 'bigquery://' }],
    rows: 2_300,
  },
  {
    engine: 'airflow',
    name: 'attribution.removal_effects',
    owner: 'Marketing Data',
    about: 'Contacts and credits; says itself which table is made from what.',
    schedule: { kind: 'daily', at: '11:30' },
    minutes: 52,
    inputs: [d.SESSIONS, d.CAMPAIGNS, d.ORDER_LINES, d.CATALOG],
    outputs: [d.TOUCHPOINTS, d.ATTRIBUTED_ORDERS],
    rows: 94_000,
    madeFrom: [
      { output: d.TOUCHPOINTS, inputs: [d.SESSIONS, d.CAMPAIGNS, d.ORDER_LINES] },
      { output: d.ATTRIBUTED_ORDERS, inputs: [d.TOUCHPOINTS, d.ORDER_LINES, d.CATALOG] },
    ],
  },
  {
    engine: 'dbt',
    name: 'crm.segment_membership',
    owner: 'CRM & Lifecycle',
    about: 'Evaluates segment rules and removes everyone without consent.',
    schedule: { kind: 'daily', at: '06:20' },
    inputs: [d.CHURN, d.LIFETIME_VALUE, d.CONSENTS],
    outputs: [d.SEGMENTS],
    rows: 1_940_000,
    columns: [
      {
        output: d.SEGMENTS,
        fields: {
          customer_uid: [same(d.CHURN, 'customer_uid')],
          segment_id: [
            conditional(d.CHURN, 'churn_probability'),
            conditional(d.CHURN, 'decile'),
            conditional(d.LIFETIME_VALUE, 'expected_value_eur'),
          ],
          channel_allowed: [folded(d.CONSENTS, 'purpose'), conditional(d.CONSENTS, 'granted')],
        },
      },
    ],
  },
  {
    engine: 'connect',
    name: 'briefly.callbacks',
    owner: 'CRM & Lifecycle',
    about: 'Ties provider callbacks to the send list.',
    schedule: stream,
    inputs: [d.SEGMENTS, d.MAIL_CALLBACKS],
    outputs: [d.EMAIL_EVENTS],
  },
  {
    engine: 'airflow',
    name: 'recommendations.nightly_batch',
    owner: 'Personalisation',
    about: 'Ten styles for every contactable customer.',
    schedule: { kind: 'daily', at: '03:00' },
    minutes: 78,
    inputs: [d.SESSIONS, d.CATALOG, d.STOCK_SNAPSHOT],
    outputs: [d.RECOMMENDATIONS],
    rows: 1_870_000,
  },
  {
    engine: 'airflow',
    name: 'promo_calendar.expand_categories',
    owner: 'CRM & Lifecycle',
    about: 'Expands the planners’ sheet to articles; the sheet is not in the descriptor.',
    schedule: { kind: 'daily', at: '20:00' },
    inputs: [d.CATALOG, d.PROMO_SHEETS],
    outputs: [d.PROMOTIONS],
    rows: 12_800,
  },
]
