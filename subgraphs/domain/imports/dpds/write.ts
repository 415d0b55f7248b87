import type { ExportInput, NotCarried } from '../importer.ts'
import { keptOthers } from '../kept.ts'
import { shortened } from '../layers.ts'
import { compact, contractId, customOf, fileSlug, UNSAID } from '../native-files.ts'
import { expectDerived, openNative } from '../native-source.ts'
import { type Field, readSource } from '../source.ts'
import { writeDataStore } from './data-store.ts'
import { docsOf, MANAGEMENT, ownerOf, writeContacts } from './info.ts'
import { OF_THE_TARGET, writeKept, writePromises } from './ports.ts'

type Fields = Readonly<Record<string, unknown>>

const NO_PLACE = 'the Data Product Descriptor has no place for it'

/** A product as Data Product Descriptor 1.0.0; a contract is a Data Store API with the columns of its tables. */
export function writeDescriptor(input: ExportInput): {
  readonly value: unknown
  readonly notCarried: readonly NotCarried[]
} {
  const native = openNative(input, NO_PLACE)
  const { product, ports } = native
  const get = product.child
  const custom = customOf(product)
  const components = custom.get('dpds.components')?.all()
  const name = get('name').text() ?? get('id').text() ?? ''
  const folder = fileSlug(get('name'), name)
  const domain = get('domain').text() ?? input.domain ?? 'unknown'
  // What ports refer to is looked up in the document that is being written.
  const { root } = readSource({ file: '', value: { components }, problem: unplaced })
  const short = (port: Field, whole: Fields): Fields => {
    const ref = customOf(port).get('dpds.$ref')
    const written = ref === undefined ? null : shortened(whole, String(ref.value), root, OF_THE_TARGET)
    if (written !== null) ref?.all()
    return written ?? whole
  }
  const management = get('managementPorts').items()
  const value = compact({
    dataProductDescriptor: '1.0.0',
    info: {
      ...compact({ fullyQualifiedName: fullNameOf(product, domain, folder) }),
      name,
      version: get('version').text() ?? UNSAID.version,
      ...compact({
        displayName: custom.get('heddle.title')?.text(),
        description: get('description').child('purpose').text(),
      }),
      domain,
      owner: ownerOf(get('team')),
      ...compact({
        contactPoints: custom.get('dpds.info.contactPoints')?.all() ?? writeContacts(get('support').items()),
      }),
      ...keptOthers(custom, 'dpds.info', new Set(['dpds.info.contactPoints'])),
    },
    interfaceComponents: {
      ...compact({
        inputPorts: get('inputPorts')
          .items()
          .map((port) => short(port, inputPort(port))),
      }),
      outputPorts: ports.map((port) => short(port, outputPort(port, native.contractOf(port), product, folder))),
      ...compact(
        Object.fromEntries(
          MANAGEMENT.map(([key, content]) => [
            key,
            management
              .filter(({ child }) => child('content').value === content)
              .map((port) => short(port, managementPort(port))),
          ]),
        ),
      ),
      ...keptOthers(custom, 'dpds.interfaceComponents'),
    },
    components,
    tags: get('tags').texts(),
    externalDocs: custom.get('dpds.externalDocs')?.all() ?? docsOf(product),
    ...topLevel(custom),
  })
  expectDerived(product, { status: UNSAID.status })
  return { value, notCarried: native.notCarried() }
}

function topLevel(custom: ReadonlyMap<string, Field>): Fields {
  const parts = [...custom.keys()].filter((name) => /^dpds\.(?:info|interfaceComponents)\./.test(name))
  return keptOthers(custom, 'dpds', new Set([...parts, 'dpds.components', 'dpds.externalDocs']))
}

function fullNameOf(product: Field, domain: string, folder: string): string | undefined {
  const id = product.child('id').text()
  return id === `${domain}/${folder}` ? undefined : id
}

function inputPort(port: Field): Fields {
  const [name, id] = ['name', 'contractId'].map((key) => port.child(key).text())
  const custom = customOf(port)
  return compact({
    name,
    version: port.child('version').text() ?? UNSAID.version,
    fullyQualifiedName: id === name ? undefined : id,
    description: custom.get('heddle.description')?.text(),
    tags: port.child('tags').texts(),
    ...writeKept(custom),
  })
}

function managementPort(port: Field): Fields {
  port.child('content').all()
  const custom = customOf(port)
  return compact({
    name: port.child('name').text(),
    version: custom.get('dpds.version')?.text() ?? UNSAID.version,
    description: port.child('description').text(),
    tags: port.child('tags').texts(),
    ...writeKept(custom, ['dpds.version']),
  })
}

function outputPort(port: Field, contract: Field | undefined, product: Field, folder: string): Fields {
  const name = port.child('name').text() ?? ''
  const version = port.child('version').text() ?? UNSAID.version
  const id = port.child('contractId')
  const derived = contractId(product.child('domain').value, folder, fileSlug(port.child('name'), name))
  if (contract !== undefined)
    expectDerived(contract, {
      id: id.value,
      version,
      status: UNSAID.status,
      domain: product.child('domain').value,
      dataProduct: product.child('name').value,
    })
  if (id.value === derived) id.all()
  return compact({
    name,
    version,
    fullyQualifiedName: id.value === derived ? undefined : id.text(),
    description: port.child('description').text(),
    tags: port.child('tags').texts(),
    promises: writePromises(port, contract === undefined ? undefined : writeDataStore(contract)),
    ...writeKept(customOf(port), ['dpds.promises']),
  })
}

function unplaced(): never {
  throw new Error('a part of a document that is written has no place of its own')
}
