import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
      claim(file)
      return { release: once(() => rmSync(file, { force: true })) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = holderOf(file)
    if (holder !== 'gone') return { holder }
    rmSync(file, { force: true })
  }
}

/** @throws EEXIST when it is there; else it is not, whatever it was that went wrong: an empty one would stand in everybody's way */
function claim(file: string): void {
  const opened = openSync(file, 'wx')
  try {
    writeFileSync(opened, `${process.pid}\n`)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    closeSync(opened)
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
