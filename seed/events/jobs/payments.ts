import { computed, same } from '../column-lineage.ts'
import * as d from '../datasets.ts'
import type { PipelineJob } from '../job.ts'

const stream = { kind: 'stream' } as const

export const PAYMENTS_JOBS: readonly PipelineJob[] = [
  {
    engine: 'spark',
    name: 'payments.enrich_transactions.append',
    owner: 'Payments Platform',
    about: 'Joins raw payments with their orders; the manifest names only the raw stream.',
    schedule: { kind: 'hourly', every: 6 },
    inputs: [d.RAW_PAYMENTS, d.ORDER_EVENTS],
    outputs: [d.TRANSACTIONS],
    rows: 18_900,
    columns: [
      {
        output: d.TRANSACTIONS,
        fields: {
          payment_id: [same(d.RAW_PAYMENTS, 'id')],
          amount: [same(d.RAW_PAYMENTS, 'amount')],
          order_id: [same(d.ORDER_EVENTS, 'order_id')],
          customer_uid: [same(d.ORDER_EVENTS, 'customer_uid')],
          region: [computed(d.ORDER_EVENTS, 'shipping_address.country')],
        },
      },
    ],
  },
  {
    engine: 'flink',
    name: 'payments.intent-publisher',
    owner: 'Payments Platform',
    about: 'Publishes each attempt to pay.',
    schedule: stream,
    inputs: [d.ORDER_EVENTS],
    outputs: [d.INTENTS],
  },
  {
    engine: 'flink',
    name: 'payments.fraud-scoring',
    owner: 'Risk',
    about: 'Scores attempts and learns from decisions about held orders.',
    schedule: stream,
    inputs: [d.INTENTS, d.BEHAVIOUR, d.ORDER_HOLDS],
    outputs: [d.FRAUD_SIGNALS],
  },
  {
    engine: 'spark',
    name: 'payments.settlement_matching.merge_into',
    owner: 'Treasury & Ledger',
    about: 'Matches payout files with captured payments.',
    schedule: { kind: 'daily', at: '06:10' },
    inputs: [d.TRANSACTIONS, d.PAYOUT_FILES],
    outputs: [d.SETTLEMENTS, d.SETTLEMENT_REPORTS],
    rows: 16_200,
    failsOn: {
      on: 'Monday',
      message: 'java.io.FileNotFoundException: s3://nordpay-merchant-drop/settlement-details/weekend.csv',
    },
  },
  {
    engine: 'flink',
    name: 'payments.refund-policy',
    owner: 'Payments Platform',
    about: 'Decides and follows refunds.',
    schedule: stream,
    inputs: [d.RETURN_REQUESTS, d.TRANSACTIONS],
    outputs: [d.REFUNDS],
  },
  {
    engine: 'dbt',
    name: 'ledger.journal_entries',
    owner: 'Treasury & Ledger',
    about: 'Double entries from settlements, refunds and disputes.',
    schedule: { kind: 'daily', at: '08:00' },
    inputs: [d.SETTLEMENTS, d.REFUNDS, d.CHARGEBACKS],
    outputs: [d.JOURNAL],
    rows: 48_700,
  },
  {
    engine: 'dbt',
    name: 'risk.chargebacks',
    owner: 'Risk',
    about: 'Disputes with the payment they are about.',
    schedule: { kind: 'daily', at: '05:20' },
    inputs: [d.DISPUTE_FILES, d.TRANSACTIONS],
    outputs: [d.CHARGEBACKS],
    rows: 140,
  },
]
