import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../subgraphs/domain/documents.ts'
import { importFiles } from '../../../subgraphs/domain/imports/import-files.ts'
import type { Importer } from '../../../subgraphs/domain/imports/importer.ts'
import { domainFolder } from './support/domain-folder.ts'
import { fixture, read } from './support/import-samples.ts'

/** `line path: expected / found`, in the order told. */
function told(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ line, path, expected, found }) => `${line} ${path}: ${expected} / ${found}`)
}

describe('a file with much wrong in it says all of it at once', () => {
  it.each([
    {
      form: 'mesh-manifest',
      text: 'apiVersion: mesh.io/v2\nkind: Product\nmetadata:\n  owner: [a]\nspec:\n  outputPorts: {}\n  transformation: spark\n',
      problems: [
        '1 $.apiVersion: "mesh.io/v1alpha1" / "mesh.io/v2"',
        '2 $.kind: "DataProduct" / "Product"',
        '7 $.spec.transformation: a map of keys and values / "spark"',
        '6 $.spec.outputPorts: a list / {}',
        '3 $.metadata.name: a text (it is required) / nothing',
        '4 $.metadata.owner: a text / ["a"]',
      ],
    },
    {
      form: 'output-ports',
      text: 'data_product: 7\nversion: [1]\noutput_ports:\n  - format: delta\n    schema: [a]\n  - wrong\nservice_level_objectives: often\n',
      problems: [
        '2 $.version: a text / [1]',
        '4 $.output_ports[0].name: a text (it is required) / nothing',
        '5 $.output_ports[0].schema: a map of keys and values / ["a"]',
        '6 $.output_ports[1]: a map of keys and values / "wrong"',
        '6 $.output_ports[1].name: a text (it is required) / nothing',
        '7 $.service_level_objectives: a map of keys and values / "often"',
      ],
    },
    {
      form: 'schema-fields',
      text: 'data_product: "***"\nschema:\n  fields:\n    - { type: string }\n    - { name: a, constraints: { not: 1 } }\nservice_level_objectives:\n  freshness: {}\n  quality: [{ threshold: 1 }]\n',
      problems: [
        '1 $.data_product: a name with a letter a–z or a digit in it / "***"',
        '4 $.schema.fields[0].name: a text (it is required) / nothing',
        '5 $.schema.fields[1].constraints: a text / {"not":1}',
        '7 $.service_level_objectives.freshness.threshold: a text (it is required) / nothing',
        '8 $.service_level_objectives.quality[0].metric: a text (it is required) / nothing',
      ],
    },
    {
      form: 'streaming',
      text: 'name: events\nserving_infrastructure: kafka\nquality_sla: [x]\nschema_definition: |\n  {"type": "record", "name": "E",\n   "fields": [\n     {"type": "string"},\n     {"name": "a", "type": "strng"},\n     {"name": "b"}]}\n',
      problems: [
        '1 $.id: a text (it is required) / nothing',
        '2 $.serving_infrastructure: a map of keys and values / "kafka"',
        '3 $.quality_sla: a map of keys and values / ["x"]',
        '7 $.schema_definition.fields[0].name: a text (it is required) / nothing',
        '8 $.schema_definition.fields[1].type: a type of Avro, or the name of one that this schema defines / "strng"',
        '9 $.schema_definition.fields[2].type: an Avro type / nothing',
      ],
    },
    {
      form: 'data-product-contract',
      text: '{"data_product_contract": {\n"id": "a/b/v1",\n"schema": {"type": "array",\n "properties": {"a": "text",\n  "b": {"type": "txt"}}},\n"governance_rules": {}}}\n',
      problems: [
        '6 $.data_product_contract.governance_rules: a list / {}',
        '4 $.data_product_contract.schema.properties.a: a map of keys and values / "text"',
        '5 $.data_product_contract.schema.properties.b.type: one of string, integer, number, boolean, object, array, null / "txt"',
        '3 $.data_product_contract.schema.type: "object": a contract is of records / "array"',
      ],
    },
  ])('$form', ({ form, text, problems }) => {
    const result = read(form, text)
    expect([...told(result.problems)].toSorted()).toEqual([...problems].toSorted())
    expect(result.files).toEqual([])
  })
})

