import { computed, conditional, folded, same } from '../column-lineage.ts'
import * as d from '../datasets.ts'
import type { PipelineJob } from '../job.ts'

export const ANALYTICS_JOBS: readonly PipelineJob[] = [
  {
    engine: 'airflow',
    name: 'churn.score_nightly',
    owner: 'Customer Science',
    about: 'Scores active customers. The cases the descriptor promises as an input are not read.',
    schedule: { kind: 'daily', at: '05:30' },
    inputs: [d.CUSTOMER_SNAPSHOT],
    outputs: [d.CHURN],
    rows: 2_260_000,
    columns: [
      {
        output: d.CHURN,
        fields: {
          customer_uid: [same(d.CUSTOMER_SNAPSHOT, 'customer_id')],
          churn_probability: [
            computed(d.CUSTOMER_SNAPSHOT, 'last_purchase_date'),
            computed(d.CUSTOMER_SNAPSHOT, 'orders_12m'),
            computed(d.CUSTOMER_SNAPSHOT, 'sessions_30d'),
            computed(d.CUSTOMER_SNAPSHOT, 'open_cases'),
          ],
          decile: [computed(d.CUSTOMER_SNAPSHOT, 'home_country')],
        },
      },
    ],
  },
  {
    engine: 'dbt',
    name: 'sales.stg_order_lines',
    owner: 'Commercial Insights',
    about: 'Copies order lines into the warehouse.',
    schedule: { kind: 'daily', at: '05:00' },
    inputs: [d.ORDER_LINES],
    outputs: [d.STAGED_LINES],
    rows: 3_870_000,
  },
  {
    engine: 'dbt',
    name: 'sales.daily_sales',
    owner: 'Commercial Insights',
    about: 'The sales cube. Joins catalogue v2 since spring, although the descriptor still says v1.',
    schedule: { kind: 'daily', at: '05:25' },
    inputs: [d.STAGED_LINES, d.PROMOTIONS, d.CATALOG],
    outputs: [d.DAILY_SALES],
    rows: 41_200,
    alsoReads: { on: 'Sunday', datasets: [d.LATE_RETURNS] },
    sql: 'select l.order_date as sales_date, c.category as main_category, sum(l.net_sales_eur) as net_sales_eur from stg_order_lines l join catalog c using (sku) left join promotions p using (article_id) group by 1, 2',
    columns: [
      {
        output: d.DAILY_SALES,
        fields: {
          sales_date: [same(d.STAGED_LINES, 'order_date')],
          main_category: [same(d.CATALOG, 'category')],
          net_sales_eur: [folded(d.STAGED_LINES, 'net_sales_eur')],
          promoted_sales_eur: [folded(d.STAGED_LINES, 'net_sales_eur'), conditional(d.PROMOTIONS, 'status')],
        },
      },
    ],
  },
  {
    engine: 'airflow',
    name: 'demand_forecast.fit_and_predict',
    owner: 'Customer Science',
    about: 'Half a year of weekly demand.',
    schedule: { kind: 'weekly', on: 'Saturday', at: '02:00' },
    minutes: 215,
    inputs: [d.DAILY_SALES, d.PROMOTIONS, d.CATALOG],
    outputs: [d.FORECAST],
    rows: 1_610_000,
    failsOn: {
      on: 'Saturday',
      message: 'MemoryError: unable to allocate 11.3 GiB for an array with shape (61480, 24576)',
    },
  },
  {
    engine: 'airflow',
    name: 'customer_value.refit',
    owner: 'Customer Science',
    about: 'Expected value of the next two years.',
    schedule: { kind: 'weekly', on: 'Sunday', at: '13:00' },
    inputs: [d.CUSTOMER_SNAPSHOT, d.ATTRIBUTED_ORDERS],
    outputs: [d.LIFETIME_VALUE],
    rows: 2_980_000,
  },
  {
    engine: 'dbt',
    name: 'board.executive_kpis',
    owner: 'Commercial Insights',
    about: 'Eighteen numbers for the board.',
    schedule: { kind: 'daily', at: '08:40' },
    inputs: [d.DAILY_SALES, d.CHURN, { ...d.CAMPAIGNS, namespace: 'bigquery://' }, d.JOURNAL],
    outputs: [d.KPIS],
    rows: 18,
  },
  {
    engine: 'spark',
    name: 'experiments.verdicts.merge_into',
    owner: 'Experimentation',
    about: 'Sequential tests on logged assignments.',
    schedule: { kind: 'daily', at: '21:00' },
    inputs: [d.BEHAVIOUR, d.EXPERIMENT_LOGS],
    outputs: [d.VERDICTS],
    rows: 310,
  },
]
