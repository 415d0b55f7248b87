import type { Instant, StoredRecord } from '../../stores/store.ts'

/** Beyond every time an event may have; the difference to it has 14 digits at most, also of the year 0. */
const BEYOND = 9_999_999_999_999

/**
 * Where a run stands among those of its job: a record without a body, whose id sorts the newest first. When an earlier event
 * of it arrives it gets another place. The old one stays, and is told by the run itself, which knows its first event.
 */
export function runPlace(job: string, firstAt: Instant, run: string): StoredRecord {
  return { kind: 'RUN_ORDER', id: `${placesOfJob(job)}${String(BEYOND - firstAt).padStart(14, '0')} ${run}`, body: '' }
}

/** What the ids of all its runs' places begin with, and no other's. */
export const placesOfJob = (job: string): string => `${job} `

export function readPlace(id: string): { readonly job: string; readonly firstAt: Instant; readonly run: string } {
  const [job = '', time, run = ''] = id.split(' ')
  return { job, firstAt: BEYOND - Number(time), run }
}

/** The id of a run's record. */
export const runRecordId = (job: string, run: string): string => `${job} ${run}`
