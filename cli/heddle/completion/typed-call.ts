import { parseArgs } from 'node:util'
import type { Command } from '../command.ts'
import { GLOBAL_OPTIONS } from '../options.ts'

/** A call that is being typed, as far as it goes before the word at the cursor: it may still be wrong in any way. */
export type TypedCall = {
  readonly command: Command
  readonly options: Readonly<Record<string, unknown>>
  readonly positionals: readonly string[]
}

/** Null where no command has been typed. */
export function readTyped(command: Command | undefined, words: readonly string[]): TypedCall | null {
  if (command === undefined) return null
  const args = words.slice(command.name.split(' ').length, -1)
  const options = { ...command.options, ...GLOBAL_OPTIONS }
  const { values, positionals } = parseArgs({ args, options, strict: false, allowPositionals: true })
  return { command, options: values, positionals }
}

/** An option's value that was given; undefined where it was not, or is still to come. */
export function givenText({ options }: TypedCall, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}
