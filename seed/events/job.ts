import type { ColumnSources } from './column-lineage.ts'
import type { Dataset } from './openlineage.ts'

/** When a job runs. Times are UTC and absolute, so a run keeps its identity however often the demo is started. */
export type Schedule =
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'weekly'; readonly on: Weekday; readonly at: string }
  /** Every so many hours, over the last two days only. */
  | { readonly kind: 'hourly'; readonly every: number }
  /** Never ends by itself: restarted each Monday morning, in between it reports once a day. */
  | { readonly kind: 'stream' }

export type Weekday = 'Sunday' | 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday'

/** A job of the demo that writes something. */
export interface PipelineJob {
  readonly engine: Engine
  readonly name: string
  readonly owner: string
  readonly about: string
  readonly schedule: Schedule
  readonly inputs: readonly Dataset[]
  readonly outputs: readonly Dataset[]
  /** Minutes a run takes; 12 when not given. */
  readonly minutes?: number
  /** Rows written by a run, about. */
  readonly rows?: number
  /** On this day the first run fails and is repeated an hour later. */
  readonly failsOn?: { readonly on: Weekday; readonly message: string }
  /** Read besides on this day alone: an edge that opens and closes each week. */
  readonly alsoReads?: { readonly on: Weekday; readonly datasets: readonly Dataset[] }
  /** What an output is really made from, when not from every input (the `lineage` facet). */
  readonly madeFrom?: readonly { readonly output: Dataset; readonly inputs: readonly Dataset[] }[]
  readonly columns?: readonly { readonly output: Dataset; readonly fields: ColumnSources }[]
  readonly sql?: string
}

/** Integrations as they are met: where each puts inputs and outputs, and how it names itself. */
export const ENGINES = {
  spark: {
    namespace: 'spark-k8s',
    integration: 'SPARK',
    jobType: 'SQL_JOB',
    version: '3.5.1',
    producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.38.0/integration/spark',
    names: 'start and end',
  },
  dbt: {
    namespace: 'dbt-cloud',
    integration: 'DBT',
    jobType: 'MODEL',
    version: '1.9.4',
    producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.38.0/integration/dbt',
    names: 'end',
  },
  airflow: {
    namespace: 'airflow-prod',
    integration: 'AIRFLOW',
    jobType: 'TASK',
    version: '2.10.5',
    producer: 'https://github.com/apache/airflow/tree/providers-openlineage/2.1.0',
    names: 'start',
  },
  flink: {
    namespace: 'flink-streams',
    integration: 'FLINK',
    jobType: 'JOB',
    version: '1.19.2',
    producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.38.0/integration/flink',
    names: 'start and end',
  },
  connect: {
    namespace: 'kafka-connect',
    integration: 'DEBEZIUM',
    jobType: 'TASK',
    version: '3.7.1',
    producer: 'https://github.com/debezium/debezium/tree/v3.2.0.Final/debezium-openlineage',
    names: 'start',
  },
  looker: {
    namespace: 'looker',
    integration: 'LOOKER',
    jobType: 'DASHBOARD',
    version: '25.6',
    producer: 'https://git.loomwear.example/data-platform/bi-lineage',
    names: 'end',
  },
  tableau: {
    namespace: 'tableau',
    integration: 'TABLEAU',
    jobType: 'WORKBOOK',
    version: '2025.2',
    producer: 'https://git.loomwear.example/data-platform/bi-lineage',
    names: 'end',
  },
  jupyter: {
    namespace: 'jupyterhub',
    integration: 'PYTHON',
    jobType: 'NOTEBOOK',
    version: '3.12',
    producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.38.0/client/python',
    names: 'start and end',
  },
  reverseEtl: {
    namespace: 'reverse-etl',
    integration: 'CUSTOM',
    jobType: 'SYNC',
    version: '2026.3',
    producer: 'https://git.loomwear.example/data-platform/activation',
    names: 'start',
  },
} as const

export type Engine = keyof typeof ENGINES
