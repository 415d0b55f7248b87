import { existsSync, realpathSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readConfig } from '../../../platform/config.ts'
import { SQLITE_FILE, storeConfig } from '../../../subgraphs/lineage/stores/config.ts'
import type { LineageStore } from '../../../subgraphs/lineage/stores/store.ts'
import { type OptionSpecs, UsageError } from '../command.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** The adapters, which main.ts chooses. */
export type StoreOpeners = {
  readonly sqlite: (file: string) => Promise<LineageStore>
  readonly neo4j: (options: Neo4jAddress) => Promise<LineageStore>
}

type Neo4jAddress = { readonly uri: string; readonly user: string; readonly password: string }

/** A lineage store by address: nothing has been opened yet. */
export type StoreAddress = {
  /** As the report names it, without secrets. */
  readonly shown: string
  /** Equal for two addresses of one store. */
  readonly identity: string
  /** Whether there is something to read; a target is made. */
  readonly exists: boolean
  /** How to come by an empty one. */
  readonly emptying: string
  readonly open: () => Promise<LineageStore>
}

/** What `--from` and `--to` take, for the help of each command. */
export const ADDRESSES = `  sqlite            ${SQLITE_FILE} in HEDDLE_DATA_DIR (.heddle)
  sqlite:<path>     a file that ends in .sqlite, or a data folder that holds ${SQLITE_FILE}
  neo4j             the server of HEDDLE_NEO4J_URL
  bolt://…          a Neo4j server; also neo4j://…, and both with +s or +ssc for TLS`

export const STORE_OPTIONS = {
  from: { type: 'string', value: '<store>', help: 'the one to be read; needed' },
  to: { type: 'string', value: '<store>', help: 'the other one; needed' },
  'neo4j-user': { type: 'string', value: '<name>', help: 'instead of HEDDLE_NEO4J_USER (neo4j)' },
  'neo4j-password-file': {
    type: 'string',
    value: '<file>',
    help: 'holds the password, instead of HEDDLE_NEO4J_PASSWORD (an option that held it would show in the list of processes)',
  },
} as const satisfies OptionSpecs

type Options = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly 'neo4j-user'?: string | undefined
  readonly 'neo4j-password-file'?: string | undefined
}

/**
 * The two stores a command is about.
 *
 * @throws UsageError when one is missing, is none of the forms, lacks what it needs, or both are the same
 */
export async function readAddresses(
  options: Options,
  openers: StoreOpeners,
  { environment }: Terminal,
): Promise<{ readonly from: StoreAddress; readonly to: StoreAddress }> {
  const config = readConfig(storeConfig, environment)
  const file = options['neo4j-password-file']
  const credentials = {
    user: options['neo4j-user'] ?? config.HEDDLE_NEO4J_USER,
    password: file === undefined ? (config.HEDDLE_NEO4J_PASSWORD ?? '') : await readPassword(file),
  }

  function addressOf(option: 'from' | 'to'): StoreAddress {
    const text = options[option]
    if (text === undefined) throw new UsageError(`--${option}: expected a store, received nothing`)
    if (text === 'sqlite') return sqliteAddress(join(config.HEDDLE_DATA_DIR, SQLITE_FILE), openers)
    if (text.startsWith('sqlite:')) return sqliteAddress(fileOf(text.slice('sqlite:'.length)), openers)
    if (text === 'neo4j') {
      const uri = config.HEDDLE_NEO4J_URL
      if (uri === undefined) throw new UsageError(`--${option} neo4j: expected HEDDLE_NEO4J_URL, which is not set`)
      return neo4jAddress({ uri, ...credentials }, openers)
    }
    if (/^(bolt|neo4j)(\+s|\+ssc)?:\/\/./.test(text)) return neo4jAddress({ uri: text, ...credentials }, openers)
    throw new UsageError(
      `--${option}: expected sqlite, sqlite:<path>, neo4j or a bolt:// address, received ${JSON.stringify(text)}`,
    )
  }

  const [from, to] = [addressOf('from'), addressOf('to')]
  if (from.identity === to.identity) throw new UsageError(`--from and --to are the same store: ${from.shown}`)
  return { from, to }
}

async function readPassword(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '')
  } catch (error) {
    throw new UsageError(`--neo4j-password-file: ${error instanceof Error ? error.message : error}`)
  }
}

function fileOf(path: string): string {
  if (path === '') throw new UsageError('sqlite: expected a path after the colon, received nothing')
  const isFile = path.endsWith('.sqlite') || (existsSync(path) && statSync(path).isFile())
  return isFile ? path : join(path, SQLITE_FILE)
}

function sqliteAddress(file: string, { sqlite }: StoreOpeners): StoreAddress {
  const exists = existsSync(file)
  return {
    shown: `sqlite:${file}`,
    identity: exists ? realpathSync(file) : resolve(file),
    exists,
    emptying: `name a file that does not exist yet, or remove ${file} and the two beside it that end in -wal and -shm`,
    open: () => sqlite(file),
  }
}

function neo4jAddress(address: Neo4jAddress, { neo4j }: StoreOpeners): StoreAddress {
  const shown = address.uri.replace(/\/\/[^/]*@/, '//')
  return {
    shown,
    identity: shown,
    exists: true,
    emptying:
      'name another database server, or delete everything in this one (lineage must not run): ' +
      'MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS',
    open: () => neo4j(address),
  }
}

/** Opens both, hands them to `work`, and closes them whatever comes of it. */
export async function withStores<Result>(
  { from, to }: { readonly from: StoreAddress; readonly to: StoreAddress },
  work: (source: LineageStore, target: LineageStore) => Promise<Result>,
): Promise<Result> {
  const source = await from.open()
  try {
    const target = await to.open()
    try {
      return await work(source, target)
    } finally {
      await target.dispose()
    }
  } finally {
    await source.dispose()
  }
}

/** @throws Error when there is no such file: opening would make one */
export function requireThere(option: 'from' | 'to', { exists, shown }: StoreAddress): void {
  if (exists) return
  throw new Error(
    `--${option}: there is no ${shown}. A mesh that npm start runs keeps it in the folder "lineage" of its data folder: sqlite:.heddle/lineage`,
  )
}
