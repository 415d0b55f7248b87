import { type EdgeView, type Instant, METHODS } from '../store.ts'
import { TABLES } from './tables.ts'

/** How statements see the edges of a view: which tables, and under which conditions on `e`. */
export type Sight = {
  /** Of one or both tables, `columns` of the rows that `from` joins and the view shows. */
  readonly select: (columns: (part: 'open' | 'past') => string, from: (table: string) => string) => string
  /** The conditions themselves, as one expression: 0 for a table it does not look at. */
  readonly isShown: Readonly<Record<'open' | 'past', string>>
  /** The named parameters of those conditions, and no others. */
  readonly parameters: Readonly<Record<string, unknown>>
}

const DECLARED = METHODS.indexOf('DECLARED')

type Condition = { readonly sql: string; readonly parameters?: Readonly<Record<string, unknown>> }

/**
 * `lastCommit` is only asked for where it matters: at or after it a time of knowing is now, and now needs no predicate. `part`
 * keeps the parameters of two sights in one statement apart. With `whenever`, of all that was believed, not of the moment that
 * the view is of.
 */
export function seeing(view: EdgeView, lastCommit: () => Instant, { part = '', whenever = false } = {}): Sight {
  const { open, past } = TABLES[view.layer === 'UNSTATED' ? 'WHOLE' : view.layer]
  const { knownAt } = view
  const asOf = whenever ? null : view.asOf
  const isThen = knownAt !== null && knownAt < lastCommit()
  const both = [...filterOf(view, part)]
  if (isThen) both.push({ sql: `e.recorded_from <= :known${part}`, parameters: { [`known${part}`]: knownAt } })
  if (asOf !== null) both.push({ sql: `e.valid_from <= :of${part}`, parameters: { [`of${part}`]: asOf } })
  const ofPast = [
    ...both,
    { sql: isThen ? `(e.recorded_to IS NULL OR e.recorded_to > :known${part})` : 'e.recorded_to IS NULL' },
    ...(whenever
      ? []
      : [{ sql: asOf === null ? 'e.valid_to IS NULL' : `(e.valid_to IS NULL OR e.valid_to > :of${part})` }]),
  ]
  const isOfPast = isThen || asOf !== null || whenever
  const all = (conditions: readonly Condition[]): string => conditions.map(({ sql }) => sql).join(' AND ')
  const where = (conditions: readonly Condition[]): string =>
    conditions.length === 0 ? '' : `WHERE ${all(conditions)}`
  return {
    select(columns, from) {
      const now = `SELECT ${columns('open')} FROM ${from(open)} ${where(both)}`
      if (!isOfPast) return now
      return `${now} UNION ALL SELECT ${columns('past')} FROM ${from(past)} ${where(ofPast)}`
    },
    isShown: { open: all(both) || '1', past: isOfPast ? all(ofPast) : '0' },
    parameters: Object.assign({}, ...both.map(({ parameters }) => parameters)),
  }
}

function* filterOf(view: EdgeView, part: string): Generator<Condition> {
  const { layer, methods, minConfidence, seenSince, writers } = view
  if (layer === 'UNSTATED') yield { sql: 'e.states_columns = 0' }
  if (methods !== null) {
    const numbers = methods.map((method) => METHODS.indexOf(method))
    yield {
      sql: `e.method IN (SELECT value FROM json_each(:methods${part}))`,
      parameters: { [`methods${part}`]: JSON.stringify(numbers) },
    }
  }
  if (minConfidence !== null)
    yield { sql: `e.confidence >= :least${part}`, parameters: { [`least${part}`]: minConfidence } }
  if (seenSince !== null) {
    const sql = `(e.last_seen >= :since${part} OR e.method = ${DECLARED})`
    yield { sql, parameters: { [`since${part}`]: seenSince } }
  }
  if (writers !== null) {
    yield {
      sql: `e.writer IN (SELECT value FROM json_each(:writers${part}))`,
      parameters: { [`writers${part}`]: JSON.stringify(writers) },
    }
  }
}
