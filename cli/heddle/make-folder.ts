import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * A folder and those it lies in, as far as they are missing. Level by level: Node's own recursion never ends where a folder
 * cannot be made although the one above it is there, as below `/proc`.
 *
 * @throws what the system says
 */
export function makeFolder(folder: string, mode = 0o777): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder), mode)
  mkdirSync(folder, { mode })
}
