import type { ExportInput, NotCarried } from '../importer.ts'
import { keptOthers } from '../kept.ts'
import { compact, customOf, fileSlug, ownerOf, UNSAID } from '../native-files.ts'
import { expectDerived, type NativeSource, openNative } from '../native-source.ts'
import { type Field, readSource } from '../source.ts'
import { contactOf } from './contact.ts'
import { inputPorts, lastPartOf } from './product.ts'
import { writeRules } from './quality.ts'
import { writeServers } from './servers.ts'
import { writeLevels } from './service-levels.ts'
import { writeFields, writeLinks } from './write-fields.ts'

type Fields = Readonly<Record<string, unknown>>

const NO_PLACE = 'the Data Contract Specification has no place for it'
const VERSION = '1.2.1'
const TAKEN: ReadonlySet<string> = new Set(['dcs.definitions', 'dcs.servicelevels', 'dcs.links', 'dcs.info.contact'])

/** The contract of a product's first port, as Data Contract Specification 1.2.1; what the product says beyond it is listed. */
export function writeDataContract(input: ExportInput): {
  readonly value: unknown
  readonly notCarried: readonly NotCarried[]
} {
  const native = openNative(input, NO_PLACE)
  const { product } = native
  const contract = native.ports.map((port) => native.contractOf(port)).find((found) => found !== undefined)
  const value = compact({
    dataContractSpecification: VERSION,
    id: (contract ?? product).child('id').text() ?? '',
    info: infoOf(product, contract),
    ...(contract === undefined ? {} : contractOf(contract)),
  })
  expectProduct(native, contract, value)
  return { value, notCarried: native.notCarried() }
}

function infoOf(product: Field, contract: Field | undefined): Fields {
  const of = contract ?? product
  const custom = contract === undefined ? new Map<string, Field>() : customOf(contract)
  const title = contract?.child('name').text() ?? customOf(product).get('heddle.title')?.text()
  const status = of.child('status').text()
  return {
    title: title ?? product.child('name').text() ?? '',
    version: of.child('version').text() ?? UNSAID.version,
    ...compact({
      status: status === UNSAID.status ? undefined : status,
      description: of.child('description').child('purpose').text(),
      owner: ownerOf(product),
      contact: contactOf(contract, custom),
      ...keptOthers(custom, 'dcs.info', TAKEN),
    }),
  }
}

function contractOf(contract: Field): Fields {
  const custom = customOf(contract)
  const definitions = custom.get('dcs.definitions')?.all()
  // What fields refer to is looked up in the document that is being written.
  const { root } = readSource({ file: '', value: { definitions }, problem: unplaced })
  const description = contract.child('description')
  return {
    servers: writeServers(contract.child('servers').items()),
    terms: compact({
      usage: description.child('usage').text(),
      limitations: description.child('limitations').text(),
      ...keptOthers(custom, 'dcs.terms'),
    }),
    models: Object.fromEntries(
      contract
        .child('schema')
        .items()
        .map((object) => writeModel(object, root)),
    ),
    definitions,
    servicelevels: writeLevels(contract.child('slaProperties').items(), custom.get('dcs.servicelevels')?.all()),
    tags: contract.child('tags').texts(),
    links: { ...writeLinks(contract), ...(custom.get('dcs.links')?.all() as object) },
    ...topLevel(custom),
  }
}

function topLevel(custom: ReadonlyMap<string, Field>): Fields {
  const parts = [...custom.keys()].filter((name) => /^dcs\.(?:info|terms)\./.test(name))
  return keptOthers(custom, 'dcs', new Set([...TAKEN, ...parts]))
}

const MODEL_TYPES = ['table', 'view', 'object']

/** The name of a model is a word; one that is none stands as its title. */
function writeModel(object: Field, root: Field): readonly [string, Fields] {
  const custom = customOf(object)
  const name = object.child('name').text() ?? ''
  const word = name.replace(/[^A-Za-z0-9_-]+/g, '_')
  const type = object.child('physicalType')
  const columns = object.child('properties').items()
  const key = columns
    .filter(({ child }) => child('primaryKey').value === true && child('primaryKeyPosition').isGiven)
    .toSorted((a, b) => Number(a.child('primaryKeyPosition').value) - Number(b.child('primaryKeyPosition').value))
  const title = word === name ? object.child('businessName').text() : name
  return [
    word,
    compact({
      title,
      type: MODEL_TYPES.includes(String(type.value)) ? type.text() : undefined,
      description: object.child('description').text(),
      fields: writeFields(columns, root),
      primaryKey: key.map((column) => {
        for (const flag of ['primaryKey', 'primaryKeyPosition']) column.take(flag)
        return column.child('name').text()
      }),
      quality: writeRules(object),
      ...keptOthers(custom, 'dcs'),
    }),
  ]
}

/** What a reading of the document makes of it for the product, and for the contract besides. */
function expectProduct({ product, ports }: NativeSource, contract: Field | undefined, value: Fields): void {
  const id = String(value.id)
  const folder = fileSlug(product.child('name'), lastPartOf(id))
  const { title, version = UNSAID.version, description } = value.info as Fields
  const status = (value.info as Fields).status ?? UNSAID.status
  expectDerived(product, { id, name: folder, version, status, description: { purpose: description }, tags: value.tags })
  customOf(product).get('heddle.title')?.expect(title)
  expectDerived(ports[0], { name: folder, version, contractId: id })
  const inputs = inputPorts(lineageIn(value))
  for (const port of product.child('inputPorts').items())
    port.expect(inputs.find(({ name }) => name === port.child('name').value))
  expectDerived(contract, {
    domain: product.child('domain').value,
    dataProduct: product.child('name').value,
  })
}

/** The datasets that fields are made from, wherever they stand in what is written. */
function lineageIn(value: unknown): readonly { readonly namespace: string; readonly name: string }[] {
  const found = new Map<string, { readonly namespace: string; readonly name: string }>()
  const look = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) return
    const { inputFields } = inner as { inputFields?: readonly { namespace: string; name: string }[] }
    if (Array.isArray(inputFields))
      for (const { namespace, name } of inputFields) found.set(`${namespace} ${name}`, { namespace, name })
    else for (const each of Object.values(inner)) look(each)
  }
  look((value as { models?: unknown }).models)
  return [...found.values()]
}

function unplaced(): never {
  throw new Error('a definition that is written has no place of its own')
}
