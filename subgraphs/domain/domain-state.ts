import type { Logger } from '../../platform/logger.ts'
import { createCandidates } from './candidates.ts'
import type { ServedData } from './context.ts'
import { unforeseenLog, unreadable } from './descriptors/guarded.ts'
import type { DescriptorSource } from './descriptors/source.ts'
import type { Problem } from './documents.ts'
import type { CodeLeaf, DomainSchema } from './domain-schema.ts'
import { createQualityView } from './quality/quality-view.ts'
import { ingestResultFiles } from './quality/result-files.ts'
import { createSchemaCache } from './schema-cache.ts'
import { fromRelease, type Snapshot } from './snapshot.ts'
import type { DomainStore } from './stores/store.ts'
import { settle, type WorkingCopy } from './working-copy.ts'

/** What is served at one time: the data and the schema that fits it. Replaced whole, never changed. */
export interface Served extends DomainSchema, ServedData {}

export interface DomainState {
  readonly id: string
  served(): Served
  /** What the folder holds, with last good versions where it is wrong: the next release. */
  workingCopy(): Snapshot
  /** The same, to be published: kept for those who ask for it by its digest, though the folder may go on meanwhile. */
  candidate(): Snapshot
  /** What is wrong in the folder, as it was read last. */
  folderProblems(): readonly Problem[]
  /** What is right there, and was probably meant otherwise. */
  folderHints(): readonly Problem[]
  /**
   * A release by its digest, served or not. For one that is not known the folder is read once more: it may have changed a moment ago,
   * with nobody watching. Null when it is not there either.
   */
  find(digest: string): Promise<Snapshot | null>
  /** What would be served as that release: a publish asks for the schema of its candidate. */
  schemaOf(snapshot: Snapshot): DomainSchema['schema']
  /** The release that was accepted last, as far as is known here. */
  accepted(): string | null
  knows(subject: string): boolean
  /**
   * Reads the folder again. Resolves to whether anything that a client could see has changed.
   *
   * @throws what kept the folder as a whole from being read (no file in it does): then that is a problem of the folder, until it can be
   */
  reload(): Promise<boolean>
  /** From now on this release is served (unless the working copy is followed). False when it is not known here. */
  accept(digest: string): Promise<boolean>
  /** Problems that only the centre can see, beside those of the folder. */
  setClaimProblems(problems: readonly Problem[]): void
  /** To be called when results were stored, with whom they are about; without, they may be about anything. */
  qualityChanged(subjects?: Iterable<string>): void
  /** Called after each change of what is served. */
  onChange(listener: () => void): void
}

export interface DomainStateOptions {
  readonly source: DescriptorSource
  readonly store: DomainStore
  /** `release`: the accepted one, the folder before there is any. `workingCopy`: always the folder. */
  readonly follow: 'release' | 'workingCopy'
  readonly leaf?: CodeLeaf | undefined
  readonly logger: Logger
  readonly now?: () => Date
}

/**
 * What the domain serves, and what it could serve. Reads the folder once before it resolves.
 *
 * @throws NoDomain when there is neither a good `domain.yaml` nor the memory of one
 */
