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
  readonly problems: readonly Problem[]
}

/** The folder of the product whose port names a contract, and how the contract's file is called there. */
type PlaceOf = (contract: ImportedFile) => string | undefined

/**
 * Native contracts as one has them in a folder: one that a product of the same import names, or one that is there, belongs to that
 * product, and needs none made around it; those of one `dataProduct` are ports of one product. A product that is there gets the
 * port, and is never replaced by one that was made around a contract.
 */
export function gatherNative(imports: readonly Settled[], present: readonly PresentProduct[] = []): Gathered {
  const placeOf = placesAmong(imports, present)
  const around = new Map<string, readonly (Settled & { readonly product: ImportedFile })[]>()
  const placed = imports.map((each) => {
    const { contract, product } = aroundContract(each)
    if (contract === undefined || product === undefined) return each
    const place = placeOf(contract)
    if (place !== undefined) return { ...each, files: [{ ...contract, file: place }] }
    const owner = presentAt(present, product.file)
    around.set(product.file, [...(around.get(product.file) ?? []), { ...each, product }])
    return owner === undefined ? each : { ...each, files: [product, movedTo(owner.folder, contract)] }
  })
  const joined = new Map([...around].map(([file, all]) => [file, joinedBy(file, all, present)] as const))
  return {
    problems: [...joined.values()].flatMap((one) => one.problems),
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

function placesAmong(imports: readonly Settled[], present: readonly PresentProduct[]): PlaceOf {
  const imported = imports
    .filter((each) => aroundContract(each).contract === undefined)
    .flatMap(({ files }) => files)
    .flatMap(({ file, value }) => placesIn(file.split('/')[1] ?? '', productOf(value).outputPorts ?? []))
  const there = present.flatMap(({ folder, product }) => placesIn(folder, portsOf(product?.reading)))
  const places = new Map([...there, ...imported])
  return ({ value }) => {
    const { id, version } = productOf(value)
    const place = places.get(id)
    const lies = present
      .find(({ folder }) => folder === place?.split('/')[1])
      ?.contracts.find(({ file, reading }) => reading.ok && file.endsWith('.yaml') && isSame(reading.document.value))
    return lies?.file ?? place

    function isSame(other: unknown): boolean {
      return productOf(other).id === id && productOf(other).version === version
    }
  }
}

function placesIn(folder: string, ports: readonly Partial<NamedPort>[]): readonly (readonly [unknown, string])[] {
  return ports.flatMap(({ name, version, contractId }) =>
    contractId === undefined ? [] : [[contractId, contractPath(folder, wordOf(name), version)] as const],
  )
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
