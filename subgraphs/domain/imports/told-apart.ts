import { basename, dirname } from 'node:path'
import { slug } from '../../../schema/ids.ts'
import type { ImportedFile } from './importer.ts'
import type { Settled } from './settle.ts'

/**
 * Sources that come to one file, or to two of one contract in one product, though none of them says which product or port it is about:
 * the names of their own files can tell them apart. Of those about one contract the ones that name no product go elsewhere.
 */
export function confused(made: readonly Settled[]): ReadonlySet<string> {
  const sources = new Set<string>()
  for (const group of sharing(made, ({ file }) => file))
    if (group.every(({ open }) => open !== undefined)) for (const { source } of group) sources.add(source)
  for (const group of sharing(made, contractOf))
    for (const { source, open } of group) if (open === 'product') sources.add(source)
  return sources
}

interface Sharing {
  readonly source: string
  readonly open: Settled['open']
}

/** The sources of each key that several have. */
function sharing(
  made: readonly Settled[],
  keyOf: (file: ImportedFile) => string | null,
): readonly (readonly Sharing[])[] {
  const byKey = new Map<string, Map<string, Sharing>>()
  for (const { source, open, files } of made) {
    for (const key of files.flatMap((file) => keyOf(file) ?? [])) {
      const of = byKey.get(key) ?? new Map<string, Sharing>()
      byKey.set(key, of.set(source, { source, open }))
    }
  }
  return [...byKey.values()].filter(({ size }) => size > 1).map((of) => [...of.values()])
}

/** The kit takes an id and version once a product. */
function contractOf({ file, value }: ImportedFile): string | null {
  const { id, version } = value as { readonly id?: unknown; readonly version?: unknown }
  return file.includes('/contracts/') ? JSON.stringify([file.split('/')[1], id, version]) : null
}

/** What the files' own names are, without what says their form; with the folders above them as far as it takes to tell them apart. */
export function namesOfFiles(files: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  let alike: readonly string[] = files
  for (let above = 0; alike.length > 0 && above < 4; above++) {
    for (const file of alike) names.set(file, nameOf(file, above))
    const taken = files.map((file) => slugOf(names.get(file) ?? ''))
    alike = files.filter((_, index) => taken.filter((one) => one === taken[index]).length > 1)
  }
  return names
}

function nameOf(file: string, above: number): string {
  const stem = basename(file).replace(/(\.(odcs|odps|dcs|datacontract|contract))?\.(ya?ml|json|avsc)$/i, '')
  return above === 0 ? stem : `${nameOf(dirname(file), above - 1)}-${stem}`
}

function slugOf(name: string): string {
  try {
    return slug(name)
  } catch {
    return ''
  }
}
