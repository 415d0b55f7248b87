import { isWebAddress } from '../../../platform/web-address.ts'
import { formatJobId } from '../../../schema/ids.ts'
import type { EventDataset, EventExposure, EventJob, LineageEvent, RunEvent } from './event.ts'
import type { DatasetName } from './names.ts'

/** The parts of a valid event that are read. Facets come in versions, so what stands in one is looked at before it is used. */
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
  const outputs = (raw.outputs ?? []).map(readDataset)
  if (!raw.run) return { kind: 'JOB', ...common, job, inputs, outputs }
  const type = raw.eventType ?? 'OTHER'
  return { kind: 'RUN', ...common, job, inputs, outputs, runId: raw.run.runId.toLowerCase(), type }
}

function readJob(raw: RawEvent): EventJob {
  const { namespace, name, facets = {} } = raw.job ?? { namespace: '', name: '' }
  const owners = listOf(field(facets.ownership, 'owners'))
  return {
    id: formatJobId(namespace, name),
    namespace,
    name,
    isTest: isTest(raw, name, facets),
    owner: owners.map((owner) => textOf(field(owner, 'name'))).find((found) => found !== null) ?? null,
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
    madeFrom: facets.lineage === undefined ? null : readMadeFrom(facets.lineage),
    exposures: listOf(field(facets.dbt_exposures, 'exposures')).flatMap(readExposure),
  }
}

/** The datasets of a `lineage` facet: those that feed the whole, and those that feed a field. Jobs are no datasets. */
function readMadeFrom(facet: unknown): readonly DatasetName[] {
  const fields = field(facet, 'fields')
  const ofFields = typeof fields === 'object' && fields !== null ? Object.values(fields) : []
  const inputs = [facet, ...ofFields].flatMap((entry) => listOf(field(entry, 'inputs')))
  return inputs.filter((input) => field(input, 'type') === 'DATASET').flatMap(readName)
}

function readName(given: unknown): readonly DatasetName[] {
  const namespace = textOf(field(given, 'namespace'))
  const name = textOf(field(given, 'name'))
  return namespace && name ? [{ namespace, name }] : []
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

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)
