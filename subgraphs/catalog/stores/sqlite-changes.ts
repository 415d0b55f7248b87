import type { EdgeChanges, PostedEdgeChange } from '../../../schema/changes.ts'
import { productOf } from '../../../schema/ids.ts'
import { type ChangeDraft, matches, type ToldChange } from '../changes/change.ts'
import type { ChangeFeedState, ChangeRetention, ChangeSlice, ChangesQuestion, EdgeChangesOutcome } from '../store.ts'
import type { SqlDatabase } from './database.ts'

/** Part of the transaction of what it tells of: a change is neither lost nor told twice. */
export function appendChanges(database: SqlDatabase, drafts: readonly ChangeDraft[], retention: ChangeRetention): void {
  if (drafts.length === 0) return
  const now = Date.now()
  const told = new Date(now).toISOString()
  for (const { event, at, by, domains, subjects, detail } of drafts) {
    database.run(
      'INSERT INTO changes (event, at, taken_at, by, domains, subjects, detail) VALUES (?, ?, ?, ?, ?, ?, ?)',
      event,
      at ?? told,
      now,
      by,
      listed(domains),
      listed(subjects),
      JSON.stringify(detail),
    )
  }
  pruneChanges(database, retention, now, Math.max(PRUNED_AT_ONCE, drafts.length))
}

/** Rows that one transaction removes at the most, unless it added more: no harvest has to pay for a change of the retention. */
const PRUNED_AT_ONCE = 5_000

/** Removes the oldest of what is beyond the retention. Answers how many. */
export function pruneChanges(
  database: SqlDatabase,
  { mostChanges, keepMs }: ChangeRetention,
  now: number,
  atOnce = PRUNED_AT_ONCE,
): number {
  const oldest = database.get<{ seq: number; taken_at: number }>(
    'SELECT seq, taken_at FROM changes ORDER BY seq LIMIT 1',
  )
  if (oldest === undefined) return 0
  const newest = database.get<{ seq: number }>('SELECT max(seq) AS seq FROM changes')?.seq ?? oldest.seq
  const isOld = oldest.taken_at < now - keepMs
  const upTo = Math.max(newest - mostChanges, isOld ? lastOld(database, now - keepMs, atOnce) : 0)
  if (upTo < oldest.seq) return 0
  const removed = Math.min(upTo, oldest.seq + atOnce - 1)
  database.run(`UPDATE counters SET value = ? WHERE name = 'changes_gone'`, removed)
  return database.run('DELETE FROM changes WHERE seq <= ?', removed)
}

/** Of the oldest rows the last one before any that is younger: a clock that was set back keeps some longer. */
function lastOld(database: SqlDatabase, before: number, atOnce: number): number {
  const rows = database.all<{ seq: number; taken_at: number }>(
    'SELECT seq, taken_at FROM changes ORDER BY seq LIMIT ?',
    atOnce,
  )
  const young = rows.findIndex(({ taken_at: at }) => at >= before)
  return rows.at(young < 0 ? -1 : young - 1)?.seq ?? 0
}

/** All or nothing, and only as what comes next: see `edgeChanges` in `schema/changes.ts`. */
export function takeEdgeChanges(
  database: SqlDatabase,
  { after, until, changes }: EdgeChanges,
  retention: ChangeRetention,
): EdgeChangesOutcome {
  const position =
    database.get<{ position: string }>('SELECT position FROM change_sources WHERE source = ?', LINEAGE)?.position ??
    null
  if (position === until) return { applied: false, position }
  if (position !== null && position !== after) return { refused: true, position }
  database.run(
    `INSERT INTO change_sources (source, position) VALUES (?, ?)
     ON CONFLICT (source) DO UPDATE SET position = excluded.position`,
    LINEAGE,
    until,
  )
  appendChanges(database, changes.map(edgeDraft), retention)
  return { applied: true, position: until }
}

const LINEAGE = 'lineage'

function edgeDraft({ event, at, ...edge }: PostedEdgeChange): ChangeDraft {
  const ends = [edge.from, edge.to]
  const subjects = ends.flatMap(({ id, ports }) => [id, ...ports, ...ports.flatMap((port) => productOf(port) ?? [])])
  return {
    event,
    at,
    by: edge.writer,
    domains: unique(ends.flatMap(({ domain }) => domain ?? [])),
    subjects: unique(subjects),
    detail: edge,
  }
}

/** The feed as it stands. */
export function changeFeedState(database: SqlDatabase): ChangeFeedState {
  const rows = database.all<{ name: string; value: number }>(
    `SELECT name, value FROM counters WHERE name IN ('feed', 'changes_gone')`,
  )
  const counters = new Map(rows.map(({ name, value }) => [name, value]))
  const gone = counters.get('changes_gone') ?? 0
  const newest = database.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM changes')?.seq ?? gone
  return { feed: counters.get('feed') ?? 0, gone, newest }
}

/** Rows that are looked at in one go, a millisecond or two: this is the thread that answers queries. */
const SCANNED_AT_ONCE = 1_000

/** See the port. All of it of one moment: what is pruned meanwhile is not taken for never told. */
export const changesAfter = (database: SqlDatabase, question: ChangesQuestion): ChangeSlice =>
  database.read(() => readChanges(database, question))

function readChanges(database: SqlDatabase, { after, upTo, limit, filter }: ChangesQuestion): ChangeSlice {
  const { gone } = changeFeedState(database)
  const isFiltered = filter.events !== null || filter.domains !== null || filter.subjects !== null
  const rows = database.all<Omit<ChangeRow, 'detail'>>(
    'SELECT seq, event, at, by, domains, subjects FROM changes WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
    after,
    upTo,
    isFiltered ? SCANNED_AT_ONCE : limit,
  )
  const found: Omit<ToldChange, 'detail'>[] = []
  let looked = after
  for (const row of rows) {
    if (found.length === limit) break
    const told = { ...row, domains: parted(row.domains), subjects: parted(row.subjects) }
    if (matches(filter, told)) found.push(told as Omit<ToldChange, 'detail'>)
    looked = row.seq
  }
  const details = new Map(
    database
      .all<{ seq: number; detail: string }>(
        'SELECT seq, detail FROM changes WHERE seq IN (SELECT value FROM json_each(?))',
        JSON.stringify(found.map(({ seq }) => seq)),
      )
      .map(({ seq, detail }) => [seq, JSON.parse(detail) as ToldChange['detail']]),
  )
  return {
    changes: found.map((told) => ({ ...told, detail: details.get(told.seq) as ToldChange['detail'] })),
    upTo: rows.length === 0 ? Math.max(after, upTo) : looked,
    gone,
  }
}

interface ChangeRow {
  readonly seq: number
  readonly event: string
  readonly at: string
  readonly by: string | null
  readonly domains: string
  readonly subjects: string
}

/** No id has a blank in it: what they are made of is percent-encoded. */
const listed = (ids: readonly string[]): string => unique(ids).join(' ')
const parted = (list: string): readonly string[] => (list === '' ? [] : list.split(' '))

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]
