import type { Command, Named, OptionSpec, PositionalSpec } from '../command.ts'
import { commandOf } from '../command-of.ts'
import { GLOBAL_OPTIONS } from '../options.ts'
import { wordsOf } from '../without-command.ts'
import { printed } from './printed.ts'
import { readTyped, type TypedCall } from './typed-call.ts'

export type Offer = { readonly value: string; readonly says?: string }

/** What there is of a kind that begins as typed. */
export type Ids = (kind: Named, typed: string, call: TypedCall) => Promise<readonly Offer[]>

/** `heddle help` is none of the commands: it has theirs explain themselves. */
const HELP = {
  name: 'help',
  summary: 'explains a command',
  options: {},
  positionals: [{ name: 'command', help: 'its words', many: true, id: 'command' }],
} as const

type Completed = Pick<Command, 'name' | 'summary' | 'options' | 'positionals'>

/** What the shell may put in the place of the last of `words`, as its script wants it told. */
export async function completionsOf(
  commands: readonly Command[],
  words: readonly string[],
  idsOf: Ids,
): Promise<string> {
  const { RootCommand } = await import('@bomb.sh/tab')
  const typed = words.at(-1) ?? ''
  const known: readonly Completed[] = [...commands, HELP]
  let kind: Named | undefined
  let ids: readonly Offer[] = []

  /** The library asks for what is offered in the moment that it is wanted: what it asked for is there when it asks again. */
  const offering =
    ({ choices = [], offers = [], id }: Pick<OptionSpec & PositionalSpec, 'choices' | 'offers' | 'id'>): Offering =>
    (offer) => {
      kind = id ?? kind
      for (const value of [...choices, ...offers]) offer(value, '')
      if (id === 'command') for (const value of nextWords(known, words)) offer(value, '')
      else if (id !== undefined) for (const { value, says = '' } of ids) offer(value, says)
    }

  function tell(): string {
    const root = new RootCommand()
    // The library finds `lineage copy` only behind a command `lineage`.
    const groups = new Set(known.map(({ name }) => name.split(' ')[0] ?? ''))
    for (const group of groups) root.command(group, summaryOf(group, known))
    for (const { name, summary, options, positionals } of known) {
      const command = root.command(name, summary)
      for (const [long, option] of Object.entries<OptionSpec>({ ...options, ...GLOBAL_OPTIONS })) {
        const { help, type, short } = option
        if (type === 'string') command.option(long, help, offering(option), short)
        else if (short === undefined) command.option(long, help)
        else command.option(long, help, short)
      }
      for (const word of positionals) command.argument(word.name, offering(word), word.many === true)
    }
    return thatBegin(
      valueIn(typed),
      printed(() => root.parse(untilEquals(words))),
    )
  }

  let told = tell()
  const call = readTyped(commandOf(commands, wordsOf(words)), words)
  if (kind !== undefined && kind !== 'command' && call !== null) {
    ids = await idsOf(kind, valueIn(typed), call)
    told = tell()
  }
  // Where nothing is known the shell's own file names are better than silence.
  return told === NOTHING ? FILES : told
}

type Offering = (offer: (value: string, description: string) => void) => void

/** `--slo=freshness=PT1M` is about a value that begins with `freshness=PT1M`, and so is that alone. */
const valueIn = (typed: string): string => typed.replace(/^--[^=]*=/, '')

/** The library looks for what begins like the text after the first `=`, which of a value such as `freshness=PT1M` is half of it. */
function untilEquals(words: readonly string[]): string[] {
  const last = words.at(-1) ?? ''
  const value = valueIn(last)
  return [...words.slice(0, -1), last.slice(0, last.length - value.length) + (value.split('=')[0] ?? '')]
}

/** Options come as options, and values without the option that they are of. */
function thatBegin(value: string, told: string): string {
  const isLeft = (line: string) => line.startsWith(value) || line.startsWith('--') || line.startsWith(':')
  return told
    .split(/(?<=\n)/)
    .filter(isLeft)
    .join('')
}

/** Those that may follow the words of a command that stand there: `heddle help lineage` goes on with `copy`. */
function nextWords(commands: readonly Completed[], words: readonly string[]): ReadonlySet<string> {
  const before = words.slice(1, -1).filter((word) => !word.startsWith('-'))
  return new Set(
    commands
      .filter((command) => command !== HELP)
      .map(({ name }) => name.split(' '))
      .filter((parts) => before.every((word, at) => parts[at] === word))
      .flatMap((parts) => parts[before.length] ?? []),
  )
}

/** A word that is no command by itself is said by what may come after it. */
function summaryOf(group: string, commands: readonly Completed[]): string {
  const own = commands.find(({ name }) => name === group)
  const after = commands.flatMap(({ name }) => (name.startsWith(`${group} `) ? [name.slice(group.length + 1)] : []))
  return own?.summary ?? after.join(', ')
}

/** The directives that end each answer: 4 forbids file names, 0 leaves it to the shell. */
const NOTHING = ':4\n'
const FILES = ':0\n'
