import { groupBy } from '../../../../platform/group-by.ts'
import { parseColumnId, parseDatasetId } from '../../../../schema/ids.ts'
import type { LineagePort } from '../../../../schema/lineage-document.ts'
import type { Instant } from '../../stores/store.ts'
import type { Reader } from '../reader.ts'
import { compareFields, type FieldDifference } from './compare-fields.ts'
import { contractColumns } from './contract-columns.ts'
import { observedSchema } from './observed-schema.ts'

export type Drift = FieldDifference & { readonly dataset: string; readonly observedAt: Instant }

/** Where the datasets of a port differ from its contract, by dataset and path; null when there is nothing to compare. */
export async function schemaDrift(reader: Reader, port: string): Promise<readonly Drift[] | null> {
  const { copy, directory } = reader.now
  const index = copy.portOf(port)
  const columns = index === undefined ? null : await contractColumns(reader, port)
  if (index === undefined || columns === null) return null
  const datasets = (copy.ports[index]?.nodes ?? []).map(directory.idOf).sort()
  const compared = await Promise.all(
    datasets.map(async (dataset) => {
      const schema = await observedSchema(reader, dataset)
      const declared = columnsOf(columns, dataset)
      if (schema === null || declared === null) return null
      const found = compareFields(declared, schema.fields)
      return found.map((difference): Drift => ({ ...difference, dataset, observedAt: schema.at }))
    }),
  )
  const known = compared.filter((found) => found !== null)
  return known.length === 0 ? null : known.flat()
}

/** Those of the schema object that the dataset is; with several, of that which is called like it, if one is. */
function columnsOf(columns: LineagePort['columns'], dataset: string): LineagePort['columns'] | null {
  const objects = groupBy(columns, ({ id }) => parseColumnId(id).object ?? '')
  if (objects.size === 1) return columns
  const name = parseDatasetId(dataset).name.split(/[./]/).at(-1)?.toLowerCase()
  const alike = [...objects].filter(([object]) => object.toLowerCase() === name)
  return alike.length === 1 ? (alike[0]?.[1] ?? null) : null
}
