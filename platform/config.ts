import type { z } from 'zod'

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
  if (result.success) return result.data
  throw new ConfigError(
    result.error.issues.map((issue) => {
      const name = issue.path.join('.')
      if (name === '') return issue.message
      const value = given[name]
      return `${name}: ${wording(issue, value !== undefined)}${value === undefined ? ' (it is not set)' : ` (it is ${shown(name, value)})`}`
    }),
  )
}

const KINDS: Readonly<Record<string, string>> = { number: 'a number', int: 'a whole number', boolean: 'true or false' }

/** Zod tells the type of what a text was converted to (`received NaN`): what was set says more, and stands behind. */
function wording(issue: z.core.$ZodIssue, isSet: boolean): string {
  if (issue.code !== 'invalid_type') return issue.message
  return `expected ${isSet ? (KINDS[issue.expected] ?? `a ${issue.expected}`) : 'a value'}`
}

/** Secrets never reach a log, not even as a wrong value, nor inside a URL. */
function shown(name: string, value: string): string {
  if (/TOKEN|KEY|PASSWORD/.test(name)) return '<hidden>'
  return JSON.stringify(value.replace(/\/\/[^/]*@/, '//<hidden>@'))
}
