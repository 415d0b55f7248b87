import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { folderSource } from '../../../../subgraphs/domain/descriptors/folder-source.ts'
import type { DomainDocument } from '../../../../subgraphs/domain/documents.ts'
import { importFiles } from '../../../../subgraphs/domain/imports/import-files.ts'
import { writeFiles } from '../../../../subgraphs/domain/imports/write-files.ts'
import { domainFolder, domainYaml } from './domain-folder.ts'

const DOMAIN: DomainDocument = { id: 'sales', title: 'Sales', description: null, owner: null }

/** A domain's folder (in `d`) and files outside of it, and what importing those files into it comes to. */
export function placed(files: Readonly<Record<string, string>>) {
  const folder = domainFolder({ 'd/domain.yaml': domainYaml('sales'), ...files })
  const path = join(folder.root, 'd')
  const read = (names: readonly string[]) =>
    importFiles(
      names.map((name) => join(folder.root, name)),
      { into: { path, domain: DOMAIN } },
    )
  return {
    ...folder,
    read,
    text: (file: string) => readFileSync(join(path, file), 'utf8'),
    async import(...names: readonly string[]) {
      const imported = await read(names)
      expect(imported.problems).toEqual([])
      expect(await writeFiles(path, imported.files, { overwrite: true })).toMatchObject({ ok: true })
      const { notCarried, kept, named } = imported
      return { written: imported.files.map(({ file }) => file), notCarried, kept, named }
    },
    /** Without leave to change what is there. */
    async add(...names: readonly string[]) {
      const imported = await read(names)
      expect(imported.problems).toEqual([])
      return writeFiles(path, imported.files)
    },
    problems: async (...names: readonly string[]) => {
      const { files, problems } = await read(names)
      expect(files).toEqual([])
      return problems
    },
    async kit() {
      const { products, problems } = await folderSource(path).read(null)
      expect([...problems, ...[...products.values()].flatMap((one) => one.problems)]).toEqual([])
      return [...products.values()].flatMap(({ product }) => product?.outputPorts.map(({ id }) => id) ?? [])
    },
  }
}