describe('a JSON Schema', () => {
  const contract = (schema: object): string =>
    JSON.stringify({ data_product_contract: { id: 'a/b/v1', schema } }, null, 1)

  it.each(['https://example.com/schema.json', 'other.json#/definitions/a', 'file:///etc/passwd', '//example.com/x'])(
    'with a `$ref` to %s is refused, and nothing is fetched',
    (ref) => {
      const nested = { type: 'object', properties: { a: { $ref: ref }, b: { anyOf: [{ $ref: ref }] } } }
      const { problems, files } = read('data-product-contract', contract(nested))
      expect(problems.map(({ path }) => path)).toEqual([
        '$.data_product_contract.schema.properties.a["$ref"]',
        '$.data_product_contract.schema.properties.b.anyOf[0]["$ref"]',
      ])
      expect(problems[0]).toMatchObject({
        expected: expect.stringContaining('not fetched'),
        found: JSON.stringify(ref),
      })
      expect(files).toEqual([])
    },
  )

  it.each([
    ['itself', { a: { $ref: '#' } }],
    ['where it stands', { a: { type: 'object', properties: { b: { $ref: '#/properties/a' } } } }],
    ['a definition that leads back', { a: { $ref: '#/definitions/x' } }],
    ['a reference', { a: { $ref: '#/definitions/loop' } }],
  ])('with a `$ref` to %s is refused instead of read for ever', (_to, properties) => {
    const definitions = {
      x: { type: 'object', properties: { y: { type: 'array', items: { $ref: '#/definitions/x' } } } },
      loop: { $ref: '#/definitions/loop' },
    }
    const { problems, files } = read('data-product-contract', contract({ type: 'object', properties, definitions }))
    expect(problems).toMatchObject([{ expected: expect.stringContaining('does not lead back') }])
    expect(files).toEqual([])
  })

  it('with a `$ref` to nothing says so', () => {
    const { problems } = read(
      'data-product-contract',
      contract({ type: 'object', properties: { a: { $ref: '#/definitions/none' } } }),
    )
    expect(problems).toMatchObject([{ found: '"#/definitions/none"' }])
  })

  it('whose references multiply is cut off, once', () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 12 }, (_, level) => [
        `l${level}`,
        level === 11
          ? { type: 'string' }
          : {
              type: 'object',
              properties: Object.fromEntries(
                ['a', 'b', 'c', 'd'].map((key) => [key, { $ref: `#/definitions/l${level + 1}` }]),
              ),
            },
      ]),
    )
    const { problems } = read(
      'data-product-contract',
      contract({ type: 'object', properties: { a: { $ref: '#/definitions/l0' } }, definitions }),
    )
    expect(problems).toMatchObject([{ expected: expect.stringContaining('at most 10000 columns'), found: 'more' }])
  })
})

describe('an embedded Avro schema', () => {
  const contract = (schema: string): string =>
    `id: a/b/v1\nname: b\nschema_definition: |\n${schema
      .split('\n')
      .map((line) => `  ${line}`)
      .join('\n')}\n`

  it('that is no JSON says on which line of the file', () => {
    const { problems, files } = read('streaming', contract('{"type": "record",\n "name": "E"\n "fields": [}\n'))
    expect(problems[0]).toMatchObject({ file: 'source.yaml', path: '$.schema_definition', expected: 'valid JSON' })
    expect(problems[0]?.line).toBeGreaterThanOrEqual(5)
    expect(files).toEqual([])
  })

  it.each([
    ['no record', '{"type": "enum", "name": "E", "symbols": ["A"]}', '"record": a contract is of records'],
    [
      'two types of one name',
      '{"type": "record", "name": "E", "fields": [{"name": "a", "type": {"type": "fixed", "name": "E", "size": 1}}]}',
      'a name of its own (E is defined twice)',
    ],
    ['fields that are no list', '{"type": "record", "name": "E", "fields": "a"}', 'a list of fields'],
    ['a text', 'nothing', 'a map of keys and values'],
  ])('that is %s says so', (_what, schema, expected) => {
    expect(read('streaming', contract(schema)).problems.map((problem) => problem.expected)).toContain(expected)
  })

  it('that holds itself is cut where it would begin again', () => {
    const schema =
      '{"type": "record", "name": "Node", "fields": [{"name": "next", "type": ["null", "Node"]}, {"name": "all", "type": {"type": "array", "items": "Node"}}]}'
    const { files, problems } = read('streaming', contract(schema))
    expect(problems).toEqual([])
    expect(JSON.stringify(files)).toContain('"avroReference","value":"Node"')
  })
})

