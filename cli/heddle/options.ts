import { parseArgs } from 'node:util'
import { type Call, type Command, type OptionSpecs, UsageError } from './command.ts'
import { didYouMean, nearestWord } from './nearest-word.ts'

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
  const args = [...parameters]
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true })
  for (const token of tokens) if (token.kind === 'option') checkOption(token, options)
  return parseArgs({ args, options, strict: true, allowPositionals: true })
}

type OptionToken = {
  readonly name: string
  /** As it was typed: `--from`, `-f`. */
  readonly rawName: string
  readonly value: string | undefined
  /** Whether the value came with it: `--from=x`. */
  readonly inlineValue: boolean | undefined
}

/** All that `parseArgs` refuses, in words that name what there is. */
function checkOption({ name, rawName, value, inlineValue }: OptionToken, options: OptionSpecs): void {
  const spec = Object.hasOwn(options, name) ? options[name] : undefined
  if (spec === undefined) {
    const near = nearestWord(name, Object.keys(options))
    throw new UsageError(`there is no option ${rawName}${didYouMean(near && `--${near}`)}`)
  }
  if (spec.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName}: expected no value, received ${JSON.stringify(value)}`)
    return
  }
  const wanted = `expected ${spec.value ?? '<text>'}`
  if (value === undefined) throw new UsageError(`${rawName}: ${wanted} after it`)
  if (inlineValue !== true && value.startsWith('-') && value.length > 1)
    throw new UsageError(
      `${rawName}: ${wanted} after it, received ${JSON.stringify(value)}; a value that begins with - is given as --${name}=${value}`,
    )
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
  for (const [index, { name, choices }] of declared.entries()) {
    const value = given[index]
    if (choices !== undefined && value !== undefined && !choices.includes(value))
      throw new UsageError(`<${name}>: expected one of ${choices.join(', ')}, received ${JSON.stringify(value)}`)
  }
  const stray = given[declared.length]
  if (stray !== undefined) throw new UsageError(`expected nothing more, received ${JSON.stringify(stray)}`)
}
