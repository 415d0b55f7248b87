import { parseDatasetId } from '../../../schema/ids.ts'
import type { DatasetName } from '../ingest/names.ts'
import { type ContractColumn, objectOf } from '../mesh/contract-columns.ts'
import type { NodeKey } from '../stores/store.ts'
import type { Ledger } from './ledger.ts'

export const nameOf = (ledger: Ledger, node: NodeKey): DatasetName => parseDatasetId(ledger.idOf(node))

/** The name of a table or topic, without what it lies in. */
export const lastPart = (name: string): string => (name.split(/[./]/).at(-1) ?? name).toLowerCase()

/** Which of a port's datasets have a column: of a contract with several objects, a dataset called after one has the columns of that one. */
export function datasetsWith(ledger: Ledger, held: readonly NodeKey[], column: ContractColumn): readonly NodeKey[] {
  const object = objectOf(column)?.toLowerCase()
  const called = held.filter((node) => lastPart(nameOf(ledger, node).name) === object)
  return called.length > 0 ? called : held
}
