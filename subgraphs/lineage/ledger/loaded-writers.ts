import type { EdgeVersion, LineageStore, NodeKey, WriterKey, WriterKind, WriterRecord } from '../stores/store.ts'
import { edgeKey, type Writer } from './writer.ts'

/** The next keys to hand out; they belong to whoever writes, across ledgers. */
export type Counters = { node: NodeKey; writer: number }

/** The writers that the commands of a commit have asked for, with their open edges as these leave them. */
export function createLoadedWriters(store: LineageStore, counters: Counters) {
  const writers = new Map<string, Writer>()
  /** Those of them that were loaded with some of their edges alone. */
  const parts = new Set<string>()

  async function load(ids: Iterable<string>, kind: WriterKind): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !writers.has(id) || parts.has(id))
    if (missing.length === 0) return
    const found = await store.writersById(missing)
    const edges = await store.edgesOfWriters([...found.values()].map((writer) => writer.key))
    for (const id of missing) {
      const stored = found.get(id)
      include(begun(id, kind, stored), stored ? (edges.get(stored.key) ?? []) : [])
      parts.delete(id)
    }
  }

  async function loadPart(
    id: string,
    kind: WriterKind,
    read: (writer: WriterKey) => Promise<Iterable<EdgeVersion>>,
  ): Promise<void> {
    const known = writers.get(id)
    if (known !== undefined && !parts.has(id)) return
    const stored = known === undefined ? (await store.writersById([id])).get(id) : undefined
    const writer = known ?? begun(id, kind, stored)
    parts.add(id)
    if (writer.stored !== null) include(writer, await read(writer.key))
  }

  /** The writer as it is at work already, or as it is stored, still without edges. */
  function begun(id: string, kind: WriterKind, stored: WriterRecord | undefined): Writer {
    const known = writers.get(id)
    if (known !== undefined) return known
    const key = stored?.key ?? ++counters.writer
    const state = stored ? (JSON.parse(stored.state) as Record<string, unknown>) : {}
    const base = { base: new Map(), edges: new Map() }
    const writer = { key, id, kind: stored?.kind ?? kind, state, stored: stored?.state ?? null, ...base }
    writers.set(id, writer)
    return writer
  }

  /** What was loaded before stays as the commands of this commit left it. */
  function include({ base, edges }: Writer, stored: Iterable<EdgeVersion>): void {
    for (const edge of stored) {
      const name = edgeKey(edge.from, edge.to)
      if (base.has(name)) continue
      base.set(name, edge)
      if (!edges.has(name)) edges.set(name, edge)
    }
  }

  return {
    load,
    /** The writer with those of its open edges that `read` finds: a person may have entered 100,000, and changes one. */
    loadPart,
    /** @throws when it was not loaded */
    get(id: string): Writer {
      const writer = writers.get(id)
      if (!writer) throw new Error(`the writer ${id} was not loaded before it was asked for`)
      return writer
    },
    all: (): Iterable<Writer> => writers.values(),
  }
}
