import DataLoader from 'dataloader'
import { cursorExpired } from '../../../platform/errors.ts'
import type { Breathe } from '../breathe.ts'
import { createBreather } from '../breathe.ts'
import type { MeshCopy } from '../mesh/copy.ts'
import type {
  Closure,
  Direction,
  EdgeFilter,
  EdgeView,
  Instant,
  LineageStore,
  NodeKey,
  WriterKey,
  WriterRecord,
} from '../stores/store.ts'
import { type Position, readPosition } from './page.ts'
import type { Reconciler } from './reconciliation/reconciler.ts'
import { type Snapshot, viewOf } from './snapshot.ts'
import { findSubject, type Subject, type SubjectId } from './subject.ts'

/** What one request reads through: one state of everything, each thing asked of the store once, what is alike in one call. */
export type Reader = {
  readonly store: LineageStore
  readonly now: Snapshot
  readonly breathe: Breathe
  /** Before this, a harvest is stale. */
  readonly staleBefore: Instant
  readonly subject: (id: SubjectId) => Promise<Subject | null>
  readonly closure: (snapshot: Snapshot, subject: Subject, walk: Walk) => Promise<Closure>
  readonly writer: (key: WriterKey) => Promise<WriterRecord | null>
  readonly reconciler: Reconciler
  /**
   * The position a cursor names, and the state its page is computed in. @throws ClientError `CURSOR_EXPIRED` when it is
   * gone, `BAD_USER_INPUT` when the cursor is of another question than the one with this digest
   */
  readonly resume: (cursor: string, question: string) => { readonly position: Position; readonly snapshot: Snapshot }
}

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
  readonly budgetMs: number
  readonly staleAfterMs: number
  readonly reconciler: Reconciler
}

type ClosureKey = { readonly subject: Subject; readonly walk: Walk } & Pick<Snapshot, 'knownAt' | 'asOf'>

export function createReader({ store, now, copyAt, budgetMs, staleAfterMs, reconciler }: ReaderOptions): Reader {
  const subjects = new DataLoader<SubjectId, Subject | null, string>(
    (ids) => Promise.all(ids.map((id) => findSubject(batched, now, id))),
    { cacheKeyFn: ({ id }) => id },
  )
  const nodes = new DataLoader<string, { readonly id: string; readonly key: number; readonly mergedInto: null } | null>(
    async (ids) => {
      const found = await store.nodesById(ids)
      return ids.map((id) => {
        const node = found.get(id)
        return node ? { id: node.id, key: node.key, mergedInto: null } : null
      })
    },
  )
  /** The store with look-ups by id gathered over all subjects that are asked for at once. */
  const batched: Pick<LineageStore, 'nodesById'> = {
    async nodesById(ids) {
      const found = await Promise.all(ids.map((id) => nodes.load(id)))
      return new Map(ids.flatMap((id, i) => (found[i] ? [[id, found[i]]] : [])))
    },
  }

  const closures = new DataLoader<ClosureKey, Closure, string>(
    async (keys) => {
      const groups = new Map<string, ClosureKey[]>()
      for (const key of keys) {
        const name = walkName(key)
        groups.set(name, [...(groups.get(name) ?? []), key])
      }
      const answers = new Map<string, Closure>()
      await Promise.all(
        [...groups.values()].map(async (group) => {
          const [first] = group
          if (first === undefined) return
          const { walk } = first
          const starts = new Map(group.map((key) => [closureName(key), key.subject.start]))
          const view = viewOf(first, walk.filter)
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

  return {
    store,
    now,
    breathe: createBreather(),
    staleBefore: Date.now() - staleAfterMs,
    subject: (id) => subjects.load(id),
    closure: ({ knownAt, asOf }, subject, walk) => closures.load({ subject, walk, knownAt, asOf }),
    writer: (key) => writers.load(key),
    reconciler,
    resume(cursor, question) {
      const position = readPosition(cursor, question, Date.now(), now.knownAt)
      const copy = position.version === now.copy.version ? now.copy : copyAt(position.version)
      if (copy === null || position.knownAt > now.knownAt) throw cursorExpired()
      return { position, snapshot: { ...now, copy, knownAt: position.knownAt } }
    },
  }
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

const walkName = ({ walk, knownAt, asOf }: ClosureKey): string => JSON.stringify([walk, knownAt, asOf])
const closureName = (key: ClosureKey): string => `${key.subject.id} ${walkName(key)}`
