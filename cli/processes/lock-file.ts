import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isAlive } from './is-alive.ts'

/** Either it is ours until we release it, or it is told who has it: `unknown` when the file does not say. */
export type Lock = { readonly release: () => void } | { readonly holder: number | 'unknown' }

/**
 * A file that one process at a time has, with its id in it. One that was killed leaves its file, which is in nobody's way.
 *
 * @throws what the system says when the file can be neither made nor read
 */
export function takeLock(file: string): Lock {
  for (;;) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
      return { release: once(() => rmSync(file, { force: true })) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = holderOf(file)
    if (holder !== 'gone') return { holder }
    rmSync(file, { force: true })
  }
}

/** Released again later it may be somebody else's. */
function once(act: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) act()
    isDone = true
  }
}

function holderOf(file: string): number | 'unknown' | 'gone' {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (!Number.isInteger(pid) || pid <= 0) return 'unknown'
    return isAlive(pid) ? pid : 'gone'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : 'unknown'
  }
}
