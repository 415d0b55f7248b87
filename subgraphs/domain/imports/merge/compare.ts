import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { readTextFile } from '../../descriptors/text-file.ts'
import { parseYaml } from '../../descriptors/yaml-document.ts'
import { asYaml } from '../as-yaml.ts'
import type { ImportedFile } from '../importer.ts'
import { commentsLost } from './comments.ts'
import { type Difference, differences, differencesText } from './differences.ts'

/** What writing a file comes to where it is to lie. */
export interface Comparison {
  readonly file: string
  /** `added`: nothing of what is there is changed or taken away. */
  readonly state: 'new' | 'same' | 'added' | 'changed'
  /** What would be added, changed and taken away, for people; empty where it is new or the same. */
  readonly text: string
  /** As it is there; null where it is new or cannot be read. */
  readonly before: string | null
}

/** What is the same but for its layout is the same: nothing is written for that. */
export async function compareFile(root: string, imported: ImportedFile): Promise<Comparison> {
  const { file } = imported
  const isThere = (await lstat(join(root, file)).catch(() => null)) !== null
  if (!isThere) return { file, state: 'new', text: '', before: null }
  const there = await readTextFile(root, file)
  const reading = there.ok ? parseYaml(there.file) : null
  if (!there.ok || !reading?.ok)
    return { file, state: 'changed', text: 'replaces all of a file that cannot be read', before: null }
  const before = there.file.text
  const written = imported.text ?? asYaml(imported.value)
  const found = differences(reading.document.value, imported.value)
  const lost = commentsLost(before, written)
  const isSame = found.length === 0 && lost.length === 0 && commentsLost(written, before).length === 0
  if (isSame) return { file, state: 'same', text: '', before }
  const isAdded = lost.length === 0 && found.every(({ what }) => what === 'added')
  return { file, state: isAdded ? 'added' : 'changed', text: textOf(found, lost.length), before }
}

function textOf(found: readonly Difference[], lost: number): string {
  const comments = lost === 0 ? [] : [`takes away ${lost} ${lost === 1 ? 'comment' : 'comments'}`]
  const told = [differencesText(found), ...comments].filter((part) => part !== '')
  return told.length === 0 ? 'adds comments' : told.join('; ')
}
