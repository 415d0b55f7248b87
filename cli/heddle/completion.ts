import { z } from 'zod'
import { BASH_SCRIPT } from './bash-script.ts'
import { type Command, defineCommand, type OptionSpec, UsageError } from './command.ts'
import { GLOBAL_OPTIONS } from './options.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const

/** `heddle completion <shell>` prints a script; what the script calls with each key press is `heddle complete -- <words>`. */
export function completionCommand(): Command {
  return defineCommand({
    name: 'completion',
    summary: 'prints what makes a shell complete the words of heddle',
    description: `
Prints a script for the shell named. Loaded, the shell completes commands, options and their values when the tab key is
pressed.`,
    positionals: [{ name: 'shell', help: `one of ${SHELLS.join(', ')}` }],
    options: {},
    ends: '0 when it was printed',
    examples: [
      'source <(heddle completion bash)',
      'heddle completion zsh > ~/.zfunc/_heddle',
      'heddle completion fish > ~/.config/fish/completions/heddle.fish',
    ],
    result: z.object({ shell: z.enum(SHELLS), script: z.string() }),
    async run({ positionals: [given] }) {
      const shell = SHELLS.find((name) => name === given)
      if (shell === undefined)
        throw new UsageError(`<shell>: expected one of ${SHELLS.join(', ')}, received ${JSON.stringify(given)}`)
      const script = shell === 'bash' ? BASH_SCRIPT : await scriptOfLibrary(shell)
      return { result: { shell, script }, text: script }
    },
  })
}

async function scriptOfLibrary(shell: string): Promise<string> {
  const { RootCommand } = await import('@bomb.sh/tab')
  return printed(() => new RootCommand().setup('heddle', 'heddle', shell))
}

/** What the shell may put in the place of the last of `words`, as its script wants it told. */
export async function completionsOf(commands: readonly Command[], words: readonly string[]): Promise<string> {
  const { RootCommand } = await import('@bomb.sh/tab')
  const root = new RootCommand()
  // The library finds `lineage copy` only behind a command `lineage`.
  const groups = new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))
  for (const group of groups) root.command(group, summaryOf(group, commands))
  for (const { name, summary, options } of commands) {
    const command = root.command(name, summary)
    for (const [long, option] of Object.entries<OptionSpec>({ ...options, ...GLOBAL_OPTIONS })) {
      const { help, type, short, choices = [] } = option
      if (type === 'string') command.option(long, help, offering(choices), short)
      else if (short === undefined) command.option(long, help)
      else command.option(long, help, short)
    }
  }
  const told = printed(() => root.parse([...words]))
  // Where nothing is known the shell's own file names are better than silence.
  return told === NOTHING ? FILES : told
}

/** A word that is no command by itself is said by what may come after it. */
function summaryOf(group: string, commands: readonly Command[]): string {
  const own = commands.find(({ name }) => name === group)
  const after = commands.flatMap(({ name }) => (name.startsWith(`${group} `) ? [name.slice(group.length + 1)] : []))
  return own?.summary ?? after.join(', ')
}

const offering = (choices: readonly string[]) => (offer: (value: string, description: string) => void) => {
  for (const choice of choices) offer(choice, '')
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
