import { type EdgeView, type Instant, METHODS } from '../store.ts'
import { TABLES } from './tables.ts'

/** How statements see the edges of a view: which tables, and under which conditions on `e`. */
export type Sight = {
  /** Of one or both tables, `columns` of the rows that `from` joins and the view shows. */
  readonly select: (columns: (part: 'open' | 'past') => string, from: (table: string) => string) => string
  /** The named parameters of those conditions, and no others. */
  readonly parameters: Readonly<Record<string, unknown>>
}

type Condition = { readonly sql: string; readonly parameters?: Readonly<Record<string, unknown>> }

/**
 * `lastCommit` is only asked for where it matters: at or after it a time of knowing is now, and now needs no predicate. With
 * `whenever`, of all that was believed, not of the moment that the view is of.
 */
export function seeing(view: EdgeView, lastCommit: () => Instant, whenever = false): Sight {
  const { open, past } = TABLES[view.layer === 'UNSTATED' ? 'WHOLE' : view.layer]
  const { knownAt } = view
  const asOf = whenever ? null : view.asOf
  const isThen = knownAt !== null && knownAt < lastCommit()
  const both = [...filterOf(view)]
  if (isThen) both.push({ sql: 'e.recorded_from <= :known', parameters: { known: knownAt } })
  if (asOf !== null) both.push({ sql: 'e.valid_from <= :of', parameters: { of: asOf } })
  const ofPast = [
    ...both,
    { sql: isThen ? '(e.recorded_to IS NULL OR e.recorded_to > :known)' : 'e.recorded_to IS NULL' },
    ...(whenever ? [] : [{ sql: asOf === null ? 'e.valid_to IS NULL' : '(e.valid_to IS NULL OR e.valid_to > :of)' }]),
  ]
  const where = (conditions: readonly Condition[]): string =>
    conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`
  return {
    select(columns, from) {
      const now = `SELECT ${columns('open')} FROM ${from(open)} ${where(both)}`
      if (!isThen && asOf === null && !whenever) return now
      return `${now} UNION ALL SELECT ${columns('past')} FROM ${from(past)} ${where(ofPast)}`
    },
    parameters: Object.assign({}, ...both.map(({ parameters }) => parameters)),
  }
}

function* filterOf({ layer, methods, minConfidence, seenSince, writers }: EdgeView): Generator<Condition> {
  if (layer === 'UNSTATED') yield { sql: 'e.states_columns = 0' }
  if (methods !== null) {
    const numbers = methods.map((method) => METHODS.indexOf(method))
    yield {
      sql: 'e.method IN (SELECT value FROM json_each(:methods))',
      parameters: { methods: JSON.stringify(numbers) },
    }
  }
  if (minConfidence !== null) yield { sql: 'e.confidence >= :least', parameters: { least: minConfidence } }
  if (seenSince !== null) yield { sql: 'e.last_seen >= :since', parameters: { since: seenSince } }
  if (writers !== null) {
    yield {
      sql: 'e.writer IN (SELECT value FROM json_each(:writers))',
      parameters: { writers: JSON.stringify(writers) },
    }
  }
}
