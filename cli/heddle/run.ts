import { ConfigError } from '../../platform/config.ts'
import { describeProblem } from '../../subgraphs/domain/describe-problem.ts'
import { type Command, EXIT, type ExitCode, Failure, UsageError } from './command.ts'
import { completionsOf } from './completion.ts'
import { helpOf } from './help.ts'
import { readCall } from './options.ts'
import { guarded } from './terminal/guarded.ts'
import { oneLine } from './terminal/one-line.ts'
import type { Terminal } from './terminal/terminal.ts'

export type Heddle = { readonly commands: readonly Command[]; readonly version: string }

/** Runs the command that the first words name, and says what went wrong where something did. */
export async function runHeddle(
  { commands, version }: Heddle,
  parameters: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  if (parameters[0] === 'complete' && parameters[1] === '--') {
    terminal.out(await completionsOf(commands, parameters.slice(2)))
    return EXIT.done
  }
  const command = commandOf(commands, wordsOf(parameters))
  if (command === undefined) return withoutCommand(commands, version, parameters, terminal)
  const rest = parameters.slice(command.name.split(' ').length)
  if (asksForHelp(rest)) {
    terminal.out(helpOf(command))
    return EXIT.done
  }
  try {
    const call = readCall(command, rest)
    const told = guarded(terminal, call.json)
    const { result, text, trouble, code = EXIT.done } = await command.run(call, told)
    told.out(call.json ? asJson(result, command.streams) : text)
    if (trouble === undefined) return code
    told.err(`heddle ${command.name}: ${trouble}\n`)
    return EXIT.failed
  } catch (error) {
    const json = rest.includes('--json')
    return failed(command, error, json, guarded(terminal, json))
  }
}

/** The one with the most words: `lineage copy` is not `lineage` of something called `copy`. */
function commandOf(commands: readonly Command[], words: readonly string[]): Command | undefined {
  return commands
    .filter(({ name }) => name.split(' ').every((word, i) => word === words[i]))
    .toSorted((a, b) => b.name.split(' ').length - a.name.split(' ').length)[0]
}

/** A program that reads stdout finds one JSON document there, whatever happened. */
function failed({ name, streams }: Command, error: unknown, json: boolean, { out, err }: Terminal): ExitCode {
  const isUsage = error instanceof UsageError || error instanceof ConfigError
  const { advice, code, problems } =
    error instanceof Failure ? error : { advice: undefined, code: undefined, problems: [] }
  const message = messageOf(error)
  const lines = problems.map((problem) => (typeof problem === 'string' ? problem : describeProblem(problem)))
  err(`heddle ${name}: ${error instanceof ConfigError ? message : oneLine(withoutProblems(message, lines))}\n`)
  for (const problem of lines) err(`  - ${oneLine(problem)}\n`)
  if (advice !== undefined) err(`${advice}\n`)
  if (isUsage) err(`heddle ${name} --help says how it is called\n`)
  if (json) {
    const said = {
      message,
      ...(code === undefined ? {} : { code }),
      problems,
      ...(advice === undefined ? {} : { advice }),
    }
    out(asJson({ error: said }, streams))
  }
  return isUsage ? EXIT.usage : EXIT.failed
}

const asJson = (value: unknown, onOneLine = false): string => `${JSON.stringify(value, null, onOneLine ? 0 : 2)}\n`

function withoutCommand(
  commands: readonly Command[],
  version: string,
  parameters: readonly string[],
  { out, err }: Terminal,
): ExitCode {
  const words = wordsOf(parameters)
  if (words.length === 0 && parameters.includes('--version')) {
    out(`heddle ${version}\n`)
    return EXIT.done
  }
  const group = commands.filter(({ name }) => words.every((word, i) => name.split(' ')[i] === word))
  if (group.length > 0 && asksForHelp(parameters)) {
    out(overview(group))
    return EXIT.done
  }
  if (group.length === 0) err(`heddle: there is no command ${JSON.stringify(words.join(' '))}\n\n`)
  err(overview(group.length > 0 ? group : commands))
  return EXIT.usage
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'heddle <command> [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'heddle <command> --help says more about one; heddle --version says which release this is.',
    'It ends with 0 when all went well, 1 when it failed, 2 when it was called wrongly.',
    '',
  ].join('\n')
}

/** The words before the first option. */
function wordsOf(parameters: readonly string[]): readonly string[] {
  const end = parameters.findIndex((word) => word.startsWith('-'))
  return end < 0 ? parameters : parameters.slice(0, end)
}

const asksForHelp = (parameters: readonly string[]) => parameters.includes('--help') || parameters.includes('-h')

/** With what is behind it: that a store is not available says little without the reason. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && !error.message.includes(error.cause.message)
    ? `${error.message} (${error.cause.message})`
    : error.message
}

/** A refusal of the mesh has its problems in its message as well: for people once is enough. */
function withoutProblems(message: string, problems: readonly string[]): string {
  const repeated = `: ${problems.join('; ')}`
  return problems.length > 0 && message.endsWith(repeated) ? message.slice(0, -repeated.length) : message
}
