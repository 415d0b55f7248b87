import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { takeLock } from '../processes/lock-file.ts'

/**
 * Of two starts at once on one data folder both would find that nothing runs there: one may begin, until it lets go.
 *
 * @returns what lets go
 * @throws while another start is under way
 */
export function lockStart(dataDir: string): () => void {
  const file = join(dataDir, 'starting.pid')
  mkdirSync(dataDir, { recursive: true })
  const lock = takeLock(file)
  if ('release' in lock) return lock.release
  throw new Error(
    `another start (process ${lock.holder}) is under way on ${dataDir}: wait until it says ready, or end it. If there is none, remove ${file}`,
  )
}
