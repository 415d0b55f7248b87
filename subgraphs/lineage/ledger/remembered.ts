import { LRUCache } from 'lru-cache'
import type {
  ChangeSet,
  EdgeVersion,
  LineageStore,
  NodeRecord,
  RecordKind,
  WriterKey,
  WriterRecord,
} from '../stores/store.ts'
import { edgeKey } from './writer.ts'

/** Names and writers that are remembered; of edges as many as all writers have together, of records so many characters a kind. */
const MOST = { names: 100_000, writers: 20_000, edges: 100_000, records: 16_000_000 }

/** Null: the store has none. */
type Known<Value> = { readonly value: Value | null }

/**
 * The store as the one who writes sees it: what was asked or written lately is not asked again, since nobody else changes
 * it (DESIGN §2.3). The next event of a job then costs a commit and no reads. Only look-ups by key are remembered: nodes,
 * writers, their open edges, runs, what is known of datasets. A commit that failed may have been written or not, and is a reason to forget everything.
 */
export function rememberWrites(store: LineageStore): LineageStore {
  const names = new LRUCache<string, Known<NodeRecord>>({ max: MOST.names })
  const writers = new LRUCache<string, Known<WriterRecord>>({ max: MOST.writers })
  const edges = new LRUCache<WriterKey, Known<readonly EdgeVersion[]>>({
    maxSize: MOST.edges,
    sizeCalculation: ({ value }) => 1 + (value?.length ?? 0),
  })
  /** The records that an event looks up, by kind. */
  const records = new Map((['RUN', 'DATASET'] as const).map((kind) => [kind as RecordKind, createRecords()]))
  /** Changes with each commit: what was asked before it may be answered after it, and is old news then. */
  let epoch = 0

  function remembered<Key extends string | number, Value>(
    known: LRUCache<Key, Known<Value>>,
    read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
  ) {
    return async (keys: readonly Key[]): Promise<ReadonlyMap<Key, Value>> => {
      const answer = new Map<Key, Value>()
      const missing: Key[] = []
      for (const key of keys) {
        const found = known.get(key)
        if (found === undefined) missing.push(key)
        else if (found.value !== null) answer.set(key, found.value)
      }
      if (missing.length === 0) return answer
      const asked = epoch
      const found = await read(missing)
      for (const key of missing) {
        const value = found.get(key) ?? null
        if (asked === epoch) known.set(key, { value })
        if (value !== null) answer.set(key, value)
      }
      return answer
    }
  }

  function forget(): void {
    for (const known of [names, writers, edges, ...records.values()]) known.clear()
  }

  function note(changes: ChangeSet): void {
    for (const node of changes.nodes) names.set(node.id, { value: node })
    // What they lead to stands in the store: they are asked for again. Merges are rare, and change what any name leads to.
    for (const { id } of changes.aliases) names.delete(id)
    if (changes.merges.length > 0) names.clear()
    for (const writer of changes.writers) writers.set(writer.id, { value: writer })
    for (const { kind, id, body } of changes.records) records.get(kind)?.set(id, { value: body })
    for (const { kind, id } of changes.dropped) records.get(kind)?.delete(id)
    for (const { writer } of [...changes.ended, ...changes.opened]) edges.delete(writer)
    noteSightings(changes.seen)
  }

  function noteSightings(seen: ChangeSet['seen']): void {
    const byWriter = new Map<WriterKey, Map<string, ChangeSet['seen'][number]>>()
    for (const sighting of seen) {
      const mine = byWriter.get(sighting.writer) ?? new Map()
      byWriter.set(sighting.writer, mine.set(edgeKey(sighting.from, sighting.to), sighting))
    }
    for (const [writer, sightings] of byWriter) {
      const open = edges.get(writer)?.value
      if (!open) continue
      const value = open.map((edge) => {
        const { producer, lastRun, firstSeenAt, lastSeenAt } = sightings.get(edgeKey(edge.from, edge.to)) ?? edge
        return { ...edge, producer, lastRun, firstSeenAt, lastSeenAt }
      })
      edges.set(writer, { value })
    }
  }

  const recordReads = new Map(
    [...records].map(([kind, known]) => [kind, remembered(known, (ids) => store.records(kind, ids))]),
  )
  return {
    ...store,
    nodesById: remembered(names, store.nodesById),
    writersById: remembered(writers, store.writersById),
    edgesOfWriters: remembered(edges, store.edgesOfWriters),
    records: (kind, ids) => recordReads.get(kind)?.(ids) ?? store.records(kind, ids),
    async commit(changes) {
      epoch += 1
      try {
        await store.commit(changes)
        note(changes)
      } catch (error) {
        forget()
        throw error
      } finally {
        epoch += 1
      }
    },
  }
}

const createRecords = () =>
  new LRUCache<string, Known<string>>({
    maxSize: MOST.records,
    sizeCalculation: ({ value }, id) => id.length + (value?.length ?? 1),
  })
