import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { packageRoot } from '../../platform/package-root.ts'

/** `heddle` as somebody types it: a process a command. */
export interface CommandLine {
  /** The JSON that a command prints. @throws when it does not end well, with what it said */
  run<Result>(...parameters: readonly string[]): Promise<Result>
  /** One that runs until it is stopped, once it has told of its first event. */
  start(...parameters: readonly string[]): Promise<{ stop(): Promise<void> }>
}

/** `home`: where it keeps what it is told; `cwd`: where it is typed. */
export function commandLine({ home, cwd }: { readonly home: string; readonly cwd: string }): CommandLine {
  const begin = (parameters: readonly string[]): ChildProcess =>
    spawn(process.execPath, [join(packageRoot(), 'dist', 'heddle.js'), ...parameters, '--json'], {
      cwd,
      env: { PATH: process.env.PATH, HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  return {
    async run<Result>(...parameters: readonly string[]) {
      const child = begin(parameters)
      const said = { out: '', err: '' }
      child.stdout?.on('data', (text) => {
        said.out += text
      })
      child.stderr?.on('data', (text) => {
        said.err += text
      })
      const [code] = await once(child, 'close')
      if (code !== 0) throw new Error(`heddle ${parameters.join(' ')} ended with ${code}: ${said.err}${said.out}`)
      return JSON.parse(said.out) as Result
    },
    async start(...parameters) {
      const child = begin(parameters)
      const ended = once(child, 'close')
      const first = await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), ended.then(() => null)])
      if (first === null) throw new Error(`heddle ${parameters.join(' ')} ended (${child.exitCode})`)
      return {
        async stop() {
          child.kill('SIGINT')
          await ended
        },
      }
    },
  }
}
