import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../ports.ts'
import { answersBolt } from './bolt-handshake.ts'
import type { Report } from './install.ts'

const HOST = '127.0.0.1'
const START_TIMEOUT_MS = 300_000
const STOP_TIMEOUT_MS = 20_000
const PROGRESS_EVERY_MS = 10_000

const TEST_MEMORY: Neo4jMemory = { heapMiB: 512, pageCacheMiB: 128 }

const OPENED_PACKAGES = ['java.base/java.nio', 'java.base/java.io', 'java.base/sun.nio.ch']

export type Neo4jAddress = { uri: string; user: string; password: string }
/** What a test needs; a bench with millions of rows needs more. */
export type Neo4jMemory = { heapMiB: number; pageCacheMiB: number }
export type Neo4jServer = {
  address: Neo4jAddress
  pid: number
  stop(): Promise<void>
  exited: Promise<void>
  /** Ends the process and keeps its data. Resolves when it has ended. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** After `kill`: on the same data and port. Resolves when Bolt answers. */
  startAgain(): Promise<void>
}

/**
 * Starts a Neo4j of its own: a free port, a new home in the temporary folder, a random password.
 * Resolves when Bolt answers; `stop` ends the process by its id and removes the home.
 *
 * @param classPath what `installNeo4j` returned
 * @throws Error when it dies or does not answer in five minutes, with the end of its log
 */
export async function startNeo4j(classPath: string, report: Report, memory = TEST_MEMORY): Promise<Neo4jServer> {
  const home = await mkdtemp(join(tmpdir(), 'heddle-neo4j-'))
  const port = await freePort()
  const password = randomBytes(12).toString('hex')
  const folders = { home, conf: join(home, 'conf') }
  await mkdir(folders.conf)
  await writeFile(join(folders.conf, 'neo4j.conf'), configuration(port, memory))
  await setInitialPassword(classPath, folders, password)

  const launch = () => {
    const child = spawn('java', serverArguments(classPath, folders, memory), { stdio: ['ignore', 'ignore', 'ignore'] })
    return { child, exited: once(child, 'exit').then(() => undefined) }
  }
  let server = launch()
  const endWithUs = () => {
    server.child.kill('SIGKILL')
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', endWithUs)
  const stop = async () => {
    process.removeListener('exit', endWithUs)
    await endProcess(server)
    await rm(home, { recursive: true, force: true })
  }
  const answers = async () => {
    try {
      await untilBoltAnswers(server.child, port, report)
    } catch (error) {
      const log = await logTail(home)
      await stop()
      throw new Error(`Neo4j on ${HOST}:${port}: ${(error as Error).message}\n${log}`)
    }
  }
  await answers()
  return {
    address: { uri: `bolt://${HOST}:${port}`, user: 'neo4j', password },
    pid: server.child.pid ?? 0,
    stop,
    exited: server.exited,
    async kill(signal) {
      server.child.kill(signal)
      await server.exited
    },
    async startAgain() {
      server = launch()
      await answers()
    },
  }
}

/** The quiet period of 0 is what makes SIGTERM take a second instead of twelve. */
function configuration(port: number, { pageCacheMiB }: Neo4jMemory): string {
  return [
    `server.default_listen_address=${HOST}`,
    `server.bolt.listen_address=${HOST}:${port}`,
    `server.bolt.advertised_address=${HOST}:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.security.auth_enabled=true',
    `server.memory.pagecache.size=${pageCacheMiB}m`,
    'dbms.usage_report.enabled=false',
    'client.allow_telemetry=false',
    'db.tx_log.preallocate=false',
    'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
    '',
  ].join('\n')
}

type Folders = { home: string; conf: string }

function serverArguments(classPath: string, { home, conf }: Folders, { heapMiB }: Neo4jMemory): string[] {
  return [
    `-Xms${heapMiB}m`,
    `-Xmx${heapMiB}m`,
    '-XX:+ExitOnOutOfMemoryError',
    ...OPENED_PACKAGES.map((name) => `--add-opens=${name}=ALL-UNNAMED`),
    '-cp',
    classPath,
    'org.neo4j.server.CommunityEntryPoint',
    `--home-dir=${home}`,
    `--config-dir=${conf}`,
  ]
}

async function setInitialPassword(classPath: string, { home, conf }: Folders, password: string): Promise<void> {
  const args = ['-cp', classPath, 'org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', password]
  await promisify(execFile)('java', args, { env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: conf } })
}

async function untilBoltAnswers(server: ChildProcess, port: number, report: Report): Promise<void> {
  const started = Date.now()
  let nextReport = started + PROGRESS_EVERY_MS
  while (!(await answersBolt(HOST, port))) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`expected a running server, it ended with ${server.exitCode ?? server.signalCode}`)
    }
    if (Date.now() - started > START_TIMEOUT_MS) {
      throw new Error(`expected a Bolt handshake within ${START_TIMEOUT_MS / 1000} s, got none`)
    }
    if (Date.now() > nextReport) {
      report(`still waiting for Neo4j to answer on port ${port}`)
      nextReport += PROGRESS_EVERY_MS
    }
    await delay(100)
  }
  report(`Neo4j answers on port ${port} after ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

async function endProcess({ child, exited }: { child: ChildProcess; exited: Promise<void> }): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
  await exited
  clearTimeout(impatient)
}

/** What went wrong at start is in logs/neo4j.log, not on stdout. */
async function logTail(home: string): Promise<string> {
  const log = await readFile(join(home, 'logs', 'neo4j.log'), 'utf8').catch(() => '(no logs/neo4j.log)')
  return log.slice(-4_000)
}
