import * as d from '../datasets.ts'
import type { PipelineJob } from '../job.ts'

const stream = { kind: 'stream' } as const

export const CUSTOMERS_JOBS: readonly PipelineJob[] = [
  {
    engine: 'spark',
    name: 'customers.golden_records.overwrite',
    owner: 'Customer Identity',
    about: 'Matches accounts with CRM contacts.',
    schedule: { kind: 'daily', at: '00:50' },
    minutes: 34,
    inputs: [d.ACCOUNTS, d.CRM_CONTACTS, d.CONSENTS],
    outputs: [d.PROFILE],
    rows: 3_412_000,
  },
  {
    engine: 'connect',
    name: 'identity-db.consents',
    owner: 'Customer Identity',
    about: 'Publishes committed consent rows.',
    schedule: stream,
    inputs: [d.CONSENT_STORE],
    outputs: [d.CONSENTS],
  },
  {
    engine: 'flink',
    name: 'customers.clickstream-cleaning',
    owner: 'Digital Experience',
    about: 'Drops bots and resolves the customer.',
    schedule: stream,
    inputs: [d.RAW_CLICKS],
    outputs: [d.BEHAVIOUR],
  },
  {
    engine: 'flink',
    name: 'customers.sessionizer',
    owner: 'Digital Experience',
    about:
      'Closes a visit after thirty silent minutes; reads the cleaned stream, not the raw one the descriptor names.',
    schedule: stream,
    inputs: [d.BEHAVIOUR],
    outputs: [d.SESSIONS],
  },
  {
    engine: 'spark',
    name: 'customers.identity_graph.overwrite',
    owner: 'Customer Identity',
    about: 'Links devices with people.',
    schedule: { kind: 'weekly', on: 'Tuesday', at: '03:00' },
    minutes: 150,
    inputs: [d.PROFILE, d.BEHAVIOUR],
    outputs: [d.IDENTITY_LINKS],
    rows: 9_800_000,
  },
  {
    engine: 'airflow',
    name: 'crm_sync.copy_cases',
    owner: 'Customer Care Data',
    about: 'Copies changed cases from Salesforce.',
    schedule: { kind: 'hourly', every: 12 },
    inputs: [d.CRM_CASES],
    outputs: [d.CASES],
    rows: 640,
  },
  {
    engine: 'dbt',
    name: 'loyalty.balances',
    owner: 'Customer Care Data',
    about: 'Points from orders; checks the payment too, which the descriptor does not say.',
    schedule: { kind: 'daily', at: '03:20' },
    inputs: [d.ORDER_FILES, d.TRANSACTIONS],
    outputs: [d.LOYALTY_BALANCES],
    rows: 1_120_000,
  },
]
