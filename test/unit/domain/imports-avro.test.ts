import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importFiles } from '../../../subgraphs/domain/imports/import-files.ts'
import { domainFolder } from './support/domain-folder.ts'
import { documentOf, fixture, read, write } from './support/import-samples.ts'
import { readByTheKit } from './support/imports.ts'

const record = (...fields: readonly unknown[]): string =>
  JSON.stringify(
    { type: 'record', name: 'R', fields: fields.map((type, index) => ({ name: `f${index}`, type })) },
    null,
    1,
  )

describe('a bare Avro schema', () => {
  it('is imported from its file, told by what is in it, as a product with a port and its columns', async () => {
    await using folder = domainFolder({ 'order.avsc': fixture('customer-order.avsc') })
    const { files, problems, imports } = await importFiles([join(folder.root, 'order.avsc')], { domain: 'sales' })
    expect(problems).toEqual([])
    expect(imports.map(({ form }) => form)).toEqual(['avro'])
    const kit = await readByTheKit(files, 'sales')
    expect(kit.problems).toEqual([])
    const [product] = [...kit.products.values()]
    expect(product?.product?.outputPorts[0]?.contract?.columns?.map(({ path }) => path)).toEqual([
      'order_uid',
      'customer_uid',
      'order_amount_usd',
      'order_timestamp',
      'line_items',
      'line_items.sku',
      'line_items.quantity',
      'line_items.unit_price',
    ])
  })

  it.each([
    ['decimal(10,2)', { type: 'bytes', logicalType: 'decimal', precision: 10, scale: 2 }],
    ['NUMERIC( 38 )', { type: 'bytes', logicalType: 'decimal', precision: 38, scale: 0 }],
    ['decimal(2,10)', 'double'],
    ['decimal', 'double'],
  ])('is written of a number of the type %s with what it says of its digits', (physicalType, type) => {
    const { files } = read(
      'schema-fields',
      `data_product: a\nschema: { fields: [{ name: x, type: "${physicalType}", required: true }] }\n`,
    )
    const { value, notCarried } = write('avro', files)
    expect(value).toMatchObject({ fields: [{ name: 'x', type }] })
    const why = notCarried.find(({ value: left }) => left === physicalType)?.why
    expect(why?.includes('its digits are written')).toBe(type !== 'double')
    expect(read('avro', JSON.stringify(value)).problems).toEqual([])
  })

  it('lists a default that is beyond what is read exactly, and keeps those that are not', () => {
    const schema = `{"type": "record", "name": "R", "fields": [
      {"name": "most", "type": "long", "default": 9007199254740991},
      {"name": "beyond", "type": ["long", "null"], "default": 9223372036854775807, "limit": 9007199254740993},
      {"name": "large", "type": "double", "default": 1e300}]}`
    const { files, notCarried } = read('avro', schema)
    expect(notCarried.map(({ line, path }) => `${line} ${path}`)).toEqual([
      '3 $.fields[1].default',
      '3 $.fields[1].limit',
    ])
    for (const { why } of notCarried) expect(why).toContain('beyond 2^53')
    const back = write('avro', files).value as { readonly fields: readonly { readonly default?: unknown }[] }
    expect(back.fields.map((field) => field.default)).toEqual([9007199254740991, undefined, 1e300])
  })

  it('of more columns than are read is refused at once', () => {
    const begin = performance.now()
    const { files, problems } = read('avro', record(...Array<string>(10_001).fill('int')))
    expect(files).toEqual([])
    expect(problems).toMatchObject([{ path: '$', expected: 'at most 10000 columns', found: 'more' }])
    expect(performance.now() - begin).toBeLessThan(10_000)
  })

  it.each([
    [
      'a symbol',
      { type: 'enum', name: 'E', symbols: ['GOOD', 'not good', 'GOOD', '1ST', 7] },
      [
        '$.fields[0].type.symbols[1]',
        '$.fields[0].type.symbols[2]',
        '$.fields[0].type.symbols[3]',
        '$.fields[0].type.symbols[4]',
      ],
    ],
    ['a default', { type: 'enum', name: 'E', symbols: ['A'], default: 'B' }, ['$.fields[0].type.default']],
    [
      'a name',
      { type: 'enum', name: 'my-enum', namespace: 'a..b', symbols: ['A'] },
      ['$.fields[0].type.name', '$.fields[0].type.namespace'],
    ],
    [
      'a field',
      {
        type: 'record',
        name: 'I',
        fields: [
          { name: 'a b', type: 'int' },
          { name: 'c', type: 'int' },
          { name: 'c', type: 'int' },
        ],
      },
      ['$.fields[0].type.fields[0].name', '$.fields[0].type.fields[2].name'],
    ],
    ['a size', { type: 'fixed', name: 'F', size: '16' }, ['$.fields[0].type.size']],
    [
      'a branch',
      ['null', 'string', { type: 'string' }, ['int'], 'strng'],
      ['$.fields[0].type[2]', '$.fields[0].type[3]', '$.fields[0].type[4]'],
    ],
    ['the values of a map', { type: 'map', values: 'strng' }, ['$.fields[0].type.values']],
  ])('says where %s is not one by the specification', (_what, type, paths) => {
    const { files, problems } = read('avro', record(type))
    expect(files).toEqual([])
    expect(problems.map(({ path }) => path)).toEqual(paths)
    for (const { line } of problems) expect(line).toBeGreaterThan(1)
  })

  it.each([
    ['{ topic_name: events }', 4, 'events'],
    ['{ mode: kafka_topic }', 4, 'nothing'],
  ])('of a stream with %s is listed as a port without a dataset', (served, line, value) => {
    const text = `id: a/b/v1\nschema_definition: ${JSON.stringify(record('int'))}\nowner: o\nserving_infrastructure: ${served}\n`
    const { problems, notCarried } = read('streaming', text)
    expect(problems).toEqual([])
    expect(notCarried).toMatchObject([
      { line, path: '$.serving_infrastructure.topic_name', value, why: expect.stringContaining('heddle.datasets') },
    ])
  })

  it('is written with names that Avro has, each type’s its own, and what is called otherwise is listed', () => {
    const text = `data_product: Loans of all
schema:
  fields:
    - { name: first name, type: string }
    - { name: state, type: string, allowed_values: [open, not open] }
    - { name: kind, type: string, allowed_values: [A, B] }
    - { name: from, type: struct, fields: [{ name: place, type: struct, fields: [{ name: x, type: int }] }] }
    - { name: to, type: struct, fields: [{ name: place, type: struct, fields: [{ name: x, type: int }] }] }
`
    const { files } = read('schema-fields', text)
    const { value, notCarried } = write('avro', files)
    expect(read('avro', JSON.stringify(value)).problems).toEqual([])
    expect(documentOf(JSON.stringify(value)).value).toMatchObject({
      name: 'LoansOfAll',
      fields: [
        { name: 'first_name' },
        { name: 'state', type: ['null', 'string'] },
        { name: 'kind', type: ['null', { type: 'enum', name: 'Kind', symbols: ['A', 'B'] }] },
        { name: 'from', type: ['null', { name: 'From' }] },
        { name: 'to', type: ['null', { name: 'To' }] },
      ],
    })
    const left = notCarried.map((one) => one.value)
    for (const said of ['first name', 'Loans of all', 'not open']) expect(left).toContain(said)
  })
})
