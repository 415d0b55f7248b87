import type {
  EdgeId,
  EdgeSighting,
  EdgeVersion,
  Instant,
  NodeKey,
  WriterKey,
  WriterKind,
  WriterRecord,
} from '../stores/store.ts'

/** A writer at work in a commit: its open edges as they were stored, and as they are to be. */
export type Writer = {
  readonly key: WriterKey
  readonly id: string
  readonly kind: WriterKind
  /** What the writer's kind remembers; JSON. Empty: no command has used this writer, and it is not written. */
  state: Record<string, unknown>
  /** `state` as stored; null for a new writer. */
  readonly stored: string | null
  readonly base: Map<string, EdgeVersion>
  readonly edges: Map<string, EdgeVersion>
}

export const edgeKey = (from: NodeKey, to: NodeKey): string => `${from}>${to}`

/** Whether any command has used it: each leaves something in its state. */
export const isKnownWriter = ({ state }: Writer): boolean => Object.keys(state).length > 0

export type WriterChanges = {
  readonly writers: readonly WriterRecord[]
  readonly ended: readonly EdgeId[]
  readonly opened: readonly EdgeVersion[]
  readonly seen: readonly EdgeSighting[]
}

/** What a writer changed: an edge that opened and ended within the commit leaves no trace here. */
export function writerChanges(writer: Writer, recordedAt: Instant): WriterChanges {
  const ended: EdgeId[] = []
  const opened: EdgeVersion[] = []
  const seen: EdgeSighting[] = []
  for (const [name, before] of writer.base) {
    const now = writer.edges.get(name)
    if (now && isSameVersion(before, now)) {
      if (!isSameSighting(before, now)) seen.push(sightingOf(now))
      continue
    }
    ended.push(before)
    if (now) opened.push({ ...now, recordedFrom: recordedAt })
  }
  for (const [name, now] of writer.edges) {
    if (!writer.base.has(name)) opened.push({ ...now, recordedFrom: recordedAt })
  }
  const { key, id, kind } = writer
  const state = JSON.stringify(writer.state)
  const isChanged = state !== (writer.stored ?? '{}')
  return { writers: isChanged ? [{ key, id, kind, state }] : [], ended, opened, seen }
}

/** No more than is written: most of what an event changes are these, and a thread is sent them. */
function sightingOf({
  writer,
  from,
  to,
  layer,
  producer,
  lastRun,
  firstSeenAt,
  lastSeenAt,
}: EdgeVersion): EdgeSighting {
  return { writer, from, to, layer, producer, lastRun, firstSeenAt, lastSeenAt }
}

/** What a version fixes; the rest is updated in place. */
const isSameVersion = (a: EdgeVersion, b: EdgeVersion): boolean =>
  a.validFrom === b.validFrom &&
  a.confidence === b.confidence &&
  a.method === b.method &&
  a.statesColumns === b.statesColumns &&
  a.detail === b.detail

const isSameSighting = (a: EdgeVersion, b: EdgeVersion): boolean =>
  a.lastSeenAt === b.lastSeenAt &&
  a.firstSeenAt === b.firstSeenAt &&
  a.lastRun === b.lastRun &&
  a.producer === b.producer
