import { type Dataset, type Facets, facet } from './openlineage.ts'

/** Output column → the columns it is made from. */
export type ColumnSources = Readonly<Record<string, readonly ColumnSource[]>>
export interface ColumnSource extends Dataset {
  readonly field: string
  readonly transformation: { readonly type: string; readonly subtype: string; readonly masking?: boolean }
}

/** The value as it is. */
export const same = (from: Dataset, field: string): ColumnSource => source(from, field, 'DIRECT', 'IDENTITY')
/** Computed from it, row by row. */
export const computed = (from: Dataset, field: string): ColumnSource => source(from, field, 'DIRECT', 'TRANSFORMATION')
/** Summed, counted or otherwise folded over rows. */
export const folded = (from: Dataset, field: string): ColumnSource => source(from, field, 'DIRECT', 'AGGREGATION')
/** Decides which rows count, without being in the value. */
export const conditional = (from: Dataset, field: string): ColumnSource =>
  source(from, field, 'INDIRECT', 'CONDITIONAL')
/** Hashed or encrypted on the way. */
export const masked = (from: Dataset, field: string): ColumnSource => ({
  ...from,
  field,
  transformation: { type: 'DIRECT', subtype: 'TRANSFORMATION', masking: true },
})

/** The `columnLineage` facet of an output. */
export function columnLineage(producer: string, fields: ColumnSources): Facets {
  const entries = Object.entries(fields).map(([column, sources]) => [
    column,
    {
      inputFields: sources.map(({ namespace, name, field, transformation }) => ({
        namespace,
        name,
        field,
        transformations: [{ description: '', masking: false, ...transformation }],
      })),
    },
  ])
  return { columnLineage: facet(producer, 'ColumnLineageDatasetFacet', { fields: Object.fromEntries(entries) }) }
}

function source(from: Dataset, field: string, type: string, subtype: string): ColumnSource {
  return { ...from, field, transformation: { type, subtype } }
}
