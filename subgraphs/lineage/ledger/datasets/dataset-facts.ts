import type { DatasetSays, DatasetType, EventDataset, LifecycleChange } from '../../ingest/event.ts'
import { bodyDigest } from '../../mesh/stored-domain.ts'
import type { Instant, NodeKey, WriterKey } from '../../stores/store.ts'
import type { Ledger } from '../ledger.ts'
import { mergeSaid, type Said, type SaidOf, sayAll } from '../said.ts'

/** What is remembered of a dataset: its record is written with almost every event that names it, and so is short. */
export type DatasetFacts = {
  /** Of the newest event that names it. */
  readonly seenAt: Instant
  /** The jobs that named it as an output, and when last: `MOST_WRITERS` at most, newest first. */
  readonly writers: readonly (readonly [WriterKey, Instant])[]
  readonly said: SaidOf<KeptSays>
}

/** Schema and description by the digest of their text (`keepText`); what it was called before by its node. */
export type KeptSays = {
  readonly schema?: string | null
  readonly description?: string | null
  readonly owner?: string | null
  readonly type?: DatasetType | null
  readonly lifecycle?: { readonly change: LifecycleChange['change']; readonly previous: NodeKey | null } | null
}

const MOST_WRITERS = 8

/** Where an event names it. */
export type Mention = {
  readonly at: Instant
  /** The job that writes it; null where it is no output. */
  readonly writer: WriterKey | null
  /** The node of what it says it was called before; null where that is not the sender's to say. */
  readonly previous: NodeKey | null
}

/** Adds what an event says of a dataset. Its record must have been loaded. */
export function noteDataset(
  ledger: Ledger,
  key: NodeKey,
  { says }: EventDataset,
  { at, writer, previous }: Mention,
): void {
  const id = ledger.idOf(key)
  const body = ledger.record('DATASET', id)
  const known = body === null ? null : readDatasetFacts(body)
  const { schema, description, lifecycle, ...rest } = says
  const kept: KeptSays = {
    ...rest,
    ...(schema === undefined ? {} : { schema: keepText(ledger, known?.said.schema, schema && schemaText(schema)) }),
    ...(description === undefined ? {} : { description: keepText(ledger, known?.said.description, description) }),
    ...(lifecycle === undefined ? {} : { lifecycle: lifecycle && { change: lifecycle.change, previous } }),
  }
  const after = writeDatasetFacts({
    seenAt: Math.max(known?.seenAt ?? at, at),
    writers: writer === null ? (known?.writers ?? []) : latestWriters([...(known?.writers ?? []), [writer, at]]),
    said: sayAll(known?.said ?? {}, kept, at),
  })
  if (after !== body) ledger.put({ kind: 'DATASET', id, body: after })
}

/** One dataset turned out to be another: what is known of both is known of that. Both records must have been loaded. */
export function mergeDatasets(ledger: Ledger, from: NodeKey, into: NodeKey): void {
  const body = ledger.record('DATASET', ledger.idOf(from))
  if (body === null) return
  const facts = readDatasetFacts(body)
  const id = ledger.idOf(into)
  const other = ledger.record('DATASET', id)
  const known = other === null ? null : readDatasetFacts(other)
  const both = {
    seenAt: Math.max(facts.seenAt, known?.seenAt ?? facts.seenAt),
    writers: latestWriters([...facts.writers, ...(known?.writers ?? [])]),
    said: mergeSaid(facts.said, known?.said ?? {}),
  }
  ledger.put({ kind: 'DATASET', id, body: writeDatasetFacts(both) })
}

/**
 * The digest of a text, which is written under it when it is another than the one known. What says it again then writes 22
 * characters in place of a schema of a thousand columns.
 */
export function keepText(ledger: Ledger, known: Said<string> | undefined, text: string | null): string | null {
  if (text === null) return null
  const digest = bodyDigest(text)
  if (known?.[1] !== digest) ledger.put({ kind: 'TEXT', id: digest, body: text })
  return digest
}

type StoredField = [path: string, type?: string | null, description?: string]

function schemaText(fields: NonNullable<DatasetSays['schema']>): string {
  const stored = fields.map(({ path, type, description }): StoredField => {
    if (description !== null) return [path, type, description]
    return type === null ? [path] : [path, type]
  })
  return JSON.stringify(stored)
}

export function readSchemaText(text: string): NonNullable<DatasetSays['schema']> {
  const stored = JSON.parse(text) as StoredField[]
  return stored.map(([path, type = null, description = null]) => ({ path, type, description }))
}

function latestWriters(given: DatasetFacts['writers']): DatasetFacts['writers'] {
  const latest = new Map<WriterKey, Instant>()
  for (const [writer, at] of given) latest.set(writer, Math.max(latest.get(writer) ?? at, at))
  return [...latest].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MOST_WRITERS)
}

const writeDatasetFacts = ({ seenAt, writers, said }: DatasetFacts): string => JSON.stringify([seenAt, writers, said])

export function readDatasetFacts(body: string): DatasetFacts {
  const [seenAt, writers, said] = JSON.parse(body) as [Instant, DatasetFacts['writers'], DatasetFacts['said']]
  return { seenAt, writers, said }
}
