import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { until } from './until.ts'

export interface BenchPostgres {
  /** Such as `15.13`. */
  readonly version: string
  readonly client: pg.Client
  /** Ends the server by its id and removes its data. */
  readonly release: () => Promise<void>
}

const USER = 'bench'
const READY_MS = 60_000
const STOP_MS = 20_000
const MIB = 2 ** 20

/** An empty Postgres of this machine's package, on a socket in a folder of its own; else null, with the reason said. */
export async function openPostgres(say: (line: string) => void): Promise<BenchPostgres | null> {
  const programs = findPrograms()
  if (programs === null) {
    say(
      'Postgres is left out: initdb is neither in PATH nor below /usr/lib/postgresql (Debian: apt-get install postgresql)',
    )
    return null
  }
  const owner = await findOwner()
  if (owner === null) {
    say('Postgres is left out: it refuses to run as root, and this machine has neither a user postgres nor nobody')
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'heddle-postgres-'))
  try {
    return await start(programs, owner, folder)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** Who the server runs as; empty: as who we are. */
type Owner = { readonly uid?: number; readonly gid?: number }

async function start(programs: string, owner: Owner, folder: string): Promise<BenchPostgres> {
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const initialise = ['-D', data, '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
  await promisify(execFile)(join(programs, 'initdb'), initialise, { cwd: folder, ...owner })

  const logFile = join(folder, 'log')
  const log = openSync(logFile, 'a')
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, ...settings()], {
    cwd: folder,
    ...owner,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const exited = once(server, 'exit')
  const endWithUs = () => {
    server.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', endWithUs)
  let client: pg.Client | undefined
  const release = async () => {
    process.removeListener('exit', endWithUs)
    await client?.end()
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGINT')
      const impatient = setTimeout(() => server.kill('SIGQUIT'), STOP_MS)
      await exited
      clearTimeout(impatient)
    }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await until('Postgres answers', READY_MS, async () => {
      if (server.exitCode !== null) throw new Error(`Postgres ended (${server.exitCode}):\n${tail(logFile)}`)
      client = await connect(folder)
      return true
    })
    if (client === undefined) throw new Error('Postgres: expected a connection, got none')
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
    return { version: rows[0]?.server_version.split(' ')[0] ?? 'unknown', client, release }
  } catch (error) {
    await release()
    throw error
  }
}

/** For a machine to itself and data that need not outlive it: nothing waits for the disk, and hashes fit in memory. */
function settings(): string[] {
  const buffers = Math.floor(Math.min(2_048, totalmem() / MIB / 8))
  const values = {
    listen_addresses: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum: 'off',
    // It would spend a second on compiling what runs for milliseconds, since a recursion's size is overestimated.
    jit: 'off',
    shared_buffers: `${buffers}MB`,
    work_mem: `${Math.floor(buffers / 4)}MB`,
    maintenance_work_mem: `${Math.floor(buffers / 4)}MB`,
    max_wal_size: '8GB',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function connect(folder: string): Promise<pg.Client> {
  const client = new pg.Client({ host: folder, user: USER, database: 'postgres' })
  await client.connect()
  return client
}

/** The folder with `initdb` and `postgres`: of PATH, else the newest that Debian's packages have put in their place. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ]
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null
}

async function findOwner(): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return {}
  const id = async (flag: string, name: string) => Number((await promisify(execFile)('id', [flag, name])).stdout)
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: await id('-u', name), gid: await id('-g', name) }
    } catch {
      // There is no such user.
    }
  }
  return null
}

const tail = (file: string): string => readFileSync(file, 'utf8').slice(-3_000)
