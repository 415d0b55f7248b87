import { type Digest, digestOf, PAGE_SIZE } from './copy/digest.ts'
import { droppedNote, type Note, readNote, writtenNote } from './copy/note.ts'
import { type Batch, PARTS, type Place } from './copy/parts.ts'
import { type Instant, type LineageStore, noChanges, type StoreStatus } from './store.ts'

export type CopyOptions = {
  readonly source: LineageStore
  /** Empty, or what an earlier copy of the same source left when it was interrupted. */
  readonly target: LineageStore
  readonly onProgress?: (progress: CopyProgress) => void
  /** Characters that are read, and written, at once; for tests. */
  readonly pageSize?: number
  readonly commitSize?: number
}

export type CopyPhase = 'reading the source' | 'copying' | 'reading the copy'
/** Things; `total` is null while nobody has counted them. */
export type CopyProgress = { readonly phase: CopyPhase; readonly done: number; readonly total: number | null }

export type Copied = {
  readonly source: Digest
  readonly target: Digest
  /** Things that were in the target already, from an interrupted copy. */
  readonly resumedAt: number
  /** When the source was written to last, if it was written to after all of it had been copied; else null. */
  readonly movedAt: Instant | null
}

/** Why there is no copy: what to do about it depends on the stores, so whoever chose them says that. */
export type Refusal = 'EMPTY_SOURCE' | 'HALF_SOURCE' | 'SOURCE_MOVED' | 'TARGET_IN_USE' | 'OTHER_SOURCE'

export class CopyRefused extends Error {
  override readonly name = 'CopyRefused'
  readonly reason: Refusal

  constructor(reason: Refusal, message: string) {
    super(message)
    this.reason = reason
  }
}

/** What one commit takes: some thousands of edges. In characters. */
const COMMIT_SIZE = 1_000_000

/**
 * Copies all that a store holds to another: both then answer every question alike, of any time, and cursors stay good. It can
 * be interrupted at any moment and run again.
 *
 * The source is read once to know it and once to copy it, the target once to compare: `Copied` has both digests, and whoever
 * asked looks whether their hashes are equal.
 *
 * @throws CopyRefused
 */
export async function copyStore(options: CopyOptions): Promise<Copied> {
  const { source, target, onProgress = () => {} } = options
  const before = await readySource(source)
  const note = await readyTarget(target, before)
  const told = (phase: CopyPhase, total: number | null) => (done: number) => onProgress({ phase, done, total })

  const held = await digestOf(source, told('reading the source', null))
  await requireUnmoved(source, held.status)
  if (note !== 'WHOLE') {
    if (note !== null && note.source.hash !== held.hash) throw otherSource(note, held.status)
    await copyParts(options, held, note, told('copying', held.count))
  }
  const copy = await digestOf(target, told('reading the copy', held.count))
  const { lastCommit } = await source.status()
  return {
    source: held,
    target: copy,
    resumedAt: note === 'WHOLE' ? held.count : (note?.count ?? 0),
    movedAt: lastCommit === held.status.lastCommit ? null : lastCommit,
  }
}

/** The names of which two stores do not hold the same; empty when their hashes are equal, `status` when only times and keys differ. */
export function differences(a: Digest, b: Digest): readonly string[] {
  if (a.hash === b.hash) return []
  const hashes = ({ tallies }: Digest) => new Map(tallies.map(({ name, hash }) => [name, hash]))
  const [ofA, ofB] = [hashes(a), hashes(b)]
  const names = [...new Set([...ofA.keys(), ...ofB.keys()])].filter((name) => ofA.get(name) !== ofB.get(name)).sort()
  return JSON.stringify(a.status) === JSON.stringify(b.status) ? names : ['status', ...names]
}

async function readySource(source: LineageStore): Promise<StoreStatus> {
  if ((await readNote(source)) !== null) throw new CopyRefused('HALF_SOURCE', 'the source is half a copy itself')
  const status = await source.status()
  if (status.lastCommit === 0) throw new CopyRefused('EMPTY_SOURCE', 'the source is empty: there is nothing to copy')
  return status
}

