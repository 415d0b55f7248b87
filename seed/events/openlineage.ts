/** The parts of OpenLineage 2-0-2 that the demo writes; `test/unit/seed` holds every event to the published schemas. */
export interface Dataset {
  readonly namespace: string
  readonly name: string
}
export interface EventDataset extends Dataset {
  readonly facets?: Facets
  readonly outputFacets?: Facets
}
export type Facets = Readonly<Record<string, Readonly<Record<string, unknown>>>>

interface BaseEvent {
  readonly eventTime: string
  readonly producer: string
  readonly schemaURL: string
}
export interface JobIdentity {
  readonly namespace: string
  readonly name: string
  readonly facets?: Facets
}
export interface RunEvent extends BaseEvent {
  readonly eventType: 'START' | 'RUNNING' | 'COMPLETE' | 'ABORT' | 'FAIL'
  readonly run: { readonly runId: string; readonly facets?: Facets }
  readonly job: JobIdentity
  readonly inputs?: readonly EventDataset[]
  readonly outputs?: readonly EventDataset[]
}
export interface JobEvent extends BaseEvent {
  readonly job: JobIdentity
  readonly inputs: readonly EventDataset[]
  readonly outputs: readonly EventDataset[]
}
export interface DatasetEvent extends BaseEvent {
  readonly dataset: EventDataset
}
export type OpenLineageEvent = RunEvent | JobEvent | DatasetEvent

const CORE = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/'

export const schemaUrl = (kind: 'RunEvent' | 'JobEvent' | 'DatasetEvent'): string => CORE + kind

/** Versions of the facet schemas as they lie in `subgraphs/lineage/standards/openlineage/facets`. */
const FACETS = {
  ColumnLineageDatasetFacet: '1-2-0',
  SymlinksDatasetFacet: '1-0-1',
  OutputStatisticsOutputDatasetFacet: '1-0-2',
  ErrorMessageRunFacet: '1-0-1',
  NominalTimeRunFacet: '1-0-1',
  ProcessingEngineRunFacet: '1-1-1',
  JobTypeJobFacet: '2-0-4',
  OwnershipJobFacet: '1-0-1',
  DocumentationJobFacet: '1-1-0',
  SQLJobFacet: '1-1-0',
  LineageFacet: '1-0-0',
} as const

/** A facet of the specification with the two fields each must have. `definition` when it is not called like its file. */
export function facet(
  producer: string,
  file: keyof typeof FACETS,
  fields: Readonly<Record<string, unknown>>,
  definition: string = file,
): Readonly<Record<string, unknown>> {
  const address = `https://openlineage.io/spec/facets/${FACETS[file]}/${file}.json#/$defs/${definition}`
  return { _producer: producer, _schemaURL: address, ...fields }
}
