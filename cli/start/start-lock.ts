import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Of two starts at once on one data folder both would find that nothing runs there: one may begin, until it lets go.
 *
 * @returns what lets go
 * @throws while another start is under way
 */
export function lockStart(dataDir: string): () => void {
  const file = join(dataDir, 'starting.pid')
  mkdirSync(dataDir, { recursive: true })
  for (;;) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EEXIST') throw error
    }
    const holder = holderOf(file)
    if (holder === 'gone') rmSync(file, { force: true })
    else
      throw new Error(
        `another start (process ${holder}) is under way on ${dataDir}: wait until it says ready, or end it. If there is none, remove ${file}`,
      )
  }
}

/** One that was killed leaves its file. */
function holderOf(file: string): number | 'unknown' | 'gone' {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (!Number.isInteger(pid) || pid <= 0) return 'unknown'
    process.kill(pid, 0)
    return pid
  } catch (error) {
    const { code } = error as { code?: unknown }
    return code === 'ENOENT' || code === 'ESRCH' ? 'gone' : 'unknown'
  }
}
