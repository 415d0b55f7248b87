import DataLoader from 'dataloader'
import { cursorExpired } from '../../../platform/errors.ts'
import { groupBy } from '../../../platform/group-by.ts'
import type { Breathe } from '../breathe.ts'
import { createBreather } from '../breathe.ts'
import type { ClaimView } from '../mesh/claim-moments.ts'
import type { MeshCopy } from '../mesh/copy.ts'
import {
  allEdges,
  type Closure,
  type Direction,
  type EdgeFilter,
  type EdgeVersion,
  type EdgeView,
  type Instant,
  type LineageStore,
  type NodeKey,
  type NodeRecord,
  type TimeView,
  type WriterKey,
  type WriterRecord,
} from '../stores/store.ts'
import { createColumnTable } from './columns/column-table.ts'
import { columnsKnownThen } from './columns/known-columns.ts'
import type { DirectReaders } from './direct-readers.ts'
import { createFacts, type Facts } from './facts.ts'
import { findSubject, subjectOfAnotherTime } from './find-subject.ts'
import { createNamesIn, type NamesIn, withSurvivingNames } from './merged-names.ts'
import { throughMerges } from './merged-store.ts'
import { type Position, readPosition } from './page.ts'
import type { ReaderCensus } from './reader-census.ts'
import type { Reconciler } from './reconciliation/reconciler.ts'
import { type AskedEdges, directoryAt, isPresent, type Snapshot, snapshotName, viewOf } from './snapshot.ts'
import type { Subject, SubjectId } from './subject.ts'

/** What one request reads through: one state of everything, each thing asked of the store once, what is alike in one call. */
export type Reader = {
  readonly store: LineageStore
  readonly now: Snapshot
  /** How long a walk may take, in ms. */
  readonly budgetMs: number
  /**
   * The state at other moments, seen from the present or from that of an earlier page, whose names and owners it has. A
   * `knownAt` that is still to come is now.
   */
  readonly at: (asked: TimeView, present?: Snapshot) => Promise<Snapshot>
  readonly breathe: Breathe
  /** When the request began: what "now" is. */
  readonly beganAt: Instant
  /** Before this, a harvest is stale for an answer from this state. */
  readonly staleBefore: (snapshot: Snapshot) => Instant
  /** In the present unless told otherwise. What was not there at the moment asked for, but is known of another, is empty. */
  readonly subject: (id: SubjectId, snapshot?: Snapshot) => Promise<Subject | null>
  readonly closure: (snapshot: Snapshot, subject: Subject, walk: Walk) => Promise<Closure>
  readonly writer: (key: WriterKey) => Promise<WriterRecord | null>
  /** Many in one call, and none of them kept: of a hub there may be as many as edges. */
  readonly writers: (keys: Iterable<WriterKey>) => Promise<ReadonlyMap<WriterKey, WriterRecord>>
  /** Writers nobody knows are left out: they have no edges. */
  readonly edgeFilter: (asked: AskedEdges) => Promise<EdgeFilter>
  /** How long observed edges may go unseen before they are stale, ISO 8601; null: for ever. */
  readonly observedExpiry: string | null
  readonly facts: Facts
  /** The edges that leave the columns of a dataset; asked once, whoever asks. */
  readonly columnEdges: (snapshot: Snapshot, dataset: NodeKey) => Promise<readonly EdgeVersion[]>
  readonly reconciler: Reconciler
  /** Who reads whom directly, all of it; `budgetMs` of the reader unless told otherwise. @throws ClientError `BUDGET_EXCEEDED` */
  readonly directReaders: (snapshot: Snapshot, budgetMs?: number) => Promise<DirectReaders>
  /**
   * The position a cursor names, and the state its page is computed in: that of the moments asked for, as it was for the
   * first page. @throws ClientError `CURSOR_EXPIRED` when it is gone, `BAD_USER_INPUT` when the cursor is of another question
   * than the one with this digest
   */
  readonly resume: (cursor: string, question: string, asked: TimeView) => Promise<Resumed>
}

export type Resumed = { readonly position: Position; readonly snapshot: Snapshot }

