import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { packageRoot } from '../../../platform/package-root.ts'
import { eventually } from '../eventually.ts'
import { freePort } from '../ports.ts'
import { installPython, missingForPython } from '../python-environment.ts'

const run = promisify(execFile)
const example = (path: string) => join(packageRoot(), 'examples', path)
const cached = (name: string) => join(homedir(), '.cache', 'heddle', name)

/** A domain of `examples/`, in the language it is written in. */
export interface Example {
  readonly domain: string
  /** Why it cannot be run on this machine; null when it can. */
  missing(): Promise<string | null>
  /** What it is started with, made from the example as it stands. Slow the first time. */
  install(): Promise<Launch>
}

interface Launch {
  readonly program: string
  /** Before the port. */
  readonly parameters: readonly string[]
}

export const PYTHON: Example = {
  domain: 'repairs',
  missing: () => missingForPython('3, 11'),
  async install() {
    const requirements = example('python-subgraph/requirements.txt')
    const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
    const program = await installPython({ requirements, cache: cached(`python-subgraph-${digest}`) })
    return { program, parameters: [example('python-subgraph/subgraph.py')] }
  },
}

export const GO: Example = {
  domain: 'deliveries',
  missing: () =>
    run('go', ['version']).then(
      () => null,
      (error: Error) => `go does not run: ${error.message.trim().split('\n').at(-1)}`,
    ),
  /** Built each time, which takes a moment once Go has compiled the packages, and replaced as a whole: two runs may race. */
  async install() {
    const folder = cached('go-subgraph')
    const [program, built] = [join(folder, 'deliveries'), join(folder, `.deliveries-${process.pid}`)]
    await mkdir(folder, { recursive: true })
    // Neither a C compiler nor Git is asked for: the one is not needed, the other may not be allowed to look.
    const env = { ...process.env, CGO_ENABLED: '0' }
    await run('go', ['build', '-buildvcs=false', '-o', built, '.'], { cwd: example('go-subgraph'), env })
    await rename(built, program)
    return { program, parameters: [] }
  },
}

export interface RunningExample {
  readonly domain: string
  readonly url: string
  stop(): Promise<void>
}

/** @throws Error with what it wrote when it does not come up */
export async function startExample({ domain, install }: Example): Promise<RunningExample> {
  const { program, parameters } = await install()
  const port = await freePort()
  const child = spawn(program, [...parameters, String(port)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text
    })
  const url = `http://127.0.0.1:${port}/graphql`
  const answers = () => fetch(url, { method: 'POST', headers: JSON_TYPE, body: TYPENAME }).then(({ ok }) => ok)
  await eventually(async () => hasEnded(child) || (await answers()), { withinMs: 120_000 }).catch(async (cause) => {
    await end(child)
    throw new Error(`${domain} did not come up:\n${output}`, { cause })
  })
  if (hasEnded(child)) throw new Error(`${domain} ended with ${child.exitCode}:\n${output}`)
  return { domain, url, stop: () => end(child) }
}

const JSON_TYPE = { 'content-type': 'application/json' }
const TYPENAME = JSON.stringify({ query: '{ __typename }' })

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}
