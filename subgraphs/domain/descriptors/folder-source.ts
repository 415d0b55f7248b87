import { stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { assignSlugs, slug } from '../../../schema/ids.ts'
import type { DomainDocument, Problem } from '../documents.ts'
import { readDomainFile } from './domain-file.ts'
import { domainFile, list, productFiles } from './folder-layout.ts'
import { guarded, type OnUnforeseen } from './guarded.ts'
import { type ProductFiles, type ProductReading, readProduct } from './product-folder.ts'
import type { DescriptorSource, FolderReading } from './source.ts'
import { DESCRIPTOR_BYTES, readTextFile, type TextReading } from './text-file.ts'
import { parseYaml, type YamlReading } from './yaml-document.ts'

const RESULTS = /^[^._].*\.(json|jsonl)$/

export interface FolderSourceOptions {
  /** Called after each product that was read. */
  readonly onRead?: (done: number, total: number) => void
  readonly onUnforeseen?: OnUnforeseen
}

/** A domain as a folder on disk; see docs/descriptors.md for what lies where. */
export function folderSource(root: string, { onRead, onUnforeseen }: FolderSourceOptions = {}): DescriptorSource {
  const parsed = new Map<string, { readonly digest: string; readonly reading: YamlReading }>()
  let readProducts: ReadonlyMap<string, ReadBefore> = new Map()

  /** Parsing is the dear part of a reload: a file whose content is the same is not parsed again. */
  async function readYaml(file: string): Promise<YamlReading> {
    const text = await readTextFile(root, file)
    if (!text.ok) return { ok: false, problems: [text.problem] }
    const known = parsed.get(file)
    if (known?.digest === text.file.digest) return known.reading
    const reading = parseYaml(text.file)
    parsed.set(file, { digest: text.file.digest, reading })
    return reading
  }

  async function readDomain(problems: Problem[]): Promise<DomainDocument | null> {
    const file = (await domainFile(root)) ?? 'domain.yaml'
    const reading = await readYaml(file)
    const report = (problem: Problem): void => {
      problems.push(problem)
    }
    if (reading.ok) return guarded({ file, report, onUnforeseen }, () => readDomainFile(reading.document, report))
    problems.push(...reading.problems)
    return null
  }

  async function readFiles(folder: string): Promise<ProductFiles> {
    const { product, contracts } = await productFiles(root, folder)
    return {
      folder,
      product: await readYaml(product),
      contracts: await Promise.all(contracts.map(readYaml)),
    }
  }

  return {
    async read(fallback) {
      const problems: Problem[] = []
      const domain = await readDomain(problems)
      const known = domain ?? fallback
      if (known === null) return { domain: null, products: new Map(), problems, complete: false, leaf: null }
      const folders = await productFolders(root, problems)
      const { bySlug, collisions } = assignSlugs(folders.names, (name) => slugOf(name) ?? '')
      for (const { kept, refused, slug: taken } of collisions) {
        if (taken !== '') problems.push(collision(known, kept, refused, taken))
      }
      const products = new Map<string, ProductReading>()
      const readNow = new Map<string, ReadBefore>()
      const domainText = JSON.stringify(known)
      for (const [segment, folder] of bySlug) {
        if (segment === '') continue
        const id = `${known.id}/${segment}`
        const files = await readFiles(folder)
        const before = readProducts.get(id)
        const isSame = before?.domainText === domainText && isSameFiles(before.files, files)
        const reading = isSame ? before.reading : readProduct(files, known, id, onUnforeseen)
        readNow.set(id, { files, domainText, reading })
        products.set(id, reading)
        onRead?.(products.size, bySlug.size)
      }
      readProducts = readNow
      for (const name of folders.names.filter((folder) => slugOf(folder) === null)) problems.push(unslugged(name))
      return { domain, products, problems, complete: folders.listed, leaf: await readLeaf(root, readYaml) }
    },

    async resultFiles() {
      const products = (await list(root, 'products')).names
      const folders = ['quality', ...products.map((name) => `products/${name}/quality`)]
      const files = await Promise.all(
        folders.map(async (folder) =>
          (await list(root, folder)).names.filter((name) => RESULTS.test(name)).map((name) => `${folder}/${name}`),
        ),
      )
      return files.flat()
    },

    readText: (file, maxBytes): Promise<TextReading> => readTextFile(root, file, maxBytes),

    async watch(onChange) {
      // A link is watched as itself, not followed: what it leads to is refused when it lies outside. What is left out is
      // not watched either: a database in there changes with each reload.
      const { watch } = await import('chokidar')
      const watcher = watch(root, {
        ignoreInitial: true,
        followSymlinks: false,
        ignored: (path) =>
          relative(root, path)
            .split(sep)
            .some((part) => /^[._]/.test(part) && part !== '..'),
      })
      watcher.on('all', () => onChange())
      watcher.on('error', () => onChange())
      await new Promise<void>((ready) => watcher.once('ready', ready))
      return () => watcher.close()
    },
  }
}

/** What was made of a product's files: the same again while they are, and while the domain says the same. */
interface ReadBefore {
  readonly files: ProductFiles
  readonly domainText: string
  readonly reading: ProductReading
}

/** The very same readings: a file whose content is the same is not parsed again. */
function isSameFiles(a: ProductFiles, b: ProductFiles): boolean {
  return (
    a.folder === b.folder &&
    a.product === b.product &&
    a.contracts.length === b.contracts.length &&
    a.contracts.every((reading, index) => reading === b.contracts[index])
  )
}

async function readLeaf(
  root: string,
  readYaml: (file: string) => Promise<YamlReading>,
): Promise<FolderReading['leaf']> {
  const { names } = await list(root, '')
  if (!names.includes('leaf.graphql')) return null
  const sdl = await readTextFile(root, 'leaf.graphql', DESCRIPTOR_BYTES)
  const data = names.find((name) => /^leaf\.(ya?ml|json)$/.test(name))
  return { sdl, data: data === undefined ? null : await readYaml(data) }
}

async function productFolders(root: string, problems: Problem[]): Promise<{ names: string[]; listed: boolean }> {
  const { names, listed } = await list(root, 'products')
  if (!listed) {
    problems.push({
      file: 'products',
      line: null,
      path: null,
      expected: 'a folder with a folder for each product',
      found: 'none that can be read',
      product: null,
    })
  }
  const visible = names.filter((name) => !/^[._]/.test(name))
  const folders = await Promise.all(
    visible.map(async (name) => ((await isFile(join(root, 'products', name))) ? [] : [name])),
  )
  return { names: folders.flat(), listed }
}

/** False for a link that leads nowhere: that is a product whose folder is gone, and a problem rather than nothing. */
async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false
}

function slugOf(name: string): string | null {
  try {
    return slug(name)
  } catch {
    return null
  }
}

function collision(domain: DomainDocument, kept: string, refused: string, taken: string): Problem {
  return {
    file: `products/${refused}`,
    line: null,
    path: null,
    expected: `a folder name that gives an id of its own (products/${kept} is ${domain.id}/${taken} already)`,
    found: refused,
    product: `${domain.id}/${taken}`,
  }
}

function unslugged(name: string): Problem {
  return {
    file: `products/${name}`,
    line: null,
    path: null,
    expected: 'a folder name with a letter a–z or a digit in it',
    found: name,
    product: null,
  }
}
