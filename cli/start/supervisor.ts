import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Box } from './boxes.ts'
import { readPid, runningPid } from './running.ts'

export interface Supervisor {
  /** @throws naming each of these boxes that runs already on this data folder, and how to end them */
  requireNoneRuns(boxes: readonly Box[]): void
  start(box: Box): void
  /** Ends what this supervisor started, the gateway before what it asks, and waits until all of it is gone. */
  stop(): Promise<void>
  readonly logFile: (name: string) => string
  /** The last lines a box wrote. */
  tail(name: string): string
  isAlive(name: string): boolean
}

export interface SupervisorOptions {
  readonly dataDir: string
  /** Every box's, under what it is told itself. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** A box ended and nobody asked it to. */
  readonly onDeath: (name: string, how: string) => void
}

/** Longer than a box takes to drain, so that a box is killed only when it hangs. */
const STOP_MS = 15_000

/**
 * Runs each box as a process of its own: its id in `<data>/run/<name>.pid`, so that any box can be stopped, hung or killed
 * from outside, and its output in `<data>/logs/<name>.log`. A death is reported and nothing is restarted: what runs is
 * always what somebody started.
 */
export function createSupervisor({ dataDir, environment, onDeath }: SupervisorOptions): Supervisor {
  const runDir = join(dataDir, 'run')
  const logDir = join(dataDir, 'logs')
  const running = new Map<string, ChildProcess>()
  let stopping = false
  mkdirSync(runDir, { recursive: true })
  mkdirSync(logDir, { recursive: true })

  const pidFile = (name: string) => join(runDir, `${name}.pid`)
  const logFile = (name: string) => join(logDir, `${name}.log`)

  function requireNoneRuns(boxes: readonly Box[]): void {
    const found = boxes.flatMap((box) => {
      const pid = runningPid(pidFile(box.name), box)
      return pid === undefined ? [] : [{ name: box.name, pid }]
    })
    if (found.length === 0) return
    const names = found.map(({ name, pid }) => `${name} (process ${pid})`).join(', ')
    const kill = `kill ${found.map(({ pid }) => pid).join(' ')}`
    throw new Error(
      `running already on ${dataDir}: ${names}. End that mesh with Ctrl-C where it was started, or: ${kill}`,
    )
  }

  function start(box: Box): void {
    const log = openSync(logFile(box.name), 'a')
    const child = spawn(process.execPath, ['--enable-source-maps', ...box.command], {
      env: { ...environment, ...box.environment },
      stdio: ['ignore', log, log],
      // A group of its own: Ctrl-C on the terminal reaches the supervisor alone, which then ends the boxes in order.
      detached: true,
    })
    closeSync(log)
    if (child.pid !== undefined) writeFileSync(pidFile(box.name), `${child.pid}\n`)
    running.set(box.name, child)
    child.on('exit', (code, signal) => {
      running.delete(box.name)
      if (readPid(pidFile(box.name)) === child.pid) rmSync(pidFile(box.name), { force: true })
      if (!stopping) onDeath(box.name, signal === null ? `exit code ${code}` : `signal ${signal}`)
    })
  }

  return {
    requireNoneRuns,
    start,
    logFile,
    async stop() {
      stopping = true
      const gateway = running.get('gateway')
      if (gateway !== undefined) await endProcess(gateway)
      await Promise.all([...running.values()].map(endProcess))
    },
    tail(name) {
      return readFileSync(logFile(name), 'utf8').trimEnd().split('\n').slice(-15).join('\n')
    },
    isAlive: (name) => running.has(name),
  }
}

function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const hung = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    child.once('exit', () => {
      clearTimeout(hung)
      resolve()
    })
    child.kill('SIGTERM')
    child.kill('SIGCONT')
  })
}
