import { createBreather } from '../../breathe.ts'
import { datasetsOf, type EventDataset, type JobEvent, type LineageEvent, type RunEvent } from '../../ingest/event.ts'
import { type DatasetName, datasetIdOf } from '../../ingest/names.ts'
import type { NodeKey } from '../../stores/store.ts'
import { keepText, noteDataset } from '../datasets/dataset-facts.ts'
import { findDataset, internDataset } from '../datasets/identities.ts'
import type { Moves } from '../datasets/moves.ts'
import type { DepartureBook } from '../departures.ts'
import type { Ledger } from '../ledger.ts'
import { type JobState, sayParent } from '../runs/job-state.ts'
import { sayAll } from '../said.ts'
import { depart } from './depart.ts'

/** The records of what is known of the datasets of an event, where they go by the names it uses: to load ahead. */
export const datasetRecordIds = (event: LineageEvent): string[] =>
  datasetsOf(event).map(({ name }) => datasetIdOf(name))

/** What the facets of a job say of it, and which job the run says it was started by. */
export function noteJob(ledger: Ledger, state: JobState, { job: { says }, ...event }: RunEvent | JobEvent): void {
  const { description } = says
  const kept =
    description === undefined ? says : { ...says, description: keepText(ledger, state.said?.description, description) }
  if (Object.keys(kept).length > 0) state.said = sayAll(state.said ?? {}, kept, event.time)
  if (event.kind === 'RUN' && event.says.parent) sayParent(state, [event.time, event.says.parent.job])
}

export type NoteOptions = {
  readonly departures: DepartureBook
  readonly moves: Moves
  /** Whether the sender may write to the dataset of this name. */
  readonly mayWrite: (name: DatasetName) => boolean
}

/** What an event says of its datasets: that they are there, what their facets say, and that one was renamed or dropped. */
export async function noteDatasets(
  ledger: Ledger,
  options: NoteOptions,
  event: LineageEvent,
  domain: string | null,
): Promise<void> {
  const breathe = createBreather()
  const outputs = new Set(event.kind === 'DATASET' ? [] : event.outputs)
  const writer = event.kind === 'DATASET' ? null : ledger.writer(event.job.id).key
  for (const dataset of datasetsOf(event)) {
    await breathe()
    const key = internDataset(ledger, dataset.name)
    await ledger.loadRecords('DATASET', [ledger.idOf(key)])
    const previous = previousOf(ledger, options, dataset)
    noteDataset(ledger, key, dataset, { at: event.time, writer: outputs.has(dataset) ? writer : null, previous })
    const gone = goneBy(dataset, key, previous)
    if (gone === null) continue
    const { departures, moves } = options
    const isNews = departures.add(gone.dataset, { at: event.time, into: gone.into, by: domain })
    if (!isNews) continue
    ledger.put(departures.record(gone.dataset, ledger.idOf(gone.dataset)))
    await depart(ledger, moves, gone.dataset, event.time)
  }
}

/** What a dataset was called before, as a node of its own: that name may come to mean something else. */
function previousOf(ledger: Ledger, { mayWrite }: NoteOptions, { says: { lifecycle } }: EventDataset): NodeKey | null {
  if (!lifecycle?.previous || !mayWrite(lifecycle.previous)) return null
  return findDataset(ledger, lifecycle.previous) ?? internDataset(ledger, lifecycle.previous)
}

/** Which dataset departs by it, and where to. */
function goneBy(
  { says: { lifecycle } }: EventDataset,
  key: NodeKey,
  previous: NodeKey | null,
): { readonly dataset: NodeKey; readonly into: NodeKey | null } | null {
  if (lifecycle?.change === 'DROP') return { dataset: key, into: null }
  return previous === null || previous === key ? null : { dataset: previous, into: key }
}
