import { statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'libsql'
import { ClientError } from '../../../../platform/errors.ts'
import type { Closure } from '../store.ts'
import { createCommit } from './commit.ts'
import { createEdges } from './edges.ts'
import { createLookups } from './lookups.ts'
import { createMoves } from './moves.ts'
import type { Call, Failure, Opened, OperationName, Operations, Reply, ThreadOptions } from './protocol.ts'
import { configureReader, configureWriter, migrate } from './tables.ts'
import { createWalk } from './walk.ts'

/** One connection to the lineage file in a thread of its own: SQLite answers synchronously, so nobody else's loop waits. */
const { file, role, mostPages } = workerData as ThreadOptions
const port = parentPort
if (!port) throw new Error('lineage-sqlite.worker runs as a worker thread only')

const post = (message: Opened | Reply, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

try {
  const operations = open()
  port.on('message', (call: Call) => post(...answer(operations, call)))
  post({ opened: true })
} catch (error) {
  post({ opened: false, error: asError(error) })
  port.close()
}

function open(): Operations {
  const database = new Database(file, { timeout: 10_000 })
  if (role === 'WRITER') {
    configureWriter(database)
    migrate(database)
    if (mostPages !== undefined) database.exec(`PRAGMA max_page_count = ${mostPages}`)
  } else configureReader(database)

  const requireInPlace = watchFile()
  const commitChanges = createCommit(database)
  const lookups = createLookups(database)
  const edges = createEdges(database)
  const walk = createWalk(edges, () => lookups.status().lastNodeKey)
  const begin = database.prepare('BEGIN')
  const end = database.prepare('COMMIT')
  /** Many statements, one state of the file: a commit in between is not seen by half a walk. */
  const atOnce = <Answer>(work: () => Answer): Answer => {
    begin.run()
    try {
      return work()
    } finally {
      end.run()
    }
  }
  return {
    ...lookups,
    ...edges,
    ...createMoves(database),
    commit(changes) {
      requireInPlace()
      commitChanges(changes)
    },
    closures: (starts, options) => atOnce(() => walk.closures(starts, options)),
    closureFrom: (entries, options) => atOnce(() => walk.closureFrom(entries, options)),
  }
}

class FileGone extends Error {}

/** SQLite goes on writing to a file that was deleted or moved away, and all of that would be lost. */
function watchFile(): () => void {
  const number = () => statSync(file, { throwIfNoEntry: false })?.ino
  const opened = number()
  return () => {
    if (number() === opened) return
    throw new FileGone(
      `expected the file that was opened at ${file}, found none or another: put it back, and start again`,
    )
  }
}

function answer(operations: Operations, { id, name, args }: Call): [Reply, ArrayBuffer[]] {
  try {
    const value = (operations[name] as (...given: readonly unknown[]) => unknown)(...args)
    return [{ id, value }, buffersOf(name, value)]
  } catch (error) {
    return [{ id, failure: failureOf(error) }, []]
  }
}

/** The levels of closures are handed over, not copied. */
function buffersOf(name: OperationName, value: unknown): ArrayBuffer[] {
  const of = ({ levels }: Closure) => levels.map((level) => level.buffer as ArrayBuffer)
  if (name === 'closureFrom') return of(value as Closure)
  return name === 'closures' ? [...(value as ReadonlyMap<string, Closure>).values()].flatMap(of) : []
}

/** Codes that say the file cannot be worked with right now, rather than that a statement is wrong. */
const UNAVAILABLE = /^SQLITE_(BUSY|CANTOPEN|CORRUPT|IOERR|LOCKED|NOTADB|PERM|READONLY)/

function failureOf(error: unknown): Failure {
  if (error instanceof ClientError) {
    return {
      kind: 'CLIENT',
      code: error.code,
      message: error.message,
      status: error.httpStatus,
      details: error.details,
    }
  }
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  if (code === 'SQLITE_FULL') return { kind: 'FULL', error: asError(error) }
  const isUnavailable = error instanceof FileGone || UNAVAILABLE.test(code)
  return { kind: isUnavailable ? 'UNAVAILABLE' : 'OTHER', error: asError(error) }
}

function asError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  const code = (error as { code?: unknown }).code
  return new Error(code === undefined ? error.message : `${error.message} (${String(code)})`)
}
