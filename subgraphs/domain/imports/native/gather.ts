import type { ImportedFile } from '../importer.ts'
import type { Settled } from '../settle.ts'

interface Product {
  readonly kind?: unknown
  readonly id?: unknown
  readonly outputPorts?: readonly { readonly contractId?: unknown }[]
}

/**
 * Native contracts as one has them in a folder: one that a product of the same import names belongs to that product, and needs none
 * made around it; those of one `dataProduct` are ports of one product.
 */
export function gatherNative(imports: readonly Settled[]): readonly Settled[] {
  const folders = new Map(imports.flatMap((each) => (isProductAlone(each) ? contractsOf(each) : [])))
  const around = new Map<string, readonly ImportedFile[]>()
  const placed = imports.map((each) => {
    const contract = each.isNative
      ? each.files.find(({ value }) => productOf(value).kind === 'DataContract')
      : undefined
    const product = each.files.find(({ value }) => productOf(value).kind === 'DataProduct')
    if (contract === undefined || product === undefined) return each
    const folder = folders.get(productOf(contract.value).id)
    if (folder !== undefined) return { ...each, files: [movedTo(folder, contract)] }
    around.set(product.file, [...(around.get(product.file) ?? []), product])
    return each
  })
  return placed.map((each) => ({
    ...each,
    files: each.files.flatMap((file) => {
      const all = around.get(file.file)
      if (all === undefined || !all.includes(file)) return [file]
      return all[0] === file ? [together(file, all)] : []
    }),
  }))
}

function isProductAlone({ isNative, files }: Settled): boolean {
  return isNative && files.length === 1 && productOf(files[0]?.value).kind === 'DataProduct'
}

function contractsOf({ files }: Settled): readonly (readonly [unknown, string])[] {
  return files.flatMap(({ file, value }) =>
    (productOf(value).outputPorts ?? []).flatMap(({ contractId }) =>
      contractId === undefined ? [] : [[contractId, file.split('/')[1] ?? ''] as const],
    ),
  )
}

function movedTo(folder: string, contract: ImportedFile): ImportedFile {
  const [products, , ...rest] = contract.file.split('/')
  return { ...contract, file: [products, folder, ...rest].join('/') }
}

function together(file: ImportedFile, all: readonly ImportedFile[]): ImportedFile {
  const outputPorts = all.flatMap(({ value }) => productOf(value).outputPorts ?? [])
  return { ...file, value: { ...(file.value as object), outputPorts } }
}

const productOf = (value: unknown): Product => value as Product
