import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts'
import { budgetExceeded } from '../../../platform/errors.ts'
import { parseJobId } from '../../../schema/ids.ts'
import type { JobState, RecentRun } from '../ledger/runs/job-state.ts'
import { runRecordId } from '../ledger/runs/run-order.ts'
import type { NodeKey, WriterRecord } from '../stores/store.ts'
import type { KnownJob } from './facts.ts'
import type { Reader } from './reader.ts'

/** Null restricts nothing. */
export type JobConditions = {
  readonly namespace: string | null
  readonly states: ReadonlySet<RecentRun[2]> | null
  readonly text: string | null
}

export type JobPage = {
  readonly jobs: readonly { readonly id: string; readonly cursor: string }[]
  readonly hasNextPage: boolean
}

/** Writers that are read at a time. */
const PAGE = 500

const cursor = z.tuple([z.int().min(0)])

/**
 * Jobs in the order of their keys, which is that of their first events. What a filter passes over is read too.
 *
 * @throws ClientError `BUDGET_EXCEEDED`
 */
export async function listJobs(
  reader: Reader,
  conditions: JobConditions,
  first: number,
  after: string | null,
): Promise<JobPage> {
  const deadline = performance.now() + reader.budgetMs
  const matches = matcherOf(conditions)
  const isAll = Object.values(conditions).every((condition) => condition === null)
  const found: { id: string; cursor: string }[] = []
  let last = after === null ? 0 : decodeCursor(cursor, 'after', after)[0]
  for (;;) {
    const limit = isAll ? Math.min(first + 1, PAGE) : PAGE
    const writers = await reader.store.writersAfter(last, limit)
    for (const writer of writers) {
      if (matches(writer)) found.push({ id: writer.id, cursor: encodeCursor([writer.key]) })
      if (found.length > first) return { jobs: found.slice(0, first), hasNextPage: true }
    }
    last = writers.at(-1)?.key ?? last
    if (writers.length < limit) return { jobs: found, hasNextPage: false }
    if (performance.now() > deadline) {
      const { budgetMs } = reader
      throw budgetExceeded(`the list takes longer than ${budgetMs} ms; ask for less, or go on from a cursor`, {
        budgetMs,
      })
    }
    await reader.breathe()
  }
}

function matcherOf({ namespace, states, text }: JobConditions): (writer: WriterRecord) => boolean {
  const wanted = text?.toLowerCase() ?? null
  return ({ kind, id, state }) => {
    if (kind !== 'JOB') return false
    const job = parseJobId(id)
    if (namespace !== null && job.namespace !== namespace) return false
    if (wanted !== null && !job.name.toLowerCase().includes(wanted)) return false
    const standing = states === null ? undefined : (JSON.parse(state) as JobState).recent?.[0]?.[2]
    return states === null || (standing !== undefined && states.has(standing))
  }
}

/** How long the remembered runs took that completed, in ms: that of the newest, and the median. Null when none did. */
export function durationsOf({ recent = [] }: JobState): { readonly last: number; readonly median: number } | null {
  const took = recent.flatMap(([, , state, ms]) => (state === 'COMPLETE' && ms !== null ? [ms] : []))
  const [last] = took
  if (last === undefined) return null
  const sorted = [...took].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? last, sorted[sorted.length >> 1] ?? last]
  return { last, median: (low + high) / 2 }
}

/** The datasets a job reads, or writes, by id: of its open edges, or of its last run where it has none. */
export async function datasetsOfJob(
  reader: Reader,
  id: string,
  { key, state }: KnownJob,
  side: 'inputs' | 'outputs',
): Promise<readonly string[]> {
  const edges = (await reader.facts.edgesOf(key)).filter(({ layer }) => layer === 'WHOLE')
  if (edges.length > 0)
    return datasetIds(
      reader,
      edges.map((edge) => (side === 'inputs' ? edge.from : edge.to)),
    )
  const last = state.recent?.[0]?.[1]
  const run = last === undefined ? null : await reader.facts.run(runRecordId(id, last))
  return datasetIds(reader, run?.[side].keys() ?? [])
}

/** The ids of those that are datasets, in order, each once. */
export function datasetIds({ now: { directory } }: Reader, keys: Iterable<NodeKey>): readonly string[] {
  const datasets = [...keys].map(directory.final).filter((key) => directory.typeOf(key) === 'DATASET')
  return [...new Set(datasets.map(directory.idOf))].sort()
}
