import { readAvroSchema } from './avro/read.ts'
import { emptyRecord, writeAvroSchema } from './avro/write.ts'
import type { Exporter, Importer } from './importer.ts'
import { isMap } from './marks.ts'
import { contractFile, contractId, fileSlug, imported, productFile, UNSAID } from './native-files.ts'
import { expectDerived, openNative } from './native-source.ts'
import { readSource } from './source.ts'

/** A bare Avro schema (`.avsc`) of a record: the columns of a port, and a contract and product of its name around it. */
export const avro: Importer & Exporter = {
  name: 'avro',
  title: 'Avro schema of a record (.avsc)',
  isJson: true,
  recognises: (value) =>
    isMap(value) && (value.type === 'record' || value.type === 'error') && !('data_product' in value),
  read({ document, called }) {
    const source = readSource(document)
    const object = readAvroSchema(source.root)
    const { name, folder, id } = namesOf(called ?? source.root.child('name').needed())
    if (folder === '') fileSlug(source.root.child('name'), name)
    const product = productFile(folder, {
      id: folder,
      name,
      ...UNSAID,
      outputPorts: [{ name, version: UNSAID.version, contractId: id }],
    })
    const contract = contractFile(folder, folder, { id, ...UNSAID, dataProduct: name, schema: [object] })
    return { ...imported(source, undefined, [product, contract]), isAround: true, open: 'product' }
  },
  write(input) {
    const native = openNative(input)
    const { product, ports } = native
    const [port] = ports
    const contract = port && native.contractOf(port)
    const object = contract?.child('schema').child(0)
    const value = object?.isGiven ? writeAvroSchema(object) : emptyRecord(product)
    const { name, folder, id } = namesOf(String(value.name))
    const { version } = UNSAID
    expectDerived(product, { id: folder, name, ...UNSAID })
    expectDerived(port, { name, version, contractId: id })
    expectDerived(contract, { id, dataProduct: name, ...UNSAID })
    return {
      value,
      get notCarried() {
        return native.notCarried()
      },
    }
  },
}

/** The schema's name is all that says what the product, its port and the contract are called. */
function namesOf(fullName: string): { readonly name: string; readonly folder: string; readonly id: string } {
  const name = fullName.split('.').at(-1) ?? fullName
  const folder = contractId(undefined, name)
  return { name, folder, id: folder }
}
