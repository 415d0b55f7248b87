import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { dataProductDescriptor } from '../../../subgraphs/domain/imports/data-product-descriptor.ts'
import { importFiles } from '../../../subgraphs/domain/imports/import-files.ts'
import type { Imported } from '../../../subgraphs/domain/imports/importer.ts'
import { domainFolder } from './support/domain-folder.ts'
import { fixture, read, SAMPLES, write } from './support/import-samples.ts'
import { againstTheStandards, documentOf, fileOf, lost, readByTheKit } from './support/imports.ts'

const INFO = 'dataProductDescriptor: 1.0.0\ninfo: { name: a, version: 1.0.0, domain: d, owner: { id: o } }\n'

const importOf = (text: string, beside: Readonly<Record<string, string>> = {}): Imported =>
  dataProductDescriptor.read({
    document: documentOf('source.yaml', text),
    beside: new Map(Object.entries(beside).map(([file, content]) => [file, documentOf(file, content)])),
  })

const told = ({ problems }: Imported): readonly string[] =>
  problems.map(({ file, line, path, expected, found }) => `${file}:${line} ${path}: ${expected} / ${found}`)

describe('a data product descriptor', () => {
  it('is served with its ports, contracts, owner, promises and where it is operated', async () => {
    const { files } = importOf(fixture('rich-descriptor.yaml'))
    const { products, problems } = await readByTheKit(files, 'logistics')
    expect(problems).toEqual([])
    const product = products.get('logistics/deliveries')?.product
    expect(product).toMatchObject({ title: 'Deliveries', owner: { name: 'Team Dispatch' } })
    expect(product?.outputPorts.map(({ id, kind }) => [id, kind])).toEqual([
      ['logistics/deliveries/parcels-v2', 'TABLE'],
      ['logistics/deliveries/tracking-v0', 'KAFKA'],
    ])
    const [parcels] = product?.outputPorts ?? []
    expect(parcels?.serviceLevels.map(({ property }) => property)).toEqual(['availability', 'freshness'])
    expect(parcels?.contract?.columns?.map(({ path }) => path)).toEqual([
      ...['parcel_id', 'weight', 'seal', 'zone'],
      ...['at', 'where', 'where.hall'],
    ])
    expect(product?.managementPorts.map(({ name, content }) => [name, content])).toEqual([
      ['search', 'discoverability'],
      ['metrics', 'observability'],
      ['stop', 'control'],
    ])
  })

  it('names its contracts as the inputs of others name what they read', () => {
    const name = 'urn:dpds:example.loomwear:dataproducts:a:1:outputports:b'
    const port = `{ name: b, version: 1.0.0, fullyQualifiedName: "${name}" }`
    const api =
      '{ specification: DataStoreAPI, definition: { schema: { tables: [{ name: t, definition: { columns: [] } }] } } }'
    const offered = importOf(
      `${INFO}interfaceComponents:\n  outputPorts: [{ name: b, version: 1.0.0, fullyQualifiedName: "${name}", promises: { api: ${api} } }]\n`,
    )
    const reader = importOf(`${INFO}interfaceComponents: { outputPorts: [], inputPorts: [${port}] }\n`)
    const [input] = (fileOf(reader, 'products/a/product.yaml') as { inputPorts: readonly { contractId: string }[] })
      .inputPorts
    expect(input?.contractId).toBe(name)
    expect(fileOf(offered, 'products/a/contracts/b-v1.yaml').id).toBe(name)
  })

  it('has ports, APIs and tables in files that were given with it, and lists what nothing takes of them', () => {
    const port =
      'name: parcels\nversion: 1.0.0\nx-loom: warp\npromises:\n  api:\n    specification: datastoreapi\n    definition: { $ref: api.json }\n'
    const api = '{ "schema": { "tables": [{ "name": "parcel", "definition": { "$ref": "tables.yaml#/parcel" } }] } }'
    const tables = 'parcel: { columns: [{ name: id, dataType: TEXT }] }\nother: { columns: [] , title: unused }\n'
    const imported = importOf(`${INFO}interfaceComponents:\n  outputPorts:\n    - $ref: ./ports/port.yaml\n`, {
      'port.yaml': port,
      'api.json': api,
      'tables.yaml': tables,
      'stranger.yaml': 'colour: red\n',
    })
    expect(imported.problems).toEqual([])
    expect(againstTheStandards(imported)).toEqual([])
    expect(fileOf(imported, 'products/a/contracts/parcels-v1.yaml').schema).toMatchObject([
      { name: 'parcel', properties: [{ name: 'id', logicalType: 'string', physicalType: 'TEXT' }] },
    ])
    expect(JSON.stringify(imported.files)).toContain('warp')
    expect(imported.notCarried.map(({ file, line, path }) => `${file}:${line} ${path}`)).toEqual([
      'source.yaml:5 $.interfaceComponents.outputPorts[0]["$ref"]',
      'port.yaml:7 $.promises.api.definition["$ref"]',
      'api.json:1 $.schema.tables[0].definition["$ref"]',
      'tables.yaml:2 $.other.title',
    ])
  })

  it('is found in a folder with the files that it refers to', async () => {
    await using folder = domainFolder({
      'descriptor.yaml': `${INFO}interfaceComponents: { outputPorts: [{ $ref: port.yaml }] }\n`,
      'port.yaml': 'name: b\nversion: 1.0.0\n',
    })
    const { files, problems, skipped, imports } = await importFiles([folder.root], { domain: 'd' })
    expect(problems).toEqual([])
    expect(imports.map(({ form }) => form)).toEqual(['dpds'])
    expect(skipped).toEqual([])
    expect(imports.map(({ beside }) => beside)).toEqual([[join(folder.root, 'port.yaml')]])
    expect(files.map(({ value }) => (value as { outputPorts: unknown }).outputPorts)).toEqual([
      [{ name: 'b', version: '1.0.0' }],
    ])
  })

  it('keeps an API at an address, or in another language, as it is written, and fetches nothing', () => {
    for (const definition of [
      '{ $ref: "https://elsewhere.example/api.json" }',
      '{ $href: "https://elsewhere.example/api.json" }',
      'syntax-proto3',
    ]) {
      const text = `${INFO}interfaceComponents:\n  outputPorts:\n    - { name: b, version: 1.0.0, promises: { api: { specification: datastoreapi, definition: ${definition} } } }\n`
      const imported = importOf(text)
      expect(imported.problems).toEqual([])
      expect(imported.files.map(({ file }) => file)).toEqual(['products/a/product.yaml'])
      expect(
        lost(documentOf('source.yaml', text).value, imported, { saidOtherwise: [/dataProductDescriptor = /] }),
      ).toEqual([])
    }
  })

  it('keeps contacts that have no address as they are', () => {
    const text = INFO.replace(
      'owner: { id: o }',
      'owner: { id: o }, contactPoints: [{ name: Desk, address: first floor }]',
    )
    const imported = importOf(`${text}interfaceComponents: { outputPorts: [] }\n`)
    expect(imported.problems).toEqual([])
    expect(fileOf(imported, 'products/a/product.yaml').customProperties).toEqual([
      { property: 'dpds.info.contactPoints', value: [{ name: 'Desk', address: 'first floor' }] },
    ])
  })
})

