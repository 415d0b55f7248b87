import { readColumn, writeColumn } from './columns.ts'
import { contractHead, type Head, readHead, writeHead } from './head.ts'
import type { Exporter, ImportedFile, Importer } from './importer.ts'
import { placeOf, placeOfPort, serverAt } from './locations.ts'
import {
  compact,
  contractFile,
  contractId,
  customOf,
  customProperties,
  fileSlug,
  imported,
  productFile,
} from './native-files.ts'
import { contractOfProduct, expectDerived, openNative } from './native-source.ts'
import { distinct, readObjective, takeObjective } from './objectives.ts'
import { type Field, readSource } from './source.ts'

const HEAD = { nameKey: 'data_product' } as const

/** `data_product` with `output_ports`, each with a map of columns, and `service_level_objectives` of the product as a whole. */
export const outputPorts: Importer & Exporter = {
  name: 'output-ports',
  title: 'data_product / output_ports / service_level_objectives',
  recognises: (value) =>
    typeof value === 'object' && value !== null && 'data_product' in value && 'output_ports' in value,
  read({ document }) {
    const source = readSource(document)
    const { root } = source
    const head = readHead(root, HEAD)
    const ports = root
      .child('output_ports')
      .items()
      .map((port) => readPort(port, head))
    const objectives = root
      .child('service_level_objectives')
      .entries()
      .map(([property, field]) => readObjective(property, field, { text: 'objective' }))
    const product = productFile(head.folder, {
      ...head.product,
      outputPorts: ports.map(({ port }) => port),
      customProperties: customProperties({ 'heddle.serviceLevels': objectives }),
    })
    return imported(source, root.child('domain'), [product, ...ports.map(({ contract }) => contract)])
  },
  write(input) {
    const native = openNative(input)
    const head = writeHead(native.product, HEAD)
    const custom = customOf(native.product)
    const objectives = custom.get('heddle.serviceLevels')
    return {
      value: compact({
        ...head,
        output_ports: native.ports.map((port) => writePort(port, native.contractOf(port), native.product)),
        service_level_objectives: Object.fromEntries(distinct(objectives?.items() ?? []).map(writeObjective)),
      }),
      get notCarried() {
        return native.notCarried()
      },
    }
  },
}

function readPort(port: Field, head: Head): { readonly port: object; readonly contract: ImportedFile } {
  const name = port.map().child('name').needed()
  const format = port.child('format').text()
  const location = port.child('location').text()
  const file = fileSlug(port.child('name'), name)
  const id = contractId(head.domain, head.folder, file)
  return {
    port: compact({
      name,
      description: port.child('description').text(),
      type: port.child('type').text(),
      version: head.version,
      contractId: id,
      customProperties: customProperties(placeOfPort(location, format)),
    }),
    contract: contractFile(head.folder, file, {
      id,
      ...contractHead(head),
      servers: [serverAt(location, format) ?? []].flat(),
      schema: [
        compact({
          name,
          properties: port
            .child('schema')
            .entries()
            .map(([column, field]) => readColumn(column, field)),
        }),
      ],
    }),
  }
}

function writePort(port: Field, contract: Field | undefined, product: Field): object {
  const name = port.child('name').text() ?? ''
  const id = contractId(
    product.child('domain').value,
    fileSlug(product.child('name')),
    fileSlug(port.child('name'), name),
  )
  expectDerived(port, { version: product.child('version').value, contractId: id })
  const place = placeOf(contract, customOf(port))
  const columns = contract?.child('schema').child(0)
  expectDerived(columns, { name })
  expectDerived(contract, { id, ...contractOfProduct(product) })
  return compact({
    name,
    description: port.child('description').text(),
    type: port.child('type').text(),
    format: place.format,
    location: place.location,
    schema: Object.fromEntries(
      (columns?.child('properties').items() ?? []).map((property) => {
        const { name: column, ...rest } = writeColumn(property, { required: 'not_null' })
        return [column, rest]
      }),
    ),
  })
}

function writeObjective(field: Field): readonly [string, unknown] {
  const { property, value, text } = takeObjective(field)
  return [property, text === undefined ? value : compact({ threshold: value, objective: text })]
}
