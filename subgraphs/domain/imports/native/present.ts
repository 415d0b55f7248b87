import { basename } from 'node:path'
import { slug } from '../../../../schema/ids.ts'
import { list, productFiles } from '../../descriptors/folder-layout.ts'
import { readTextFile } from '../../descriptors/text-file.ts'
import { parseYaml, type YamlReading } from '../../descriptors/yaml-document.ts'
import { isMap } from '../marks.ts'
import type { Settled } from '../settle.ts'

/** A file that lies in the domain's folder; its text is null where it cannot be read. */
export interface PresentFile {
  readonly file: string
  readonly text: string | null
  readonly reading: YamlReading
}

export interface PresentProduct {
  readonly folder: string
  /** Null where the folder has none. */
  readonly product: PresentFile | null
  /** Of the folders that the import has to do with; of the others none are read. */
  readonly contracts: readonly PresentFile[]
}

export interface NamedPort {
  readonly name: string
  readonly version: string | null
  readonly contractId: unknown
}

/** What the domain's folder has already, as far as what is imported has to do with it. */
export async function readPresent(root: string, imports: readonly Settled[]): Promise<readonly PresentProduct[]> {
  const files = imports.flatMap((each) => each.files)
  const folders = new Set(files.map(({ file }) => file.split('/')[1]))
  const ids = new Set(files.map(({ value }) => (value as { readonly id?: unknown }).id))
  const { names } = await list(root, 'products')
  const present: PresentProduct[] = []
  for (const folder of names.filter((name) => !/^[._]/.test(name))) {
    const { product: file, contracts } = await productFiles(root, folder)
    const isThere = (await list(root, `products/${folder}`)).names.includes(basename(file))
    const product = isThere ? await readFile(root, file) : null
    const isConcerned =
      folders.has(slugOf(folder)) || portsOf(product?.reading).some(({ contractId }) => ids.has(contractId))
    const read = isConcerned ? await Promise.all(contracts.map((contract) => readFile(root, contract))) : []
    present.push({ folder, product, contracts: read })
  }
  return present
}

/** The output ports of an ODPS product; none of anything else. */
export function portsOf(reading: YamlReading | undefined): readonly NamedPort[] {
  const value = reading?.ok ? reading.document.value : undefined
  const ports = isMap(value) && Array.isArray(value.outputPorts) ? (value.outputPorts as readonly unknown[]) : []
  return ports.filter(isMap).map(({ name, version, contractId }) => ({
    name: String(name),
    version: version === undefined ? null : String(version),
    contractId,
  }))
}

/** The segment that a folder's name gives; empty for one that gives none. */
export function slugOf(folder: string): string {
  try {
    return slug(folder)
  } catch {
    return ''
  }
}

async function readFile(root: string, file: string): Promise<PresentFile> {
  const text = await readTextFile(root, file)
  if (!text.ok) return { file, text: null, reading: { ok: false, problems: [text.problem] } }
  return { file, text: text.file.text, reading: parseYaml(text.file) }
}
