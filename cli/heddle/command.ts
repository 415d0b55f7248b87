import { type ParseArgsConfig, parseArgs } from 'node:util'

/** What `heddle` ends with; the help of each command says when. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Where a command speaks and what it is told, so that a test can run it without a process. */
export type Terminal = {
  /** The result, for people or, with `--json`, for programs. */
  readonly out: (text: string) => void
  /** Progress and errors. */
  readonly err: (text: string) => void
  /** How wide the terminal is that `err` writes to; undefined where there is none, such as in a log. */
  readonly columns: number | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
}

export type Command = {
  /** The words it is called by: `lineage copy`. */
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** All that `heddle <name> --help` prints. */
  readonly help: string
  /** @throws UsageError, or any error: its message is what the user reads */
  readonly run: (parameters: readonly string[], terminal: Terminal) => Promise<ExitCode>
}

/** The command was called wrongly: nothing has been done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** @throws UsageError for an option that is unknown, lacks its value, or comes with one it does not take; for stray words */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  parameters: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...parameters], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    const isUsage =
      error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
    throw isUsage ? new UsageError(error.message) : error
  }
}