export type Walk = {
  readonly direction: Direction
  readonly depth: number
  readonly filter: EdgeFilter
  /** Whether it matters that something lies beyond the depth: that costs a look one hop further. */
  readonly looksBeyond: boolean
}

/** From so many single hops on, one read of neighbours is cheaper than a walk each; a few are walked, since one may be a hub. */
const MANY = 16

export type ReaderOptions = {
  readonly store: LineageStore
  readonly now: Snapshot
  readonly copyAt: (version: Instant) => MeshCopy | null
  /** The copy as its claims were at another moment. */
  readonly pastCopy: (base: MeshCopy, view: ClaimView) => Promise<MeshCopy>
  readonly budgetMs: number
  readonly staleAfterMs: number
  readonly observedExpiry: string | null
  readonly reconciler: Reconciler
  readonly census: ReaderCensus
}

type ClosureKey = { readonly subject: Subject; readonly walk: Walk; readonly snapshot: Snapshot }
type SubjectKey = { readonly id: SubjectId; readonly snapshot: Snapshot }

export function createReader(options: ReaderOptions): Reader {
  const { now, copyAt, budgetMs, staleAfterMs, observedExpiry, reconciler, census } = options
  const { directory } = now
  const namesIn = createNamesIn(directory)
  const store = throughMerges(options.store, namesIn, directory.highestKey)
  const facts = createFacts(store, directory)
  const beganAt = Date.now()
  const moments = new Map<string, Promise<Snapshot>>()
  const columnEdges = new Map<string, Promise<readonly EdgeVersion[]>>()
  const at = (present: Snapshot, asked: TimeView): Promise<Snapshot> => {
    const name = JSON.stringify([asked.knownAt, asked.asOf, snapshotName(present)])
    const snapshot = moments.get(name) ?? snapshotAt(options, namesIn, present, asked)
    moments.set(name, snapshot)
    return snapshot
  }

  const subjects = new DataLoader<SubjectKey, Subject | null, string>(
    (keys) =>
      Promise.all(
        keys.map(async ({ id, snapshot }) => {
          const found = await findSubject(batched, facts, snapshot, id)
          return found ?? (isPresent(snapshot) ? null : subjectOfAnotherTime(store, facts, now, snapshot, id))
        }),
      ),
    { cacheKeyFn: ({ id, snapshot }) => `${id.id} ${snapshotName(snapshot)}` },
  )
  const nodes = new DataLoader<string, NodeRecord | null>(async (ids) => {
    const found = await store.nodesById(ids)
    return ids.map((id) => found.get(id) ?? null)
  })
  /** The store with look-ups by id gathered over all subjects that are asked for at once. */
  const batched: Pick<LineageStore, 'nodesById' | 'aliasesAfter'> = {
    aliasesAfter: store.aliasesAfter,
    async nodesById(ids) {
      const found = await Promise.all(ids.map((id) => nodes.load(id)))
      return new Map(ids.flatMap((id, i) => (found[i] ? [[id, found[i]]] : [])))
    },
  }

  const closures = new DataLoader<ClosureKey, Closure, string>(
    async (keys) => {
      const groups = groupBy(keys, walkName)
      const answers = new Map<string, Closure>()
      await Promise.all(
        [...groups.values()].map(async (group) => {
          const [first] = group
          if (first === undefined) return
          const { walk, snapshot } = first
          const starts = new Map(group.map((key) => [closureName(key), key.subject.start]))
          const view = viewOf(snapshot, walk.filter)
          const isOneHop = walk.depth === 1 && !walk.looksBeyond && starts.size >= MANY
          const found = isOneHop
            ? await neighbourhoods(store, starts, walk.direction, view)
            : await store.closures(starts, { direction: walk.direction, depth: walk.depth, view, budgetMs })
          for (const [name, closure] of found) answers.set(name, closure)
        }),
      )
      return keys.map((key) => answers.get(closureName(key)) ?? { levels: [], more: false })
    },
    { cacheKeyFn: closureName },
  )

  const writers = new DataLoader<WriterKey, WriterRecord | null>(async (keys) => {
    const found = await store.writersByKey(keys)
    return keys.map((key) => found.get(key) ?? null)
  })

  const breathe = createBreather()
  return {
    store,
    now,
    budgetMs,
    at: (asked, present = now) => at(present, asked),
    breathe,
    staleBefore: ({ asked: { asOf, knownAt } }) =>
      Math.min(beganAt, asOf ?? beganAt, knownAt ?? beganAt) - staleAfterMs,
    subject: (id, snapshot = now) => subjects.load({ id, snapshot }),
    closure: (snapshot, subject, walk) => closures.load({ subject, walk, snapshot }),
    writer: (key) => writers.load(key),
    reconciler,
    directReaders: (snapshot, budget = budgetMs) => census.count({ store, snapshot, budgetMs: budget, breathe }),
    writers: (keys) => store.writersByKey([...new Set(keys)]),
    beganAt,
    observedExpiry,
    async edgeFilter(asked) {
      const { writers: ids } = asked
      if (ids === null) return { ...asked, writers: null }
      const found = await store.writersById(ids)
      return { ...asked, writers: [...found.values()].map(({ key }) => key).sort((a, b) => a - b) }
    },
    facts,
    columnEdges(snapshot, dataset) {
      const name = `${dataset} ${snapshotName(snapshot)}`
      const found = columnEdges.get(name) ?? columnEdgesOf(store, snapshot, dataset)
      columnEdges.set(name, found)
      return found
    },
    async resume(cursor, question, asked) {
      const position = readPosition(cursor, question, Date.now(), now.knownAt)
      const copy = position.version === now.copy.version ? now.copy : copyAt(position.version)
      if (copy === null || position.knownAt > now.knownAt) throw cursorExpired()
      const columns = copy === now.copy ? now.columns : createColumnTable()
      return { position, snapshot: await at({ ...now, copy, columns, knownAt: position.knownAt }, asked) }
    },
  }
}