export async function openDomainState(options: DomainStateOptions): Promise<DomainState> {
  const { source, store, follow, logger, now = () => new Date() } = options
  const schemas = createSchemaCache(options.leaf)
  const reportProblems = createProblemLog(logger)
  const listeners: (() => void)[] = []
  const quality = createQualityView(store.quality)
  /** How often results came with the folder. */
  let measured = 0
  let accepted = acceptedSnapshot(store)
  let claimProblems: readonly Problem[] = []
  let working = await readFirst()
  let served = assemble()
  let reloading: Promise<boolean> | undefined
  let askedAgain = false
  const candidates = createCandidates()
  const lookAgain = createSharedTurns(reload)

  return {
    id: working.snapshot.domain.id,
    served: () => served,
    workingCopy: () => working.snapshot,
    candidate: () => candidates.keep(working.snapshot),
    folderProblems: () => working.problems,
    folderHints: () => working.hints,
    find,
    schemaOf: ({ domain, leaf }) => schemas.of(domain.id, leaf).schema,
    accepted: () => accepted?.digest ?? null,
    knows: (subject) => has(working.snapshot, subject) || has(accepted, subject),
    reload,
    async accept(digest) {
      const snapshot = await find(digest)
      if (snapshot === null) return false
      store.memory.saveRelease(snapshot.release)
      store.memory.accept(digest)
      accepted = snapshot
      swap()
      return true
    },
    setClaimProblems(problems) {
      if (JSON.stringify(problems) === JSON.stringify(claimProblems)) return
      claimProblems = problems
      swap()
    },
    qualityChanged,
    onChange: (listener) => listeners.push(listener),
  }

  function reload(): Promise<boolean> {
    // One at a time; what changes while the folder is read is read after.
    askedAgain = reloading !== undefined
    reloading ??= reloadAll().finally(() => {
      reloading = undefined
    })
    return reloading
  }

  async function find(digest: string): Promise<Snapshot | null> {
    const known = release(digest)
    if (known !== null) return known
    await lookAgain()
    return release(digest)
  }

  function release(digest: string): Snapshot | null {
    if (working.snapshot.digest === digest) return candidates.keep(working.snapshot)
    if (accepted?.digest === digest) return accepted
    const candidate = candidates.get(digest)
    if (candidate !== undefined) return candidate
    const kept = store.memory.release(digest)
    return kept === null ? null : fromRelease(kept)
  }

  async function read(before: Snapshot | null): Promise<WorkingCopy> {
    const reading = await source.read(store.memory.lastGoodDomain())
    const copy = settle(reading, { memory: store.memory, schemas, now, before, onUnforeseen: unforeseenLog(logger) })
    const knows = (subject: string) => has(copy.snapshot, subject) || has(accepted, subject)
    const results = await ingestResultFiles(source, store.quality, knows)
    if (results.stored > 0) {
      quality.changed(results.subjects)
      measured += 1
    }
    const problems = [...copy.problems, ...results.problems]
    reportProblems(problems)
    return { ...copy, problems }
  }

  /** What was accepted is served whatever becomes of the folder. */
  async function readFirst(): Promise<WorkingCopy> {
    try {
      return await read(null)
    } catch (error) {
      if (accepted === null) throw error
      logger.error({ error }, 'reading the folder failed; the accepted release is served')
      return behind({ snapshot: accepted, problems: [], hints: [] }, error)
    }
  }

  async function reloadAll(): Promise<boolean> {
    const before = { working, measured }
    try {
      do {
        askedAgain = false
        working = await read(working.snapshot)
      } while (askedAgain)
    } catch (error) {
      working = behind(working, error)
      if (!isSame(before.working, working)) swap()
      throw error
    }
    if (before.measured === measured && isSame(before.working, working)) return false
    swap()
    return true
  }

  function qualityChanged(subjects?: Iterable<string>): void {
    quality.changed(subjects ?? null)
    swap()
  }

  function swap(): void {
    served = assemble()
    for (const listener of listeners) listener()
  }

  function assemble(): Served {
    const snapshot = follow === 'workingCopy' ? working.snapshot : (accepted ?? working.snapshot)
    return {
      snapshot,
      problems: [...working.problems, ...claimProblems],
      quality,
      ...schemas.of(snapshot.domain.id, snapshot.leaf),
    }
  }
}

/** One turn at a time, however many ask: whoever asks while one runs shares the next, which begins after they asked. */
function createSharedTurns(work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  return () => {
    next ??= running.then(() => {
      next = undefined
      const turn = work().then(() => undefined)
      running = turn.catch(() => undefined)
      return turn
    })
    return next
  }
}

function acceptedSnapshot({ memory }: DomainStore): Snapshot | null {
  const digest = memory.accepted()
  const kept = digest === null ? null : memory.release(digest)
  return kept === null ? null : fromRelease(kept)
}

function has(snapshot: Snapshot | null, subject: string): boolean {
  return snapshot !== null && (snapshot.portById.has(subject) || snapshot.productById.has(subject))
}

/** As it was, and saying so: what is in the folder now is not known. */
function behind({ problems, ...before }: WorkingCopy, error: unknown): WorkingCopy {
  return { ...before, problems: [...problems.filter(({ file }) => file !== FOLDER), unreadable(FOLDER, error)] }
}

/** The domain's folder itself, seen from there. */
const FOLDER = '.'

function isSame(a: WorkingCopy, b: WorkingCopy): boolean {
  const key = ({ snapshot, problems }: WorkingCopy) => JSON.stringify([problems, snapshot.domain, snapshot.leaf])
  return a.snapshot.digest === b.snapshot.digest && key(a) === key(b)
}

/** Says each state of affairs once, not at every reload. */
function createProblemLog(logger: Logger): (problems: readonly Problem[]) => void {
  let last = '[]'
  return (problems) => {
    const text = JSON.stringify(problems)
    if (text === last) return
    last = text
    if (problems.length === 0) logger.info('the folder has no problems any more')
    else logger.warn({ problems }, `the folder has ${problems.length} problem(s); last good versions stay in service`)
  }
}
