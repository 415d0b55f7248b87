import { readProduct } from '../descriptors/product-folder.ts'
import { DESCRIPTOR_BYTES } from '../descriptors/text-file.ts'
import { parseYaml, type YamlReading } from '../descriptors/yaml-document.ts'
import type { DomainDocument, Problem } from '../documents.ts'
import { asYaml } from './as-yaml.ts'
import { breathe } from './breathe.ts'
import type { ImportedFile } from './importer.ts'
import { missingContract } from './native/missing-contract.ts'
import { type PresentProduct, slugOf } from './native/present.ts'
import type { Settled } from './settle.ts'

interface Made extends ImportedFile {
  readonly source: string
}

/**
 * What the kit would have against the domain's folder once these files lie in it, and has not against it now: said of the sources,
 * and in place where a file is one that was copied.
 */
export async function asTheKitReads(
  made: readonly Settled[],
  present: readonly PresentProduct[],
  domain: DomainDocument,
  signal?: AbortSignal,
): Promise<readonly Problem[]> {
  const byFolder = new Map<string, Made[]>()
  for (const { source, files } of made) {
    for (const file of files) {
      const folder = file.file.split('/')[1] ?? ''
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), { ...file, source }])
    }
  }
  const problems: Problem[] = []
  for (const [folder, files] of byFolder) {
    const readings = new Map<string, YamlReading>()
    for (const file of files) {
      await breathe(signal)
      readings.set(file.file, read(file))
    }
    const there = present.find((one) => one.folder === folder)
    problems.push(
      ...twoOf(folder, files, present),
      ...problemsOf({ folder, files, readings, there, domain }).map((one) => missingContract(one, folder, present)),
    )
  }
  return problems
}

interface Folder {
  readonly folder: string
  readonly files: readonly Made[]
  /** Of these files, by their names. */
  readonly readings: ReadonlyMap<string, YamlReading>
  readonly there: PresentProduct | undefined
  readonly domain: DomainDocument
}

function problemsOf({ folder, files, readings: made, there, domain }: Folder): readonly Problem[] {
  const productId = `${domain.id}/${slugOf(folder)}`
  const old = new Map(
    there === undefined
      ? []
      : [there.product, ...there.contracts].flatMap((one) => (one === null ? [] : [[one.file, one.reading] as const])),
  )
  const before = new Set(told(old).map(placeOf))
  const after = told(new Map([...old, ...made]))
  const byName = new Map(files.map((file) => [file.file, file]))
  return after
    .filter((problem) => !before.has(placeOf(problem)))
    .map((problem): Problem => {
      const file = byName.get(problem.file)
      return file === undefined ? problem : saidOf(file, problem)
    })

  function told(readings: ReadonlyMap<string, YamlReading>): readonly Problem[] {
    const product = [...readings].find(([file]) => file.split('/').length === 3)?.[1]
    if (product === undefined) return []
    const contracts = [...readings]
      .filter(([file]) => file.split('/').length === 4)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    const reading = readProduct({ folder, product, contracts: contracts.map(([, one]) => one) }, domain, productId)
    return reading.problems.map((problem) => ({ ...problem, product: null }))
  }
}

/** What it is about: what is expected there may be said otherwise once other files are there. */
function placeOf({ file, path, found }: Problem): string {
  return JSON.stringify([file, path, found])
}

function read({ file, text, value }: Made): YamlReading {
  const written = text ?? asYaml(value)
  const bytes = Buffer.byteLength(written)
  if (bytes <= DESCRIPTOR_BYTES) return parseYaml({ file, text: written, digest: '' })
  const problem = {
    file,
    line: null,
    path: null,
    expected: `at most ${DESCRIPTOR_BYTES} bytes`,
    found: `${bytes} bytes`,
  }
  return { ok: false, problems: [{ ...problem, product: null }] }
}

/** What was copied stands where it stood; what was made of something has its place in the file that is made. */
function saidOf({ source, file, text }: Made, problem: Problem): Problem {
  if (text !== undefined) return { ...problem, file: source }
  const at = problem.path === null || problem.path === '$' ? file : `${problem.path} of ${file}`
  return {
    ...problem,
    file: source,
    line: null,
    path: null,
    expected: `${problem.expected} at ${at}, which is made of it`,
  }
}

/** Two folders of one id, or two files of one product: the kit reads one of them, and the other in vain. */
function twoOf(folder: string, files: readonly Made[], present: readonly PresentProduct[]): readonly Problem[] {
  const product = files.find(({ file }) => file.split('/').length === 3)
  if (product === undefined) return []
  const others = present.flatMap((one) => {
    if (one.folder === folder)
      return one.product === null || one.product.file === product.file ? [] : [one.product.file]
    return slugOf(one.folder) === folder ? [`products/${one.folder}`] : []
  })
  return others.map((other) => ({
    file: product.source,
    line: null,
    path: null,
    expected: `no other product of the id ${folder} in the folder: rename or remove ${other}`,
    found: `${other} beside ${product.file}`,
    product: null,
  }))
}
