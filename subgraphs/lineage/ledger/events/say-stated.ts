import type { EventDataset } from '../../ingest/event.ts'
import type { DatasetName } from '../../ingest/names.ts'
import type { ColumnSource, StatedColumns } from '../../ingest/stated-lineage.ts'
import type { Instant, NodeKey } from '../../stores/store.ts'
import { internDataset } from '../datasets/identities.ts'
import type { Ledger } from '../ledger.ts'
import { latest, type RunState, type StatedColumn, sayAt, sayColumn, statedOutput } from '../runs/run-state.ts'
import { writeDetail } from './edge-detail.ts'

/** The node of a dataset's name, asked once a name: facets name a dataset with every column. */
export function createNames(ledger: Ledger): (name: DatasetName) => NodeKey {
  const known = new Map<string, NodeKey>()
  return (name) => {
    const text = `${name.namespace}\n${name.name}`
    const key = known.get(text) ?? internDataset(ledger, name)
    known.set(text, key)
    return key
  }
}

/** Adds what an output's facets say it is made from to what its run said before, or notes that it is taken back. */
export function sayStated(
  ledger: Ledger,
  run: RunState,
  { name, stated, takesBack }: EventDataset,
  time: Instant,
  keyOf: (name: DatasetName) => NodeKey,
): void {
  if (stated === null && !takesBack) return
  const output = keyOf(name)
  const said = statedOutput(run, output)
  if (takesBack) said.takenBackAt = latest(said.takenBackAt, time)
  if (stated === null) return
  said.statedAt = latest(said.statedAt, time)
  if (stated.datasets !== null) {
    said.datasets ??= new Map()
    for (const source of stated.datasets) sayAt(said.datasets, keyOf(source), time)
  }
  if (stated.columns === null) return
  said.columns ??= new Map()
  for (const edge of columnEdges(ledger, output, stated.columns, time, keyOf)) sayColumn(said.columns, edge)
}

/**
 * The edges that facets state, and no others: never every input column to every output column. What affects all rows leads
 * from a column to the dataset itself; a source of which no field is named leads from the dataset itself to a column.
 */
function* columnEdges(
  ledger: Ledger,
  output: NodeKey,
  { fields, wide }: StatedColumns,
  time: Instant,
  keyOf: (name: DatasetName) => NodeKey,
): Generator<StatedColumn> {
  const edge = (source: ColumnSource, to: NodeKey): StatedColumn => {
    const dataset = keyOf(source.dataset)
    const from = source.field === null ? dataset : ledger.internColumn(dataset, source.field)
    return { from, to, firstAt: time, lastAt: time, detail: writeDetail({ transformations: source.transformations }) }
  }
  for (const source of wide) yield edge(source, output)
  for (const [field, sources] of fields) {
    const to = ledger.internColumn(output, field)
    for (const source of sources) yield edge(source, to)
  }
}
