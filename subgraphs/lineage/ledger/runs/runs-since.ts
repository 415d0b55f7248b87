import type { Instant } from '../../stores/store.ts'
import type { Ledger } from '../ledger.ts'
import type { Writer } from '../writer.ts'
import { completedAtOf, isRun, type JobState, REMEMBERED } from './job-state.ts'
import { placesOfJob, readPlace, runRecordId } from './run-order.ts'
import { isEmptyRun, type RunState, readRun } from './run-state.ts'

export type RunsSince = {
  /** From here on every run that completed is among them. `-Infinity`: the job has no others. */
  readonly since: Instant
  /** By the ids of their records. */
  readonly runs: ReadonlyMap<string, { readonly runId: string | null; readonly run: RunState }>
}

/** Runs are listed by their first event: so many are looked at together, and in all. */
const PAGE = 16
const MOST_RUNS = 4 * REMEMBERED

/**
 * The runs of a job by which one can tell what held from a moment on: back to one that completed before it, if that can be
 * found. Runs that began long before others which completed earlier may be missing when they never completed. Null: the last
 * that completed is not found (an earlier release did not list runs).
 */
export async function runsSince(ledger: Ledger, job: Writer, moment: Instant): Promise<RunsSince | null> {
  const { completed = [] } = job.state as JobState
  const runs = new Map<string, { runId: string | null; run: RunState }>()
  async function add(found: readonly (readonly [id: string, runId: string | null])[]): Promise<void> {
    const missing = found.filter(([id]) => !runs.has(id))
    await ledger.loadRecords(
      'RUN',
      missing.map(([id]) => id),
    )
    for (const [id, runId] of missing) {
      const body = ledger.record('RUN', id)
      if (body !== null) runs.set(id, { runId, run: readRun(body, ledger.final) })
    }
  }
  const addPlaces = (ids: readonly string[]) =>
    add(ids.map((id) => [runRecordId(job.id, readPlace(id).run), readPlace(id).run] as const))

  const prefix = placesOfJob(job.id)
  const times = completed.map(completedAtOf)
  await add(completed.flatMap((one, i) => (isRun(one) ? [] : [[`${job.id} at ${times[i]}`, null] as const])))
  await addPlaces(ledger.writtenIds('RUN_ORDER').filter((id) => id.startsWith(prefix)))
  let last = prefix
  for (let looked = 0; looked < MOST_RUNS; looked += PAGE) {
    const known = foundSince(times, runs.values())
    if (known !== null && known < moment) return { since: known, runs }
    const page = await ledger.store.recordsAfter('RUN_ORDER', last, PAGE)
    const places = page.flatMap(({ id }) => (id.startsWith(prefix) ? [id] : []))
    await addPlaces(places)
    last = page.at(-1)?.id ?? last
    if (places.length === PAGE) continue
    const isAll = times.length < REMEMBERED && foundSince(times, runs.values()) === (times[0] ?? null)
    if (isAll) return { since: -Infinity, runs }
    break
  }
  const since = foundSince(times, runs.values())
  return since === null ? null : { since, runs }
}

/** The first of the times, ascending, from which on the run of each is among these; null when that of the last is not. */
function foundSince(times: readonly Instant[], runs: Iterable<{ readonly run: RunState }>): Instant | null {
  const found = new Map<Instant, number>()
  for (const { run } of runs) {
    if (run.completedAt !== null && !isEmptyRun(run)) found.set(run.completedAt, (found.get(run.completedAt) ?? 0) + 1)
  }
  let since: Instant | null = null
  for (const time of times.toReversed()) {
    const left = found.get(time) ?? 0
    // Of several at one time, all must be there.
    if (left === 0) return since === time ? (times.find((later) => later > time) ?? null) : since
    found.set(time, left - 1)
    since = time
  }
  return since
}
