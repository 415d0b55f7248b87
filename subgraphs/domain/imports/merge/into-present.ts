import type { ImportedFile, Place } from '../importer.ts'
import { isNativeForm } from '../native/native-form.ts'
import type { PresentFile, PresentProduct } from '../native/present.ts'
import { UNSAID } from '../native-files.ts'
import type { Settled } from '../settle.ts'
import { mergeFile } from './merge-file.ts'

export interface IntoPresent {
  readonly made: readonly Settled[]
  /** What stays in files that are there, because no source says anything of it. */
  readonly kept: readonly Place[]
}

/**
 * What was made of sources put into the files that are there, where they can be: what somebody wrote besides stays. What was copied is
 * itself what somebody wrote, and stands as it is.
 */
export function intoPresent(made: readonly Settled[], present: readonly PresentProduct[]): IntoPresent {
  const kept: Place[] = []
  const merged = made.map((each) => ({ ...each, files: each.files.map((file) => into(file, each)) }))
  return { made: merged, kept }

  function into(given: ImportedFile, { isAround }: Settled): ImportedFile {
    if (given.text !== undefined) return given
    const file = { ...given, file: placeOf(given, present) }
    const there = filesOf(present).find((one) => one.file === file.file)
    if (there === undefined || !isMergeable(there) || !there.reading.ok || there.text === null) return file
    const { document } = there.reading
    const { kept: paths, ...result } = mergeFile(
      file,
      { text: there.text, value: document.value },
      { isWhole: !isAround },
    )
    for (const path of paths) {
      const { line, path: at } = document.problem(path, '', '')
      kept.push({ file: file.file, line, path: at ?? '$' })
    }
    return result
  }
}

interface Contract {
  readonly id?: unknown
  readonly version?: unknown
}

/** A contract of which the source says no version is the one of its id that is there, whichever version somebody gave that. */
function placeOf({ file, value }: ImportedFile, present: readonly PresentProduct[]): string {
  const { id, version } = value as Contract
  if (version !== UNSAID.version || !file.includes('/contracts/')) return file
  const folder = file.split('/')[1]
  const same = present
    .filter((one) => one.folder === folder)
    .flatMap(({ contracts }) => contracts)
    .filter((one) => one.reading.ok && (one.reading.document.value as Contract | null)?.id === id)
  return same.length === 1 ? (same[0]?.file ?? file) : file
}

function filesOf(present: readonly PresentProduct[]): readonly PresentFile[] {
  return present.flatMap(({ product, contracts }) => [...(product === null ? [] : [product]), ...contracts])
}

function isMergeable({ file, reading }: PresentFile): boolean {
  if (!reading.ok || file.endsWith('.json')) return false
  return (['DataProduct', 'DataContract'] as const).some((kind) => isNativeForm(reading.document.value, kind))
}
