import type { DatasetName } from './names.ts'

/** An OpenLineage event as lineage reads it: valid, times as milliseconds, only the facets that say something about edges. */
export type LineageEvent = RunEvent | JobEvent | DatasetEvent

export type RunEvent = JobParts & {
  readonly kind: 'RUN'
  readonly runId: string
  /** OTHER when the event names none. */
  readonly type: 'START' | 'RUNNING' | 'COMPLETE' | 'ABORT' | 'FAIL' | 'OTHER'
}
export type JobEvent = JobParts & { readonly kind: 'JOB' }
export type DatasetEvent = {
  readonly kind: 'DATASET'
  readonly time: number
  readonly producer: string
  readonly dataset: EventDataset
}

type JobParts = {
  readonly time: number
  readonly producer: string
  readonly job: EventJob
  readonly inputs: readonly EventDataset[]
  readonly outputs: readonly EventDataset[]
}

export type EventJob = {
  /** `job:<enc>/<enc>` */
  readonly id: string
  readonly namespace: string
  readonly name: string
  /** A test reads what it checks and uses nothing: it is no consumer. */
  readonly isTest: boolean
  /** The first owner of the `ownership` facet. */
  readonly owner: string | null
}

export type EventDataset = {
  /** As it was sent. */
  readonly name: DatasetName
  /** Other names of it: the `symlinks` facet. */
  readonly symlinks: readonly DatasetName[]
  /** What an output's `lineage` facet says it is made from, of datasets; null without the facet. */
  readonly madeFrom: readonly DatasetName[] | null
  /** Dashboards and the like that a `dbt_exposures` facet says depend on it. */
  readonly exposures: readonly EventExposure[]
}

export type EventExposure = {
  readonly name: string
  readonly type: string | null
  readonly owner: string | null
  readonly email: string | null
  /** Of http or https: whatever else is no address to lead people to. */
  readonly url: string | null
}

export const datasetsOf = (event: LineageEvent): readonly EventDataset[] =>
  event.kind === 'DATASET' ? [event.dataset] : [...event.inputs, ...event.outputs]
