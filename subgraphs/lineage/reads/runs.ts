import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { placesOfJob, readPlace, runPlace, runRecordId } from '../ledger/runs/run-order.ts'
import type { Reader } from './reader.ts'

export type RunPage = {
  /** Their own ids, not those of the graph. */
  readonly runs: readonly { readonly run: string; readonly cursor: string }[]
  readonly hasNextPage: boolean
}

const cursor = z.tuple([z.string(), z.int(), z.string()])

/**
 * The runs of a job, newest first. A run has left a place behind for each time that an earlier event of it arrived: the one
 * that counts is that of its first event.
 */
export async function runsOfJob(reader: Reader, job: string, first: number, after: string | null): Promise<RunPage> {
  const prefix = placesOfJob(job)
  let last = after === null ? prefix : placeAfter(job, after)
  const found: { run: string; cursor: string }[] = []
  for (let isMore = true; isMore && found.length <= first; ) {
    const wanted = first + 1 - found.length
    const page = await reader.store.recordsAfter('RUN_ORDER', last, wanted)
    const places = page.flatMap(({ id }) => (id.startsWith(prefix) ? [readPlace(id)] : []))
    const runs = await Promise.all(places.map(({ run }) => reader.facts.run(runRecordId(job, run))))
    for (const [i, { firstAt, run }] of places.entries()) {
      if (runs[i]?.facts?.firstAt === firstAt) found.push({ run, cursor: encodeCursor([job, firstAt, run]) })
    }
    isMore = page.length === wanted && places.length === wanted
    last = page.at(-1)?.id ?? last
  }
  return { runs: found.slice(0, first), hasNextPage: found.length > first }
}

function placeAfter(job: string, after: string): string {
  const [ofJob, firstAt, run] = decodeCursor(cursor, 'after', after)
  if (ofJob !== job) throw invalidInput({ argument: 'after', expected: 'a cursor of this job', received: after })
  return runPlace(job, firstAt, run).id
}
