import { createStandardValidator } from '../descriptors/json-schema.ts'
import { jsonPath, shown, type YamlDocument } from '../descriptors/yaml-document.ts'
import type { DomainDocument, Problem } from '../documents.ts'
import { asTheKitReads } from './as-the-kit-reads.ts'
import { type Besides, besidesOf, isCompanion, type ReadAs } from './beside.ts'
import { breathe } from './breathe.ts'
import { clashes } from './clashes.ts'
import { IMPORTERS } from './forms.ts'
import { untakenOptions } from './import-options.ts'
import type { Adapted, Imported, ImportedFile, Importer, NotCarried, Place } from './importer.ts'
import { isMap } from './marks.ts'
import { intoPresent } from './merge/into-present.ts'
import { gatherNative } from './native/gather.ts'
import { readPresent } from './native/present.ts'
import { type Foreign, type ReadSource, readSources } from './read-sources.ts'
import { replaced } from './replaced.ts'
import { type Settled, settle } from './settle.ts'

export interface ImportFilesOptions {
  /** The name of a form: only that one is read. */
  readonly from?: string
  /** The domain into whose folder it goes. A source that names another says so in vain, and that is listed. */
  readonly domain?: string
  /** The domain's folder, where that is known: what is there counts, and what the kit would refuse is a problem. */
  readonly into?: { readonly path: string; readonly domain: DomainDocument }
  /** What the importers may be told, by the names of their `options`. */
  readonly options?: ReadonlyMap<string, string>
  readonly importers?: readonly Importer[]
  /** Called after each file that was read. */
  readonly onRead?: (done: number, total: number) => void
  /** Ends the import with its reason. */
  readonly signal?: AbortSignal
}

export interface ImportedFiles {
  /** What was read, document by document. */
  readonly imports: readonly ImportedSource[]
  /** To be written into a domain's folder; none when there is any problem. */
  readonly files: readonly ImportedFile[]
  readonly notCarried: readonly NotCarried[]
  readonly adapted: readonly Adapted[]
  /** What stays in files that are there, because no source says anything of it. */
  readonly kept: readonly Place[]
  readonly problems: readonly Problem[]
  /** Files of a folder that are of no form, and that no importer read beside one that is. */
  readonly skipped: readonly string[]
}

export interface ImportedSource {
  readonly file: string
  readonly form: string
  /** The files that were read with it. */
  readonly beside: readonly string[]
  readonly imported: Imported
}

/**
 * Reads files and folders in whichever form they are: what is to be written, what is not carried over, and everything that is
 * wrong. A file that is named has to be of a form, or to belong to one that is; in a folder, at least one has to be.
 *
 * @throws the reason of `signal`, once that is given; nothing else
 */
