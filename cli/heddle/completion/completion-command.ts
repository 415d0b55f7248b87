import { z } from 'zod'
import { type Command, defineCommand } from '../command.ts'
import { BASH_SCRIPT } from './bash-script.ts'
import { printed } from './printed.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const

/** `heddle completion <shell>` prints a script; what the script calls with each key press is `heddle complete -- <words>`. */
export function completionCommand(): Command {
  return defineCommand({
    name: 'completion',
    summary: 'prints what makes a shell complete the words of heddle',
    description: `
Prints a script for the shell named. Loaded, the shell completes commands, options and their values when the tab key is
pressed; ids and releases too, where a mesh is enrolled with or named and answers at once.`,
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
