import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { packageRoot } from '../../../platform/package-root.ts'
import { namesOfFiles } from '../../../subgraphs/domain/imports/told-apart.ts'
import { standard } from './support/domain-folder.ts'
import { placed } from './support/placed.ts'

const EXAMPLES = readdirSync(join(packageRoot(), 'subgraphs/domain/standards/odcs/examples'))

function contract(id: string, more: string): string {
  return `apiVersion: v3.1.0\nkind: DataContract\nid: ${id}\nversion: 1.0.0\nstatus: active\n${more}\n`
}

it('a contract whose name has no letter that an id may have is called as its id is, and keeps its name', async () => {
  await using place = placed({ 'a.yaml': contract('urn:shop:sales', 'name: 売上') })
  await place.import('a.yaml')
  expect(await place.kit()).toEqual(['sales/sales/sales-v1'])
  expect(parse(place.text('products/sales/contracts/sales-v1.yaml')).name).toBe('売上')
})

it('what is called alike though of different forms, in files of one name, is told apart too', async () => {
  const avro = JSON.stringify({ type: 'record', name: 'rows', fields: [{ name: 'id', type: 'string' }] })
  await using place = placed({
    'x/rows.avsc': avro,
    'x/rows.yaml': `\ufeff${contract('a', 'name: rows')}`.replaceAll('\n', '\r\n'),
  })
  await place.import('x')
  expect(await place.kit()).toEqual(['sales/rows-avsc/rows-avsc-v1', 'sales/rows-yaml/rows-v1'])
  expect(await place.add('x')).toEqual({ ok: true, written: [] })
})

describe('contracts that do not say which product they are of, and would be called alike', () => {
  it('are products called after their files, in the specification’s own examples, whenever these are imported', async () => {
    await using place = placed(
      Object.fromEntries(EXAMPLES.map((name) => [`in/${name}`, standard(`odcs/examples/${name}`)])),
    )
    const { written, named } = await place.import('in')
    expect(written.filter((file) => file.includes('/contracts/'))).toHaveLength(EXAMPLES.length)
    expect(named.map(({ what, name }) => `${what} ${name}`)).toEqual([
      'product all-schema-types',
      'product column-accuracy',
      'product column-completeness',
      'product column-custom',
      'product column-validity',
      'port database-table-sla',
      'product kafka-schema',
      'product kafka-schemaregistry',
      'port table-column',
      'port table-columns-with-partition',
    ])
    const ports = await place.kit()
    expect(ports).toHaveLength(EXAMPLES.length)
    expect(ports).toContain('sales/column-accuracy/my_table-v1')

    expect(await place.add('in')).toEqual({ ok: true, written: [] })
    for (const name of EXAMPLES) expect(await place.add(`in/${name}`), name).toEqual({ ok: true, written: [] })
    expect(await place.kit()).toEqual(ports)
  }, 120_000)

  it('keep their own names where nothing clashes', async () => {
    await using place = placed({ 'a.yaml': contract('a', 'name: rows'), 'b.yaml': contract('b', 'name: lines') })
    const { named } = await place.import('a.yaml', 'b.yaml')
    expect(named).toEqual([])
    expect(await place.kit()).toEqual(['sales/lines/lines-v1', 'sales/rows/rows-v1'])
  })

  it('are ports called after their files where they are of one product', async () => {
    const text = (id: string) => contract(id, 'name: rows\ndataProduct: both')
    await using place = placed({ 'x/a.yaml': text('a'), 'x/b.odcs.yaml': text('b') })
    const { named } = await place.import('x')
    expect(named.map(({ what, name }) => [what, name])).toEqual([
      ['port', 'a'],
      ['port', 'b'],
    ])
    expect(await place.kit()).toEqual(['sales/both/a-v1', 'sales/both/b-v1'])
  })

  it('are Avro schemas too', async () => {
    const record = (namespace: string) =>
      JSON.stringify({ type: 'record', name: 'Event', namespace, fields: [{ name: 'id', type: 'string' }] })
    await using place = placed({ 'x/clicks.avsc': record('a'), 'x/orders.avsc': record('b') })
    await place.import('x')
    expect(await place.kit()).toEqual(['sales/clicks/clicks-v1', 'sales/orders/orders-v1'])
    expect(parse(place.text('products/clicks/contracts/clicks-v1.yaml')).schema[0].name).toBe('Event')
    expect(await place.add('x')).toEqual({ ok: true, written: [] })
  })

  it('get another name than one that another contract has there already', async () => {
    await using place = placed({ 'a.yaml': contract('a', 'name: rows'), 'b.yaml': contract('b', 'name: rows') })
    await place.import('a.yaml')
    expect((await place.import('b.yaml')).named).toMatchObject([{ what: 'product', name: 'b' }])
    expect(await place.kit()).toEqual(['sales/b/rows-v1', 'sales/rows/rows-v1'])
  })

  it('are one where they say the same to the letter', async () => {
    await using place = placed({ 'x/a.yaml': contract('a', 'name: rows'), 'x/b.yaml': contract('a', 'name: rows') })
    expect((await place.read(['x'])).repeated).toEqual([
      { file: join(place.root, 'x/b.yaml'), as: join(place.root, 'x/a.yaml') },
    ])
    await place.import('x')
    expect(await place.kit()).toEqual(['sales/rows/rows-v1'])
  })
})

it('a contract that ports of several products name goes to none of them unasked', async () => {
  const product = (name: string) =>
    `apiVersion: v1.1.0\nkind: DataProduct\nid: ${name}\nname: ${name}\nstatus: active\noutputPorts: [{ name: rows, version: 1.0.0, contractId: shared }]\n`
  await using place = placed({
    'd/products/one/product.yaml': product('one'),
    'd/products/one/contracts/rows-v1.yaml': contract('shared', 'name: rows'),
    'd/products/two/product.yaml': product('two'),
    'd/products/two/contracts/rows-v1.yaml': contract('shared', 'name: rows'),
    'c.yaml': contract('shared', 'name: rows\ntags: [new]'),
  })
  expect(await place.problems('c.yaml')).toMatchObject([
    { found: 'shared, which ports of products/one and products/two name' },
  ])
})

it.each([
  [
    ['a/orders.odcs.yaml', 'a/lines.yml'],
    ['orders', 'lines'],
  ],
  [
    ['a/orders.yaml', 'b/orders.yaml', 'b/lines.yaml'],
    ['a-orders', 'b-orders', 'lines'],
  ],
  [
    ['x/a/orders.yaml', 'y/a/Orders.avsc'],
    ['x-a-orders', 'y-a-Orders'],
  ],
  [
    ['a/orders.yaml', 'a/orders.json'],
    ['orders-yaml', 'orders-json'],
  ],
  [['a/売上.yaml', 'a/orders.json'], ['orders']],
])('files %j are called %j', (files, names) => {
  expect([...namesOfFiles(files).values()]).toEqual(names)
})
