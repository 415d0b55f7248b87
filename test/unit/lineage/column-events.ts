import type { LineageDocument } from '../../../schema/lineage-document.ts'
import { harvest, type RunParts, runEvent } from './harness.ts'

/** A source of a column, or of a dataset when no field is named. */
export type Source = {
  readonly namespace: string
  readonly name: string
  readonly type: 'DATASET'
  readonly field?: string
  readonly transformations?: readonly object[]
}

export function from(name: string, field?: string, type = 'DIRECT', subtype = 'IDENTITY', masking = false): Source {
  const source = { namespace: 'db', name, type: 'DATASET' as const }
  return field === undefined ? source : { ...source, field, transformations: [{ type, subtype, masking }] }
}

const facet = (schema: string, rest: object) => ({
  _producer: 'https://example.org/producer',
  _schemaURL: `https://openlineage.io/spec/facets/${schema}`,
  ...rest,
})

/** A `columnLineage` facet: to each field its sources, and what affects every row. */
export function columnLineage(fields: Readonly<Record<string, readonly Source[]>>, dataset: readonly Source[] = []) {
  const entries = Object.entries(fields).map(([name, sources]) => [name, { inputFields: sources.map(withoutType) }])
  const schema = '1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet'
  return { columnLineage: facet(schema, { fields: Object.fromEntries(entries), dataset: dataset.map(withoutType) }) }
}

/** A `lineage` facet of a dataset. */
export function lineageFacet(parts: {
  readonly inputs?: readonly Source[]
  readonly fields?: Readonly<Record<string, readonly Source[]>>
}) {
  const { inputs, fields } = parts
  const entries = Object.entries(fields ?? {}).map(([name, sources]) => [name, { inputs: sources }])
  const schema = '1-0-0/LineageFacet.json#/$defs/LineageDatasetFacet'
  return {
    lineage: facet(schema, {
      ...(inputs === undefined ? {} : { inputs }),
      ...(fields === undefined ? {} : { fields: Object.fromEntries(entries) }),
    }),
  }
}

const withoutType = ({ type: _type, ...source }: Source) => source

/** A run of a job whose outputs carry facets. */
export function columnEvent(
  job: string,
  reads: readonly string[],
  writes: Readonly<Record<string, object>>,
  parts: RunParts = {},
): Record<string, unknown> {
  const outputs = Object.entries(writes).map(([name, facets]) => ({ namespace: 'db', name, facets }))
  return { ...runEvent(job, { ...parts, reads }), outputs }
}

/** A harvest of a domain with one port, which holds a dataset and has a contract with these columns. */
export function harvestColumns(
  domain: string,
  product: string,
  port: string,
  dataset: string,
  columns: readonly { readonly path: string; readonly physicalName: string | null }[],
): LineageDocument {
  const id = `${domain}/${product}/${port}`
  return harvest(domain, {
    [product]: {
      ports: {
        [port]: { datasets: [dataset], columns: columns.map((given) => ({ id: `${id}#${given.path}`, ...given })) },
      },
    },
  })
}
