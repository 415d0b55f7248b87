import type { z } from 'zod'
import { expectation } from './expectation.ts'
import { LOG_LEVELS } from './log-levels.ts'

/** Every problem of a configuration at once, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(
      `the configuration has ${problems.length} problem(s):\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    )
    this.problems = problems
  }
}

/**
 * Reads the variables that `schema` names from the environment. An empty variable counts as unset, so that
 * `HEDDLE_NEO4J_URL=` in a compose file means what it says. Only entry points call this.
 *
 * @throws ConfigError with all problems, not just the first
 */
export function readConfig<Shape extends z.ZodObject>(
  schema: Shape,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Shape> {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
  const result = schema.safeParse(given)
  const problems = (result.error?.issues ?? []).map((issue) => {
    const name = issue.path.join('.')
    if (name === '') return issue.message
    const value = given[name]
    return `${name}: expected ${value === undefined ? 'a value (it is not set)' : `${expectation(issue)} (it is ${shown(name, value)})`}`
  })
  // Read by every process before its configuration is, and refused with it.
  const level = environment.HEDDLE_LOG_LEVEL ?? ''
  if (level !== '' && !LOG_LEVELS.includes(level))
    problems.push(`HEDDLE_LOG_LEVEL: expected one of ${LOG_LEVELS.join(', ')} (it is ${JSON.stringify(level)})`)
  if (result.success && problems.length === 0) return result.data
  throw new ConfigError(problems)
}

/** Secrets never reach a log, not even as a wrong value, nor inside a URL. */
function shown(name: string, value: string): string {
  if (/TOKEN|KEY|PASSWORD/.test(name)) return '<hidden>'
  return JSON.stringify(value.replace(/\/\/[^/]*@/, '//<hidden>@'))
}
