import type { Problem } from '../../documents.ts'
import type { ImportedFile } from '../importer.ts'
import { contractPath, wordOf } from '../native-files.ts'
import type { Settled } from '../settle.ts'
import { addPorts, type BroughtPort } from './add-ports.ts'
import { type NamedPort, type PresentProduct, portsOf, slugOf } from './present.ts'

interface Product {
  readonly kind?: unknown
  readonly id?: unknown
  readonly version?: unknown
  readonly outputPorts?: readonly Partial<NamedPort>[]
}

export interface Gathered {
  readonly made: readonly Settled[]
  /** Sources that have no place under the name that they got, and may under that of their file. */
  readonly homeless: ReadonlySet<string>
  readonly problems: readonly Problem[]
}

/** Where contracts lie: with a product whose port names them. */
type PlaceOf = (contract: ImportedFile, of: Settled) => Placed

/** Where a contract lies; `others`: several products name it, and nothing says which is meant. */
interface Placed {
  readonly file?: string | undefined
  readonly others?: readonly string[]
}

/**
 * Native contracts as one has them in a folder: one that a product of the same import names, or one that is there, belongs to that
 * product, and needs none made around it; those of one `dataProduct` are ports of one product. A product that is there gets the
 * port, and is never replaced by one that was made around a contract.
 */
export function gatherNative(imports: readonly Settled[], present: readonly PresentProduct[] = []): Gathered {
  const placeOf = placesAmong(imports, present)
  const around = new Map<string, readonly (Settled & { readonly product: ImportedFile })[]>()
  const unclear: Problem[] = []
  const placed = imports.map((each) => {
    const { contract, product } = aroundContract(each)
    if (contract === undefined || product === undefined) return each
    const { file: place, others } = placeOf(contract, each)
    if (place !== undefined) return { ...each, files: [{ ...contract, file: place }], open: undefined }
    if (others !== undefined) {
      unclear.push(ofSeveral(each.source, contract, others))
      return { ...each, files: [contract] }
    }
    const owner = presentAt(present, product.file)
    around.set(product.file, [...(around.get(product.file) ?? []), { ...each, product }])
    return owner === undefined ? each : { ...each, files: [product, movedTo(owner.folder, contract)] }
  })
  const joined = new Map([...around].map(([file, all]) => [file, joinedBy(file, all, present)] as const))
  const roomless = [...joined.values()].flatMap((one) => one.problems)
  const ofNoProduct = new Set(imports.filter(({ open }) => open === 'product').map(({ source }) => source))
  return {
    problems: [...unclear, ...roomless],
    homeless: new Set([...unclear, ...roomless.filter(({ file }) => ofNoProduct.has(file))].map(({ file }) => file)),
    made: placed.map((each) => ({
      ...each,
      files: each.files.flatMap((file) => {
        const all = around.get(file.file) ?? []
        if (!all.some(({ product }) => product === file)) return [file]
        return all[0]?.product === file ? (joined.get(file.file)?.files ?? []) : []
      }),
    })),
  }
}

/** A product that the kit finds where `file` is to be written. */
export function presentAt(present: readonly PresentProduct[], file: string): PresentProduct | undefined {
  const folder = file.split('/')[1]
  return present.find((one) => one.product !== null && slugOf(one.folder) === folder)
}

function aroundContract({ isNative, files }: Settled): { contract?: ImportedFile; product?: ImportedFile } {
  const of = (kind: string) => files.find(({ value }) => productOf(value).kind === kind)
  const [contract, product] = isNative ? [of('DataContract'), of('DataProduct')] : []
  return { ...(contract && { contract }), ...(product && { product }) }
}

interface PortPlace {
  readonly folder: string
  readonly file: string
  readonly version: string
}