export async function importFiles(
  paths: readonly string[],
  { from, into, domain = into?.domain.id, options, importers = IMPORTERS, onRead, signal }: ImportFilesOptions = {},
): Promise<ImportedFiles> {
  const chosen = from === undefined ? importers : importers.filter(({ name }) => name === from)
  if (chosen.length === 0) return failed([unknownForm(from, importers)])
  const { sources, problems, foreign } = await readSources(paths, onRead, signal)
  const found = sources.map((source) => ({
    source,
    forms: chosen.filter((form) => knows(form, source.document.value)),
  }))
  const read = found.flatMap(({ source, forms: [form, ...others] }) =>
    form && others.length === 0 ? [{ source, form }] : [],
  )
  const strangers = found.filter(({ forms }) => forms.length === 0).map(({ source }) => source)
  const imports = await inTurns(read, signal, (each) => readAs(each, besidesOf(each, strangers, read), options))
  const readBeside = new Set(imports.flatMap(({ beside }) => beside))
  const unread = strangers.filter(({ document }) => !readBeside.has(document.file))
  const isWrong = ({ isNamed }: ReadSource): boolean => isNamed || read.length === 0
  const forms = read.map(({ form }) => form)
  const misread = [
    ...untakenOptions(options ?? new Map(), forms, importers),
    ...problems,
    ...foreign.map((one) => ofNoForm(one, chosen)),
    ...found.filter(({ forms }) => forms.length > 1).map(({ source, forms }) => ambiguous(source.document, forms)),
    ...unread.filter(isWrong).map(({ document }) => unrecognised(document, chosen)),
  ]
  const settled = settle(imports, domain)
  const present = into === undefined ? [] : await readPresent(into.path, settled)
  const { made: gathered, problems: homeless } = gatherNative(settled, present)
  const { made, kept } = intoPresent(gathered, present)
  const isClear = misread.length === 0 && imports.every(({ imported }) => imported.problems.length === 0)
  const judged = isClear ? [...homeless, ...clashes(made), ...(await inTurns(made, signal, invalid)).flat()] : []
  const refused = into && isClear && judged.length === 0 ? await asTheKitReads(made, present, into.domain, signal) : []
  const wrong = [...misread, ...imports.flatMap(({ imported }) => imported.problems), ...judged, ...refused]
  // A product that was made around a contract may not be among them in the end.
  const stands = new Set(made.flatMap(({ files }) => files.map(({ value }) => (value as { readonly id?: unknown }).id)))
  return {
    imports,
    files: wrong.length > 0 ? [] : made.flatMap(({ files }) => files),
    notCarried: [...settled.flatMap(({ notCarried }) => notCarried), ...replaced(made, present)],
    adapted: made.flatMap(({ adapted }) =>
      adapted.map((one) => ({ ...one, ids: one.ids.filter(({ to }) => stands.has(to)) })),
    ),
    kept: wrong.length > 0 ? [] : kept,
    problems: wrong,
    skipped: unread.filter((source) => !isWrong(source)).map(({ document }) => document.file),
  }
}

function knows(form: Importer, value: unknown): boolean {
  try {
    return form.recognises(value)
  } catch {
    return false
  }
}

/** What nobody foresaw is a problem of the file at hand, not the end of the whole import. */
function readAs(
  { source: { document, text }, form }: ReadAs,
  { documents, problems }: Besides,
  options: ImportFilesOptions['options'],
): ImportedSource {
  const read = (): Imported => {
    try {
      return form.read({ document, text, beside: documents, ...(options && { options }) })
    } catch (error) {
      const found = `one at which its importer fails: ${error instanceof Error ? error.message : shown(error)}`
      const problem = document.problem([], `a document of the form ${form.name}`, found)
      return { domain: null, files: [], notCarried: [], problems: [problem] }
    }
  }
  const imported = read()
  return {
    file: document.file,
    form: form.name,
    beside: form.refersToFiles ? (imported.referred ?? []) : [...documents.values()].map(({ file }) => file),
    imported: { ...imported, problems: [...problems, ...imported.problems] },
  }
}

/** A document may take long; between two of them whoever wants to stop is heard. */
async function inTurns<One, Result>(
  all: readonly One[],
  signal: AbortSignal | undefined,
  work: (one: One) => Result,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const one of all) {
    await breathe(signal)
    results.push(work(one))
  }
  return results
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
  return { imports: [], files: [], notCarried: [], adapted: [], kept: [], problems, skipped: [] }
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
  const owner = forms.flatMap((form) =>
    (form.companions ?? []).filter((one) => isCompanion(one, document)).map(({ name }) => `${name} of ${form.name}`),
  )[0]
  return document.problem([], expected, owner ? `a ${owner}, which is read beside one` : described(document.value))
}

function ofNoForm({ file, line }: Foreign, forms: readonly Importer[]): Problem {
  const expected = `a document of one of the forms ${forms.map(({ name }) => name).join(', ')}`
  const found = `a file that is neither YAML nor JSON${line === null ? '' : ` (no YAML from line ${line} on)`}`
  return { file, line: null, path: null, expected, found, product: null }
}

function described(value: unknown): string {
  const keys = isMap(value) ? Object.keys(value) : []
  const names = keys.slice(0, 10).map((key) => shown(key))
  return keys.length === 0 ? shown(value) : `a map with the keys ${names.join(', ')}`
}
