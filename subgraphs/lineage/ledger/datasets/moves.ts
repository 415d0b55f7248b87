import type { EdgeVersion, Instant, NodeKey } from '../../stores/store.ts'
import type { ClaimBook } from '../claims.ts'
import type { Departure, DepartureBook } from '../departures.ts'
import type { Ledger } from '../ledger.ts'
import { edgeKey, type Writer } from '../writer.ts'

export type Ends = { readonly from: NodeKey; readonly to: NodeKey }

/** What becomes of an edge at a moment, because a dataset at an end of it is renamed or dropped; no `ends`: it is over. */
export type Move = { readonly at: Instant; readonly ends: Ends | null }

/** Between which nodes an edge held for some time; null: it still does. */
export type Station = Ends & { readonly since: Instant; readonly until: Instant | null }

/** Where edges go when the datasets they join are renamed or dropped. */
export type Moves = {
  /** The first move of an edge at a time or later, or only later. */
  readonly next: (ends: Ends, time: Instant, which: 'THEN' | 'LATER') => Move | null
  /** Where an edge is from a moment on. */
  readonly stations: (ends: Ends, since: Instant) => readonly Station[]
}

export function createMoves(ledger: Ledger, claims: ClaimBook, departures: DepartureBook): Moves {
  const next: Moves['next'] = (ends, time, which) => {
    const from = ledger.wholeOf(ends.from)
    const to = ledger.wholeOf(ends.to)
    if (departures.of(from).length === 0 && departures.of(to).length === 0) return null
    const holder = claims.holder(to)?.domain ?? null
    const isOfConcern = ({ by }: Departure) => by === null || holder === null || holder === by
    const first = (dataset: NodeKey): Instant =>
      departures
        .of(dataset)
        .find((departure) => (which === 'THEN' ? departure.at >= time : departure.at > time) && isOfConcern(departure))
        ?.at ?? Infinity
    const at = Math.min(first(from), first(to))
    if (at === Infinity) return null
    const intoOf = (dataset: NodeKey): NodeKey | null => {
      const departure = departures.of(dataset).find((other) => other.at === at && isOfConcern(other))
      if (departure === undefined) return dataset
      return departure.into === null ? null : ledger.final(departure.into)
    }
    const [source, target] = [intoOf(from), intoOf(to)]
    // What was renamed into what it was read from is one thing, not one that feeds itself.
    if (source === null || target === null || (source === target && from !== to)) return { at, ends: null }
    return { at, ends: { from: namesake(ledger, ends.from, source), to: namesake(ledger, ends.to, target) } }
  }

  return {
    next,
    stations(ends, since) {
      const stations: Station[] = []
      for (let here: Ends | null = ends; here !== null; ) {
        const move: Move | null = next(here, since, 'LATER')
        stations.push({ ...here, since, until: move?.at ?? null })
        if (move === null) break
        here = move.ends
        since = move.at
      }
      return stations
    },
  }
}

/** The same column of another dataset, or that dataset. */
function namesake(ledger: Ledger, key: NodeKey, dataset: NodeKey): NodeKey {
  const whole = ledger.wholeOf(key)
  if (whole === dataset) return key
  return whole === key ? dataset : ledger.internColumn(dataset, ledger.fieldOf(key))
}

/** How an edge goes on after a move. */
export type Carried = {
  readonly move: Move
  /** As it was stated. */
  readonly edge: EdgeVersion
  /** When it was last seen before the move. */
  readonly seenAt: Instant
  /** When a run completed that lacks it; undefined: none has. */
  readonly closedAt: Instant | undefined
  /** Whether what is over already goes to history; not what was there before. */
  readonly isNews: boolean
}

/** Opens an edge where it is by now, by the same writer; where it was in between goes to history. */
export function carry(
  ledger: Ledger,
  moves: Moves,
  writer: Writer,
  { move, edge, seenAt, closedAt = Infinity, isNews }: Carried,
): void {
  if (move.ends === null) return
  for (const { since, until, ...ends } of moves.stations(move.ends, move.at)) {
    const end = Math.min(until ?? Infinity, closedAt)
    const version = { ...edge, ...ends, validFrom: since, lastSeenAt: seenAt }
    if (end < Infinity) {
      if (isNews) endAt(ledger, version, end)
      if (end === closedAt) return
      continue
    }
    const open = writer.edges.get(edgeKey(ends.from, ends.to))
    writer.edges.set(edgeKey(ends.from, ends.to), open === undefined ? version : together(open, version))
  }
}

/** Two that lead between the same nodes: as the one seen last says, since the earlier of the two. The first stays the record. */
export function together(a: EdgeVersion, b: EdgeVersion): EdgeVersion {
  return {
    ...(b.lastSeenAt > a.lastSeenAt ? b : a),
    recordedFrom: a.recordedFrom,
    validFrom: Math.min(a.validFrom, b.validFrom),
    firstSeenAt: Math.min(a.firstSeenAt, b.firstSeenAt),
  }
}

/** Notes that an edge held until then; one that never did leaves no trace. */
export function endAt(ledger: Ledger, edge: EdgeVersion, validTo: Instant): void {
  if (validTo <= edge.validFrom) return
  ledger.past({ ...edge, validTo, recordedFrom: ledger.recordedAt, recordedTo: null })
}
