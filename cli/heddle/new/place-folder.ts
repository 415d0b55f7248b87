import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isAlive } from '../../processes/is-alive.ts'
import { Failure } from '../command.ts'
import { makeFolder, removeFolders } from '../make-folder.ts'
import type { NewFile } from './product-files.ts'

/** A folder that is written, and not there yet: `place` puts it where it belongs, in one move. */
export type StagedFolder = {
  /** One more file; a secret, when its name begins with `.heddle/`. @throws Failure */
  readonly add: (file: string, text: string) => void
  readonly place: () => void
  /** Nothing was ever there. */
  readonly discard: () => void
}

/**
 * Writes a folder beside its place under a hidden name, so that there is the whole of it or nothing, whatever happens meanwhile.
 *
 * @throws Failure when there is something in its place already, or nothing can be written there
 */
export function stageFolder(target: string, files: readonly NewFile[]): StagedFolder {
  if (!isFree(target))
    throw new Failure(`${target} is there already; nothing was changed`, {
      code: 'ALREADY_THERE',
      advice: 'Choose another name, or remove it first.',
    })
  removeLeftovers(dirname(target), basename(target))
  const staged = join(dirname(target), `.${basename(target)}.new-${process.pid}`)
  const above: string[] = []
  // What hinders the tidying, such as a file where a folder should be, is not what there is to say.
  const discard = () => {
    tryTo(() => rmSync(staged, { recursive: true, force: true }))
    removeFolders(above.splice(0))
  }
  function add(file: string, text: string): void {
    try {
      above.push(...makeFolder(dirname(target)))
      makeFolder(dirname(join(staged, file)))
      writeFileSync(join(staged, file), text, { flag: 'wx', mode: file.startsWith('.heddle/') ? 0o600 : 0o644 })
    } catch (error) {
      discard()
      throw new Failure(`${target} cannot be written; nothing was changed`, { code: 'NOT_WRITTEN', cause: error })
    }
  }
  for (const { file, text } of files) add(file, text)
  return {
    add,
    discard,
    place() {
      let hadRoom = false
      try {
        // An empty folder makes room; one that was filled meanwhile does not.
        if (existsSync(target)) {
          rmdirSync(target)
          hadRoom = true
        }
        renameSync(staged, target)
      } catch (error) {
        if (hadRoom) tryTo(() => mkdirSync(target))
        const kept = holdsToken(staged)
        if (!kept) discard()
        throw new Failure(
          `${target} could not be put into its place; ${kept ? `what was written is in ${staged}` : 'nothing was changed'}`,
          { code: 'NOT_WRITTEN', cause: error },
        )
      }
    },
  }
}

/** The mesh shows a token once: what holds it is no rubbish. */
const holdsToken = (folder: string): boolean => existsSync(join(folder, '.heddle', 'token'))

/**
 * What processes that were killed have left here of such folders.
 *
 * @throws Failure for one with a token where `wanted` is to be, with how to put it into its place
 */
function removeLeftovers(parent: string, wanted: string): void {
  for (const name of tryTo(() => readdirSync(parent)) ?? []) {
    const [, meant = '', pid] = /^\.(.+)\.new-(\d+)$/.exec(name) ?? []
    if (pid === undefined || isAlive(Number(pid))) continue
    const leftover = join(parent, name)
    if (!holdsToken(leftover)) {
      if (isOurs(leftover)) tryTo(() => rmSync(leftover, { recursive: true }))
    } else if (meant === wanted)
      throw new Failure(`${leftover} was left by a process that was killed, and holds the token of a domain`, {
        advice: `Put it into its place: mv ${leftover} ${join(parent, meant)}. Or remove it.`,
      })
  }
}

/** What is written first says whose it is; before that there is nothing. */
function isOurs(folder: string): boolean {
  const files = tryTo(() => readdirSync(folder))
  return files !== undefined && (files.length === 0 || files.includes('domain.yaml') || files.includes('product.yaml'))
}

function tryTo<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

function isFree(target: string): boolean {
  if (!existsSync(target)) return true
  try {
    return readdirSync(target).length === 0
  } catch {
    return false
  }
}
