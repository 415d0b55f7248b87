import { z } from 'zod'
import { invalidInput } from '../../../platform/errors.ts'
import { expectation } from '../../../platform/expectation.ts'
import { isDateTime } from '../../../platform/time-forms.ts'
import { PORT_KINDS, PRODUCT_STATUSES } from '../../../schema/enums.ts'
import type { Question } from '../reads/question.ts'
import { parseSubject, type SubjectId } from '../reads/subject.ts'
import { readFilter, readTime } from '../resolvers/arguments.ts'
import { MAX_DEPTH, METHODS, type TimeView } from '../stores/store.ts'
import type { FormatName } from './formats.ts'

export type ExportQuery = {
  readonly subject: SubjectId
  readonly question: Omit<Question, 'subject'>
  readonly time: TimeView
  readonly format: FormatName
  readonly withPaths: boolean
}

/** What may stand several times, `owner=A&owner=B`. */
const many = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    (value) => (value === undefined ? undefined : Array.isArray(value) ? value : [value]),
    z.array(schema).optional(),
  )

const flag = z.enum(['true', 'false']).default('false')
const whole = z.coerce.number().int().min(1)
/** An empty one would count as 0. */
const number = z.string().trim().min(1).pipe(z.coerce.number())
const moment = z.string().refine(isDateTime, { error: 'expected an RFC 3339 date-time with a zone' })

/** The arguments of `Query.impact`, by the same names; its filter's fields stand beside them. */
const query = z.strictObject({
  of: z.string(),
  direction: z.enum(['UPSTREAM', 'DOWNSTREAM']).default('DOWNSTREAM'),
  level: z.enum(['DOMAIN', 'PRODUCT', 'PORT', 'COLUMN']).default('PRODUCT'),
  depth: whole.max(MAX_DEPTH).default(MAX_DEPTH),
  includeIndirect: flag,
  format: z.enum(['csv', 'ndjson']).optional(),
  paths: flag,
  domain: many(z.string()),
  owner: many(z.string()),
  kind: many(z.enum(PORT_KINDS)),
  tag: many(z.string()),
  status: many(z.enum(PRODUCT_STATUSES)),
  methods: many(z.enum(METHODS)),
  minConfidence: number.pipe(z.number().min(0).max(1)).optional(),
  maxDistance: whole.optional(),
  seenSince: moment.optional(),
  writers: many(z.string()),
  asOf: moment.optional(),
  knownAt: moment.optional(),
})

/** @throws ClientError `BAD_USER_INPUT` naming the parameter, what was expected and what came */
export function readExportQuery(given: unknown, accept: string | undefined): ExportQuery {
  const result = query.safeParse(given)
  if (!result.success) throw refused(result.error.issues[0], given)
  const { of, direction, level, depth, includeIndirect, format, paths, asOf, knownAt, ...filter } = result.data
  const { rows, edges } = readFilter(filter)
  return {
    subject: parseSubject(of, 'of'),
    question: {
      direction,
      level,
      depth,
      includeIndirect: includeIndirect === 'true',
      rows,
      edges,
      withDatasets: false,
      withCoverage: true,
    },
    time: readTime({ asOf, knownAt }),
    format: format ?? (accept?.includes('application/x-ndjson') ? 'ndjson' : 'csv'),
    withPaths: paths === 'true',
  }
}

function refused(issue: z.core.$ZodIssue | undefined, given: unknown) {
  if (issue?.code === 'unrecognized_keys') {
    const expected = `one of ${Object.keys(query.shape).join(', ')}`
    return invalidInput({ argument: 'query', expected, received: issue.keys.join(', ') })
  }
  const argument = String(issue?.path[0] ?? 'query')
  const received = (given as Record<string, unknown> | null)?.[argument]
  return invalidInput({ argument, expected: issue ? expectation(issue) : 'something else', received })
}
