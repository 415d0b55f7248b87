import { parentPort } from 'node:worker_threads'
import { serveCalls } from '../threads.ts'
import { compose } from './compose.ts'

if (parentPort === null) throw new Error('composition runs as a worker thread only')
serveCalls(parentPort, { compose })
