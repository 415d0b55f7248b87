import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from './eventually.ts'
import { freeBase } from './ports.ts'

/** Of gateway, catalog, lineage, products and the six domains. */
const OFFSETS = [0, 1, 2, 3, 101, 102, 103, 104, 105, 106]

/** A whole mesh, started as a user would: `npm start`, on ports and a data folder of its own. */
export interface RunningMesh {
  readonly url: string
  readonly dataDir: string
  readonly basePort: number
  /** All that `npm start` printed so far. */
  output(): string
  /** The id of a box's process. */
  pid(box: string): number
  /** `admin`, `enrol`, `ingest`, `service` and one a domain. */
  token(name: string): string
  ask<Data = Record<string, unknown>>(query: string, options?: AskOptions): Promise<Answer<Data>>
  /** Starts a box again, as `npm start -- <box>` does; it ends with the mesh. */
  startAgain(box: string): Promise<void>
  /** SIGTERM to `npm start`; resolves to its exit code. */
  stop(): Promise<number | null>
  /** Stops if need be and removes the data folder. */
  dispose(): Promise<void>
}

export interface AskOptions {
  readonly variables?: Record<string, unknown>
  readonly token?: string
  readonly headers?: Record<string, string>
}

export interface Answer<Data> {
  readonly data: Data | null
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
  readonly extensions?: Record<string, unknown>
}

export interface MeshOptions {
  readonly environment?: Record<string, string>
  /** An earlier mesh's folder, to start on what it left. */
  readonly dataDir?: string
  readonly basePort?: number
  /** To start no more than these, as `npm start -- <box> <box>` does; none given: the whole demo. */
  readonly boxes?: readonly string[]
}

/** Those of every mesh: without a domain, it is empty. */
export const SERVICES = ['catalog', 'lineage', 'gateway'] as const

const READY_MS = 180_000

export async function startMesh(options: MeshOptions = {}): Promise<RunningMesh> {
  const basePort = options.basePort ?? (await freeBase(OFFSETS))
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'heddle-mesh-'))
  const environment = {
    ...process.env,
    HEDDLE_PORT: String(basePort),
    HEDDLE_DATA_DIR: dataDir,
    ...options.environment,
  }
  const started: Started[] = []

  const run = (parameters: readonly string[]) => {
    const process = startNpm(parameters, environment)
    started.push(process)
    return process
  }
  const { boxes = [] } = options
  const main = run(boxes.length === 0 ? [] : ['--', ...boxes])
  await main.ready().catch(async (error) => {
    await main.end()
    throw error
  })
  const url = `http://127.0.0.1:${basePort}`

  return {
    url,
    dataDir,
    basePort,
    output: () => main.output(),
    pid: (box) => Number(readFileSync(join(dataDir, 'run', `${box}.pid`), 'utf8')),
    token: (name) => JSON.parse(readFileSync(join(dataDir, 'tokens.json'), 'utf8'))[name],
    async ask<Data>(query: string, { variables = {}, token, headers = {} }: AskOptions = {}) {
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      })
      return (await answer.json()) as Answer<Data>
    },
    startAgain: (box) => run(['--', box]).ready(),
    stop: () => main.end(),
    async dispose() {
      for (const process of started.toReversed()) await process.end()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

interface Started {
  output(): string
  ready(): Promise<void>
  end(): Promise<number | null>
}

/** `npm start` runs the build before; tests have built once already, so they start what is built. */
function startNpm(parameters: readonly string[], environment: NodeJS.ProcessEnv): Started {
  const child = spawn('npm', ['start', '--ignore-scripts', ...parameters], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
    })
  }
  return {
    output: () => output,
    async ready() {
      const settled = () => /^ready http/m.test(output) || child.exitCode !== null
      await eventually(settled, { withinMs: READY_MS }).catch((cause) => {
        throw new Error(`no ready line:\n${output}`, { cause })
      })
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${output}`)
    },
    end: () => endChild(child),
  }
}

function endChild(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill('SIGTERM')
  })
}
