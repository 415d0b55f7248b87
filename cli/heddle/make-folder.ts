import { existsSync, mkdirSync, rmdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * A folder and those it lies in, as far as they are missing: all of them or none. Level by level: Node's own recursion never ends where a
 * folder cannot be made although the one above it is there, as below `/proc`.
 *
 * @returns those that were made, the outermost first
 * @throws what the system says
 */
export function makeFolder(folder: string, mode = 0o777): readonly string[] {
  if (existsSync(folder)) return []
  const above = makeFolder(dirname(folder), mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    removeFolders(above)
    throw error
  }
  return [...above, folder]
}

/** Takes back what `makeFolder` made; what is in use meanwhile stays. */
export function removeFolders(made: readonly string[]): void {
  for (const folder of made.toReversed()) {
    try {
      rmdirSync(folder)
    } catch {
      return
    }
  }
}
