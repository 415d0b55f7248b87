import { createStandardValidator } from '../descriptors/json-schema.ts'
import { jsonPath, shown, type YamlDocument } from '../descriptors/yaml-document.ts'
import type { DomainDocument, Problem } from '../documents.ts'
import { asTheKitReads } from './as-the-kit-reads.ts'
import { type Besides, besidesOf, type ReadAs } from './beside.ts'
import { breathe } from './breathe.ts'
import { clashes } from './clashes.ts'
import { IMPORTERS } from './forms.ts'
import { untakenOptions } from './import-options.ts'
import type { Adapted, Imported, ImportedFile, Importer, ImportInput, NotCarried, Place } from './importer.ts'
import { intoPresent } from './merge/into-present.ts'
import { ambiguous, ofNoForm, unknownForm, unrecognised } from './misread.ts'
import { gatherNative } from './native/gather.ts'
import { readPresent, slugOf } from './native/present.ts'
import { type ReadSource, readSources } from './read-sources.ts'
import { replaced } from './replaced.ts'
import { type Settled, settle } from './settle.ts'
import { confused, formerNames, isThereAs, namesOfFiles } from './told-apart.ts'

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
  /** Files whose products or ports are called as they are, since others would be called alike. */
  readonly named: readonly NamedByFile[]
  /** Files that say to the letter what another one does, and are read once. */
  readonly repeated: readonly { readonly file: string; readonly as: string }[]
  /** Files of a folder that are of no form, and that no importer read beside one that is. */
  readonly skipped: readonly string[]
}

export interface NamedByFile {
  readonly file: string
  readonly what: 'product' | 'port'
  readonly name: string
}

export interface ImportedSource {
  readonly file: string
  /** By the name of its file; undefined where it says its own. */
  readonly called?: string | undefined
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
  const recognised = found.flatMap(({ source, forms: [form, ...others] }) =>
    form && others.length === 0 ? [{ source, form }] : [],
  )
  const { once: read, repeated } = withoutRepeated(recognised)
  const strangers = found.filter(({ forms }) => forms.length === 0).map(({ source }) => source)
  const readOne = (each: ReadAs, called?: string) =>
    readAs(each, besidesOf(each, strangers, read), { called, ...(options && { options }) })
  let imports = await inTurns(read, signal, (each) => readOne(each))
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
  let placed = await place(imports)
  const former = await calledBefore(placed)
  if (former.size > 0) {
    imports = imports.map((each) => former.get(each.file) ?? each)
    placed = await place(imports)
  }
  // Once by the names that they say or got; where these clash, by those of the files; what clashes then is a problem.
  for (let names = called(placed.gathered); names.size > 0; names = called(placed.gathered)) {
    const calledNow = await inTurns(read, signal, (each) => {
      const name = names.get(each.source.document.file)
      return name === undefined ? null : readOne(each, name)
    })
    imports = imports.map((each, index) => calledNow[index] ?? each)
    placed = await place(imports)
  }
  const { settled, present } = placed
  const { made: gathered, problems: homeless } = placed.gathered
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
    named: imports.flatMap(namedByFile),
    repeated,
    skipped: unread.filter((source) => !isWrong(source)).map(({ document }) => document.file),
  }

  async function place(imports: readonly ImportedSource[]) {
    const settled = settle(imports, domain)
    const present = into === undefined ? [] : await readPresent(into.path, settled)
    return { settled, present, gathered: gatherNative(settled, present) }
  }

  /** What was called after its file before is called so again, though nothing of this import asks for it. */
  async function calledBefore({ settled, present }: Awaited<ReturnType<typeof place>>) {
    const there = new Set(present.map(({ folder }) => slugOf(folder)))
    const found = new Map<string, ImportedSource>()
    for (const [index, each] of settled.entries()) {
      for (const name of formerNames(each, there)) {
        const one = read[index]
        const again = one === undefined ? undefined : readOne(one, name)
        if (again === undefined || found.has(each.source)) continue
        const as = await place([again])
        if (as.settled.some((made) => isThereAs(made, as.present))) found.set(each.source, again)
      }
    }
    return found
  }

  function called({ made, homeless }: ReturnType<typeof gatherNative>): ReadonlyMap<string, string> {
    const isCalled = new Set(imports.flatMap((each) => (each.called === undefined ? [] : [each.file])))
    return namesOfFiles([...new Set([...confused(made), ...homeless])].filter((file) => !isCalled.has(file)))
  }
}

/** A copy is told by its text: the same file under two names is one source. */
function withoutRepeated(all: readonly ReadAs[]) {
  const first = new Map<string, string>()
  const repeated: { readonly file: string; readonly as: string }[] = []
  const once = all.filter(({ source: { document, text }, form }) => {
    const key = JSON.stringify([form.name, form.refersToFiles || form.companions ? document.file : text])
    const as = first.get(key)
    if (as === undefined) first.set(key, document.file)
    else repeated.push({ file: document.file, as })
    return as === undefined
  })
  return { once, repeated }
}

function namedByFile({ file, called, imported: { open } }: ImportedSource): readonly NamedByFile[] {
  return called === undefined || open === undefined ? [] : [{ file, what: open, name: called }]
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
  more: Pick<ImportInput, 'options'> & { readonly called: string | undefined },
): ImportedSource {
  const read = (): Imported => {
    try {
      return form.read({ document, text, beside: documents, ...more })
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
    called: more.called,
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
  return {
    imports: [],
    files: [],
    notCarried: [],
    adapted: [],
    kept: [],
    problems,
    named: [],
    repeated: [],
    skipped: [],
  }
}
