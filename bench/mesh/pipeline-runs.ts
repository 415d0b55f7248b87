import { formatJobId } from '../../schema/ids.ts'
import { datasetIdOf } from '../../subgraphs/lineage/ingest/names.ts'
import { COLUMNS } from './words.ts'

/**
 * Jobs that run one after the other, over and over: run `n` is one of job `n % jobs`, a second after the run before.
 * Each reads a shared source and what the job before it wrote (every tenth a landing table), and writes two tables.
 */
export interface PipelinePlan {
  readonly jobs: number
  /** When run 0 started, in ms since the epoch. */
  readonly startedAt: number
}

export interface PipelineEdge {
  /** Ids as lineage has them. */
  readonly from: string
  readonly to: string
  readonly job: string
}

const SOURCES = 20
const CHAIN = 10
const COLUMNS_EACH = 5
const RUN_SECONDS = 40

const NAMESPACE = 'postgres://warehouse.example:5432'
const JOBS = 'airflow-production'
const PRODUCER = 'https://github.com/OpenLineage/OpenLineage/tree/1.54.0/integration/airflow'
const FACETS = 'https://openlineage.io/spec/facets'

type Json = Readonly<Record<string, unknown>>

export const jobOf = ({ jobs }: PipelinePlan, run: number): number => run % jobs

/** When the run's START, or its COMPLETE, happened. */
export const timeOf = ({ startedAt }: PipelinePlan, run: number, type: 'START' | 'COMPLETE'): string =>
  new Date(startedAt + run * 1_000 + (type === 'COMPLETE' ? RUN_SECONDS * 1_000 : 0)).toISOString()

/** The body of one event of a run: two inputs, two outputs, schemas of five columns, and the lineage of each. */
export function eventBody(plan: PipelinePlan, run: number, type: 'START' | 'COMPLETE'): string {
  const job = jobOf(plan, run)
  const inputs = inputsOf(job)
  return JSON.stringify({
    eventTime: timeOf(plan, run, type),
    eventType: type,
    producer: PRODUCER,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: {
      runId: runId(run),
      facets: {
        nominalTime: facet('1-0-1/NominalTimeRunFacet', { nominalStartTime: timeOf(plan, run, 'START') }),
        processing_engine: facet('1-1-1/ProcessingEngineRunFacet', { version: '3.1.0', name: 'Airflow' }),
      },
    },
    job: {
      namespace: JOBS,
      name: jobName(job),
      facets: {
        jobType: facet('2-0-4/JobTypeJobFacet', { processingType: 'BATCH', integration: 'AIRFLOW', jobType: 'TASK' }),
        ownership: facet('1-0-1/OwnershipJobFacet', { owners: [{ name: 'team:warehouse', type: 'MAINTAINER' }] }),
      },
    },
    inputs: inputs.map((name) => dataset(name, { schema: schemaOf(name) })),
    outputs: outputsOf(job).map((name) =>
      dataset(name, { schema: schemaOf(name), columnLineage: columnLineage(name, inputs) }),
    ),
  })
}

/** What every job's runs come to: each input feeds each output. */
export function edgesOfJob(job: number): PipelineEdge[] {
  const id = (name: string) => datasetIdOf({ namespace: NAMESPACE, name })
  return inputsOf(job).flatMap((from) =>
    outputsOf(job).map((to) => ({ from: id(from), to: id(to), job: formatJobId(JOBS, jobName(job)) })),
  )
}

const jobName = (job: number): string => `daily_${Math.floor(job / CHAIN)}.step_${job % CHAIN}`

const inputsOf = (job: number): string[] => [
  `shop.public.source_${job % SOURCES}`,
  job % CHAIN === 0 ? `shop.landing.table_${job}` : `shop.curated.table_${job - 1}`,
]
const outputsOf = (job: number): string[] => [`shop.curated.table_${job}`, `shop.curated.summary_${job}`]

const runId = (run: number): string => `0199a7c4-0000-7000-8000-${run.toString(16).padStart(12, '0')}`

const facet = (schema: string, fields: Json): Json => ({
  _producer: PRODUCER,
  _schemaURL: `${FACETS}/${schema}.json#/$defs/${schema.split('/')[1]}`,
  ...fields,
})

const dataset = (name: string, facets: Json): Json => ({ namespace: NAMESPACE, name, facets })

/** The same five for a name, wherever it stands. */
function columnsOf(name: string): readonly string[] {
  const at = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % (COLUMNS.length - COLUMNS_EACH)
  return COLUMNS.slice(at, at + COLUMNS_EACH)
}

const schemaOf = (name: string): Json =>
  facet('1-2-0/SchemaDatasetFacet', {
    fields: columnsOf(name).map((column) => ({ name: column, type: 'VARCHAR' })),
  })

/** Each column from one of the first input; one of them from the second, too. */
function columnLineage(output: string, [first = '', second = '']: readonly string[]): Json {
  const feeds = (name: string, at: number, type: string, subtype: string): Json => ({
    namespace: NAMESPACE,
    name,
    field: columnsOf(name)[at],
    transformations: [{ type, subtype, description: '', masking: false }],
  })
  const fields = columnsOf(output).map((column, at) => {
    const joined = at === 0 ? [feeds(second, at, 'INDIRECT', 'JOIN')] : []
    return [column, { inputFields: [feeds(first, at, 'DIRECT', 'IDENTITY'), ...joined] }] as const
  })
  return facet('1-2-0/ColumnLineageDatasetFacet', { fields: Object.fromEntries(fields) })
}
