import { ClientError } from '../../../platform/errors.ts'
import { type Breathe, createBreather } from '../breathe.ts'
import type { ClaimRecord, Instant, LineageStore } from '../stores/store.ts'
import type { Directory } from './directory.ts'
import { createGathering } from './gathering.ts'
import { createLedger, type Ledger } from './ledger.ts'
import type { Counters } from './loaded-writers.ts'
import { loadMesh, type MeshState } from './mesh-state.ts'
import { rememberWrites } from './remembered.ts'

/** Something to write. `apply` refuses with a `ClientError` before it changes anything, or changes the ledger and answers. */
export type Command<Answer, Item = unknown> = {
  readonly prepare?: Preparation<Item>
  readonly apply: (ledger: Ledger, mesh: MeshState) => Promise<Answer>
  /** About how many rows it writes; 1 when not given. Commands of many do not all share one commit. */
  readonly rows?: number
}

/** What to load before `apply`: commands with the same `load` have their items loaded together. */
export type Preparation<Item> = {
  load(ledger: Ledger, items: readonly Item[]): Promise<void>
  readonly item: Item
}

export type WriteQueue = {
  /** Resolves when what the command changed is durable and every later read sees it. */
  readonly submit: <Answer, Item>(command: Command<Answer, Item>) => Promise<Answer>
  /** Waits for what was submitted. */
  readonly drained: () => Promise<void>
}

export type Commit = {
  readonly recordedAt: Instant
  readonly mesh: MeshState
  /** Whether it wrote anything about domains: documents, availability, claims. */
  readonly isMeshTouched: boolean
  /** Whether any edge opened or ended with it; true when that is not known. */
  readonly isMoving: boolean
  /** Those it wrote, ended ones too; null when that is not known, because what an earlier commit wrote was in doubt. */
  readonly claims: readonly ClaimRecord[] | null
}

export type WriteQueueOptions = {
  readonly store: LineageStore
  readonly directory: Directory
  /** The mesh as it was loaded at start. */
  readonly mesh: MeshState
  /** Called after each commit, before its commands are answered. */
  readonly onCommit: (commit: Commit) => Promise<void>
  /** Commands and seconds of each commit, for metrics. */
  readonly observe?: (commands: number, seconds: number) => void
}

/** Commands that share a commit at most: what arrives while a commit is under way goes into the next. */
const BATCH = 500
/** Rows they write together, about: a commit is handed to the store in one piece, and nobody else has the loop meanwhile. */
const MOST_ROWS = 20_000
/** Items that are loaded together. */
const LOADED_AT_ONCE = 100

type Load = Preparation<unknown>['load']
type Pending = {
  readonly command: Command<unknown>
  readonly resolve: (answer: never) => void
  readonly reject: (error: unknown) => void
}

