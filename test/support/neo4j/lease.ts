import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A lease without a process id is about to get one; after this long, its holder died in between. */
const UNSIGNED_MS = 5_000

/**
 * Community has one database a server, and every suite empties it: test files that share a server take turns.
 * The lease is a folder in the temporary folder with the holder's process id; a dead holder's lease is taken over.
 *
 * @returns the release
 */
export async function leaseServer(uri: string): Promise<() => Promise<void>> {
  const folder = join(tmpdir(), `heddle-neo4j-lease-${createHash('sha256').update(uri).digest('hex').slice(0, 12)}`)
  while (!(await take(folder))) await delay(100)
  return () => rm(folder, { recursive: true, force: true })
}

async function take(folder: string): Promise<boolean> {
  try {
    await mkdir(folder)
    await writeFile(join(folder, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (await holderIsDead(folder)) await rm(folder, { recursive: true, force: true })
    return false
  }
}

async function holderIsDead(folder: string): Promise<boolean> {
  const pid = Number(await readFile(join(folder, 'pid'), 'utf8').catch(() => ''))
  if (!pid) return (await ageMs(folder)) > UNSIGNED_MS
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

async function ageMs(folder: string): Promise<number> {
  return stat(folder).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  )
}
