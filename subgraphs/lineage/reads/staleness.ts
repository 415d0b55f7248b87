import { durationSeconds } from '../../../platform/duration.ts'
import { domainOf } from '../../../schema/ids.ts'
import { manualDetailOf } from '../ledger/manual/manual-detail.ts'
import type { ExpiryState } from '../ledger/mutations/set-expiry.ts'
import type { EdgeVersion, Instant, Method, WriterRecord } from '../stores/store.ts'
import type { PlaceEdge } from './graph-edges.ts'
import type { Reader } from './reader.ts'
import type { Snapshot } from './snapshot.ts'

/** How an edge stands, at the moment that is spoken of. Nothing of it is stored: a new expiry holds for old edges too. */
export type Standing = {
  readonly lastSeenAt: Instant
  /** ISO 8601; null when it never is stale. */
  readonly expiresAfter: string | null
  /** Null while it is not. */
  readonly staleSince: Instant | null
}

export async function standingOf(reader: Reader, snapshot: Snapshot, edge: PlaceEdge): Promise<Standing> {
  return standingBy(reader, snapshot, edge, await reader.writer(edge.writer))
}

/** Since when what these edges lead to, one after the other, is in doubt: since the first of them went stale. Null while none has. */
export async function staleSinceOf(
  reader: Reader,
  snapshot: Snapshot,
  way: readonly PlaceEdge[],
): Promise<Instant | null> {
  const standings = await Promise.all(way.map((edge) => standingOf(reader, snapshot, edge)))
  const since = standings.flatMap(({ staleSince }) => staleSince ?? [])
  return since.length === 0 ? null : Math.min(...since)
}

/** Of an edge that several datasets make: it is seen when one of them is, and stale when all of them are. */
export function standingBy(reader: Reader, snapshot: Snapshot, edge: PlaceEdge, writer: WriterRecord | null): Standing {
  const ofWriter = writerExpiry(writer, edge.method, reader.observedExpiry)
  const at = snapshot.asOf ?? reader.beganAt
  const all = edge.versions.map((version) => {
    const lastSeenAt = lastSeenOf(snapshot, version, writer)
    const expiresAfter = manualDetailOf(version)?.expiresAfter ?? ofWriter
    return { lastSeenAt, expiresAfter, expiresAt: lastSeenAt + millisecondsOf(expiresAfter) }
  })
  const last = all.reduce((a, b) => (b.expiresAt > a.expiresAt ? b : a))
  return {
    lastSeenAt: all.reduce((last, { lastSeenAt }) => Math.max(last, lastSeenAt), 0),
    expiresAfter: last.expiresAfter,
    staleSince: last.expiresAt <= at ? last.expiresAt : null,
  }
}

/** What was set for a writer, else the default: declared edges are their harvests' to end, and what persons say stands. */
export function writerExpiry(
  writer: Pick<WriterRecord, 'state'> | null,
  method: Method,
  observed: string | null,
): string | null {
  const { expiresAfter } = JSON.parse(writer?.state ?? '{}') as ExpiryState
  return expiresAfter ?? (method === 'OBSERVED' ? observed : null)
}

/** A declared edge is declared again by each harvest while it is open; that is not written to each edge. */
function lastSeenOf({ copy }: Snapshot, edge: EdgeVersion, writer: WriterRecord | null): Instant {
  if (edge.method !== 'DECLARED') return edge.lastSeenAt
  const domain = copy.domainOf(domainOf(writer?.id ?? '') ?? '')
  const harvestedAt = domain === undefined ? 0 : (copy.domains[domain]?.harvestedAt ?? 0)
  return Math.max(edge.lastSeenAt, edge.validTo ?? harvestedAt)
}

const millisecondsOf = (expiresAfter: string | null): number =>
  expiresAfter === null ? Number.POSITIVE_INFINITY : (durationSeconds(expiresAfter) ?? 0) * 1000
