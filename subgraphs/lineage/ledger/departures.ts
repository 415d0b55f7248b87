import type { Instant, NodeKey, StoredRecord } from '../stores/store.ts'

/** A dataset's name stopped meaning what it had meant: it was renamed to another, or dropped. */
export type Departure = {
  readonly at: Instant
  /** What it has been called since; null: it was dropped. */
  readonly into: NodeKey | null
  /** The domain whose token said so: it says nothing of edges into what another domain holds. Null: who may write about all. */
  readonly by: string | null
}

/** Departures kept of a dataset: some are swapped by renaming every day. What was seen before the oldest of them is as old as it. */
const MOST_OF_ONE = 64

/**
 * When datasets were renamed or dropped. The write side has it in memory: what events say of the time before such a change may
 * come after it.
 */
export type DepartureBook = {
  /** Ascending. */
  readonly of: (dataset: NodeKey) => readonly Departure[]
  /** Whether it was news. */
  readonly add: (dataset: NodeKey, departure: Departure) => boolean
  /** The one turned out to be the other. Answers whether anything is to be written. */
  readonly merge: (from: NodeKey, into: NodeKey) => boolean
  /** As it is kept. */
  readonly record: (dataset: NodeKey, id: string) => StoredRecord
  readonly load: (body: string, final: (key: NodeKey) => NodeKey) => void
}

const NONE: readonly Departure[] = []

export function createDepartureBook(): DepartureBook {
  const known = new Map<NodeKey, readonly Departure[]>()

  function add(dataset: NodeKey, departure: Departure): boolean {
    const before = known.get(dataset) ?? NONE
    if (before.some((other) => isSame(other, departure))) return false
    const all = [...before, departure].sort((a, b) => a.at - b.at || (a.into ?? 0) - (b.into ?? 0))
    known.set(dataset, all.slice(-MOST_OF_ONE))
    return known.get(dataset)?.includes(departure) === true
  }

  return {
    of: (dataset) => known.get(dataset) ?? NONE,
    add,
    merge(from, into) {
      const moved = known.get(from)
      if (moved === undefined) return false
      known.delete(from)
      for (const departure of moved) if (departure.into !== into) add(into, departure)
      return true
    },
    record: (dataset, id) => ({ kind: 'DEPARTURE', id, body: writeDepartures(dataset, known.get(dataset) ?? NONE) }),
    load(body, final) {
      const { dataset, departures } = readDepartures(body)
      for (const departure of departures) {
        const into = departure.into === null ? null : final(departure.into)
        if (into !== final(dataset)) add(final(dataset), { ...departure, into })
      }
    },
  }
}

type Stored = [dataset: NodeKey, departures: [at: Instant, into: NodeKey | null, by: string | null][]]

function writeDepartures(dataset: NodeKey, departures: readonly Departure[]): string {
  return JSON.stringify([dataset, departures.map(({ at, into, by }) => [at, into, by])] satisfies Stored)
}

export function readDepartures(body: string): { dataset: NodeKey; departures: readonly Departure[] } {
  const [dataset, departures] = JSON.parse(body) as Stored
  return { dataset, departures: departures.map(([at, into, by]) => ({ at, into, by })) }
}

/** Who says it makes no difference where one may say it of everything. */
const isSame = (a: Departure, b: Departure): boolean => a.at === b.at && a.into === b.into && a.by === b.by
