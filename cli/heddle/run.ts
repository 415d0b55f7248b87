import { ConfigError } from '../../platform/config.ts'
import { describeProblem } from '../../subgraphs/domain/describe-problem.ts'
import { type Command, EXIT, type ExitCode, Failure, UsageError } from './command.ts'
import { commandOf } from './command-of.ts'
import { completionsOf, type Ids } from './completion/completions.ts'
import { helpOf } from './help.ts'
import { readCall } from './options.ts'
import { guarded } from './terminal/guarded.ts'
import { asJson } from './terminal/json.ts'
import { oneLine } from './terminal/one-line.ts'
import { Cancelled, type Terminal } from './terminal/terminal.ts'
import { asksForHelp, USAGE, withoutCommand, wordsOf } from './without-command.ts'

export type Heddle = { readonly commands: readonly Command[]; readonly version: string }

/** Runs the command that the first words name, and says what went wrong where something did. */
export async function runHeddle(
  { commands, version }: Heddle,
  parameters: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  if (parameters[0] === 'complete' && parameters[1] === '--') {
    const ids: Ids = async (...asked) => (await import('./completion/ids.ts')).idsOf(...asked, terminal)
    terminal.out(await completionsOf(commands, parameters.slice(2), ids))
    return EXIT.done
  }
  const command = commandOf(commands, wordsOf(parameters))
  if (command === undefined)
    return parameters[0] === 'help'
      ? runHeddle({ commands, version }, [...parameters.slice(1), '--help'], terminal)
      : withoutCommand(commands, version, parameters, terminal)
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

/** A program that reads stdout finds one JSON document there, whatever happened. */
function failed({ name, streams }: Command, error: unknown, json: boolean, { out, err }: Terminal): ExitCode {
  const isUsage = error instanceof UsageError || error instanceof ConfigError
  const { advice, problems } = error instanceof Failure ? error : { advice: undefined, problems: [] }
  const lines = problems.map((problem) => (typeof problem === 'string' ? problem : describeProblem(problem)))
  const message = withoutProblems(messageOf(error), lines)
  err(`heddle ${name}: ${error instanceof ConfigError ? message : oneLine(message)}\n`)
  for (const problem of lines) err(`  - ${oneLine(problem)}\n`)
  if (advice !== undefined) err(`${advice}\n`)
  if (isUsage) err(`heddle ${name} --help says how it is called\n`)
  if (json) {
    const code = isUsage ? USAGE : codeOf(error)
    const said = { message, code, problems, ...(advice === undefined ? {} : { advice }) }
    out(asJson({ error: said }, streams))
  }
  return isUsage ? EXIT.usage : EXIT.failed
}

/** `FAILED` says no more than the exit code; a program that tells failures apart has one for each. */
function codeOf(error: unknown): string {
  if (error instanceof Failure && error.code !== undefined) return error.code
  return error instanceof Cancelled ? 'STOPPED' : 'FAILED'
}

/** With what is behind it: that a store is not available says little without the reason. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && !error.message.includes(error.cause.message)
    ? `${error.message} (${error.cause.message})`
    : error.message
}

/** A refusal of the mesh has its problems in its message as well: once is enough, in the list. */
function withoutProblems(message: string, problems: readonly string[]): string {
  const repeated = `: ${problems.join('; ')}`
  return problems.length > 0 && message.endsWith(repeated) ? message.slice(0, -repeated.length) : message
}
