import { statfs } from 'node:fs/promises'
import { clientError } from './errors.ts'

/** Below this a store may not take the next write: a harvest, or the log that is not yet in the file. In bytes. */
const LEAST_FREE = 16 * 1024 * 1024

/** @throws `STORE_UNAVAILABLE` when the disk that a folder is on is as good as full */
export async function requireFreeSpace(folder: string, leastFree = LEAST_FREE): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (free >= leastFree) return
  const mebibytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MiB`
  throw clientError(
    'STORE_UNAVAILABLE',
    `the disk of the store: expected at least ${mebibytes(leastFree)} free, found ${mebibytes(free)}`,
    503,
  )
}
