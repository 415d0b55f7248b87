import type Database from 'libsql'
import { groupBy } from '../../../../platform/group-by.ts'
import { cutAt } from '../cut.ts'
import { pairName } from '../pair-name.ts'
import {
  type Direction,
  type EdgeVersion,
  type EdgeView,
  type Hop,
  LAYERS,
  type Layer,
  METHODS,
  type Pair,
} from '../store.ts'
import { type Sight, seeing } from './sight.ts'
import { TABLES } from './tables.ts'

type EdgeRow = {
  src: number
  dst: number
  writer: number
  method: number
  producer: string | null
  confidence: number
  states_columns: number
  detail: string | null
  last_run: string | null
  first_seen: number
  last_seen: number
  valid_from: number
  recorded_from: number
  valid_to: number | null
  recorded_to: number | null
}

const COLUMNS = `e.src, e.dst, e.writer, e.method, e.producer, e.confidence, e.states_columns, e.detail, e.last_run,
  e.first_seen, e.last_seen, e.valid_from, e.recorded_from`
const NEAR = { DOWNSTREAM: 'src', UPSTREAM: 'dst' } as const
const FAR = { DOWNSTREAM: 'dst', UPSTREAM: 'src' } as const

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

  const sightOf = (view: EdgeView, { part = '', whenever = false } = {}): Sight =>
    seeing(view, () => (lastCommit.get() as { last_commit: number }).last_commit, { part, whenever })

  /** The edges (`e`) whose near end is one of the asked keys (`f`). */
  const atKeys = (columns: (part: 'open' | 'past') => string, direction: Direction, sight: Sight): string =>
    sight.select(columns, (table) => `json_each(:keys) f CROSS JOIN ${table} e ON e.${NEAR[direction]} = f.value`)

  const wholeAtKeys = (
    keys: readonly number[],
    direction: Direction,
    view: EdgeView,
    sight: Sight,
  ): ReadonlyMap<number, readonly EdgeVersion[]> => {
    const sql = atKeys(whole, direction, sight)
    const rows = prepare(sql).all({ keys: JSON.stringify(keys), ...sight.parameters }) as EdgeRow[]
    return groupBy(rowsOf(layerOf(view), rows), (edge) => (direction === 'DOWNSTREAM' ? edge.from : edge.to))
  }

  const wholeBetween = (
    pairs: readonly Pair[],
    view: EdgeView,
    sight: Sight,
  ): ReadonlyMap<string, readonly EdgeVersion[]> => {
    const sql = sight.select(
      whole,
      (table) => `json_each(:keys) f CROSS JOIN ${table} e ON e.src = f.value ->> 0 AND e.dst = f.value ->> 1`,
    )
    const keys = JSON.stringify(pairs.map(({ from, to }) => [from, to]))
    const rows = prepare(sql).all({ keys, ...sight.parameters }) as EdgeRow[]
    return groupBy(rowsOf(layerOf(view), rows), pairName)
  }

  /** Rows of both layers; `condition` is on `e`. */
  const everyVersion = (condition: string, parts: readonly ('open' | 'past')[]): string =>
    LAYERS.flatMap((layer) => parts.map((part) => versions(layer, part, condition))).join(' UNION ALL ')

  const rowsOf = (layer: Layer, rows: readonly EdgeRow[]): EdgeVersion[] => rows.map((row) => edgeOf(layer, row))
  const layered = (rows: readonly (EdgeRow & { layer: Layer })[]): EdgeVersion[] =>
    rows.map((row) => edgeOf(row.layer, row))

  const historyOf = (from: number, to: number): readonly EdgeVersion[] => {
    const sql = everyVersion('e.src = :keys ->> 0 AND e.dst = :keys ->> 1', ['open', 'past'])
    return layered(prepare(sql).all({ keys: JSON.stringify([from, to]) }) as (EdgeRow & { layer: Layer })[])
  }

  return {
    sightOf,
    historyOf,

    /** The far ends, in any order and with repetitions: the inner step of a walk. `keys` is a JSON array. */
    neighbours(keys: string, direction: Direction, sight: Sight): readonly number[] {
      const sql = `SELECT json_group_array(far) AS far FROM (${atKeys(() => `e.${FAR[direction]} AS far`, direction, sight)})`
      const row = prepare(sql).get({ keys, ...sight.parameters }) as { far: string }
      return JSON.parse(row.far) as number[]
    },

    hops(keys: readonly number[], direction: Direction, view: EdgeView): ReadonlyMap<number, readonly Hop[]> {
      const sight = sightOf(view)
      const columns = () => `e.${NEAR[direction]} AS near, e.${FAR[direction]} AS far, e.confidence AS confidence`
      const sql = `SELECT near, far, max(confidence) FROM (${atKeys(columns, direction, sight)}) GROUP BY near, far`
      const rows = prepare(sql)
        .raw()
        .all({ keys: JSON.stringify(keys), ...sight.parameters }) as [number, number, number][]
      const hops = new Map<number, Hop[]>()
      for (const [near, key, confidence] of rows) {
        const found = hops.get(near)
        if (found) found.push({ key, confidence })
        else hops.set(near, [{ key, confidence }])
      }
      return hops
    },

    edgesOf: (keys: readonly number[], direction: Direction, view: EdgeView) =>
      wholeAtKeys(keys, direction, view, sightOf(view)),

    edgesEver: (keys: readonly number[], direction: Direction, view: EdgeView) =>
      wholeAtKeys(keys, direction, view, sightOf(view, { whenever: true })),

    edgesBetween: (pairs: readonly Pair[], view: EdgeView) => wholeBetween(pairs, view, sightOf(view)),

    edgesEverBetween: (pairs: readonly Pair[], view: EdgeView) =>
      wholeBetween(pairs, view, sightOf(view, { whenever: true })),

    edgesDiffering(
      keys: readonly number[],
      direction: Direction,
      one: EdgeView,
      other: EdgeView,
    ): readonly EdgeVersion[] {
      const layer = layerOf(one)
      const sights = [sightOf(one, { part: '_one' }), sightOf(other, { part: '_other' })] as const
      const parts = (['open', 'past'] as const).filter((part) => sights.some(({ isShown }) => isShown[part] !== '0'))
      const ofPart = (part: 'open' | 'past') =>
        `SELECT ${whole(part)} FROM json_each(:keys) f CROSS JOIN ${TABLES[layer][part]} e ON e.${NEAR[direction]} = f.value
         WHERE (${sights[0].isShown[part]}) <> (${sights[1].isShown[part]})`
      const parameters = { keys: JSON.stringify(keys), ...sights[0].parameters, ...sights[1].parameters }
      return rowsOf(layer, prepare(parts.map(ofPart).join(' UNION ALL ')).all(parameters) as EdgeRow[])
    },

    edgesOfWriters(writers: readonly number[]): ReadonlyMap<number, readonly EdgeVersion[]> {
      const sql = everyVersion('e.writer IN (SELECT value FROM json_each(:keys))', ['open'])
      const rows = prepare(sql).all({ keys: JSON.stringify(writers) }) as (EdgeRow & { layer: Layer })[]
      return groupBy(layered(rows), (edge) => edge.writer)
    },

    versionsOf(writers: readonly number[]): readonly EdgeVersion[] {
      const sql = everyVersion('e.writer IN (SELECT value FROM json_each(:keys))', ['open', 'past'])
      return layered(prepare(sql).all({ keys: JSON.stringify(writers) }) as (EdgeRow & { layer: Layer })[])
    },

    versionsAfter(pair: Pair | null, limit: number): readonly EdgeVersion[] {
      // Each of the four tables is read along its index from there, and no further than the limit.
      const ordered = everyVersion('(e.src, e.dst) > (:from, :to)', ['open', 'past'])
      const rows = prepare(`${ordered} ORDER BY src, dst LIMIT :limit`).all({
        from: pair?.from ?? 0,
        to: pair?.to ?? 0,
        limit,
      })
      const versions = layered(rows as (EdgeRow & { layer: Layer })[])
      const { whole, cut } = cutAt(versions, limit, (a, b) => a.from === b.from && a.to === b.to)
      return cut === null ? whole : [...whole, ...historyOf(cut.from, cut.to)]
    },
  }
}

/** All that describes a version. */
const whole = (part: 'open' | 'past'): string =>
  part === 'open' ? `${COLUMNS}, NULL AS valid_to, NULL AS recorded_to` : `${COLUMNS}, e.valid_to, e.recorded_to`

const versions = (layer: Layer, part: 'open' | 'past', condition: string): string =>
  `SELECT ${whole(part)}, '${layer}' AS layer FROM ${TABLES[layer][part]} e WHERE ${condition}`

const layerOf = ({ layer }: EdgeView): Layer => (layer === 'UNSTATED' ? 'WHOLE' : layer)

function edgeOf(layer: Layer, row: EdgeRow): EdgeVersion {
  const method = METHODS[row.method]
  if (method === undefined) throw new Error(`the lineage store holds an edge of unknown method ${row.method}`)
  return {
    from: row.src,
    to: row.dst,
    writer: row.writer,
    layer,
    method,
    producer: row.producer,
    confidence: row.confidence,
    statesColumns: row.states_columns === 1,
    detail: row.detail,
    lastRun: row.last_run,
    firstSeenAt: row.first_seen,
    lastSeenAt: row.last_seen,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    recordedFrom: row.recorded_from,
    recordedTo: row.recorded_to,
  }
}
