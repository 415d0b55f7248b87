import { ConfigError } from '../../platform/config.ts'
import { type Command, EXIT, type ExitCode, type Terminal, UsageError } from './command.ts'

export type Heddle = { readonly commands: readonly Command[]; readonly version: string }

/** Runs the command that the first words name, and says what went wrong where something did. */
export async function runHeddle(
  { commands, version }: Heddle,
  parameters: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const words = wordsOf(parameters)
  const command = commands.find(({ name }) => name.split(' ').every((word, i) => word === words[i]))
  if (command === undefined) return withoutCommand(commands, version, parameters, terminal)
  const rest = parameters.slice(command.name.split(' ').length)
  if (asksForHelp(rest)) {
    terminal.out(command.help)
    return EXIT.done
  }
  try {
    return await command.run(rest, terminal)
  } catch (error) {
    const isUsage = error instanceof UsageError || error instanceof ConfigError
    terminal.err(`heddle ${command.name}: ${messageOf(error)}\n`)
    if (isUsage) terminal.err(`heddle ${command.name} --help says how it is called\n`)
    return isUsage ? EXIT.usage : EXIT.failed
  }
}

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
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}
