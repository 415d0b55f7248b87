import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from '../command.ts'
import { makeFolder, removeFolders } from '../make-folder.ts'
import type { NewFile } from './product-files.ts'

export type AddedFiles = {
  /** Those that were missing, seen from the folder. */
  readonly files: readonly string[]
  /** There was never any of them. */
  readonly undo: () => void
}

/** Writes the files that the folder does not have, all of them or none; those that are there are somebody's own. @throws Failure */
export function addMissing(root: string, wanted: readonly NewFile[]): AddedFiles {
  const missing = wanted.filter(({ file }) => !existsSync(join(root, file)))
  const steps: (() => void)[] = []
  const undo = () => {
    for (const step of steps.toReversed()) step()
  }
  for (const { file, text } of missing) {
    const path = join(root, file)
    try {
      const made = makeFolder(dirname(path))
      steps.push(() => removeFolders(made))
      writeNew(path, text)
      steps.push(() => rmSync(path, { force: true }))
    } catch (error) {
      undo()
      throw new Failure(`${path} cannot be written; nothing was changed`, { code: 'NOT_WRITTEN', cause: error })
    }
  }
  return { files: missing.map(({ file }) => file), undo }
}

/** What came to be there meanwhile is somebody else's; the half that a full disk leaves is ours. */
function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(path, { force: true })
    throw error
  }
}
