import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every file in a folder and below, in the order of their paths. */
export const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
