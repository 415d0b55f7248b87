import { contractHead, readHead, writeHead } from './head.ts'
import type { Exporter, Importer } from './importer.ts'
import { readJsonSchema } from './json-schema/read.ts'
import { writeJsonSchema } from './json-schema/write.ts'
import { placeOf, placeOfPort, serverAt } from './locations.ts'
import { compact, contractFile, customOf, customProperties, imported, productFile, wordOf } from './native-files.ts'
import { onePort, openNative } from './native-source.ts'
import { distinct, readObjective, takeObjective } from './objectives.ts'
import { partsOfId } from './path-id.ts'
import { type Field, readSource } from './source.ts'

/** `data_product_contract` with a JSON Schema (draft-07), `quality_sla` and `governance_rules`. */
export const dataProductContract: Importer & Exporter = {
  name: 'data-product-contract',
  title: 'data_product_contract with JSON Schema and governance rules',
  isJson: true,
  recognises: (value) => typeof value === 'object' && value !== null && 'data_product_contract' in value,
  read({ document }) {
    const source = readSource(document)
    const root = source.root.map().child('data_product_contract').map()
    const id = root.child('id').needed()
    const parts = partsOfId(id)
    const version = root.child('schema_version').text() ?? parts.version
    const head = readHead(root, { nameKey: 'name', name: parts.name, version, id })
    const location = root.child('physical_location').text()
    const rules = root.child('governance_rules')
    if (rules.isGiven && !Array.isArray(rules.value)) rules.problem('a list')
    return imported(source, root.child('domain'), [
      productFile(head.folder, {
        ...head.product,
        outputPorts: [
          compact({
            name: head.name,
            version: head.version,
            contractId: id,
            customProperties: customProperties(placeOfPort(location, undefined)),
          }),
        ],
      }),
      contractFile(head.folder, head.folder, {
        id,
        ...contractHead(head),
        servers: [serverAt(location, undefined) ?? []].flat(),
        schema: [readJsonSchema(root.child('schema'), head.name)],
        slaProperties: root
          .child('quality_sla')
          .entries()
          .map(([property, field]) => readObjective(property, field, { text: 'description' })),
        customProperties: customProperties({ governanceRules: rules.isGiven ? rules.all() : undefined }),
      }),
    ])
  },
  write(input) {
    const native = openNative(input)
    const id = wordOf(
      native.contractOf(native.ports[0] ?? native.product)?.child('id').value ?? native.product.child('id').value,
    )
    const parts = partsOfId(id)
    const head = writeHead(native.product, { nameKey: 'name', name: parts.name, version: parts.version, id })
    const { port, contract, object } = onePort(native, id)
    const { version, ...others } = head
    return {
      value: {
        data_product_contract: compact({
          id,
          ...others,
          schema_version: version,
          physical_location: placeOf(contract, customOf(port), false).location,
          schema: object === undefined ? { type: 'object' } : writeJsonSchema(object),
          quality_sla: Object.fromEntries(distinct(contract?.child('slaProperties').items() ?? []).map(writeObjective)),
          governance_rules: contract === undefined ? undefined : customOf(contract).get('governanceRules')?.all(),
        }),
      },
      get notCarried() {
        return native.notCarried()
      },
    }
  },
}

const THRESHOLDS: ReadonlyMap<unknown, string> = new Map([
  ['s', 'threshold_seconds'],
  ['percent', 'threshold_percentage'],
])

function writeObjective(field: Field): readonly [string, unknown] {
  const { property, value, unit, element, text, rule } = takeObjective(field, ['rule'])
  const threshold = THRESHOLDS.get(unit.value)
  if (threshold !== undefined) unit.all()
  return [
    property,
    compact({
      [threshold ?? 'threshold']: value,
      column: element.text(),
      validation_rule: rule,
      description: text,
    }),
  ]
}
