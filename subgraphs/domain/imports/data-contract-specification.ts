import { createForeignValidator } from '../descriptors/json-schema.ts'
import { readContact } from './dcs/contact.ts'
import { type FieldReading, readFields, readLinks } from './dcs/fields.ts'
import { inputPorts, lastPartOf } from './dcs/product.ts'
import { readRules } from './dcs/quality.ts'
import { readServers } from './dcs/servers.ts'
import { readLevels } from './dcs/service-levels.ts'
import { writeDataContract } from './dcs/write.ts'
import type { Exporter, Importer } from './importer.ts'
import { refuseRemote } from './json-schema/references.ts'
import { keepOthers, keepWhole } from './kept.ts'
import {
  compact,
  contractFile,
  customProperties,
  fileSlug,
  imported,
  ownership,
  productFile,
  UNSAID,
} from './native-files.ts'
import { type Field, readSource } from './source.ts'

const validate = createForeignValidator('dcs/datacontract-1.2.1.schema.json')

const PLACED: ReadonlySet<string> = new Set([
  ...['dataContractSpecification', 'id', 'info', 'servers', 'terms', 'models', 'definitions', 'servicelevels'],
  ...['tags', 'links'],
])

/**
 * Data Contract Specification 1.2, and what its schema takes of earlier versions: one contract, and a product with one port that
 * keeps it, since the form says who owns the data and where it is.
 */
export const dataContractSpecification: Importer & Exporter = {
  name: 'datacontract',
  title: 'Data Contract Specification 1.2',
  recognises: (value) => typeof value === 'object' && value !== null && 'dataContractSpecification' in value,
  read({ document, called }) {
    const invalid = [...validate(document)]
    const source = readSource(document, undefined, invalid)
    // Nothing is read of what its own schema refuses: each problem would be told twice, in two ways.
    if (invalid.length > 0) return imported(source, undefined, [])
    const root = source.root.map()
    refuseRemote(root)
    root.child('dataContractSpecification').all()
    const id = root.child('id').needed()
    const folder = fileSlug(root.child('id'), called ?? lastPartOf(id))
    const info = root.child('info')
    const reading: FieldReading = { root, inputs: new Map(), columns: 0 }
    const contract = readContract(root, info, reading)
    const { version, status, description, tags } = contract
    const product = {
      id,
      name: folder,
      version,
      status,
      description: compact({ purpose: description.purpose }),
      tags,
      ...ownership(info.child('owner').text()),
      customProperties: customProperties({ 'heddle.title': contract.name }),
      inputPorts: inputPorts(reading.inputs.values()),
      outputPorts: [{ name: folder, version, contractId: id }],
    }
    const files = [productFile(folder, product), contractFile(folder, folder, { id, ...contract })]
    return { ...imported(source, undefined, files), isAround: true, open: 'product' }
  },
  write: writeDataContract,
}

function readContract(root: Field, info: Field, reading: FieldReading) {
  const terms = root.child('terms').map()
  const contact = readContact(info.child('contact').map())
  const levels = readLevels(root.child('servicelevels').map())
  const links = readLinks(root.child('links').map())
  return {
    name: info.child('title').text(),
    version: info.child('version').text() ?? UNSAID.version,
    status: info.child('status').text() ?? UNSAID.status,
    description: compact({
      purpose: info.child('description').text(),
      usage: terms.child('usage').text(),
      limitations: terms.child('limitations').text(),
    }) as { readonly purpose?: string },
    tags: root.child('tags').texts(),
    servers: readServers(root.child('servers').map()),
    schema: root
      .child('models')
      .entries()
      .map(([name, model]) => readModel(name, model.map(), reading)),
    support: contact.support,
    slaProperties: levels.properties,
    authoritativeDefinitions: links.definitions,
    customProperties: [
      ...keepOthers(info, 'dcs.info', new Set(['title', 'version', 'status', 'description', 'owner', 'contact'])),
      ...contact.kept,
      ...keepOthers(terms, 'dcs.terms', new Set(['usage', 'limitations'])),
      ...customProperties({ 'dcs.servicelevels': levels.others }),
      ...links.kept,
      ...keepWhole('dcs.definitions', root.child('definitions')),
      ...keepOthers(root, 'dcs', PLACED),
    ],
  }
}

function readModel(name: string, model: Field, reading: FieldReading): object {
  const fields = readFields(reading, model.child('fields').map())
  const names = new Set(
    model
      .child('fields')
      .entries()
      .map(([key]) => key),
  )
  const key = model.child('primaryKey').texts()
  const isKnown = key.every((column) => names.has(column))
  return compact({
    name,
    businessName: model.child('title').text(),
    physicalType: model.child('type').text(),
    description: model.child('description').text(),
    properties: fields.map((field) => withKey(field, isKnown ? key : [])),
    quality: readRules(model),
    customProperties: [
      ...(isKnown ? [] : keepWhole('dcs.primaryKey', model.child('primaryKey'))),
      ...keepOthers(model, 'dcs', new Set(['title', 'type', 'description', 'fields', 'primaryKey', 'quality'])),
    ],
  })
}

/** A key of several columns stands at the model. */
function withKey(field: object, key: readonly string[]): object {
  const position = key.indexOf(String((field as { name?: unknown }).name))
  return position < 0 ? field : { ...field, primaryKey: true, primaryKeyPosition: position + 1 }
}
