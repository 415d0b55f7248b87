import { parentPort, workerData } from 'node:worker_threads'
import { serveCalls } from '../threads.ts'
import { createSqliteWriter, type WriterOptions } from './sqlite-writer.ts'

/** The thread of the one writing connection: an fsync or a large harvest never holds the event loop that answers queries. */
if (parentPort === null) throw new Error('catalog-writer runs as a worker thread only')
serveCalls(parentPort, createSqliteWriter(workerData as WriterOptions))
