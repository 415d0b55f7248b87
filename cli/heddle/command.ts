import type { ParseArgsConfig, parseArgs } from 'node:util'
import type { z } from 'zod'
import type { Problem } from '../../subgraphs/domain/documents.ts'
import type { Terminal } from './terminal/terminal.ts'

/** What `heddle` ends with; the help of each command says when. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/**
 * What a word names, for a shell that offers those there are: something of the mesh (`thing` is all that has an id; a release is of the
 * thing or the domain that the command is about), a product of the folder, a command.
 */
export type Named = 'domain' | 'port' | 'thing' | 'release' | 'own product' | 'command'

/** An option as `parseArgs` takes it, and as help and completion show it. */
export type OptionSpec = NonNullable<ParseArgsConfig['options']>[string] & {
  readonly help: string
  /** What its value is, as help shows it: `<url>`. */
  readonly value?: string
  /** All that it may be. */
  readonly choices?: readonly string[]
  /** What its value names. */
  readonly id?: Named
  /** What a shell offers for it; it may be anything else as well. */
  readonly offers?: readonly string[]
}
export type OptionSpecs = Readonly<Record<string, OptionSpec>>

/** A word that is given by its place. */
export type PositionalSpec = {
  readonly name: string
  readonly help: string
  readonly optional?: true
  /** All that it may be. */
  readonly choices?: readonly string[]
  /** What it names. */
  readonly id?: Named
  /** The last one alone: as many as there are. */
  readonly many?: true
}

export type OptionValues<Options extends OptionSpecs> = ReturnType<
  typeof parseArgs<{ options: { -readonly [Name in keyof Options]: Options[Name] } }>
>['values']

/** What a command was called with, as it declares it. */
export type Call<Options extends OptionSpecs = OptionSpecs> = {
  readonly options: OptionValues<Options>
  readonly positionals: readonly string[]
  /** Whether the caller is a program. Where something is told bit by bit, each bit is a line of JSON then. */
  readonly json: boolean
}

/** What a command has to say. `run.ts` prints the one or the other. */
export type Outcome<Result> = {
  /** For programs, by `--json`. */
  readonly result: Result
  /** For people. Ends in a line break, or is empty. */
  readonly text: string
  /** `done` when not given. */
  readonly code?: ExitCode
  /** What went wrong all the same; said on stderr, and the code is `failed`. */
  readonly trouble?: string
}

export type Command = {
  /** The words it is called by: `lineage copy`. */
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The heading of the list that it stands under. */
  readonly whose?: string
  /** Paragraphs for the help, an empty line between two. */
  readonly description: string
  /** More for the help, under headings of their own. */
  readonly sections?: Readonly<Record<string, string>>
  readonly positionals: readonly PositionalSpec[]
  readonly options: OptionSpecs
  /** When it ends with 0 and with 1: `0 when all went well, 1 when …`. */
  readonly ends: string
  readonly examples: readonly string[]
  /** The form of what `--json` prints; `heddle schema` shows it. */
  readonly result: z.ZodType
  /** It runs until it is stopped: with `--json` it prints such a document a line, the outcome as the last. */
  readonly streams?: true
  /** @throws UsageError, or any error: its message is what the user reads */
  readonly run: (call: Call, terminal: Terminal) => Promise<Outcome<unknown>>
}

/** A command whose options and result are known to the compiler where it is written. */
export function defineCommand<const Options extends OptionSpecs, Result extends z.ZodType>(
  command: Omit<Command, 'options' | 'result' | 'run'> & {
    readonly options: Options
    readonly result: Result
    readonly run: (call: Call<Options>, terminal: Terminal) => Promise<Outcome<z.input<Result>>>
  },
): Command {
  return command as unknown as Command
}

/** The command was called wrongly: nothing has been done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** It could not be done; `advice` says what to do about it. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly advice: string | undefined
  /** Stable, for programs: the mesh's `extensions.code` where it is the mesh that refused. */
  readonly code: string | undefined
  /** All that stands in the way, each in a line of its own: a text, or what is wrong in one place of a file. */
  readonly problems: readonly (string | Problem)[]

  constructor(
    message: string,
    more: { advice?: string; code?: string; problems?: readonly (string | Problem)[]; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? {} : { cause: more.cause })
    this.advice = more.advice
    this.code = more.code
    this.problems = more.problems ?? []
  }

  /** The same with more advice. */
  advised(more: string): Failure {
    const { message, code, problems, cause } = this
    const advice = this.advice === undefined ? more : `${this.advice} ${more}`
    return new Failure(message, { advice, problems, cause, ...(code === undefined ? {} : { code }) })
  }
}
