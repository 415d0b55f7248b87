import { randomUUID } from 'node:crypto'
import { link, lstat, mkdir, readFile, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Problem } from '../documents.ts'
import { asYaml } from './as-yaml.ts'
import type { ImportedFile } from './importer.ts'
import { type Comparison, compareFile } from './merge/compare.ts'

export interface WriteOptions {
  /** What is there may be changed and taken away; without it, that is a problem and nothing is written. What is added needs no leave. */
  readonly overwrite?: boolean
}

export type WriteResult =
  /** Without those that are there as they would be written. */
  | { readonly ok: true; readonly written: readonly string[] }
  | {
      readonly ok: false
      readonly problems: readonly Problem[]
      /** Some of the files are there, and would be changed if they might be. */
      readonly isThere?: true
    }

const UNTOUCHED = 'what is there neither changed nor taken away, unless that is to be overwritten'

/**
 * Writes files into a domain's folder, all or none: each is written whole under a name that the kit leaves out, and only then do
 * they get their own, contracts before the products that name them. What goes wrong half way is undone. A process that is killed
 * between two names leaves the first ones, each of them whole.
 */
export async function writeFiles(
  root: string,
  files: readonly ImportedFile[],
  options: WriteOptions = {},
): Promise<WriteResult> {
  const compared = new Map<string, Comparison>()
  const problems: Problem[] = []
  for (const file of files) {
    const found = await obstacle(root, file.file)
    problems.push(...found)
    if (found.length > 0) continue
    const comparison = await compareFile(root, file)
    compared.set(file.file, comparison)
    if (comparison.state === 'changed' && options.overwrite !== true)
      problems.push(problem(file.file, UNTOUCHED, `an import that ${comparison.text}`))
  }
  const isThere = problems.some(({ expected }) => expected === UNTOUCHED)
  const toWrite = files.filter(({ file }) => compared.get(file)?.state !== 'same')
  if (problems.length > 0) return { ok: false, problems, ...(isThere && { isThere }) }
  const undo: (() => Promise<unknown>)[] = []
  let current = ''
  try {
    const drafts: { readonly draft: string; readonly target: string; readonly before: string | null | undefined }[] = []
    for (const { file, value, text } of inOrder(toWrite)) {
      current = file
      const target = join(root, file)
      await makeFolder(dirname(target), (folder) => undo.push(() => rmdir(folder)))
      const draft = hidden(target)
      undo.push(() => rm(draft, { force: true }))
      await writeFile(draft, text ?? asYaml(value), { flag: 'wx' })
      drafts.push({ draft, target, before: compared.get(file)?.before })
    }
    const replaced: string[] = []
    for (const { draft, target, before } of drafts) {
      current = relative(root, target).replaceAll(sep, '/')
      if (compared.get(current)?.state !== 'new' && (await exists(target))) {
        const kept = hidden(target)
        await rename(target, kept)
        undo.push(() => rename(kept, target))
        replaced.push(kept)
        if (typeof before === 'string' && (await readFile(kept, 'utf8')) !== before) throw new ChangedMeanwhile()
      }
      await place(draft, target)
      undo.push(() => rm(target, { force: true }))
    }
    await Promise.all([...replaced, ...drafts.map(({ draft }) => draft)].map((path) => rm(path, { force: true })))
    return { ok: true, written: toWrite.map(({ file }) => file) }
  } catch (error) {
    for (const step of undo.toReversed()) await step().catch(() => undefined)
    return { ok: false, problems: [problem(current, 'a place that can be written to', reasonOf(error))] }
  }
}

/** Somebody saved the file after it was looked at. */
class ChangedMeanwhile extends Error {
  readonly code = 'CHANGED'
}

/** A product after its contracts: who watches the folder never sees one that names what is not there. */
function inOrder(files: readonly ImportedFile[]): readonly ImportedFile[] {
  const isProduct = ({ file }: ImportedFile): number => Number(basename(file) === 'product.yaml')
  return files.toSorted((a, b) => isProduct(a) - isProduct(b))
}

async function obstacle(root: string, file: string): Promise<readonly Problem[]> {
  const parts = file.split('/')
  if (file.includes('\\') || file.includes('\0') || parts.some((part) => /^(\.|_|$)/.test(part))) {
    return [problem(file, 'a path below the domain’s folder, without hidden names', JSON.stringify(file))]
  }
  if (!(await isBelow(root, join(root, file)))) {
    return [problem(file, 'a path below the domain’s folder', 'a link that leads out of it')]
  }
  const there = await lstat(join(root, file)).catch(() => null)
  if (there === null) return []
  if (there.isFile()) return []
  return [problem(file, 'a file, or none', there.isDirectory() ? 'a folder' : 'something that is no regular file')]
}

/** Whether the deepest folder above `path` that exists is the root or lies in it, links followed. */
async function isBelow(root: string, path: string): Promise<boolean> {
  const real = await realpath(root).catch(() => root)
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const here = await realpath(folder).catch(() => null)
    if (here !== null) return here === real || here.startsWith(`${real}${sep}`)
    if (folder === root || folder === dirname(folder)) return true
  }
}

/**
 * Makes a folder level by level, and tells of each that was not there. Node's own `recursive` tries for ever where a file system
 * says that there is nothing in a folder that it has (`/proc` does).
 */
async function makeFolder(folder: string, made: (folder: string) => void): Promise<void> {
  if (await exists(folder)) return
  await makeFolder(dirname(folder), made)
  await mkdir(folder)
  made(folder)
}

/** A link never replaces what is there; file systems without links have `rename`. */
async function place(draft: string, target: string): Promise<void> {
  try {
    await link(draft, target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    await rename(draft, target)
  }
}

function hidden(target: string): string {
  return join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`)
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null
}

function problem(file: string, expected: string, found: string): Problem {
  return { file, line: null, path: null, expected, found, product: null }
}

const REASONS: Readonly<Record<string, string>> = {
  EROFS: 'a disk that is read-only',
  EACCES: 'no permission to write',
  EPERM: 'no permission to write',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'no space left on the disk',
  ENOTDIR: 'a file where a folder is needed',
  EEXIST: 'a file that has come to be there meanwhile',
  CHANGED: 'a file that was changed meanwhile',
}

function reasonOf(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException
  return REASONS[code] ?? (code || String(error))
}
