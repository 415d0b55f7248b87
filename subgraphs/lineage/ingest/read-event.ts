import { isWebAddress } from '../../../platform/web-address.ts'
import { formatJobId } from '../../../schema/ids.ts'
import type { EventDataset, EventExposure, EventJob, LineageEvent, RunEvent } from './event.ts'
import { readDatasetSays, readJobSays, readRunSays } from './facets.ts'
import type { DatasetName } from './names.ts'
import { field, listOf, readName, textOf } from './raw.ts'
import { isDeleted, readLineageEntries, readStatedLineage, STATING_FACETS } from './stated-lineage.ts'

/** The parts of a valid event that are read. */
export type RawEvent = {
  readonly eventTime: string
  readonly producer: string
  readonly eventType?: RunEvent['type']
  readonly run?: { readonly runId: string; readonly facets?: Facets }
  readonly job?: { readonly namespace: string; readonly name: string; readonly facets?: Facets }
  readonly dataset?: RawDataset
  readonly inputs?: readonly RawDataset[]
  readonly outputs?: readonly RawDataset[]
}
type RawDataset = DatasetName & { readonly facets?: Facets; readonly inputFacets?: Facets }
type Facets = Readonly<Record<string, unknown>>

/** Reads an event that the schema accepted. */
export function readEvent(raw: RawEvent): LineageEvent {
  const common = { time: Date.parse(raw.eventTime), producer: raw.producer }
  if (raw.dataset) return { kind: 'DATASET', ...common, dataset: readDataset(raw.dataset) }
  const job = readJob(raw)
  const inputs = (raw.inputs ?? []).map(readDataset)
  const outputs = withEntries((raw.outputs ?? []).map(readDataset), raw.job?.facets?.lineage)
  if (!raw.run) return { kind: 'JOB', ...common, job, inputs, outputs }
  const type = raw.eventType ?? 'OTHER'
  const says = readRunSays(raw.run.facets ?? {})
  return { kind: 'RUN', ...common, job, inputs, outputs, runId: raw.run.runId.toLowerCase(), type, says }
}

/** A job's `lineage` facet speaks for the outputs that do not speak for themselves, and for some that are not listed. */
function withEntries(outputs: readonly EventDataset[], facet: unknown): EventDataset[] {
  const entries = new Map(readLineageEntries(facet).map((entry) => [nameKey(entry.target), entry]))
  const spoken = outputs.map((output) => {
    const entry = entries.get(nameKey(output.name))
    entries.delete(nameKey(output.name))
    // Its own `lineage` facet names datasets; `columnLineage` does not, and is superseded.
    return !entry?.stated || output.stated?.datasets ? output : { ...output, stated: entry.stated }
  })
  const unlisted = [...entries.values()].map(({ target, stated }): EventDataset => {
    return { name: target, symlinks: [], stated, takesBack: false, exposures: [], says: {} }
  })
  return [...spoken, ...unlisted]
}

const nameKey = ({ namespace, name }: DatasetName): string => JSON.stringify([namespace, name])

function readJob(raw: RawEvent): EventJob {
  const { namespace, name, facets = {} } = raw.job ?? { namespace: '', name: '' }
  return {
    id: formatJobId(namespace, name),
    namespace,
    name,
    isTest: isTest(raw, name, facets),
    says: readJobSays(facets),
  }
}

/** `jobType` TEST, a `test` run facet; and what dbt's older integrations send: a job called `….test` that checks its inputs. */
function isTest(raw: RawEvent, name: string, facets: Facets): boolean {
  if (textOf(field(facets.jobType, 'jobType'))?.toUpperCase() === 'TEST') return true
  if (raw.run?.facets?.test !== undefined) return true
  const checksOnly = (raw.outputs ?? []).length === 0 && (raw.inputs ?? []).some(checksQuality)
  const isDbt = /\bdbt\b/i.test(raw.producer) || textOf(field(facets.jobType, 'integration'))?.toUpperCase() === 'DBT'
  return isDbt && (/\.test$/.test(name) || checksOnly)
}

const checksQuality = ({ facets, inputFacets }: RawDataset): boolean =>
  facets?.dataQualityAssertions !== undefined || inputFacets?.dataQualityAssertions !== undefined

function readDataset({ namespace, name, facets = {} }: RawDataset): EventDataset {
  return {
    name: { namespace, name },
    symlinks: listOf(field(facets.symlinks, 'identifiers')).flatMap(readName),
    stated: readStatedLineage(facets),
    takesBack: STATING_FACETS.some((name) => isDeleted(facets[name])),
    exposures: listOf(field(facets.dbt_exposures, 'exposures')).flatMap(readExposure),
    says: readDatasetSays(facets),
  }
}

function readExposure(given: unknown): readonly EventExposure[] {
  const name = textOf(field(given, 'name'))
  const owner = field(given, 'owner')
  if (!name) return []
  const url = textOf(field(given, 'url'))
  return [
    {
      name,
      type: textOf(field(given, 'type')),
      owner: textOf(field(owner, 'name')),
      email: textOf(field(owner, 'email')),
      url: url !== null && isWebAddress(url) ? url : null,
    },
  ]
}