/** The note of an interrupted copy; null for an empty target, `WHOLE` for one that seems to be copied already. */
async function readyTarget(target: LineageStore, source: StoreStatus): Promise<Note | 'WHOLE' | null> {
  const note = await readNote(target)
  const status = await target.status()
  if (note !== null) {
    if (note.source.lastCommit !== source.lastCommit) throw otherSource(note, source)
    return note
  }
  if (status.lastCommit === 0) return null
  const { lastCommit, lastNodeKey, lastWriterKey } = status
  const isAlike =
    lastCommit === source.lastCommit && lastNodeKey === source.lastNodeKey && lastWriterKey === source.lastWriterKey
  if (isAlike) return 'WHOLE'
  throw new CopyRefused(
    'TARGET_IN_USE',
    `the target is in use: expected an empty store, or half a copy of this source, found ${lastNodeKey} nodes and a last commit of ${at(lastCommit)}`,
  )
}

const otherSource = ({ source }: Note, { lastCommit }: StoreStatus): CopyRefused =>
  new CopyRefused(
    'OTHER_SOURCE',
    `the target is half a copy of something else: of a source last written ${at(source.lastCommit)}, and this one was last written ${at(lastCommit)}${
      source.lastCommit === lastCommit ? ', with other contents' : ''
    }`,
  )

async function requireUnmoved(source: LineageStore, { lastCommit }: StoreStatus): Promise<void> {
  const now = (await source.status()).lastCommit
  if (now === lastCommit) return
  throw new CopyRefused(
    'SOURCE_MOVED',
    `the source was written to while it was read: its last commit was ${at(lastCommit)}, and is ${at(now)}`,
  )
}

const at = (time: Instant): string => new Date(time).toISOString()

async function copyParts(
  { source, target, pageSize = PAGE_SIZE, commitSize = COMMIT_SIZE }: CopyOptions,
  held: Digest,
  note: Note | null,
  tell: (done: number) => void,
): Promise<void> {
  const { lastCommit } = held.status
  const first = note === null ? 0 : PARTS.findIndex(({ name }) => name === note.part)
  if (first < 0)
    throw new Error(`the target is half a copy by another release: expected a part of this one's, found ${note?.part}`)
  const enough = sizeOfCommits(held, commitSize)
  let recordedAt = (await target.status()).lastCommit
  let count = note?.count ?? 0
  let batch = newBatch()
  let size = 0
  let added = 0

  async function commit(part: string, after: Place): Promise<void> {
    await requireUnmoved(source, held.status)
    recordedAt += 1
    count += added
    const progress = writtenNote({ source: { lastCommit, hash: held.hash }, part, after, count })
    await target.commit({ ...noChanges, ...batch, recordedAt, records: [...batch.records, progress] })
    batch = newBatch()
    size = 0
    added = 0
    tell(count)
  }

  for (const part of PARTS.slice(first)) {
    const after = part.name === note?.part ? note.after : null
    for await (const page of part.pages(source, after, pageSize)) {
      page.addTo(batch)
      size += page.size
      added += page.things.length
      if (size >= enough) await commit(part.name, page.end)
    }
  }
  // Nothing is read any more: what moves from here on is not in the copy, which is the source of one moment all the same.
  await requireUnmoved(source, held.status)
  await target.commit({ ...noChanges, ...batch, recordedAt: lastCommit, dropped: [droppedNote] })
  tell(count + added)
}

/**
 * `recordedAt` of the commits counts up from 1, and the last one has the source's: a source of few commits whose times are
 * small numbers leaves room for few.
 */
function sizeOfCommits({ size, status: { lastCommit } }: Digest, wanted: number): number {
  return lastCommit === 1 ? Number.POSITIVE_INFINITY : Math.max(wanted, Math.ceil(size / (lastCommit - 1)))
}

const newBatch = (): Batch => ({
  nodes: [],
  aliases: [],
  writers: [],
  records: [],
  opened: [],
  past: [],
  claims: [],
})
