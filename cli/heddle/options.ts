import { parseArgs } from 'node:util'
import { type Call, type Command, type OptionSpecs, UsageError } from './command.ts'

/** Those that every command has. */
export const GLOBAL_OPTIONS = {
  json: { type: 'boolean', help: 'the result as JSON on stdout, for programs; heddle schema says in which form' },
  help: { type: 'boolean', short: 'h', help: 'this text' },
} as const satisfies OptionSpecs

/** @throws UsageError for an option that is unknown, lacks its value, or comes with one it does not take; for stray words */
export function readCall({ options, positionals: declared }: Command, parameters: readonly string[]): Call {
  const { values, positionals } = parse(parameters, { ...options, ...GLOBAL_OPTIONS })
  const { json = false, help: _help, ...own } = values as Call['options'] & { json?: boolean; help?: boolean }
  checkChoices(options, own)
  checkPositionals(declared, positionals)
  return { options: own, positionals, json }
}

function parse(parameters: readonly string[], options: OptionSpecs) {
  try {
    return parseArgs({ args: [...parameters], options, strict: true, allowPositionals: true })
  } catch (error) {
    const isUsage =
      error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
    throw isUsage ? new UsageError(error.message) : error
  }
}

function checkChoices(options: OptionSpecs, values: Readonly<Record<string, unknown>>): void {
  for (const [name, { choices }] of Object.entries(options)) {
    if (choices === undefined) continue
    for (const value of [values[name] ?? []].flat()) {
      if (!choices.includes(String(value)))
        throw new UsageError(`--${name}: expected one of ${choices.join(', ')}, received ${JSON.stringify(value)}`)
    }
  }
}

function checkPositionals(declared: Command['positionals'], given: readonly string[]): void {
  const needed = declared.filter(({ optional }) => optional !== true)
  const missing = needed[given.length]
  if (missing !== undefined) throw new UsageError(`expected <${missing.name}>: ${missing.help}`)
  if (declared.at(-1)?.many === true) return
  const stray = given[declared.length]
  if (stray !== undefined) throw new UsageError(`expected nothing more, received ${JSON.stringify(stray)}`)
}
