import { parentPort, workerData } from 'node:worker_threads'
import { openSqlite } from '../stores/sqlite-database.ts'
import { createJoinEngine } from '../stores/sqlite-joins.ts'
import { serveCalls } from '../threads.ts'
import { createSearchEngine } from './engine.ts'

/** Searches hold this thread for their milliseconds, not the event loop that answers everything else. */
if (parentPort === null) throw new Error('catalog-search runs as a worker thread only')
const database = openSqlite((workerData as { file: string }).file)
serveCalls(parentPort, { ...createSearchEngine(database), ...createJoinEngine(database) })
