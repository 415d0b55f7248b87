import type { DatasetName } from './names.ts'
import type { StatedLineage } from './stated-lineage.ts'

/** An OpenLineage event as lineage reads it: valid, times as milliseconds, only the facets that say something about edges. */
export type LineageEvent = RunEvent | JobEvent | DatasetEvent

export type RunEvent = JobParts & {
  readonly kind: 'RUN'
  readonly runId: string
  /** OTHER when the event names none. */
  readonly type: RunEventType
  readonly says: RunSays
}
/** The words of the specification. */
export type RunEventType = 'START' | 'RUNNING' | 'COMPLETE' | 'ABORT' | 'FAIL' | 'OTHER'

/** What facets say: what is absent is not said, null is taken back (`_deleted`). */
export type RunSays = {
  readonly nominal?: NominalTime | null
  readonly parent?: RunName | null
  readonly root?: RunName | null
  readonly error?: string | null
  /** Name and version of what processed the data, such as `spark 3.5.1`. */
  readonly engine?: string | null
}
export type NominalTime = { readonly start: number; readonly end: number | null }
/** A run by the id of its job and its own. */
export type RunName = { readonly job: string; readonly run: string }

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
  readonly says: JobSays
}

export type JobSays = {
  readonly type?: JobType | null
  /** The first owner of the `ownership` facet. */
  readonly owner?: string | null
  readonly description?: string | null
}
/** The three words of the `jobType` facet. */
export type JobType = {
  readonly processing: string | null
  readonly integration: string | null
  readonly type: string | null
}

export type EventDataset = {
  /** As it was sent. */
  readonly name: DatasetName
  /** Other names of it: the `symlinks` facet. */
  readonly symlinks: readonly DatasetName[]
  /** What an output's facets say it is made from; null when they say nothing of that. */
  readonly stated: StatedLineage | null
  /** Whether a facet takes back what earlier events of the run said it is made from (`_deleted`). */
  readonly takesBack: boolean
  /** Dashboards and the like that a `dbt_exposures` facet says depend on it. */
  readonly exposures: readonly EventExposure[]
  readonly says: DatasetSays
}

export type DatasetSays = {
  readonly schema?: readonly DatasetField[] | null
  readonly owner?: string | null
  readonly description?: string | null
  readonly type?: DatasetType | null
  readonly lifecycle?: LifecycleChange | null
}
export type DatasetType = { readonly type: string; readonly subType: string | null }
/** `path` is the names from the outermost field to this one, joined by dots. */
export type DatasetField = { readonly path: string; readonly type: string | null; readonly description: string | null }

export const LIFECYCLE_CHANGES = ['ALTER', 'CREATE', 'DROP', 'OVERWRITE', 'RENAME', 'TRUNCATE'] as const
export type LifecycleChange = {
  readonly change: (typeof LIFECYCLE_CHANGES)[number]
  /** What it was called before it was renamed. */
  readonly previous: DatasetName | null
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
