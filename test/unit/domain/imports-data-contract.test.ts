import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { createForeignValidator } from '../../../subgraphs/domain/descriptors/json-schema.ts'
import { dataContractSpecification } from '../../../subgraphs/domain/imports/data-contract-specification.ts'
import type { Imported } from '../../../subgraphs/domain/imports/importer.ts'
import { standard } from './support/domain-folder.ts'
import { fixture, read, SAMPLES, write } from './support/import-samples.ts'
import { againstTheStandards, documentOf, fileOf, lost, readByTheKit } from './support/imports.ts'

const validate = createForeignValidator('dcs/datacontract-1.2.1.schema.json')
const HEAD = 'dataContractSpecification: 1.2.1\nid: a\ninfo: { title: A, version: 1.0.0 }\n'

const importOf = (text: string): Imported => read('datacontract', text)
const contractOf = (text: string) => fileOf(importOf(text), 'products/a/contracts/a-v1.yaml')

function columnsOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  const [object] = contractOf(text).schema as readonly { properties: readonly Readonly<Record<string, unknown>>[] }[]
  return object?.properties ?? []
}

describe('a data contract', () => {
  it('is served as a port with its inputs, promises, checks and datasets', async () => {
    const { files } = importOf(fixture('rich-datacontract.yaml'))
    const { products, problems } = await readByTheKit(files, 'fitting')
    expect(problems).toEqual([])
    const product = products.get('fitting/measurements')?.product
    expect(product).toMatchObject({ title: 'Measurements of customers', owner: { name: 'Team Fitting' } })
    expect(product?.inputPorts.map(({ name }) => name)).toEqual(['shops.public.shops', 'geo.public.regions'])
    const [port] = product?.outputPorts ?? []
    expect(port?.datasets).toEqual([
      { namespace: 's3://loomwear-lake', name: 'fitting/measurements' },
      { namespace: 'kafka://broker.loomwear.example:9092', name: 'fitting.measurements' },
    ])
    expect(port?.serviceLevels.map(({ property, target }) => [property, target])).toContainEqual([
      'availability',
      0.999,
    ])
    expect(port?.contract?.columns?.find(({ path }) => path === 'person.mail')).toMatchObject({ format: 'email' })
  })

  it.each(['1.2.1', '1.2.0', '1.1.0', '0.9.3', '0.9.0'])('is read in version %s of its specification', (version) => {
    const { files, problems } = importOf(fixture('datacontract.yaml').replace('1.2.1', version))
    expect(problems).toEqual([])
    expect(againstTheStandards({ files })).toEqual([])
  })

  it('of a version that the specification’s schema does not know is refused, with those that it does', () => {
    expect(importOf(HEAD.replace('1.2.1', '1.0.0'))).toMatchObject({
      files: [],
      problems: [
        {
          line: 1,
          path: '$.dataContractSpecification',
          expected: expect.stringContaining('"1.1.0"'),
          found: '"1.0.0"',
        },
      ],
    })
  })

  it('has what a field does not say from the definition that it refers to, and the field’s own word where it has one', () => {
    const [field] = columnsOf(
      `${HEAD}models: { m: { fields: { a: { $ref: '#/definitions/x/y', title: Own } } } }\ndefinitions: { x/y: { type: text, title: Other, classification: secret, x-loom: warp } }\n`,
    )
    expect(field).toMatchObject({ businessName: 'Own', logicalType: 'string', classification: 'secret' })
    expect(field?.customProperties).toEqual([
      { property: 'dcs.$ref', value: '#/definitions/x/y' },
      { property: 'dcs.type', value: 'text' },
      { property: 'dcs.x-loom', value: 'warp' },
    ])
  })

  it('is written with a field in full when the field has left its definition', () => {
    const { files } = importOf(
      `${HEAD}models: { m: { fields: { a: { $ref: '#/definitions/x' } } } }\ndefinitions: { x: { type: string, title: X } }\n`,
    )
    const without = JSON.parse(JSON.stringify(files).replace('"businessName":"X",', '')) as typeof files
    const { value, notCarried } = write('datacontract', without)
    expect(value).toMatchObject({ models: { m: { fields: { a: { type: 'string' } } } } })
    expect(notCarried.map(({ value: said }) => said)).toEqual(['dcs.$ref', '#/definitions/x'])
  })

  it.each([
    [
      'a contact with a page that is none',
      'info: { title: A, version: 1, contact: { url: ask us } }',
      'dcs.info.contact',
    ],
    ['a link to no URL', 'links: { wiki: on the wall }', 'dcs.links'],
    ['a freshness that is no duration', 'servicelevels: { freshness: { threshold: soon } }', 'dcs.servicelevels'],
    ['a key of a column that is not there', 'models: { m: { primaryKey: [b] } }', 'dcs.primaryKey'],
    [
      'a lineage without a name',
      `models: { m: { fields: { a: { lineage: { inputFields: [{ namespace: "", name: "", field: "" }] } } } } }`,
      'dcs.lineage',
    ],
  ])('with %s keeps it as it is', (_what, more, property) => {
    const head = more.startsWith('info') ? HEAD.replace(/info: .*\n/, '').replace('version: 1,', 'version: "1",') : HEAD
    const text = `${head}${more.replace('version: 1,', 'version: "1",')}\n`
    const imported = importOf(text)
    expect(imported.problems).toEqual([])
    expect(JSON.stringify(imported.files)).toContain(property)
    expect(againstTheStandards(imported)).toEqual([])
    expect(importOf(stringify(write('datacontract', imported.files).value)).files).toEqual(imported.files)
  })
})

