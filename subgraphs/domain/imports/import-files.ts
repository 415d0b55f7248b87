import { basename } from 'node:path'
import { sluggedDomain } from '../descriptors/domain-file.ts'
import { createStandardValidator } from '../descriptors/json-schema.ts'
import { jsonPath, shown, type YamlDocument } from '../descriptors/yaml-document.ts'
import type { Problem } from '../documents.ts'
import { IMPORTERS } from './forms.ts'
import type { Imported, ImportedFile, Importer, NotCarried } from './importer.ts'
import { type ReadSource, readSources } from './read-sources.ts'

export interface ImportFilesOptions {
  /** The name of a form: only that one is read. */
  readonly from?: string
  /** The domain into whose folder it goes. A source that names another says so in vain, and that is listed. */
  readonly domain?: string
  /** What the importers may be told; see each form in docs/imports.md. */
  readonly options?: ReadonlyMap<string, string>
  readonly importers?: readonly Importer[]
  /** Called after each file that was read. */
  readonly onRead?: (done: number, total: number) => void
}

export interface ImportedFiles {
  /** What was read, document by document. */
  readonly imports: readonly { readonly file: string; readonly form: string; readonly imported: Imported }[]
  /** To be written into a domain's folder; none when there is any problem. */
  readonly files: readonly ImportedFile[]
  readonly notCarried: readonly NotCarried[]
  readonly problems: readonly Problem[]
  /** Files that are of no form themselves; the importer of one beside them may have read them. */
  readonly skipped: readonly string[]
}

/**
 * Reads files and folders in whichever form they are: what is to be written, what is not carried over, and everything that is
 * wrong. A file that is named has to be of a form; in a folder, at least one has to be.
 */
export async function importFiles(
  paths: readonly string[],
  { from, domain, options, importers = IMPORTERS, onRead }: ImportFilesOptions = {},
): Promise<ImportedFiles> {
  const chosen = from === undefined ? importers : importers.filter(({ name }) => name === from)
  if (chosen.length === 0) return failed([unknownForm(from, importers)])
  const { sources, problems } = await readSources(paths, onRead)
  const found = sources.map((source) => ({
    source,
    forms: chosen.filter((form) => form.recognises(source.document.value)),
  }))
  const read = found.flatMap(({ source, forms: [form, ...others] }) =>
    form && others.length === 0 ? [{ source, form }] : [],
  )
  const strangers = found.filter(({ forms }) => forms.length === 0).map(({ source }) => source)
  const misread = [
    ...problems,
    ...found.filter(({ forms }) => forms.length > 1).map(({ source, forms }) => ambiguous(source.document, forms)),
    ...strangers.filter((source) => isWrong(source, read)).map(({ document }) => unrecognised(document, chosen)),
  ]
  const imports = read.map(({ source, form }) => ({
    file: source.document.file,
    form: form.name,
    imported: form.read({ document: source.document, beside: besides(source, sources), ...(options && { options }) }),
  }))
  const made = imports.map(({ file, imported }) => settle(file, imported, domain))
  const all = [...misread, ...imports.flatMap(({ imported }) => imported.problems)]
  const wrong = all.length > 0 ? all : [...twice(made.flatMap(({ files }) => files)), ...made.flatMap(invalid)]
  return {
    imports,
    files: wrong.length > 0 ? [] : made.flatMap(({ files }) => files),
    notCarried: made.flatMap(({ notCarried }) => notCarried),
    problems: wrong,
    skipped: strangers.filter((source) => !isWrong(source, read)).map(({ document }) => document.file),
  }
}

interface Settled {
  readonly source: string
  readonly files: readonly ImportedFile[]
  readonly notCarried: readonly NotCarried[]
}

/** A named stranger is wrong unless it lies beside a document that was read, which may well know it. */
function isWrong({ isNamed, folder }: ReadSource, read: readonly { readonly source: ReadSource }[]): boolean {
  return read.length === 0 || (isNamed && !read.some(({ source }) => source.folder === folder))
}

function besides(source: ReadSource, sources: readonly ReadSource[]): ReadonlyMap<string, YamlDocument> {
  const others = sources.filter((other) => other !== source && other.folder === source.folder)
  return new Map(others.map(({ document }) => [basename(document.file), document]))
}

/** The folder's domain counts: `domain` of ODPS and ODCS may say no other. */
function settle(source: string, { domain: named, files, notCarried }: Imported, domain: string | undefined): Settled {
  if (domain === undefined || named === null || sluggedDomain(named) === domain) return { source, files, notCarried }
  const why = `what is imported belongs to the domain of the folder it goes into, ${domain}`
  return {
    source,
    files: files.map(({ file, value }) => ({ file, value: { ...(value as object), domain } })),
    notCarried: [...notCarried, { file: source, line: null, path: '$', value: named, why }],
  }
}

function twice(files: readonly ImportedFile[]): readonly Problem[] {
  const names = files.map(({ file }) => file)
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((file) => ({
      file,
      line: null,
      path: null,
      expected: 'one source for each file',
      found: 'two',
      product: null,
    }))
}

const VALIDATORS = { DataProduct: createStandardValidator('odps'), DataContract: createStandardValidator('odcs') }

/** What an importer makes is valid, or not made: that a source holds something no standard allows is said of the source. */
function invalid({ source, files }: Settled): readonly Problem[] {
  return files.flatMap(({ file, value }) => {
    const { kind } = value as { readonly kind: keyof typeof VALIDATORS }
    const document: YamlDocument = {
      file: source,
      value,
      problem: (path, expected, found) => ({
        file: source,
        line: null,
        path: null,
        expected: `${expected} at ${jsonPath(path)} of ${file}, which is made of it`,
        found,
        product: null,
      }),
    }
    return VALIDATORS[kind](document)
  })
}

function failed(problems: readonly Problem[]): ImportedFiles {
  return { imports: [], files: [], notCarried: [], problems, skipped: [] }
}

function unknownForm(from: string | undefined, importers: readonly Importer[]): Problem {
  const expected = `one of the forms ${importers.map(({ name }) => name).join(', ')}`
  return { file: '', line: null, path: null, expected, found: shown(from), product: null }
}

function ambiguous(document: YamlDocument, forms: readonly Importer[]): Problem {
  const names = forms.map(({ name }) => name).join(' and ')
  return document.problem(
    [],
    'a document of one form, or the name of the form to read it as',
    `one that ${names} both read`,
  )
}

function unrecognised(document: YamlDocument, forms: readonly Importer[]): Problem {
  const expected = `a document of one of the forms ${forms.map(({ name, title }) => `${name} (${title})`).join(', ')}`
  return document.problem([], expected, described(document.value))
}

function described(value: unknown): string {
  if (typeof value !== 'object' || value === null) return shown(value)
  const { apiVersion, kind } = value as { readonly apiVersion?: unknown; readonly kind?: unknown }
  if (/^v\d/.test(String(apiVersion)) && (kind === 'DataProduct' || kind === 'DataContract')) {
    return `a native ${kind} (${apiVersion}), which goes into products/<name>/ as it is`
  }
  const keys = Array.isArray(value) ? [] : Object.keys(value)
  return keys.length === 0
    ? shown(value)
    : `a map with the keys ${keys
        .slice(0, 10)
        .map((key) => shown(key))
        .join(', ')}`
}
