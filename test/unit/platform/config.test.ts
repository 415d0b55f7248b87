import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ConfigError, readConfig } from '../../../platform/config.ts'
import { LOG_LEVELS, logLevel } from '../../../platform/log-levels.ts'

const schema = z.object({
  HEDDLE_PORT: z.coerce.number().int().min(1).max(65_535).default(4000),
  HEDDLE_NEO4J_URL: z.url().optional(),
  HEDDLE_PUBLIC_KEY: z.string().min(10),
  HEDDLE_TOKEN: z.string().regex(/^ey/, 'expected a token'),
})
const right = { HEDDLE_PUBLIC_KEY: 'MCowBQYDK2VwAyEA', HEDDLE_TOKEN: 'eyJhbGciOi' }

const problemsOf = (environment: Record<string, string | undefined>, of: z.ZodObject = schema): readonly string[] => {
  try {
    readConfig(of, environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('readConfig', () => {
  it('reads and converts the variables it names, and no others', () => {
    expect(readConfig(schema, { ...right, HEDDLE_PORT: '5000', PATH: '/bin' })).toEqual({ ...right, HEDDLE_PORT: 5000 })
  })

  it('refuses a log level that there is not, for every process, and takes an empty one as none', () => {
    const nothing = z.object({})
    expect(() => readConfig(nothing, { HEDDLE_LOG_LEVEL: 'loud' })).toThrow(
      'HEDDLE_LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent (it is "loud")',
    )
    expect(readConfig(nothing, { HEDDLE_LOG_LEVEL: '' })).toEqual({})
    expect(['', 'loud', 'warn'].map((level) => logLevel(level))).toEqual(['info', 'info', 'warn'])
  })

  it('knows the levels that the logger has', () => {
    expect(LOG_LEVELS).toEqual([...Object.keys(pino.levels.values), 'silent'])
  })

  it('takes an empty variable as one that is not set', () => {
    expect(readConfig(schema, { ...right, HEDDLE_PORT: '', HEDDLE_NEO4J_URL: '' })).toEqual({
      ...right,
      HEDDLE_PORT: 4000,
    })
    expect(problemsOf({ ...right, HEDDLE_PUBLIC_KEY: '' })).toEqual([
      expect.stringMatching(/^HEDDLE_PUBLIC_KEY: .*\(it is not set\)$/),
    ])
  })

  it('names all problems at once, with the value that came', () => {
    const problems = problemsOf({ HEDDLE_PORT: 'http', HEDDLE_NEO4J_URL: 'nowhere' })
    expect(problems).toHaveLength(4)
    expect(problems).toContain('HEDDLE_PORT: expected a number (it is "http")')
    expect(problems).toContain('HEDDLE_PUBLIC_KEY: expected a value (it is not set)')
    expect(problems).toContainEqual(expect.stringMatching(/^HEDDLE_NEO4J_URL: .*\(it is "nowhere"\)$/))
  })

  it('says in plain words what was expected, and what was set', () => {
    expect(problemsOf({ ...right, HEDDLE_PORT: '4000.5' })).toEqual([
      'HEDDLE_PORT: expected a whole number (it is "4000.5")',
    ])
    expect(problemsOf({ ...right, HEDDLE_PORT: '70000' })).toEqual([
      'HEDDLE_PORT: expected a number of at most 65535 (it is "70000")',
    ])
    expect(
      problemsOf({ ...right, HEDDLE_NEO4J_URL: 'nowhere', HEDDLE_TOKEN: 'x', HEDDLE_PUBLIC_KEY: 'short' }),
    ).toEqual([
      'HEDDLE_NEO4J_URL: expected an absolute URL (it is "nowhere")',
      'HEDDLE_PUBLIC_KEY: expected at least 10 characters (it is <hidden>)',
      'HEDDLE_TOKEN: expected a token (it is <hidden>)',
    ])
  })

  it('says them in one message, a line each', () => {
    expect(() => readConfig(schema, { HEDDLE_TOKEN: 'eyx' })).toThrow(
      /^the configuration has 1 problem\(s\):\n {2}- HEDDLE_PUBLIC_KEY: /,
    )
  })

  it.each(['HEDDLE_TOKEN', 'HEDDLE_SIGNING_KEY', 'HEDDLE_NEO4J_PASSWORD'])('never shows the value of %s', (name) => {
    const of = z.object({ [name]: z.string().max(3) })
    const problems = problemsOf({ [name]: 'very secret' }, of)
    expect(problems).toEqual([expect.stringContaining('<hidden>')])
    expect(problems.join()).not.toContain('very secret')
  })

  it('never shows the password inside a URL', () => {
    const of = z.object({ HEDDLE_NEO4J_URL: z.url({ protocol: /^bolt$/ }) })
    const problems = problemsOf({ HEDDLE_NEO4J_URL: 'http://neo4j:very-secret@db:7687' }, of)
    expect(problems).toEqual([expect.stringContaining('db:7687')])
    expect(problems.join()).not.toContain('very-secret')
  })

  it('says what is wrong between two variables without blaming one', () => {
    const of = z
      .object({ A: z.string().optional(), B: z.string().optional() })
      .refine(({ A, B }) => (A === undefined) === (B === undefined), 'A and B go together')
    expect(problemsOf({ A: 'x' }, of)).toEqual(['A and B go together'])
  })
})
