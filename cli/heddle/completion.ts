import { z } from 'zod'
import { BASH_SCRIPT } from './bash-script.ts'
import { type Command, defineCommand, type IdKind, type OptionSpec, type PositionalSpec } from './command.ts'
import { GLOBAL_OPTIONS } from './options.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const

/** `heddle completion <shell>` prints a script; what the script calls with each key press is `heddle complete -- <words>`. */
export function completionCommand(): Command {
  return defineCommand({
    name: 'completion',
    summary: 'prints what makes a shell complete the words of heddle',
    description: `
Prints a script for the shell named. Loaded, the shell completes commands, options and their values when the tab key is
pressed; ids too, where a mesh is enrolled with or named and answers at once.`,
    positionals: [{ name: 'shell', help: `one of ${SHELLS.join(', ')}`, choices: SHELLS }],
    options: {},
    ends: '0 when it was printed',
    examples: [
      'source <(heddle completion bash)',
      'heddle completion zsh > ~/.zfunc/_heddle',
      'heddle completion fish > ~/.config/fish/completions/heddle.fish',
    ],
    result: z.object({ shell: z.enum(SHELLS), script: z.string() }),
    async run({ positionals: [given] }) {
      const shell = given as (typeof SHELLS)[number]
      const script = shell === 'bash' ? BASH_SCRIPT : await scriptOfLibrary(shell)
      return { result: { shell, script }, text: script }
    },
  })
}

async function scriptOfLibrary(shell: string): Promise<string> {
  const { RootCommand } = await import('@bomb.sh/tab')
  return printed(() => new RootCommand().setup('heddle', 'heddle', shell))
}

/** The ids of a kind that begin as typed. */
export type Ids = (
  kind: IdKind,
  typed: string,
  options: { readonly mesh?: string | undefined },
) => Promise<readonly string[]>

/** What the shell may put in the place of the last of `words`, as its script wants it told. */
export async function completionsOf(
  commands: readonly Command[],
  words: readonly string[],
  idsOf: Ids,
): Promise<string> {
  const { RootCommand } = await import('@bomb.sh/tab')
  const typed = words.at(-1) ?? ''
  let kind: IdKind | undefined
  let ids: readonly string[] = []

  /** The library asks for what is offered in the moment that it is wanted: what it asked for is there when it asks again. */
  const offering =
    ({ choices = [], id }: Pick<OptionSpec & PositionalSpec, 'choices' | 'id'>): Offering =>
    (offer) => {
      kind = id ?? kind
      for (const value of id === undefined ? choices : ids) offer(value, '')
    }

  function tell(): string {
    const root = new RootCommand()
    // The library finds `lineage copy` only behind a command `lineage`.
    const groups = new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))
    for (const group of groups) root.command(group, summaryOf(group, commands))
    for (const { name, summary, options, positionals } of commands) {
      const command = root.command(name, summary)
      for (const [long, option] of Object.entries<OptionSpec>({ ...options, ...GLOBAL_OPTIONS })) {
        const { help, type, short } = option
        if (type === 'string') command.option(long, help, offering(option), short)
        else if (short === undefined) command.option(long, help)
        else command.option(long, help, short)
      }
      for (const word of positionals) command.argument(word.name, offering(word), word.many === true)
    }
    return printed(() => root.parse([...words]))
  }

  let told = tell()
  if (kind !== undefined) {
    ids = await idsOf(kind, typed.replace(/^--[^=]*=/, ''), { mesh: meshIn(words) })
    told = tell()
  }
  // Where nothing is known the shell's own file names are better than silence.
  return told === NOTHING ? FILES : told
}

type Offering = (offer: (value: string, description: string) => void) => void

function meshIn(words: readonly string[]): string | undefined {
  const inline = words.find((word) => word.startsWith('--mesh='))
  return inline?.slice('--mesh='.length) ?? words.find((_, index) => words[index - 1] === '--mesh')
}

/** A word that is no command by itself is said by what may come after it. */
function summaryOf(group: string, commands: readonly Command[]): string {
  const own = commands.find(({ name }) => name === group)
  const after = commands.flatMap(({ name }) => (name.startsWith(`${group} `) ? [name.slice(group.length + 1)] : []))
  return own?.summary ?? after.join(', ')
}

/** The directives that end each answer: 4 forbids file names, 0 leaves it to the shell. */
const NOTHING = ':4\n'
const FILES = ':0\n'

/** What the library prints, which it does by `console.log` alone. */
function printed(work: () => void): string {
  const lines: string[] = []
  const { log } = console
  console.log = (line: string) => lines.push(line)
  try {
    work()
  } finally {
    console.log = log
  }
  return lines.map((line) => `${line}\n`).join('')
}
