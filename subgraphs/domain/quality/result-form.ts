import { z } from 'zod'
import { isDateTime } from '../../../platform/time-forms.ts'
import { readId } from '../../../schema/ids.ts'
import { canonicalProperty, meaningOf, readQuantity } from '../descriptors/quantities.ts'
import { strictObject } from '../descriptors/strict-object.ts'
import { type Path, shown } from '../descriptors/yaml-document.ts'
import { type Mismatch, mismatches } from '../descriptors/zod-problems.ts'
import type { QualityDimension } from '../generated/resolver-types.ts'
import type { CheckOutcome, Measurement, QualityResult, ResultStatus } from '../stores/store.ts'

const name = z.string().min(1).max(200)
/** Clocks differ; but a result of next year would stay the newest of its check until then. */
const MOST_AHEAD_MS = 24 * 3_600_000

/** `Date` reads `t` and `z` of RFC 3339 in upper case alone. */
function isNotAhead(measuredAt: string): boolean {
  return Date.parse(measuredAt.toUpperCase()) <= Date.now() + MOST_AHEAD_MS
}

const dimension = z.enum([
  'accuracy',
  'completeness',
  'conformity',
  'consistency',
  'coverage',
  'timeliness',
  'uniqueness',
])

/** One result as it is posted and as it stands in files (docs/descriptors.md, *Quality results*). */
const resultForm = strictObject({
  id: name,
  port: name.optional(),
  product: name.optional(),
  measuredAt: z
    .string()
    .refine(isDateTime, { error: 'an RFC 3339 date-time with a zone', abort: true })
    .refine(isNotAhead, 'a moment that is past, or at most 24 h ahead of this clock'),
  check: name.optional(),
  dimension: z.preprocess((given) => (typeof given === 'string' ? given.toLowerCase() : given), dimension).optional(),
  status: z.enum(['pass', 'warn', 'fail', 'error']).optional(),
  score: z.number().min(0).max(1).optional(),
  property: name.optional(),
  value: z.union([z.number(), z.string().max(200)]).optional(),
  unit: name.optional(),
  element: name.optional(),
  met: z.boolean().optional(),
  column: name.optional(),
  tool: name.optional(),
  message: z.string().max(4_000).optional(),
})
type ResultForm = z.infer<typeof resultForm>

const MOST_RESULTS = 10_000

const requestForm = strictObject({ results: z.array(z.unknown()).min(1).max(MOST_RESULTS) })

/** Whether the id is of a port or product that this domain has. */
export type KnowsSubject = (id: string) => boolean

export type ResultsReading =
  | { readonly ok: true; readonly results: readonly QualityResult[] }
  | { readonly ok: false; readonly problems: readonly Mismatch[] }

/** Reads a request or a `.json` file: `{ results: [...] }`. Every problem of every result, each with its path. */
export function readResults(document: unknown, knows: KnowsSubject): ResultsReading {
  const request = requestForm.safeParse(document)
  if (!request.success) return { ok: false, problems: mismatches(request.error, document) }
  return collect(
    request.data.results.map((result, index) => ({ result, path: ['results', index] })),
    knows,
  )
}

/** Reads results that stand on their own, each at its path: the lines of a `.jsonl` file. */
export function collect(given: readonly { result: unknown; path: Path }[], knows: KnowsSubject): ResultsReading {
  const results: QualityResult[] = []
  const problems: Mismatch[] = []
  for (const { result, path } of given) {
    const read = readResult(result, knows)
    if (Array.isArray(read)) problems.push(...read.map((problem) => ({ ...problem, path: [...path, ...problem.path] })))
    else results.push(read as QualityResult)
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, results }
}

function readResult(given: unknown, knows: KnowsSubject): QualityResult | readonly Mismatch[] {
  const parsed = resultForm.safeParse(given)
  if (!parsed.success) return mismatches(parsed.error, given)
  const form = parsed.data
  const problems: Mismatch[] = []
  const wrong = (key: string, expected: string, found: unknown): void => {
    problems.push({ path: [key], expected, found: shown(found) })
  }
  const subject = subjectOf(form, knows, wrong)
  if (form.check === undefined && form.property === undefined) wrong('check', 'a check, a property, or both', undefined)
  const check =
    form.check === undefined
      ? strayKeys(form, ['status', 'score', 'dimension'], 'check', wrong)
      : checkOf(form, form.check, wrong)
  const measurement =
    form.property === undefined
      ? strayKeys(form, ['value', 'unit', 'element', 'met'], 'property', wrong)
      : measurementOf(form, form.property, wrong)
  if (problems.length > 0 || subject === null) return problems
  return {
    id: form.id,
    subject,
    measuredAt: form.measuredAt,
    check,
    measurement,
    column: form.column ?? null,
    tool: form.tool ?? null,
    message: form.message ?? null,
  }
}

type Wrong = (key: string, expected: string, found: unknown) => void

function subjectOf({ port, product }: ResultForm, knows: KnowsSubject, wrong: Wrong): string | null {
  if ((port === undefined) === (product === undefined)) {
    wrong('port', 'either a port or a product', port === undefined ? undefined : 'both')
    return null
  }
  const [key, kind, id] = port === undefined ? ['product', 'PRODUCT', product ?? ''] : ['port', 'PORT', port]
  if (readId(id)?.kind === kind && knows(id)) return id
  wrong(key ?? '', `the id of a ${key} of this domain`, id)
  return null
}

/** What belongs to a check or a property that is not there is a mistake, not a detail. */
function strayKeys(form: ResultForm, keys: readonly (keyof ResultForm)[], owner: string, wrong: Wrong): null {
  for (const key of keys) {
    if (form[key] !== undefined) wrong(key, `a ${owner} beside it`, form[key])
  }
  return null
}

function checkOf({ status, score, dimension }: ResultForm, name: string, wrong: Wrong): CheckOutcome | null {
  if (status === undefined) {
    wrong('status', 'one of "pass", "warn", "fail", "error"', undefined)
    return null
  }
  return {
    name,
    status,
    score: status === 'error' ? null : (score ?? scoreOf(status)),
    dimension: (dimension?.toUpperCase() as QualityDimension | undefined) ?? null,
  }
}

function scoreOf(status: Exclude<ResultStatus, 'error'>): number {
  return status === 'fail' ? 0 : 1
}

function measurementOf({ value, unit, element, met }: ResultForm, written: string, wrong: Wrong): Measurement | null {
  const property = canonicalProperty(written)
  if (value === undefined && met === undefined) {
    wrong('value', 'what was measured (or `met`, for a promise without a number)', undefined)
    return null
  }
  const meaning = meaningOf(property)
  const quantity =
    value === undefined || meaning.measure === 'moment' ? null : readQuantity(meaning, value, unit ?? null)
  if (
    value !== undefined &&
    meaning.measure !== 'moment' &&
    (quantity === null || quantity.value === null) &&
    met === undefined
  ) {
    wrong('value', meaning.measure === 'any' ? 'a number' : `a ${meaning.measure}`, value)
    return null
  }
  return { property, element: element ?? null, value: quantity?.value ?? null, met: met ?? null }
}
