import { z } from 'zod'
import type { LineageStore, RecordName, StoredRecord } from '../store.ts'

/**
 * What a copy keeps in its target until it is whole: of which source, and how far it has come. Each commit of the copy writes
 * it anew together with what it copies, so that it is true whenever the copy ends; the last one drops it.
 */
export type Note = z.infer<typeof noteSchema>

const key = z.int().min(0)
const noteSchema = z.object({
  /** The digest of the source: what it held, and when. */
  source: z.object({ lastCommit: key, hash: z.string() }),
  /** The part of `PARTS` that is being copied, and after which place it goes on; null: from its beginning. */
  part: z.string(),
  after: z
    .union([key, z.string(), z.object({ from: key, to: key }), z.object({ port: z.string(), node: key })])
    .nullable(),
  /** Things copied so far. */
  count: key,
})

const NAME: RecordName = { kind: 'COPY', id: 'lineage' }

export const writtenNote = (note: Note): StoredRecord => ({ ...NAME, body: JSON.stringify(note) })

export const droppedNote: RecordName = NAME

/**
 * Null when the store is no half copy.
 *
 * @throws Error when a release with other notes wrote it
 */
export async function readNote(store: LineageStore): Promise<Note | null> {
  const body = (await store.records(NAME.kind, [NAME.id])).get(NAME.id)
  if (body === undefined) return null
  const { data, error } = noteSchema.safeParse(JSON.parse(body))
  if (error)
    throw new Error(`the lineage store holds half a copy that this release cannot go on with: ${error.message}`)
  return data
}

/** @throws Error when the store is half a copy of another: what it lacks would be missing in every answer, and nobody would be told */
export async function requireWhole(store: LineageStore): Promise<void> {
  const body = (await store.records(NAME.kind, [NAME.id])).get(NAME.id)
  if (body === undefined) return
  throw new Error(
    'the lineage store is half a copy of another: expected a whole one. Run `heddle lineage copy` as before, it goes on where it was; or empty this store',
  )
}
