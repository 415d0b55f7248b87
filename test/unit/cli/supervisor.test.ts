import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Box } from '../../../cli/start/boxes.ts'
import { createSupervisor, type Supervisor } from '../../../cli/start/supervisor.ts'
import { eventually } from '../../support/eventually.ts'

let dataDir: string
let box: Box
let deaths: string[]
let supervisors: Supervisor[]
let others: ChildProcess[]

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'heddle-supervisor-'))
  const script = join(dataDir, 'box.js')
  writeFileSync(script, `console.log('started')\nsetInterval(() => {}, 1_000)\n`)
  box = {
    name: 'orders',
    ports: [],
    url: 'http://127.0.0.1:0',
    command: [script],
    environment: { HEDDLE_DATA_DIR: join(dataDir, 'orders') },
  }
  deaths = []
  supervisors = []
  others = []
})
afterEach(async () => {
  for (const supervisor of supervisors) await supervisor.stop()
  for (const other of others) other.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

function supervise(): Supervisor {
  const supervisor = createSupervisor({
    dataDir,
    environment: process.env,
    onDeath: (name, how) => deaths.push(`${name}: ${how}`),
  })
  supervisors.push(supervisor)
  return supervisor
}

const pidFile = () => join(dataDir, 'run', 'orders.pid')

describe('a box that runs already', () => {
  test('is named with its process, and with how to end it, until it has ended', async () => {
    const first = supervise()
    first.start(box)
    const pid = readFileSync(pidFile(), 'utf8').trim()
    await eventually(() => first.tail('orders') === 'started')
    expect(() => supervise().requireNoneRuns([box])).toThrow(`orders (process ${pid})`)
    expect(() => supervise().requireNoneRuns([box])).toThrow(`kill ${pid}`)

    await first.stop()
    expect(existsSync(pidFile())).toBe(false)
    expect(() => supervise().requireNoneRuns([box])).not.toThrow()
    expect(deaths).toEqual([])
  })

  test('is found on its own data folder, not on another that names the same number', async () => {
    supervise().start(box)
    const elsewhere = { ...box, environment: { HEDDLE_DATA_DIR: '/somewhere/else/orders' } }
    await eventually(() => throws(() => supervise().requireNoneRuns([box])))
    if (process.platform === 'linux') expect(() => supervise().requireNoneRuns([elsewhere])).not.toThrow()
  })
})

describe('a pid file that was left behind', () => {
  test.each([
    ['names this very process, which is no box', () => String(process.pid)],
    ['names another program', () => String(otherProgram().pid)],
    ['names nobody', () => String(2 ** 22 + 1)],
    ['is empty', () => ''],
    ['is no number', () => 'orders'],
    ['would name every process of a group', () => '0'],
    ['would name every process there is', () => '-1'],
  ])('stops nobody from starting when it %s', async (_what, content) => {
    mkdirSync(join(dataDir, 'run'), { recursive: true })
    writeFileSync(pidFile(), `${content()}\n`)
    expect(() => supervise().requireNoneRuns([box])).not.toThrow()
  })
})

describe('a box that ends by itself', () => {
  test('is reported with how it ended, and its last lines are kept', async () => {
    writeFileSync(box.command[0] ?? '', `console.error('no room on the disk'); process.exit(3)\n`)
    const supervisor = supervise()
    supervisor.start(box)
    await eventually(() => deaths.length > 0)
    expect(deaths).toEqual(['orders: exit code 3'])
    expect(supervisor.isAlive('orders')).toBe(false)
    expect(supervisor.tail('orders')).toBe('no room on the disk')
    expect(existsSync(pidFile())).toBe(false)
  })
})

function otherProgram(): ChildProcess {
  const other = spawn('sleep', ['600'], { stdio: 'ignore' })
  others.push(other)
  void once(other, 'error').catch(() => undefined)
  return other
}

function throws(act: () => void): boolean {
  try {
    act()
    return false
  } catch {
    return true
  }
}
