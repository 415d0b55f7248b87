import DataLoader from 'dataloader'
import { type DatasetFacts, readDatasetFacts } from '../ledger/datasets/dataset-facts.ts'
import { type Departure, readDepartures } from '../ledger/departures.ts'
import type { Directory } from '../ledger/directory.ts'
import type { JobState } from '../ledger/runs/job-state.ts'
import { type RunState, readRun } from '../ledger/runs/run-state.ts'
import type { EdgeVersion, LineageStore, RecordKind, WriterKey } from '../stores/store.ts'

export type KnownJob = { readonly key: WriterKey; readonly state: JobState }

/** What events told of jobs, runs and datasets, as it is now: each thing read once a request, what is alike in one call. */
export type Facts = {
  /** Null for a job of which no event is known. */
  readonly job: (id: string) => Promise<KnownJob | null>
  /** By the id of its record (`runRecordId`). */
  readonly run: (id: string) => Promise<RunState | null>
  readonly dataset: (id: string) => Promise<DatasetFacts | null>
  /** When a dataset was renamed or dropped; ascending. */
  readonly departures: (dataset: string) => Promise<readonly Departure[]>
  /** By its digest. */
  readonly text: (digest: string) => Promise<string | null>
  /** A product as its domain's harvest told it, columns included (`LineageProduct`, JSON). */
  readonly product: (id: string) => Promise<string | null>
  /** The open edges of a writer. */
  readonly edgesOf: (writer: WriterKey) => Promise<readonly EdgeVersion[]>
}

export function createFacts(store: LineageStore, directory: Directory): Facts {
  const records = <Value>(kind: RecordKind, read: (body: string) => Value) => {
    const loader = new DataLoader<string, Value | null>(async (ids) => {
      const found = await store.records(kind, ids)
      return ids.map((id) => {
        const body = found.get(id)
        return body === undefined ? null : read(body)
      })
    })
    return (id: string) => loader.load(id)
  }
  const jobs = new DataLoader<string, KnownJob | null>(async (ids) => {
    const found = await store.writersById(ids)
    return ids.map((id) => {
      const writer = found.get(id)
      return writer === undefined ? null : { key: writer.key, state: JSON.parse(writer.state) as JobState }
    })
  })
  const edges = new DataLoader<WriterKey, readonly EdgeVersion[]>(async (keys) => {
    const found = await store.edgesOfWriters(keys)
    return keys.map((key) => found.get(key) ?? [])
  })
  const departures = records('DEPARTURE', (body) => readDepartures(body).departures)

  return {
    job: (id) => jobs.load(id),
    run: records('RUN', (body) => readRun(body, directory.final)),
    dataset: records('DATASET', readDatasetFacts),
    departures: async (dataset) => (await departures(dataset)) ?? [],
    text: records('TEXT', (body) => body),
    product: records('PRODUCT', (body) => body),
    edgesOf: (writer) => edges.load(writer),
  }
}