/** The one writer: applies commands in the order they came, all that are waiting in one commit. */
export async function createWriteQueue(options: WriteQueueOptions): Promise<WriteQueue> {
  const { directory, onCommit, observe } = options
  const store = rememberWrites(options.store)
  const waiting: Pending[] = []
  const gathering = createGathering(() => waiting.length)
  let mesh: MeshState | null = options.mesh
  let status = await store.status()
  const counters: Counters = { node: status.lastNodeKey, writer: status.lastWriterKey }
  let running: Promise<void> | null = null

  async function state(): Promise<MeshState> {
    if (mesh !== null) return mesh
    // A commit failed, perhaps after it was written: what the store holds decides.
    status = await store.status()
    counters.node = Math.max(counters.node, status.lastNodeKey)
    counters.writer = Math.max(counters.writer, status.lastWriterKey)
    const loaded = await loadMesh(store, directory)
    await onCommit({ recordedAt: status.lastCommit, mesh: loaded, isMeshTouched: true, isMoving: true, claims: null })
    mesh = loaded
    return loaded
  }

  /** Resolves to the batches of commands that are to be tried again, without what broke this one. */
  async function commit(batch: readonly Pending[]): Promise<readonly (readonly Pending[])[]> {
    const began = performance.now()
    const current = await state()
    // Rises with each commit, whatever the clock does.
    const recordedAt = Math.max(Date.now(), status.lastCommit + 1)
    const breathe = createBreather()
    const ledger = createLedger(store, directory, counters, recordedAt)
    await prepare(batch, ledger, breathe)

    const applied: { pending: Pending; answer: unknown }[] = []
    for (const pending of batch.filter((other) => !isRefused(other))) {
      await breathe()
      try {
        applied.push({ pending, answer: await pending.command.apply(ledger, current) })
      } catch (error) {
        pending.reject(error)
        if (error instanceof ClientError && !isUnavailable(error)) continue
        // It may have left half of itself in the ledger and the mesh: both are thrown away.
        mesh = null
        const others = batch.filter((other) => !isRefused(other))
        return others.length > 0 ? [others] : []
      }
    }
    await breathe()
    const changes = ledger.changes()
    await breathe()
    if (isNothing(changes)) {
      for (const { pending, answer } of applied) pending.resolve(answer as never)
      return []
    }
    mesh = null
    try {
      await store.commit(changes)
    } catch (error) {
      // What the store cannot write is one command's: halves are tried until that one is alone, and only that one fails.
      if (applied.length === 1 || isUnavailable(error)) throw error
      const half = Math.ceil(applied.length / 2)
      return [applied.slice(0, half), applied.slice(half)].map((part) => part.map(({ pending }) => pending))
    }
    mesh = current
    status = { ...status, lastCommit: recordedAt }

    directory.add(changes.nodes)
    for (const { key, into } of changes.merges) directory.merge(key, into, recordedAt)
    for (const [key, details] of changes.consumers) directory.describe(key, details)
    const isMeshTouched =
      changes.claims.length > 0 || changes.records.some(({ kind }) => kind === 'DOMAIN' || kind === 'AVAILABILITY')
    if (changes.claims.length > 0) current.version = recordedAt
    const isMoving = changes.opened.length + changes.ended.length > 0
    await onCommit({ recordedAt, mesh: current, isMeshTouched, isMoving, claims: changes.claims })
    observe?.(batch.length, (performance.now() - began) / 1000)
    for (const { pending, answer } of applied) pending.resolve(answer as never)
    return []
  }

  async function prepare(batch: readonly Pending[], ledger: Ledger, breathe: Breathe): Promise<void> {
    const kinds = new Map<Load, Pending[]>()
    for (const pending of batch) {
      const load = pending.command.prepare?.load
      if (load === undefined) continue
      const others = kinds.get(load)
      if (others) others.push(pending)
      else kinds.set(load, [pending])
    }
    for (const [load, pending] of kinds) {
      for (let at = 0; at < pending.length; at += LOADED_AT_ONCE) {
        await breathe()
        await loadTogether(load, pending.slice(at, at + LOADED_AT_ONCE), ledger)
      }
    }
  }

  /** What cannot be loaded for one command refuses that one alone. */
  async function loadTogether(load: Load, pending: readonly Pending[], ledger: Ledger): Promise<void> {
    try {
      await load(
        ledger,
        pending.map(({ command }) => command.prepare?.item),
      )
    } catch (error) {
      if (pending.length === 1 || isUnavailable(error)) for (const { reject } of pending) reject(error)
      else for (const alone of pending) await loadTogether(load, [alone], ledger)
    }
  }

  const refused = new WeakSet<Pending>()
  const isRefused = (pending: Pending): boolean => refused.has(pending)

  /** The oldest that wait, as many as share a commit: one at least, whatever it writes. */
  function take(): readonly Pending[] {
    let [count, rows] = [0, 0]
    for (const { command } of waiting) {
      rows += command.rows ?? 1
      if (count > 0 && (count === BATCH || rows > MOST_ROWS)) break
      count += 1
    }
    return waiting.splice(0, count)
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await gathering.enough()
      const batches: (readonly Pending[])[] = [take()]
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
        const began = performance.now()
        try {
          batches.unshift(...(await commit(batch)))
        } catch (error) {
          for (const { reject } of batch) reject(error)
        }
        gathering.committed(batch.length, performance.now() - began)
      }
    }
  }

  function start(): void {
    if (running !== null || waiting.length === 0) return
    // A moment later: what is submitted together shares a commit from the first.
    running = Promise.resolve()
      .then(run)
      .finally(() => {
        running = null
        start()
      })
  }

  return {
    submit: (command) =>
      new Promise((resolve, reject) => {
        const rejectOnce = (error: unknown) => {
          refused.add(pending)
          reject(error)
        }
        const pending: Pending = { command, resolve: resolve as (answer: never) => void, reject: rejectOnce }
        waiting.push(pending)
        gathering.arrived()
        start()
      }),
    drained: async () => {
      while (running !== null) await running
    },
  }
}

const isUnavailable = (error: unknown): boolean => error instanceof ClientError && error.code === 'STORE_UNAVAILABLE'

/** A replay, or only refusals: there is nothing to make durable. */
function isNothing({ recordedAt: _at, consumers: _consumers, ...lists }: ReturnType<Ledger['changes']>): boolean {
  return Object.values(lists).every((list) => list.length === 0)
}
