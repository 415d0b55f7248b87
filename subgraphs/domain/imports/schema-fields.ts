import { readColumn, writeColumn } from './columns.ts'
import { contractHead, readHead, writeHead } from './head.ts'
import type { Exporter, Importer } from './importer.ts'
import { placeOf, placeOfPort, serverAt } from './locations.ts'
import {
  compact,
  contractFile,
  contractId,
  customOf,
  customProperties,
  imported,
  productFile,
  wordOf,
} from './native-files.ts'
import { onePort, openNative } from './native-source.ts'
import { distinct, type Objective, readObjective, takeObjective } from './objectives.ts'
import { type Field, readSource } from './source.ts'

const HEAD = { nameKey: 'data_product' } as const

/** `data_product` with a list `schema.fields`: one product with one port, and promises that may be about metrics. */
export const schemaFields: Importer & Exporter = {
  name: 'schema-fields',
  title: 'domain / data_product / schema.fields',
  recognises: (value) => {
    const { data_product: name, schema } = (value ?? {}) as { data_product?: unknown; schema?: { fields?: unknown } }
    return name !== undefined && typeof schema === 'object' && schema !== null && 'fields' in schema
  },
  read({ document }) {
    const source = readSource(document)
    const { root } = source
    const head = readHead(root, HEAD)
    const output = root.child('output').map()
    const [format, location] = [output.child('format').text(), output.child('location').text()]
    const id = contractId(head.domain, head.folder)
    const custom = { accessProtocol: output.child('access_protocol').texts(), ...placeOfPort(location, format) }
    return imported(source, root.child('domain'), [
      productFile(head.folder, {
        ...head.product,
        outputPorts: [
          compact({
            name: head.name,
            version: head.version,
            contractId: id,
            customProperties: customProperties(custom),
          }),
        ],
      }),
      contractFile(head.folder, head.folder, {
        id,
        ...contractHead(head),
        servers: [serverAt(location, format) ?? []].flat(),
        schema: [compact({ name: head.name, properties: readFields(root.child('schema').map().child('fields')) })],
        slaProperties: root.child('service_level_objectives').entries().flatMap(readObjectives),
      }),
    ])
  },
  write(input) {
    const native = openNative(input)
    const head = writeHead(native.product, HEAD)
    const { port, contract, object } = onePort(native)
    const place = placeOf(contract, customOf(port))
    const output = { ...place, access_protocol: customOf(port).get('accessProtocol')?.texts() }
    const fields = (object?.child('properties').items() ?? []).map((property) =>
      writeColumn(property, { required: 'required' }),
    )
    return {
      value: compact({
        ...head,
        schema: { fields },
        service_level_objectives: writeObjectives(distinct(contract?.child('slaProperties').items() ?? [])),
        output: compact(output),
      }),
      get notCarried() {
        return native.notCarried()
      },
    }
  },
}

function readFields(fields: Field): readonly object[] {
  return fields.items().map((field) => readColumn(field.map().child('name').needed(), field))
}

/** A list is of promises about metrics; its key is kept in their ids, so that it can be told again. */
function readObjectives([key, field]: readonly [string, Field]): readonly Objective[] {
  if (!Array.isArray(field.value)) return [readObjective(key, field, { text: 'objective' })]
  return field.items().map((item) => {
    const metric = item.map().child('metric').needed()
    return { id: `${key}-${metric}`.replace(/[^\w-]+/g, '_'), ...readObjective(metric, item, { text: 'objective' }) }
  })
}

function writeObjectives(properties: readonly Field[]): object {
  const objectives = new Map<string, unknown>()
  for (const field of properties) {
    const { property, value, text } = takeObjective(field)
    const id = field.child('id')
    const list = /^(.+)-(.+)$/.exec(wordOf(id.value))
    if (list !== null && list[2] === property.replace(/[^\w-]+/g, '_')) {
      id.all()
      const before = objectives.get(String(list[1]))
      objectives.set(String(list[1]), [
        ...(Array.isArray(before) ? before : []),
        compact({ metric: property, threshold: value, objective: text }),
      ])
    } else objectives.set(property, compact({ threshold: value, objective: text }))
  }
  return Object.fromEntries(objectives)
}
