import { basename, dirname, extname } from 'node:path'
import type { ImportedFile } from './importer.ts'
import { type PresentProduct, slugOf } from './native/present.ts'
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

/**
 * What the files' own names are, without what says their form; with the folders above them, or at last with their endings, as far as it
 * takes to tell them apart. One that has no letter or digit to make an id of has none.
 */
export function namesOfFiles(all: readonly string[]): ReadonlyMap<string, string> {
  const files = all.filter((file) => slugOf(nameOf(file, 0)) !== '')
  const names = new Map<string, string>()
  let alike: readonly string[] = files
  for (const form of NAMES) {
    for (const file of alike) names.set(file, form(file))
    const counts = new Map<string, number>()
    for (const name of names.values()) counts.set(slugOf(name), (counts.get(slugOf(name)) ?? 0) + 1)
    alike = files.filter((file) => (counts.get(slugOf(names.get(file) ?? '')) ?? 0) > 1)
  }
  return names
}

const NAMES: readonly ((file: string) => string)[] = [
  ...[0, 1, 2, 3].map((above) => (file: string) => nameOf(file, above)),
  (file) => `${nameOf(file, 0)}-${extname(file).slice(1)}`,
]

/** The names by which a file's product may be there already, from an import in which it was called after the file. */
export function formerNames(
  { source, isNative, open, isCalled, files }: Settled,
  there: ReadonlySet<string>,
): readonly string[] {
  const isThere = files.some(({ file }) => there.has(file.split('/')[1] ?? ''))
  if (isNative || isCalled || open !== 'product' || isThere) return []
  return NAMES.map((form) => form(source)).filter((name) => slugOf(name) !== '' && there.has(slugOf(name)))
}

/** Whether the folder has the very contract that was made of the source under another name. */
export function isThereAs({ files }: Settled, present: readonly PresentProduct[]): boolean {
  const contracts = present.flatMap((one) => one.contracts)
  return files.some(({ file, value }) =>
    contracts.some((one) => one.file === file && one.reading.ok && isSame(one.reading.document.value, value)),
  )
}

function isSame(was: unknown, is: unknown): boolean {
  const [a, b] = [was, is].map((value) => {
    const { kind, id, schema } = value as {
      kind?: unknown
      id?: unknown
      schema?: readonly { readonly name?: unknown }[]
    }
    return JSON.stringify([kind, id, schema?.map(({ name }) => name)])
  })
  return a === b
}

function nameOf(file: string, above: number): string {
  const stem = basename(file).replace(/(\.(odcs|odps|dcs|datacontract|contract))?\.(ya?ml|json|avsc)$/i, '')
  return above === 0 ? stem : `${nameOf(dirname(file), above - 1)}-${stem}`
}