async function columnEdgesOf(store: LineageStore, snapshot: Snapshot, dataset: NodeKey) {
  const columns = new Set((await snapshot.knownColumns(dataset)).values())
  const found = await store.edgesOf([...columns], 'DOWNSTREAM', viewOf(snapshot, allEdges, 'COLUMN'))
  return [...found.values()].flat()
}

async function snapshotAt(
  { store, now, pastCopy }: ReaderOptions,
  namesIn: NamesIn,
  present: Snapshot,
  asked: TimeView,
): Promise<Snapshot> {
  const { asOf } = asked
  const knownAt = Math.min(asked.knownAt ?? present.knownAt, present.knownAt)
  const directory = directoryAt(now.directory, knownAt)
  const knownColumns = knownAt < now.knownAt ? columnsKnownThen(store, directory, knownAt) : now.knownColumns
  const snapshot = { ...present, knownAt, asOf, asked, directory, knownColumns }
  if (isPresent(snapshot)) return snapshot
  const copy = await pastCopy(present.copy, { asOf, knownAt })
  const names = namesIn({ asOf, knownAt })
  const columns = copy === present.copy ? present.columns : createColumnTable()
  return { ...snapshot, columns, copy: names === null ? copy : withSurvivingNames(copy, names) }
}

async function neighbourhoods(
  store: LineageStore,
  starts: ReadonlyMap<string, readonly NodeKey[]>,
  direction: Direction,
  view: EdgeView,
): Promise<ReadonlyMap<string, Closure>> {
  const hops = await store.hops([...new Set([...starts.values()].flat())], direction, view)
  const closureOf = (start: readonly NodeKey[]): Closure => {
    const reached = new Set(start.flatMap((key) => (hops.get(key) ?? []).map((hop) => hop.key)))
    return { levels: reached.size > 0 ? [Int32Array.from(reached)] : [], more: false }
  }
  return new Map([...starts].map(([name, start]) => [name, closureOf(start)]))
}

const walkName = ({ walk, snapshot }: ClosureKey): string => `${JSON.stringify(walk)} ${snapshotName(snapshot)}`
const closureName = (key: ClosureKey): string => `${key.subject.id} ${walkName(key)}`
