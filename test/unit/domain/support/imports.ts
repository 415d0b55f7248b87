import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { stringify } from 'yaml'
import { packageRoot } from '../../../../platform/package-root.ts'
import { folderSource } from '../../../../subgraphs/domain/descriptors/folder-source.ts'
import { createStandardValidator } from '../../../../subgraphs/domain/descriptors/json-schema.ts'
import {
  jsonPath,
  type Path,
  parseYaml,
  type YamlDocument,
  type YamlReading,
} from '../../../../subgraphs/domain/descriptors/yaml-document.ts'
import type { Problem } from '../../../../subgraphs/domain/documents.ts'
import type { Imported, ImportedFile, Importer } from '../../../../subgraphs/domain/imports/importer.ts'
import { parseJson } from '../../../../subgraphs/domain/imports/json-document.ts'
import { domainFolder, domainYaml } from './domain-folder.ts'

const FIXTURES = join(packageRoot(), 'test/unit/domain/fixtures/imports')

/** A sample file, as text. */
export function sample(file: string): string {
  return readFileSync(join(FIXTURES, file), 'utf8')
}

export function documentOf(file: string, text = sample(file)): YamlDocument {
  const source = { file: basename(file), text, digest: '' }
  const reading: YamlReading = file.endsWith('.json') ? parseJson(source) : parseYaml(source)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.document
}

export interface ImportOf {
  readonly file: string
  readonly text?: string
  readonly beside?: readonly string[]
  readonly options?: Readonly<Record<string, string>>
}

export function importOf(importer: Importer, { file, text, beside = [], options = {} }: ImportOf): Imported {
  return importer.read({
    document: documentOf(file, text ?? sample(file)),
    beside: new Map(beside.map((other) => [basename(other), documentOf(other)])),
    options: new Map(Object.entries(options)),
  })
}

/** The value of the file at `path`, which has to be there. */
export function fileOf({ files }: Imported, path: string): Readonly<Record<string, unknown>> {
  const found = files.find(({ file }) => file === path)
  if (found === undefined) throw new Error(`no ${path} among ${files.map(({ file }) => file).join(', ')}`)
  return found.value as Readonly<Record<string, unknown>>
}

const validators = {
  product: createStandardValidator('odps'),
  contract: createStandardValidator('odcs'),
}

/** What the standards' own schemas have against the files, as they will be read from disk. */
export function againstTheStandards({ files }: Pick<Imported, 'files'>): readonly Problem[] {
  return files.flatMap(({ file, value }) => {
    const reading = parseYaml({ file, text: written(value), digest: '' })
    if (!reading.ok) return reading.problems
    return file.includes('/contracts/') ? validators.contract(reading.document) : validators.product(reading.document)
  })
}

/** What the domain kit makes of the files in a folder of their own. */
export async function readByTheKit(files: readonly ImportedFile[], domain: string) {
  const contents = Object.fromEntries(files.map(({ file, value }) => [file, written(value)]))
  await using folder = domainFolder({ 'domain.yaml': domainYaml(domain), ...contents })
  const reading = await folderSource(folder.root).read(null)
  const problems = [...reading.problems, ...[...reading.products.values()].flatMap((product) => product.problems)]
  return { products: reading.products, problems }
}

export interface LeftOut {
  readonly without?: ReadonlySet<string>
  readonly saidOtherwise?: readonly RegExp[]
}

/**
 * The values of the source, by path, that neither stand in anything of the import nor under a path that is listed as not
 * carried over. Keys in `without` are left out wherever they stand, and so is what `saidOtherwise`: what the native forms say
 * in words of their own (`path = value`).
 */
export function lost(
  source: unknown,
  imported: Imported,
  { without = new Set(), saidOtherwise = [] }: LeftOut = {},
): readonly string[] {
  const carried = JSON.stringify([imported.domain, imported.files.map(({ value }) => value), imported.consumers ?? []])
  const listed = new Set(imported.notCarried.map(({ path }) => path))
  const missing: string[] = []
  const look = (value: unknown, path: Path): void => {
    if (value === null || value === undefined || value === '' || listed.has(jsonPath(path))) return
    if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value))
        if (!without.has(key)) look(inner, [...path, Array.isArray(value) ? Number(key) : key])
    } else if (!carried.includes(JSON.stringify(String(value)).slice(1, -1)))
      missing.push(`${jsonPath(path)} = ${String(value)}`)
  }
  look(source, [])
  return missing.filter((value) => !saidOtherwise.some((form) => form.test(value)))
}

function written(value: unknown): string {
  return stringify(value, { aliasDuplicateObjects: false })
}
