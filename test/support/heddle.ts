import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import { packageRoot } from '../../platform/package-root.ts'
import { eventually } from './eventually.ts'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Event {
  readonly event: string
  readonly [name: string]: unknown
}

export interface Running {
  readonly child: ChildProcess
  /** All it has told so far. */
  readonly events: readonly Event[]
  /** The one that was waited for. */
  readonly first: Event
  /** Ctrl-C. Resolves to what it ended with. */
  stop(): Promise<number | null>
}

/** `heddle` as somebody types it, in a place and with a home of its own: each command is a process of the bundle. */
export interface CommandLine {
  run(parameters: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended>
  begin(
    parameters: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ): { child: ChildProcess; ended: Promise<Ended> }
  /** The JSON of a command that has to end well, in the form that `heddle schema` says. */
  done<Result>(...parameters: readonly string[]): Promise<Result>
  /** A command that runs until it is stopped, once it has told of `event`. */
  start(event: string, ...parameters: readonly string[]): Promise<Running>
  /** Stops what still runs. */
  dispose(): Promise<void>
}

/** @param home where it keeps what it is told; not given: in the place itself */
export function commandLine(place: string, home = place): CommandLine {
  const running: Running[] = []
  const schemas = new Map<string, Promise<ValidateFunction>>()

  const spawned = (parameters: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    spawn(process.execPath, [join(packageRoot(), 'dist', 'heddle.js'), ...parameters], {
      cwd: place,
      env: { PATH: process.env.PATH, HOME: home, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  function begin(parameters: readonly string[], environment?: Readonly<Record<string, string>>) {
    const child = spawned(parameters, environment)
    const said = { out: '', err: '' }
    child.stdout.on('data', (text) => {
      said.out += text
    })
    child.stderr.on('data', (text) => {
      said.err += text
    })
    return { child, ended: once(child, 'close').then(([code]) => ({ code, ...said })) }
  }

  const run: CommandLine['run'] = (parameters, environment) => begin(parameters, environment).ended

  /** `new domain lending …` is described as `new domain`. */
  async function schemaOf(parameters: readonly string[]): Promise<ValidateFunction> {
    for (const words of [parameters.slice(0, 2), parameters.slice(0, 1)]) {
      const { code, out } = await run(['schema', ...words])
      if (code === 0) return new Ajv2020({ strict: false }).compile(JSON.parse(out))
    }
    throw new Error(`no schema of ${parameters.join(' ')}`)
  }

  async function expectForm(parameters: readonly string[], result: unknown): Promise<void> {
    const key = parameters.slice(0, 2).join(' ')
    const known = schemas.get(key) ?? schemaOf(parameters)
    schemas.set(key, known)
    const validate = await known
    expect(validate(result), `${key}: ${JSON.stringify(validate.errors)}`).toBe(true)
  }

  return {
    run,
    begin,
    async done<Result>(...parameters: readonly string[]) {
      const { code, out, err } = await run([...parameters, '--json'])
      expect(code, `${parameters.join(' ')}\n${out}\n${err}`).toBe(0)
      const result = JSON.parse(out)
      await expectForm(parameters, result)
      return result as Result
    },
    async start(event, ...parameters) {
      const child = spawned([...parameters, '--json'])
      const events: Event[] = []
      let rest = ''
      let errors = ''
      child.stderr.on('data', (text) => {
        errors += text
      })
      child.stdout.on('data', (text) => {
        const lines = (rest + text).split('\n')
        rest = lines.pop() ?? ''
        events.push(...lines.map((line) => JSON.parse(line)))
      })
      const first = () => events.find((one) => one.event === event)
      await eventually(() => first() !== undefined || child.exitCode !== null, { withinMs: 60_000 })
      const found = first()
      if (found === undefined) throw new Error(`${parameters.join(' ')}: ${errors}${JSON.stringify(events)}`)
      await expectForm(parameters, found)
      const started = { child, events, first: found, stop: () => stop(child) }
      running.push(started)
      return started
    },
    async dispose() {
      for (const { child } of running) await stop(child)
    },
  }
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exit = once(child, 'exit')
  child.kill('SIGINT')
  const [code] = await exit
  return code
}
