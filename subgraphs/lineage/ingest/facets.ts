import { hasDateTime } from '../../../platform/time-forms.ts'
import { formatJobId, isRunId } from '../../../schema/ids.ts'
import type {
  DatasetField,
  DatasetSays,
  DatasetType,
  JobSays,
  JobType,
  LifecycleChange,
  NominalTime,
  RunName,
  RunSays,
} from './event.ts'
import { LIFECYCLE_CHANGES } from './event.ts'
import { field, listOf, readName, textOf } from './raw.ts'
import { isDeleted } from './stated-lineage.ts'

type Facets = Readonly<Record<string, unknown>>

/** What the facets of a job say of it. */
export function readJobSays({ jobType, ownership, documentation }: Facets): JobSays {
  return {
    ...said('type', jobType, readJobType),
    ...said('owner', ownership, firstOwner),
    ...said('description', documentation, readDescription),
  }
}

/** What the facets of a run say of it; `parentRun` is what `parent` was called before. */
export function readRunSays(facets: Facets): RunSays {
  const parent = facets.parent ?? facets.parentRun
  return {
    ...said('nominal', facets.nominalTime, readNominalTime),
    ...said('parent', parent, readRunName),
    ...said('root', parent, (facet) => readRunName(field(facet, 'root'))),
    ...said('error', facets.errorMessage, (facet) => textOf(field(facet, 'message'))?.slice(0, LONGEST_ERROR) ?? null),
    ...said('engine', facets.processing_engine, readEngine),
  }
}

/** What the facets of a dataset say of it, but what it is made from and what else it is called. */
export function readDatasetSays({
  schema,
  ownership,
  documentation,
  datasetType,
  lifecycleStateChange,
}: Facets): DatasetSays {
  return {
    ...said('schema', schema, readSchema),
    ...said('owner', ownership, firstOwner),
    ...said('description', documentation, readDescription),
    ...said('type', datasetType, readDatasetType),
    ...said('lifecycle', lifecycleStateChange, readLifecycle),
  }
}

/** Characters of an error message that are kept: some producers put a whole log into it. */
const LONGEST_ERROR = 2_000

/** Nothing for a facet that is not there, or says nothing that can be read; null for one that is taken back. */
function said<Key extends string, Value>(
  key: Key,
  facet: unknown,
  read: (facet: unknown) => Value | null,
): { readonly [K in Key]?: Value | null } {
  if (facet === undefined || facet === null) return {}
  const value = isDeleted(facet) ? null : read(facet)
  return value === null && !isDeleted(facet) ? {} : ({ [key]: value } as { readonly [K in Key]?: Value | null })
}

const readDescription = (facet: unknown): string | null => textOf(field(facet, 'description'))

function firstOwner(facet: unknown): string | null {
  for (const owner of listOf(field(facet, 'owners'))) {
    const name = textOf(field(owner, 'name'))
    if (name !== null) return name
  }
  return null
}

function readJobType(facet: unknown): JobType | null {
  const processing = textOf(field(facet, 'processingType'))
  const integration = textOf(field(facet, 'integration'))
  const type = textOf(field(facet, 'jobType'))
  return processing === null && integration === null && type === null ? null : { processing, integration, type }
}

function readNominalTime(facet: unknown): NominalTime | null {
  const start = timeOf(field(facet, 'nominalStartTime'))
  return start === null ? null : { start, end: timeOf(field(facet, 'nominalEndTime')) }
}

function timeOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return hasDateTime(time) ? time : null
}

function readRunName(given: unknown): RunName | null {
  const [job] = readName(field(given, 'job'))
  const run = textOf(field(field(given, 'run'), 'runId'))
  if (job === undefined || run === null || !isRunId(run)) return null
  return { job: formatJobId(job.namespace, job.name), run: run.toLowerCase() }
}

function readEngine(facet: unknown): string | null {
  const name = textOf(field(facet, 'name'))
  const version = textOf(field(facet, 'version'))
  return name === null && version === null ? null : [name, version].filter((part) => part !== null).join(' ')
}

function readDatasetType(facet: unknown): DatasetType | null {
  const type = textOf(field(facet, 'datasetType'))
  return type === null ? null : { type, subType: textOf(field(facet, 'subType')) }
}

function readLifecycle(facet: unknown): LifecycleChange | null {
  const word = textOf(field(facet, 'lifecycleStateChange'))?.toUpperCase()
  const change = LIFECYCLE_CHANGES.find((known) => known === word)
  if (change === undefined) return null
  const previous = change === 'RENAME' ? readName(field(facet, 'previousIdentifier'))[0] : undefined
  return { change, previous: previous ?? null }
}

/** The inner fields of an array go by the array's name, as in a contract; those of a map by `_key` and `_value`. */
const ELEMENT = '_element'

/** In the order given, each nested field after the one it is in. Not by calling itself: how deep they nest is the sender's choice. */
function readSchema(facet: unknown): readonly DatasetField[] | null {
  const found: DatasetField[] = []
  const open = reversed(field(facet, 'fields'), '')
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { given, prefix } = next
    const name = textOf(field(given, 'name'))
    if (name === null) continue
    const isElement = name === ELEMENT && prefix !== ''
    const path = isElement ? prefix : `${prefix === '' ? '' : `${prefix}.`}${name}`
    if (!isElement) {
      found.push({ path, type: textOf(field(given, 'type')), description: textOf(field(given, 'description')) })
    }
    open.push(...reversed(field(given, 'fields'), path))
  }
  return found.length > 0 ? found : null
}

const reversed = (fields: unknown, prefix: string): { given: unknown; prefix: string }[] =>
  listOf(fields)
    .map((given) => ({ given, prefix }))
    .reverse()
