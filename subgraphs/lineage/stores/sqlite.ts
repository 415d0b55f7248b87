import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { storeUnavailable } from '../../../platform/errors.ts'
import type { OperationName, Operations } from './sqlite/protocol.ts'
import { createThread, type Thread } from './sqlite/thread.ts'
import type { LineageStore } from './store.ts'

export type SqliteStoreOptions = {
  /** Made when it is not there; its folder too. */
  readonly file: string
  /** Threads that read: a second one keeps short reads from waiting behind a long walk. */
  readonly readers?: number
  /** Pages that the file may have; what it has already it keeps. As many as the disk takes when not given. */
  readonly mostPages?: number
}

/**
 * The embedded store: one SQLite file (WAL), one writing connection, readers beside it, each in a thread.
 *
 * @throws ClientError `STORE_UNAVAILABLE` when the file cannot be opened; its cause says why
 */
export async function openSqliteStore({ file, readers = 2, mostPages }: SqliteStoreOptions): Promise<LineageStore> {
  await mkdir(dirname(file), { recursive: true }).catch((cause: unknown) => {
    throw storeUnavailable('SQLite', cause)
  })
  const writer = createThread({ file, role: 'WRITER', ...(mostPages === undefined ? {} : { mostPages }) })
  const readerThreads = Array.from({ length: readers }, () => createThread({ file, role: 'READER' }))
  const threads = [writer, ...readerThreads]
  const dispose = async () => {
    await Promise.all(threads.map((thread) => thread.end()))
  }

  try {
    await writer.opened()
    await Promise.all(readerThreads.map((thread) => thread.opened()))
  } catch (error) {
    await dispose()
    throw error
  }

  const freeSoonest = (): Thread =>
    readerThreads.reduce((best, thread) => (thread.wait() < best.wait() ? thread : best))
  const read =
    <Name extends OperationName>(name: Name) =>
    (...args: Parameters<Operations[Name]>) =>
      freeSoonest().call(name, args)

  return {
    commit: (changes) => writer.call('commit', [changes]),
    status: read('status'),
    nodesById: read('nodesById'),
    nodesAfter: read('nodesAfter'),
    writersById: read('writersById'),
    writersByKey: read('writersByKey'),
    records: read('records'),
    recordsAfter: read('recordsAfter'),
    claimsOf: read('claimsOf'),
    edgesOfWriters: read('edgesOfWriters'),
    edgesOf: read('edgesOf'),
    edgesEver: read('edgesEver'),
    edgesBetween: read('edgesBetween'),
    edgesEverBetween: read('edgesEverBetween'),
    edgesDiffering: read('edgesDiffering'),
    movesAfter: read('movesAfter'),
    historyOf: read('historyOf'),
    hops: read('hops'),
    closures: read('closures'),
    closureFrom: read('closureFrom'),
    writersAfter: read('writersAfter'),
    aliasesAfter: read('aliasesAfter'),
    versionsAfter: read('versionsAfter'),
    claimsAfter: read('claimsAfter'),
    versionsOf: read('versionsOf'),
    claimHistoryOf: read('claimHistoryOf'),
    dispose,
  }
}
