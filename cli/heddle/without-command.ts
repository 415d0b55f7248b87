import { type Command, EXIT, type ExitCode } from './command.ts'
import { didYouMean, nearestWord } from './nearest-word.ts'
import { asJson } from './terminal/json.ts'
import type { Terminal } from './terminal/terminal.ts'

/** The code of a call that was wrong, for programs. */
export const USAGE = 'USAGE'

/** Lists the commands, says which release this is, or that there is no such command. */
export function withoutCommand(
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
  const message = whatIsWrong(commands, group, parameters)
  // A group says what it has; the list of all is long, and hides the line that matters.
  if (group.length > 0 && !hasStrayOption(parameters)) err(overview(group))
  else err(`heddle: ${message}\nheddle help lists the commands\n`)
  if (parameters.includes('--json')) out(asJson({ error: { message, code: USAGE, problems: [] } }))
  return EXIT.usage
}

function whatIsWrong(commands: readonly Command[], group: readonly Command[], parameters: readonly string[]): string {
  const words = wordsOf(parameters)
  if (words.length === 0)
    return hasStrayOption(parameters)
      ? `expected a command first, received ${JSON.stringify(parameters[0])}`
      : 'expected a command'
  const names = group.map(({ name }) => name.split(' ').slice(words.length).join(' '))
  if (group.length > 0) return `${words.join(' ')}: expected one of ${names.join(', ')}`
  return noSuchCommand(commands, words)
}

/** With the nearest, where one is near. */
export function noSuchCommand(commands: readonly Command[], words: readonly string[]): string {
  return `there is no command ${JSON.stringify(words.join(' '))}${didYouMean(nearestCommand(commands, words))}`
}

/** By as many of the words as a command has: what comes after them is its own matter. */
function nearestCommand(commands: readonly Command[], words: readonly string[]): string | undefined {
  const lengths = [...new Set(commands.map(({ name }) => name.split(' ').length))].toSorted((a, b) => b - a)
  for (const length of lengths) {
    if (words.length < length) continue
    const names = commands.map(({ name }) => name).filter((name) => name.split(' ').length === length)
    const near = nearestWord(words.slice(0, length).join(' '), names)
    if (near !== undefined) return near
  }
  const [first = ''] = words
  return nearestWord(first, [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))])
}

const hasStrayOption = ([first]: readonly string[]) => first?.startsWith('-') === true && first !== '--json'

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const line = ({ name, summary }: Command) => `  ${name.padEnd(width)}  ${summary}`
  const groups = [...new Set(commands.map(({ whose }) => whose))]
  return [
    'heddle <command> [options]',
    '',
    ...groups.flatMap((whose) => [
      ...(whose === undefined || groups.length === 1 ? [] : [whose]),
      ...commands.filter((command) => command.whose === whose).map(line),
      '',
    ]),
    'heddle <command> --help says more about one; heddle --version says which release this is.',
    'It ends with 0 when all went well, 1 when it failed, 2 when it was called wrongly.',
    '',
  ].join('\n')
}

/** The words before the first option. */
export function wordsOf(parameters: readonly string[]): readonly string[] {
  const end = parameters.findIndex((word) => word.startsWith('-'))
  return end < 0 ? parameters : parameters.slice(0, end)
}

export const asksForHelp = (parameters: readonly string[]): boolean =>
  parameters.includes('--help') || parameters.includes('-h')