describe('files and folders', () => {
  it('are told apart by content, in a folder with others; what is of no form is named', async () => {
    await using folder = domainFolder({
      'a/one.yaml': fixture('output-ports-contract.yaml'),
      'a/b/two.json': fixture('data-product-contract.json'),
      'readme.yaml': 'hello: world\n',
      '.hidden.yaml': 'x: [',
      'node_modules/x.yaml': 'x: [',
      'notes.txt': 'x',
    })
    const result = await importFiles([folder.root])
    expect(result.problems).toEqual([])
    expect(result.imports.map(({ form }) => form)).toEqual(['output-ports', 'data-product-contract'])
    expect(result.files.map(({ file }) => file)).toEqual([
      'products/customer360/product.yaml',
      'products/customer360/contracts/customer_snapshot_daily-v1.yaml',
      'products/processed_orders/product.yaml',
      'products/processed_orders/contracts/processed_orders-v1.yaml',
    ])
    expect(result.skipped).toEqual([join(folder.root, 'readme.yaml')])
  })

  it('of no form are a problem that lists the forms and what was found', async () => {
    await using folder = domainFolder({
      'a.yaml': 'colour: red\n',
    })
    const named = await importFiles([join(folder.root, 'a.yaml')])
    expect(named.problems).toMatchObject([
      {
        line: 1,
        path: '$',
        expected: expect.stringMatching(/mesh-manifest .*output-ports .*streaming/),
        found: 'a map with the keys "colour"',
      },
    ])
    expect((await importFiles([folder.root])).problems).toHaveLength(1)
  })

  it('that several forms read need the name of one', async () => {
    const both = `${fixture('output-ports-contract.yaml')}schema: { fields: [{ name: a, type: string }] }\n`
    await using folder = domainFolder({ 'a.yaml': both })
    const path = join(folder.root, 'a.yaml')
    expect((await importFiles([path])).problems).toMatchObject([
      { found: 'one that output-ports and schema-fields both read' },
    ])
    const chosen = await importFiles([path], { from: 'output-ports' })
    expect(chosen.problems).toEqual([])
    expect(chosen.notCarried.map(({ path: where, line }) => `${line} ${where}`)).toEqual([
      '25 $.schema.fields[0].name',
      '25 $.schema.fields[0].type',
    ])
    expect((await importFiles([path], { from: 'excel' })).problems).toMatchObject([
      { found: '"excel"', expected: expect.stringContaining('streaming') },
    ])
  })

  it('with one bad among them give no file at all, and every problem', async () => {
    await using folder = domainFolder({
      'good.yaml': fixture('schema-fields-contract.yaml'),
      'bad.yaml': 'data_product: [x]\noutput_ports: 1\n',
      'broken.json': '{"a": ',
    })
    const { files, problems } = await importFiles([folder.root])
    expect(files).toEqual([])
    expect(new Set(problems.map(({ file }) => file))).toEqual(
      new Set(['bad.yaml', 'broken.json'].map((name) => join(folder.root, name))),
    )
  })

  it('that come to the same file are a problem', async () => {
    await using folder = domainFolder({
      'a.yaml': fixture('schema-fields-contract.yaml'),
      'b.yaml': `${fixture('schema-fields-contract.yaml')}# another\n`,
    })
    const { problems, files } = await importFiles([folder.root])
    const [a, b] = ['a.yaml', 'b.yaml'].map((name) => join(folder.root, name))
    const both =
      'products/customer_profile/product.yaml and products/customer_profile/contracts/customer_profile-v2.yaml'
    expect(problems).toMatchObject([
      { file: a, expected: expect.stringContaining(`one source for ${both}`), found: `2: ${a}, ${b}` },
    ])
    expect(files).toEqual([])
  })

  it('of a form without options take none, and it is said which form has which', async () => {
    await using folder = domainFolder({ 'a.yaml': fixture('output-ports-contract.yaml') })
    const options = new Map([['namespace', 'postgres://db:5432']])
    const { problems, files } = await importFiles([join(folder.root, 'a.yaml')], { options })
    expect(files).toEqual([])
    expect(problems).toMatchObject([
      {
        file: '--option',
        expected: 'no option for output-ports: dbt has access, products, namespace, target; dbt-schema has products',
        found: 'namespace',
      },
    ])
  })

  it('go into the domain of the folder, whatever they say', async () => {
    await using folder = domainFolder({ 'a.yaml': fixture('output-ports-contract.yaml') })
    const { files, notCarried, adapted } = await importFiles([join(folder.root, 'a.yaml')], { domain: 'sales' })
    expect(files.map(({ value }) => (value as { domain: string }).domain)).toEqual(['sales', 'sales'])
    const [product, contract] = files.map(({ value }) => value as { id: string; outputPorts?: readonly unknown[] })
    const id = 'sales-customer360-customer_snapshot_daily'
    expect([product?.id, contract?.id]).toEqual(['sales/customer360', id])
    expect(product?.outputPorts).toMatchObject([{ contractId: id }])
    expect(notCarried).toEqual([])
    const named = 'marketing-customer360-customer_snapshot_daily'
    expect(adapted).toEqual([
      {
        file: join(folder.root, 'a.yaml'),
        line: 2,
        path: '$.domain',
        value: 'Marketing',
        to: 'sales',
        ids: [
          { value: 'Marketing/customer360', to: 'sales/customer360' },
          { value: named, to: id },
        ],
      },
    ])
    const same = await importFiles([join(folder.root, 'a.yaml')], { domain: 'marketing' })
    expect([same.notCarried, same.adapted]).toEqual([[], []])
  })

  it('of which something is made that no standard accepts give no file: that is said of the source', async () => {
    await using folder = domainFolder({ 'a.yaml': 'anything: 1\n' })
    const value = { apiVersion: 'v1.0.0', kind: 'DataProduct', id: 'a', status: 'draft', colour: 'red' }
    const careless: Importer = {
      name: 'careless',
      title: 'anything',
      recognises: () => true,
      read: () => ({ domain: null, files: [{ file: 'products/a/product.yaml', value }], notCarried: [], problems: [] }),
    }
    const path = join(folder.root, 'a.yaml')
    expect(await importFiles([path], { importers: [careless] })).toMatchObject({
      files: [],
      problems: [
        {
          file: path,
          expected: expect.stringContaining('at $.colour of products/a/product.yaml, which is made of it'),
        },
      ],
    })
  })

  const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefg'
    .split('')
    .map((key, index) => `${key}: &${key} [${Array(10).fill(`*${'abcdef'[index]}`).join(', ')}]`)
    .join('\n')}\noutput_ports: *g\n`

  it.each([
    ['a YAML bomb', bomb, 'at most 100 uses of aliases'],
    ['a text of brackets', '['.repeat(100_000), 'at most 100 levels of nesting'],
    ['50 MB', Buffer.alloc(50 * 1024 * 1024, 'a'), 'at most 1048576 bytes'],
    ['binary', Buffer.from([0, 255, 254]), 'UTF-8 text'],
    ['empty', '', 'a YAML document'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'one YAML document'],
    ['a repeated key', 'data_product: a\ndata_product: b\noutput_ports: []\n', 'each key once in its map'],
  ])('%s is a problem, soon', async (_what, content, expected) => {
    await using folder = domainFolder({ 'a.yaml': content })
    const begin = performance.now()
    const { problems, files } = await importFiles([join(folder.root, 'a.yaml')])
    expect(problems).toMatchObject([{ file: join(folder.root, 'a.yaml'), expected }])
    expect(files).toEqual([])
    expect(performance.now() - begin).toBeLessThan(10_000)
  })

  it('of JSON that is none are told so, where it stops', async () => {
    await using folder = domainFolder({ 'a.json': '{"data_product": "a",\n "output_ports": [}' })
    const { problems } = await importFiles([join(folder.root, 'a.json')])
    expect(problems[0]).toMatchObject({ file: join(folder.root, 'a.json'), line: 2, expected: 'valid JSON' })
  })

  it('that are named by a link are read; in a folder no link is followed', async () => {
    await using folder = domainFolder({ 'elsewhere/a.yaml': 'data_product: a\noutput_ports: [{ name: b }]\n' })
    mkdirSync(join(folder.root, 'here'))
    const link = join(folder.root, 'here', 'link.yaml')
    symlinkSync(join(folder.root, 'elsewhere', 'a.yaml'), link)
    expect((await importFiles([link])).imports).toMatchObject([{ file: link }])
    expect((await importFiles([join(folder.root, 'here')])).problems).toMatchObject([{ found: 'none' }])
  })

  it('that are not there, or lead in a circle have a defined outcome', async () => {
    await using folder = domainFolder({})
    mkdirSync(join(folder.root, 'loop'))
    symlinkSync('..', join(folder.root, 'loop', 'up'))
    expect((await importFiles([join(folder.root, 'none.yaml')])).problems).toMatchObject([
      { expected: 'a file that can be read', found: 'no file' },
    ])
    expect((await importFiles([join(folder.root, 'loop')])).problems).toMatchObject([
      { expected: 'a folder with a YAML or JSON file in it', found: 'none' },
    ])
  })

  it.each(['../../../etc/passwd', '/etc/passwd', '..', 'a/../../b', '%2e%2e/x', 'C:\\windows'])(
    'of a product named %j lead nowhere but into its own folder',
    async (name) => {
      const text = `data_product: ${JSON.stringify(name)}\noutput_ports: [{ name: ${JSON.stringify(name)} }]\n`
      await using folder = domainFolder({ 'a.yaml': text })
      const { files, problems } = await importFiles([join(folder.root, 'a.yaml')])
      if (problems.length > 0)
        expect(problems[0]).toMatchObject({ expected: 'a name with a letter a–z or a digit in it' })
      for (const { file } of files)
        expect(file).toMatch(/^products\/[a-z0-9][a-z0-9_-]*\/(product|contracts\/[a-z0-9][a-z0-9_-]*)\.yaml$/)
      expect(files.length + problems.length).toBeGreaterThan(0)
    },
  )
})
