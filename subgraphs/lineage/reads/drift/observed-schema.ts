import type { DatasetField } from '../../ingest/event.ts'
import { readSchemaText } from '../../ledger/datasets/dataset-facts.ts'
import type { Instant } from '../../stores/store.ts'
import type { Facts } from '../facts.ts'

export type ObservedSchema = { readonly fields: readonly DatasetField[]; readonly at: Instant }

/** Where what was reported of datasets is read. */
export type Schemas = { readonly facts: Pick<Facts, 'dataset' | 'text'> }

/** The fields of a dataset as last reported; null when nobody did, or who did took it back. */
export async function observedSchema({ facts }: Schemas, dataset: string): Promise<ObservedSchema | null> {
  const said = (await facts.dataset(dataset))?.said.schema
  const digest = said?.[1] ?? null
  const text = digest === null ? null : await facts.text(digest)
  return said === undefined || text === null ? null : { fields: readSchemaText(text), at: said[0] }
}
