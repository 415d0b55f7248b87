import type { YamlDocument } from '../descriptors/yaml-document.ts'
import type { ExportInput, NotCarried } from './importer.ts'
import { contractId, fileSlug } from './native-files.ts'
import { type Field, readSource } from './source.ts'

/** A product and its contracts, to be written in another form. */
export interface NativeSource {
  readonly product: Field
  readonly ports: readonly Field[]
  /** The contract that a port names, when its file is there. */
  contractOf(port: Field): Field | undefined
  notCarried(): readonly NotCarried[]
}

export function openNative({ product, contracts }: ExportInput, noPlace?: string): NativeSource {
  const source = readSource(product, noPlace)
  const sources = contracts.map((document: YamlDocument) => readSource(document, noPlace))
  for (const { root } of [source, ...sources]) {
    root.child('apiVersion').all()
    root.child('kind').all()
  }
  return {
    product: source.root,
    ports: source.root.child('outputPorts').items(),
    contractOf: (port) => {
      const id = port.child('contractId').value
      return sources.find(({ root }) => id !== undefined && root.child('id').value === id)?.root
    },
    notCarried: () => [source, ...sources].flatMap((each) => each.notCarried()),
  }
}

/** Takes of an object what a reading of the form would give it by itself. */
export function expectDerived(object: Field | undefined, derived: object): void {
  for (const [key, value] of Object.entries(derived)) object?.child(key).expect(value)
}

/** The one port that a form describes, with its contract and the first object of that; what is beyond is not taken. */
export function onePort(
  { product, ports, contractOf }: NativeSource,
  id = contractId(product.child('domain').value, fileSlug(product.child('name'))),
): { readonly port: Field; readonly contract: Field | undefined; readonly object: Field | undefined } {
  const port = ports[0] ?? product.child('outputPorts').child(0)
  const contract = contractOf(port)
  const object = contract?.child('schema').child(0)
  const name = product.child('name').value
  const version = product.child('version').value
  expectDerived(port, { name, version, contractId: id })
  expectDerived(contract, { id, ...contractOfProduct(product) })
  expectDerived(object, { name })
  return { port, contract, object }
}

/** What a contract repeats of its product. */
export function contractOfProduct(product: Field): object {
  const [version, status, domain, dataProduct] = ['version', 'status', 'domain', 'name'].map(
    (key) => product.child(key).value,
  )
  return { version, status, domain, dataProduct }
}