describe('written as a descriptor', () => {
  it.each(SAMPLES)('%s, %s is one that is read without a problem', (form, file) => {
    const { value } = write('dpds', read(form, fixture(file)).files)
    const again = importOf(stringify(value, { aliasDuplicateObjects: false }))
    expect(again.problems).toEqual([])
    expect(againstTheStandards(again)).toEqual([])
  })

  it('a table whose columns were changed is one of columns, and lists what those do not hold', () => {
    const { files } = importOf(fixture('rich-descriptor.yaml'))
    const changed = JSON.parse(JSON.stringify(files).replace('"name":"at"', '"name":"happened_at"')) as typeof files
    const { value, notCarried } = write('dpds', changed)
    const text = JSON.stringify(value)
    expect(text).toContain('happened_at')
    expect(text).not.toContain('"required":["at"]')
    expect(notCarried.map(({ path }) => path)).toContain('$.schema[1].properties[1].properties[0].name')
  })
})

describe('a descriptor that is wrong', () => {
  it('has all its problems told at once, each with its line', () => {
    const imported = importOf(
      'dataProductDescriptor: 2.0.0\ninfo:\n  name: ""\n  version: 1\n  owner: { name: Us }\n  contactPoints: { name: x }\ninterfaceComponents:\n  outputPorts:\n    - { name: 7 }\n    - wrong\n  inputPorts: {}\ntags: x\n',
    )
    expect(imported.files).toEqual([])
    expect(told(imported)).toEqual([
      'source.yaml:1 $.dataProductDescriptor: a version 1.0.x of the specification / "2.0.0"',
      'source.yaml:3 $.info.name: a text that is not empty / ""',
      'source.yaml:4 $.info.version: a text / 1 (a number)',
      'source.yaml:2 $.info.domain: a text / nothing',
      'source.yaml:5 $.info.owner.id: a text / nothing',
      'source.yaml:6 $.info.contactPoints: a list / {"name":"x"}',
      'source.yaml:11 $.interfaceComponents.inputPorts: a list / {}',
      'source.yaml:9 $.interfaceComponents.outputPorts[0].name: a text / 7 (a number)',
      'source.yaml:10 $.interfaceComponents.outputPorts[1]: an object / "wrong"',
      'source.yaml:12 $.tags: a list / "x"',
    ])
  })

  it('has ports without a name or a version, and tables and columns without one', () => {
    const imported = importOf(
      `${INFO}interfaceComponents:\n  outputPorts:\n    - version: 1.0.0\n    - name: b\n      version: 1.0.0\n      promises:\n        api:\n          specification: datastoreapi\n          definition: { schema: { tables: [{ definition: { columns: [{ dataType: TEXT }] } }, x] } }\n  controlPorts:\n    - name: c\n`,
    )
    expect(imported.files).toEqual([])
    expect(told(imported).toSorted()).toEqual(
      [
        'source.yaml:5 $.interfaceComponents.outputPorts[0].name: a text (it is required) / nothing',
        'source.yaml:11 $.interfaceComponents.outputPorts[1].promises.api.definition.schema.tables[0].name: a text (it is required) / nothing',
        'source.yaml:11 $.interfaceComponents.outputPorts[1].promises.api.definition.schema.tables[0].definition.columns[0].name: a text (it is required) / nothing',
        'source.yaml:11 $.interfaceComponents.outputPorts[1].promises.api.definition.schema.tables[1]: a map of keys and values / "x"',
        'source.yaml:11 $.interfaceComponents.outputPorts[1].promises.api.definition.schema.tables[1].name: a text (it is required) / nothing',
        'source.yaml:13 $.interfaceComponents.controlPorts[0].version: a text (it is required) / nothing',
      ].toSorted(),
    )
  })

  it.each([
    ['https://elsewhere.example/port.json', 'nothing is fetched'],
    ['../../../etc/passwd', 'nothing is fetched'],
    ['#/components/outputPorts/missing', 'nothing is fetched'],
    ['#', 'nothing is fetched'],
    ['#/components/outputPorts/x', 'comes to an end'],
  ])('has a port at %s, which is refused', (reference, expected) => {
    const { problems, files } = importOf(
      `${INFO}interfaceComponents:\n  outputPorts:\n    - $ref: "${reference}"\ncomponents: { outputPorts: { x: { $ref: "#/components/outputPorts/y" }, y: { $ref: "#/components/outputPorts/x" } } }\n`,
    )
    expect(files).toEqual([])
    expect(problems[0]?.expected).toContain(expected)
  })

  it('refers more often than anybody writes', () => {
    const ports = Array(5_000).fill('{ $ref: "#/components/outputPorts/x" }').join(', ')
    const { problems, files } = importOf(
      `${INFO}interfaceComponents: { outputPorts: [${ports}] }\ncomponents: { outputPorts: { x: { name: x, version: 1.0.0 } } }\n`,
    )
    expect(files).toEqual([])
    expect(problems[0]).toMatchObject({ expected: 'at most 1000 uses of `$ref`', found: 'more' })
  })

  it('has two ports that come to one file', () => {
    const port = (name: string): string =>
      `{ name: ${name}, version: 1.0.0, promises: { api: { specification: datastoreapi, definition: { schema: { tables: [] } } } } }`
    const { problems, files } = importOf(`${INFO}interfaceComponents: { outputPorts: [${port('b')}, ${port('B')}] }\n`)
    expect(files).toEqual([])
    expect(problems).toMatchObject([{ found: 'two things for products/a/contracts/b-v1.yaml' }])
  })
})
