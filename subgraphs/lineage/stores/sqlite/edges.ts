import type Database from 'libsql'
import { type Direction, type EdgeVersion, type EdgeView, type Hop, METHODS } from '../store.ts'
import { groupBy } from './lookups.ts'

type EdgeRow = {
  src: number
  dst: number
  writer: number
  method: number
  producer: string | null
  confidence: number
  last_run: string | null
  first_seen: number
  last_seen: number
  valid_from: number
  recorded_from: number
  valid_to: number | null
  recorded_to: number | null
}

const OPEN = 'SELECT *, NULL AS valid_to, NULL AS recorded_to FROM edge'
const COLUMNS = `e.src, e.dst, e.writer, e.method, e.producer, e.confidence, e.last_run, e.first_seen, e.last_seen,
  e.valid_from, e.recorded_from`
const NEAR = { DOWNSTREAM: 'src', UPSTREAM: 'dst' } as const
const FAR = { DOWNSTREAM: 'dst', UPSTREAM: 'src' } as const

type Table = 'edge' | 'edge_past'

/** How a statement sees the edges of a view: the open ones, or with them those that have ended since the view's time. */
export type Sight = { readonly past: boolean; readonly filtered: boolean }

export type EdgeReader = ReturnType<typeof createEdges>

/** The reads of edges. Column names are constants of this file; whatever comes from outside is a parameter. */
export function createEdges(database: Database.Database) {
  const cache = new Map<string, Database.Statement>()
  const prepare = (sql: string): Database.Statement => {
    const statement = cache.get(sql) ?? database.prepare(sql)
    cache.set(sql, statement)
    return statement
  }
  const lastCommit = database.prepare('SELECT last_commit FROM state')

  /** At or after the last commit a time is now, and now needs no predicate. */
  const sightOf = (view: EdgeView): Sight => ({
    past: view.knownAt !== null && view.knownAt < (lastCommit.get() as { last_commit: number }).last_commit,
    filtered: view.methods !== null || view.minConfidence !== null,
  })

  /** `columns` of the edges (`e`) at the asked keys (`f`), from one or both tables. */
  const select = (columns: (table: Table) => string, direction: Direction, { past, filtered }: Sight): string => {
    const near = NEAR[direction]
    const filter = filtered ? 'AND e.method IN (SELECT value FROM json_each(:methods)) AND e.confidence >= :least' : ''
    const from = (table: Table, condition: string) =>
      `SELECT ${columns(table)} FROM json_each(:keys) f CROSS JOIN ${table} e ON e.${near} = f.value ${filter} ${condition}`
    if (!past) return from('edge', '')
    const then = 'AND e.recorded_from <= :at'
    return `${from('edge', then)} UNION ALL ${from('edge_past', `${then} AND e.recorded_to > :at AND e.valid_to IS NULL`)}`
  }

  const parameters = (keys: string, view: EdgeView, { past, filtered }: Sight): Record<string, unknown> => ({
    keys,
    ...(past ? { at: view.knownAt } : {}),
    ...(filtered
      ? {
          methods: JSON.stringify((view.methods ?? METHODS).map((method) => METHODS.indexOf(method))),
          least: view.minConfidence ?? 0,
        }
      : {}),
  })

  return {
    sightOf,

    /** The far ends, in any order and with repetitions: the inner step of a walk. `keys` is a JSON array. */
    neighbours(keys: string, direction: Direction, view: EdgeView, sight: Sight): readonly number[] {
      const sql = `SELECT json_group_array(far) AS far FROM (${select(() => `e.${FAR[direction]} AS far`, direction, sight)})`
      const row = prepare(sql).get(parameters(keys, view, sight)) as { far: string }
      return JSON.parse(row.far) as number[]
    },

    hops(keys: readonly number[], direction: Direction, view: EdgeView): ReadonlyMap<number, readonly Hop[]> {
      const sight = sightOf(view)
      const columns = () => `e.${NEAR[direction]} AS near, e.${FAR[direction]} AS far, e.confidence AS confidence`
      const sql = `SELECT near, far, max(confidence) FROM (${select(columns, direction, sight)}) GROUP BY near, far`
      const rows = prepare(sql)
        .raw()
        .all(parameters(JSON.stringify(keys), view, sight)) as [number, number, number][]
      const hops = new Map<number, Hop[]>()
      for (const [near, key, confidence] of rows) {
        const found = hops.get(near)
        if (found) found.push({ key, confidence })
        else hops.set(near, [{ key, confidence }])
      }
      return hops
    },

    edgesOf(
      keys: readonly number[],
      direction: Direction,
      view: EdgeView,
    ): ReadonlyMap<number, readonly EdgeVersion[]> {
      const sight = sightOf(view)
      const columns = (table: Table) =>
        `${COLUMNS}, NULL AS valid_to, ${table === 'edge' ? 'NULL' : 'e.recorded_to'} AS recorded_to`
      const sql = select(columns, direction, sight)
      const rows = prepare(sql).all(parameters(JSON.stringify(keys), view, sight)) as EdgeRow[]
      return groupBy(rows.map(edgeOf), (edge) => (direction === 'DOWNSTREAM' ? edge.from : edge.to))
    },

    edgesOfWriters(writers: readonly number[]): ReadonlyMap<number, readonly EdgeVersion[]> {
      const sql = `${OPEN} WHERE writer IN (SELECT value FROM json_each(?))`
      return groupBy((prepare(sql).all(JSON.stringify(writers)) as EdgeRow[]).map(edgeOf), (edge) => edge.writer)
    },

    historyOf(from: number, to: number): readonly EdgeVersion[] {
      const sql = `${OPEN} WHERE src = :from AND dst = :to
                   UNION ALL SELECT * FROM edge_past WHERE src = :from AND dst = :to`
      return (prepare(sql).all({ from, to }) as EdgeRow[]).map(edgeOf)
    },
  }
}

function edgeOf(row: EdgeRow): EdgeVersion {
  const method = METHODS[row.method]
  if (method === undefined) throw new Error(`the lineage store holds an edge of unknown method ${row.method}`)
  return {
    from: row.src,
    to: row.dst,
    writer: row.writer,
    method,
    producer: row.producer,
    confidence: row.confidence,
    lastRun: row.last_run,
    firstSeenAt: row.first_seen,
    lastSeenAt: row.last_seen,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    recordedFrom: row.recorded_from,
    recordedTo: row.recorded_to,
  }
}