function placesAmong(imports: readonly Settled[], present: readonly PresentProduct[]): PlaceOf {
  const imported = placesOf(
    imports
      .filter((each) => aroundContract(each).contract === undefined)
      .flatMap(({ files }) => files)
      .map(({ file, value }) => [file.split('/')[1] ?? '', productOf(value).outputPorts ?? []]),
  )
  const there = placesOf(present.map(({ folder, product }) => [folder, portsOf(product?.reading)]))
  return (contract, { isCalled }) => {
    const { id, version } = productOf(contract.value)
    const folder = contract.file.split('/')[1]
    const all = imported.get(id) ?? there.get(id) ?? []
    // What is called after its file was not meant to go where others of its name go.
    const found = isCalled && !imported.has(id) ? all.filter((one) => slugOf(one.folder) === folder) : all
    const place = theOne(found, contract.file, wordOf(version))
    if (place === undefined) return all.length < 2 ? {} : { others: [...new Set(all.map((one) => one.folder))] }
    const lies = present
      .find((one) => one.folder === place.folder)
      ?.contracts.find(({ file, reading }) => reading.ok && file.endsWith('.yaml') && isSame(reading.document.value))
    return { file: lies?.file ?? place.file }

    function isSame(other: unknown): boolean {
      return productOf(other).id === id && productOf(other).version === version
    }
  }
}

function placesOf(
  products: readonly (readonly [folder: string, ports: readonly Partial<NamedPort>[]])[],
): ReadonlyMap<unknown, readonly PortPlace[]> {
  const places = new Map<unknown, PortPlace[]>()
  for (const [folder, ports] of products) {
    for (const { name, version, contractId } of ports) {
      if (contractId === undefined) continue
      const place = { folder, file: contractPath(folder, wordOf(name), version), version: wordOf(version) }
      places.set(contractId, [...(places.get(contractId) ?? []), place])
    }
  }
  return places
}

/** Of several ports that name one contract, the one that has its file's name, or its version alone. */
function theOne(found: readonly PortPlace[], file: string, version: string): PortPlace | undefined {
  const major = (of: string): string => of.split('.')[0] ?? ''
  const own = found.find((one) => one.file === file)
  const only = (of: readonly PortPlace[]): PortPlace | undefined => (of.length === 1 ? of[0] : undefined)
  return (
    own ??
    only(found) ??
    only(found.filter((one) => one.version === version)) ??
    only(found.filter((one) => major(one.version) === major(version)))
  )
}

function ofSeveral(source: string, { value }: ImportedFile, others: readonly string[]): Problem {
  const { id } = productOf(value)
  const expected = `a contract that a port of one product names: put it into contracts/ of the one that is meant`
  const found = `${wordOf(id)}, which ports of ${others.map((folder) => `products/${folder}`).join(' and ')} name`
  return { file: source, line: null, path: null, expected, found, product: null }
}

function movedTo(folder: string, contract: ImportedFile): ImportedFile {
  const [products, , ...rest] = contract.file.split('/')
  return { ...contract, file: [products, folder, ...rest].join('/') }
}

function joinedBy(
  file: string,
  all: readonly (Settled & { readonly product: ImportedFile })[],
  present: readonly PresentProduct[],
): { readonly files: readonly ImportedFile[]; readonly problems: readonly Problem[] } {
  const owner = presentAt(present, file)?.product ?? null
  const outputPorts = all.flatMap(({ product }) => productOf(product.value).outputPorts ?? [])
  if (owner === null)
    return {
      files: all
        .slice(0, 1)
        .map(({ product }) => ({ ...product, value: { ...(product.value as object), outputPorts } })),
      problems: [],
    }
  const brought = all.flatMap(({ source, product }) =>
    (productOf(product.value).outputPorts ?? []).map((port) => ({ source, port: port as BroughtPort['port'] })),
  )
  const added = addPorts(owner, brought)
  return added.ok ? { files: [added.file], problems: [] } : { files: [], problems: added.problems }
}

const productOf = (value: unknown): Product => value as Product
