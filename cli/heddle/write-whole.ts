import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Writes a file beside its place and moves it there: nobody ever reads half of it, and a full disk leaves the one that was.
 *
 * @param mode of the file; as this process makes files when not given
 * @throws what the file system says; nothing is left beside then
 */
export function writeWhole(file: string, text: string, mode?: number): void {
  const beside = `${file}.${process.pid}`
  try {
    writeFileSync(beside, text, mode === undefined ? {} : { mode })
    if (mode !== undefined) chmodSync(beside, mode)
    renameSync(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