describe('written as a data contract', () => {
  it.each(SAMPLES)('%s, %s is one that the specification’s schema accepts', (form, file) => {
    const { value } = write('datacontract', read(form, fixture(file)).files)
    expect(validate(documentOf('written.yaml', stringify(value)))).toEqual([])
  })

  it('the full example of ODCS is one, with a list of what has no place in it', () => {
    const contract = documentOf('full.odcs.yaml', standard('odcs/examples/full-example.odcs.yaml'))
    const { id } = contract.value as { id: string }
    const product = documentOf(
      'product.yaml',
      stringify({
        apiVersion: 'v1.0.0',
        kind: 'DataProduct',
        id: 'x',
        status: 'active',
        outputPorts: [{ name: 'tbl', version: '1.1.0', contractId: id }],
      }),
    )
    const { value, notCarried } = dataContractSpecification.write({ product, contracts: [contract] })
    expect(validate(documentOf('written.yaml', stringify(value)))).toEqual([])
    const own = notCarried.filter(({ file }) => file === 'full.odcs.yaml')
    const saidOtherwise = [
      /^\$\.(apiVersion|kind) = /,
      /\.primaryKeyPosition = /,
      /\.(primaryKey|required|unique|partitioned) = (true|false)$/,
      /\.relationships\[0\]\.type = foreignKey$/,
      /^\$\.support\[1\]\.url = mailto:/,
    ]
    expect(
      lost(
        contract.value,
        { domain: null, files: [{ file: 'x', value }], notCarried: own, problems: [] },
        { saidOtherwise },
      ),
    ).toEqual([])
    expect(own.map(({ path }) => path)).toContain('$.price.priceAmount')
  })

  it('a product without a contract says so much of itself', () => {
    const product = documentOf(
      'product.yaml',
      'apiVersion: v1.0.0\nkind: DataProduct\nid: x\nname: X\nstatus: active\n',
    )
    const { value, notCarried } = dataContractSpecification.write({ product, contracts: [] })
    expect(value).toEqual({
      dataContractSpecification: '1.2.1',
      id: 'x',
      info: { title: 'X', version: '1.0.0', status: 'active' },
    })
    expect(notCarried).toEqual([])
  })
})

describe('a data contract that is wrong', () => {
  it('has all its problems told at once, each with its line', () => {
    const { problems, files } = importOf(
      `${HEAD}models:\n  m:\n    type: cube\n    fields:\n      a: { type: texts }\n      b: { type: text, required: "yes" }\nservers:\n  prod: { type: s3 }\n`,
    )
    expect(files).toEqual([])
    expect(problems.map(({ line, path, found }) => `${line} ${path} ${found}`).toSorted()).toEqual([
      '11 $.servers.prod.location nothing',
      '6 $.models.m.type "cube"',
      '8 $.models.m.fields.a.type "texts"',
      '9 $.models.m.fields.b.required "yes"',
    ])
    for (const { file, expected } of problems) expect([file, expected]).toEqual(['source.yaml', expect.any(String)])
  })

  it.each([
    ['https://elsewhere.example/definitions.yaml#/a', 'not fetched'],
    ['./definitions.yaml#/order_id', 'not fetched'],
    ['file:///etc/passwd', 'not fetched'],
    ['#/definitions/missing', 'a part of this file'],
    ['#/info/title', 'a part of this file'],
    ['#', 'a part of this file'],
  ])('refers to %s, which is refused and never fetched', (reference, expected) => {
    const text = `${HEAD}models:\n  m:\n    fields:\n      a:\n        $ref: "${reference}"\n`
    const { problems, files } = importOf(text)
    expect(files).toEqual([])
    expect(problems[0]).toMatchObject({
      line: 8,
      path: '$.models.m.fields.a["$ref"]',
      expected: expect.stringContaining(expected),
    })
  })

  it.each([
    ['in a circle', 'x: { type: text, $ref: "#/definitions/y" }, y: { type: text, $ref: "#/definitions/x" }'],
    ['to what contains itself', 'x: { type: object, fields: { child: { $ref: "#/definitions/x" } } }'],
    ['to a list of itself', 'x: { type: array, items: { $ref: "#/definitions/x" } }'],
  ])('refers %s', (_how, definitions) => {
    const { problems, files } = importOf(
      `${HEAD}definitions: { ${definitions} }\nmodels: { m: { fields: { a: { $ref: "#/definitions/x" } } } }\n`,
    )
    expect(files).toEqual([])
    expect(problems).toMatchObject([{ expected: expect.stringContaining('comes to an end') }])
  })

  it('has definitions that multiply, and is told so before memory is spent on them', () => {
    const names = 'abcdefghijklmnopqrst'.split('')
    const definitions = names.map((name, index) => {
      const next = names[index + 1]
      const inner =
        next === undefined ? '{}' : `{ l: { $ref: "#/definitions/${next}" }, r: { $ref: "#/definitions/${next}" } }`
      return `  ${name}: { type: object, fields: ${inner} }\n`
    })
    const begin = performance.now()
    const { problems, files } = importOf(
      `${HEAD}models: { m: { fields: { a: { $ref: "#/definitions/a" } } } }\ndefinitions:\n${definitions.join('')}`,
    )
    expect(files).toEqual([])
    expect(problems).toMatchObject([{ expected: 'at most 10000 columns once each `$ref` is followed', found: 'more' }])
    expect(performance.now() - begin).toBeLessThan(10_000)
  })
})
