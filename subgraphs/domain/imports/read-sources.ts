import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { compareTexts } from '../../../platform/compare-texts.ts'
import { DESCRIPTOR_BYTES, readTextFile } from '../descriptors/text-file.ts'
import { parseYaml, type YamlDocument } from '../descriptors/yaml-document.ts'
import type { Problem } from '../documents.ts'
import { breathe } from './breathe.ts'
import { JSON_BYTES, parseJson } from './json-document.ts'

const READ = /\.(ya?ml|json|avsc)$/
/** Never a source, and often large. */
const LEFT_OUT = /^(\.|node_modules$|dbt_packages$)/
/** Far above what one team has; a folder with more is not the one that was meant. */
const MAX_FILES = 2_000

export interface ReadSource {
  readonly document: YamlDocument
  readonly text: string
  /** Its folder on disk: documents of one folder lie beside each other. */
  readonly folder: string
  /** Named by whoever imports, rather than met in a folder. */
  readonly isNamed: boolean
}

export interface ReadSources {
  readonly sources: readonly ReadSource[]
  readonly problems: readonly Problem[]
  /** Files that were named, and are neither YAML nor JSON by their name nor in fact: what a parser says of them helps nobody. */
  readonly foreign: readonly Foreign[]
}

export interface Foreign {
  readonly file: string
  /** Where it stops being YAML: it may have been meant as that. */
  readonly line: number | null
}

/**
 * The documents at the given paths: files as they are, folders with all that lies in them. Never throws for what it finds.
 *
 * @param onRead called after each file of a folder
 * @throws the reason of `signal`
 */
export async function readSources(
  paths: readonly string[],
  onRead?: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<ReadSources> {
  const sources: ReadSource[] = []
  const problems: Problem[] = []
  const foreign: Foreign[] = []
  const seen = new Set<string>()

  async function readFile(path: string, shownAs: string, isNamed: boolean): Promise<void> {
    const real = await realpath(path).catch(() => path)
    if (seen.has(real)) return
    seen.add(real)
    await breathe(signal)
    // Whoever names a link means what it leads to.
    const place = isNamed ? real : path
    // What tools write is JSON, and far larger than what people do.
    const isLarge = path.endsWith('.json')
    const text = await readTextFile(dirname(place), basename(place), isLarge ? JSON_BYTES : DESCRIPTOR_BYTES)
    const parse = /\.(json|avsc)$/.test(path) ? parseJson : parseYaml
    const reading = text.ok ? parse({ ...text.file, file: shownAs }) : { ok: false as const, problems: [text.problem] }
    if (reading.ok && text.ok)
      sources.push({ document: reading.document, text: text.file.text, folder: dirname(path), isNamed })
    else if (text.ok && !reading.ok && !READ.test(path))
      foreign.push({ file: shownAs, line: reading.problems[0]?.line ?? null })
    else if (!reading.ok) problems.push(...reading.problems.map((problem) => ({ ...problem, file: shownAs })))
  }

  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (found?.isDirectory() !== true) {
      await readFile(path, path, true)
      continue
    }
    const { files, isCut } = await filesIn(path)
    if (isCut) problems.push(wrong(path, `a folder of at most ${MAX_FILES} YAML and JSON files`, 'more'))
    else if (files.length === 0) problems.push(wrong(path, 'a folder with a YAML or JSON file in it', 'none'))
    else
      for (const [index, file] of files.entries()) {
        await readFile(file, join(path, relative(path, file)), false)
        onRead?.(index + 1, files.length)
      }
  }
  return { sources, problems, foreign }
}

async function filesIn(root: string): Promise<{ readonly files: readonly string[]; readonly isCut: boolean }> {
  const files: string[] = []
  const folders = [root]
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries.toSorted((a, b) => compareTexts(a.name, b.name))) {
      if (LEFT_OUT.test(entry.name)) continue
      // A link is not followed: a folder may hold one that leads out of it, or round in a circle.
      if (entry.isDirectory()) folders.push(join(folder, entry.name))
      else if (entry.isFile() && READ.test(entry.name)) files.push(join(folder, entry.name))
      if (files.length > MAX_FILES) return { files: [], isCut: true }
    }
  }
  return { files, isCut: false }
}

function wrong(file: string, expected: string, found: string): Problem {
  return { file, line: null, path: null, expected, found, product: null }
}
