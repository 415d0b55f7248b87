import type Database from 'libsql'
import type { QualityDimension } from '../generated/resolver-types.ts'
import { digestOf } from '../release-digest.ts'
import type { Judgement, QualityResult, QualityStore, ResultStatus } from './store.ts'

interface CheckRow {
  readonly check_name: string
  readonly dimension: string | null
  readonly status: string
  readonly score: number | null
  readonly measured_at: string
}
interface MeasurementRow {
  readonly property: string
  readonly element: string
  readonly value: number | null
  readonly met: number | null
  readonly measured_at: string
}

/** Fixed texts, one a comparison: nothing from outside becomes SQL. */
const KEPT: Record<Judgement['comparison'], string> = {
  '<=': 'value <= @target',
  '>=': 'value >= @target',
  '<': 'value < @target',
  '>': 'value > @target',
  '=': 'value = @target',
}
const SAID = 'met = @target'

export function createQualityStore(database: Database.Database): QualityStore {
  const selectDigest = database.prepare('SELECT digest FROM result WHERE id = ?')
  const insert = database.prepare(
    `INSERT INTO result (id, digest, subject, measured_ms, measured_at, check_name, dimension, status, score,
       property, element, value, met, column_name, tool, message)
     VALUES (@id, @digest, @subject, @measuredMs, @measuredAt, @check, @dimension, @status, @score,
       @property, @element, @value, @met, @column, @tool, @message)`,
  )
  const selectChecks = database.prepare(
    `SELECT r.check_name, r.dimension, r.status, r.score, r.measured_at
     FROM (SELECT DISTINCT check_name FROM result WHERE subject = @subject AND check_name IS NOT NULL) c
     JOIN result r ON r.key = (
       SELECT key FROM result WHERE subject = @subject AND check_name = c.check_name ORDER BY measured_ms DESC, key DESC LIMIT 1)
     ORDER BY r.check_name`,
  )
  const selectMeasurements = database.prepare(
    `SELECT r.property, r.element, r.value, r.met, r.measured_at
     FROM (SELECT DISTINCT property, element FROM result WHERE subject = @subject AND property IS NOT NULL) p
     JOIN result r ON r.key = (
       SELECT key FROM result WHERE subject = @subject AND property = p.property AND element = p.element
       ORDER BY measured_ms DESC, key DESC LIMIT 1)
     ORDER BY r.property, r.element`,
  )
  const sinceStatements = new Map(
    [...Object.values(KEPT), SAID].map((kept) => [
      kept,
      database.prepare(
        `SELECT measured_at FROM result
         WHERE subject = @subject AND property = @property AND element = @element AND (${kept}) = @met
           AND measured_ms > coalesce((
             SELECT max(measured_ms) FROM result
             WHERE subject = @subject AND property = @property AND element = @element AND (${kept}) = 1 - @met), -9e15)
         ORDER BY measured_ms, key LIMIT 1`,
      ),
    ]),
  )
  const selectFile = database.prepare('SELECT 1 FROM result_file WHERE file = ? AND digest = ?')
  const saveFile = database.prepare(
    'INSERT INTO result_file VALUES (?, ?) ON CONFLICT DO UPDATE SET digest = excluded.digest',
  )
  const selectCount = database.prepare('SELECT count(*) AS count FROM result')

  return {
    add(results) {
      const fresh: { readonly result: QualityResult; readonly digest: string }[] = []
      const given = new Map<string, string>()
      const conflicts: string[] = []
      for (const result of results) {
        const digest = digestOf(result)
        const known = given.get(result.id) ?? (selectDigest.get(result.id) as { digest: string } | undefined)?.digest
        given.set(result.id, digest)
        if (known === undefined) fresh.push({ result, digest })
        else if (known !== digest) conflicts.push(result.id)
      }
      if (conflicts.length > 0) return { stored: 0, duplicates: 0, conflicts }
      database.transaction(() => {
        for (const { result, digest } of fresh) insert.run(parameters(result, digest))
      })()
      return { stored: fresh.length, duplicates: results.length - fresh.length, conflicts }
    },
    latestChecks: (subject) =>
      (selectChecks.all({ subject }) as CheckRow[]).map((row) => ({
        name: row.check_name,
        dimension: row.dimension as QualityDimension | null,
        status: row.status as ResultStatus,
        score: row.score,
        measuredAt: row.measured_at,
      })),
    latestMeasurements: (subject) =>
      (selectMeasurements.all({ subject }) as MeasurementRow[]).map((row) => ({
        property: row.property,
        element: row.element === '' ? null : row.element,
        value: row.value,
        met: row.met === null ? null : row.met === 1,
        measuredAt: row.measured_at,
      })),
    since(subject, property, element, judgement, met) {
      const statement = sinceStatements.get(judgement === null ? SAID : KEPT[judgement.comparison])
      const target = judgement === null ? 1 : judgement.target
      const row = statement?.get({ subject, property, element: element ?? '', target, met: met ? 1 : 0 })
      return (row as { measured_at: string } | undefined)?.measured_at ?? null
    },
    knowsFile: (file, digest) => selectFile.get(file, digest) !== undefined,
    rememberFile: (file, digest) => {
      saveFile.run(file, digest)
    },
    count: () => (selectCount.get() as { count: number }).count,
  }
}

function parameters(result: QualityResult, digest: string) {
  const { check, measurement } = result
  return {
    id: result.id,
    digest,
    subject: result.subject,
    measuredMs: Date.parse(result.measuredAt),
    measuredAt: result.measuredAt,
    check: check?.name ?? null,
    dimension: check?.dimension ?? null,
    status: check?.status ?? null,
    score: check?.score ?? null,
    property: measurement?.property ?? null,
    element: measurement?.element ?? '',
    value: measurement?.value ?? null,
    met: measurement?.met === undefined || measurement.met === null ? null : Number(measurement.met),
    column: result.column,
    tool: result.tool,
    message: result.message,
  }
}
