import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { standard } from './support/domain-folder.ts'
import { placed } from './support/placed.ts'

const PRODUCT_FILE = 'products/twoports/product.yaml'

function contract(id: string, name: string, version = '1.0.0'): string {
  return `apiVersion: v3.1.0\nkind: DataContract\nid: ${id}\nname: ${name}\ndataProduct: twoports\nversion: ${version}\nstatus: active\nschema:\n  - name: rows\n    properties: [{ name: id, logicalType: string }]\n`
}

const OWN = `# Ours, and written with care.
apiVersion: v1.1.0
kind: DataProduct
id: own-id
name: twoports
status: active
outputPorts:
- name: left # the older one
  version: 1.0.0
  contractId: id-of-alpha
- name: right
  version: 2.0.0
  contractId: id-of-beta
`

describe('a native contract whose product is there', () => {
  it('is a port besides those that the product has', async () => {
    await using place = placed({ 'a.yaml': contract('a', 'alpha'), 'b.yaml': contract('b', 'beta') })
    await place.import('a.yaml')
    const { written, notCarried } = await place.import('b.yaml')
    expect(written.toSorted()).toEqual(['products/twoports/contracts/beta-v1.yaml', PRODUCT_FILE])
    expect(notCarried).toEqual([])
    expect(await place.kit()).toEqual(['sales/twoports/alpha-v1', 'sales/twoports/beta-v1'])
  })

  it('leaves the product that names it as it is, under the name that the port gives', async () => {
    await using place = placed({
      [`d/${PRODUCT_FILE}`]: OWN,
      'd/products/twoports/contracts/left-v1.yaml': contract('id-of-alpha', 'alpha'),
      'd/products/twoports/contracts/any-name.yaml': contract('id-of-beta', 'beta', '2.0.0'),
      'a.yaml': `${contract('id-of-alpha', 'alpha')}# changed\n`,
      'b.yaml': `${contract('id-of-beta', 'beta', '2.0.0')}# changed\n`,
    })
    expect((await place.import('a.yaml', 'b.yaml')).written).toEqual([
      'products/twoports/contracts/left-v1.yaml',
      'products/twoports/contracts/any-name.yaml',
    ])
    expect(place.text(PRODUCT_FILE)).toBe(OWN)
    expect(await place.kit()).toEqual(['sales/twoports/left-v1', 'sales/twoports/right-v2'])
  })

  it('is added to it in its own words, comments and all', async () => {
    await using place = placed({
      [`d/${PRODUCT_FILE}`]: OWN,
      'd/products/twoports/contracts/left-v1.yaml': contract('id-of-alpha', 'alpha'),
      'd/products/twoports/contracts/right-v2.yaml': contract('id-of-beta', 'beta', '2.0.0'),
      'c.yaml': contract('id-of-gamma', 'gamma'),
    })
    await place.import('c.yaml')
    expect(place.text(PRODUCT_FILE)).toBe(`${OWN}- name: gamma\n  version: 1.0.0\n  contractId: id-of-gamma\n`)
    expect(await place.kit()).toHaveLength(3)
  })

  it('whose port’s name is taken is refused, and so is one of a product that is no ODPS', async () => {
    await using place = placed({
      [`d/${PRODUCT_FILE}`]: OWN,
      'd/products/twoports/contracts/left-v1.yaml': contract('id-of-alpha', 'alpha'),
      'd/products/twoports/contracts/right-v2.yaml': contract('id-of-beta', 'beta', '2.0.0'),
      'c.yaml': contract('another', 'left'),
    })
    expect(await place.problems('c.yaml')).toMatchObject([
      {
        file: join(place.root, 'c.yaml'),
        expected: expect.stringContaining(`let that port name its id, "another"`),
        found: '"left", which is there with the contract "id-of-alpha"',
      },
    ])
    place.write(
      `d/${PRODUCT_FILE}`,
      'apiVersion: mesh.io/v1alpha1\nkind: DataProduct\nmetadata: { name: twoports, owner: x }\nspec: { outputPorts: [] }\n',
    )
    expect(await place.problems('c.yaml')).toMatchObject([
      { expected: expect.stringContaining('add the port there by hand'), found: 'a product that is no ODPS in YAML' },
    ])
  })
})

it('a product that replaces one which is there names the ports and comments that are lost by it', async () => {
  await using place = placed({
    [`d/${PRODUCT_FILE}`]: OWN,
    'p.yaml': `apiVersion: v1.1.0\nkind: DataProduct\nid: own-id\nname: twoports\nstatus: active\noutputPorts: [{ name: left, version: 1.0.0, contractId: id-of-alpha }]\n`,
    'a.yaml': contract('id-of-alpha', 'alpha'),
  })
  const { notCarried } = await place.import('p.yaml', 'a.yaml')
  expect(notCarried.map(({ file, line, value }) => [file, line, value])).toEqual([
    [PRODUCT_FILE, 11, 'right'],
    [PRODUCT_FILE, 1, '# Ours, and written with care.'],
    [PRODUCT_FILE, 8, '# the older one'],
  ])
})

describe('what the kit would refuse is a problem before anything is written', () => {
  it('of a port whose contract is neither imported nor there', async () => {
    await using place = placed({ 'p.yaml': standard('odps/simple-data-product.odps.yaml') })
    expect(await place.problems('p.yaml')).toMatchObject([
      {
        file: join(place.root, 'p.yaml'),
        line: 25,
        path: '$.outputPorts[0].contractId',
        expected:
          'the id of a contract that is imported with it, or is in products/simple-data-product/contracts/ (there is none that can be read): ' +
          "give its file with the product's (heddle import <product> <contract>), or take contractId out of the port",
        found: '"87654321-4321-4321-4321-cba987654321"',
      },
    ])
  })

  it('of a port whose contract is another product’s, which is named', async () => {
    await using place = placed({
      'p.yaml': OWN,
      'a.yaml': contract('id-of-alpha', 'alpha').replace(/^dataProduct.*\n/m, ''),
    })
    await place.import('a.yaml')
    expect((await place.problems('p.yaml'))[0]).toMatchObject({
      path: '$.outputPorts[0].contractId',
      expected: expect.stringMatching(/; it is in products\/alpha, where it is the contract of another product$/),
    })
  })

  it('of a status that is none', async () => {
    await using place = placed({
      'p.yaml': OWN.replace('status: active', 'status: current').replace(/outputPorts[\s\S]*/, ''),
    })
    expect(await place.problems('p.yaml')).toMatchObject([
      { file: join(place.root, 'p.yaml'), line: 6, path: '$.status', found: '"current"' },
    ])
  })

  it('of two columns of one name, with the source that they are in', async () => {
    const text = 'data_product: a\nschema: { fields: [{ name: x, type: string }, { name: x, type: int }] }\n'
    await using place = placed({ 'a.yaml': text })
    expect(await place.problems('a.yaml')).toMatchObject([
      {
        file: join(place.root, 'a.yaml'),
        expected: expect.stringContaining('of products/a/contracts/a-v1.yaml, which is made of it'),
      },
    ])
  })

  it('but not of what it has against the folder already', async () => {
    await using place = placed({
      'd/products/twoports/product.yaml': OWN.replace('id-of-beta', 'nowhere'),
      'a.yaml': contract('id-of-alpha', 'alpha'),
    })
    expect((await place.import('a.yaml')).written).toEqual(['products/twoports/contracts/left-v1.yaml'])
  })
})

describe('contracts of one name', () => {
  it('lie beside each other where the ports that name them have names of their own', async () => {
    await using place = placed({
      'p.yaml': OWN,
      'a.yaml': contract('id-of-alpha', 'rows'),
      'b.yaml': contract('id-of-beta', 'rows', '2.0.0'),
    })
    expect((await place.import('p.yaml', 'a.yaml', 'b.yaml')).written).toEqual([
      PRODUCT_FILE,
      'products/twoports/contracts/left-v1.yaml',
      'products/twoports/contracts/right-v2.yaml',
    ])
    expect(parse(place.text('products/twoports/contracts/right-v2.yaml')).id).toBe('id-of-beta')
  })

  it('are told of once, with their sources, where the same port of a product names them', async () => {
    await using place = placed({
      'p.yaml': OWN.replace(/- name: right[\s\S]*/, ''),
      'a.yaml': contract('id-of-alpha', 'rows'),
      'b.yaml': `${contract('id-of-alpha', 'rows')}tags: [other]\n`,
    })
    expect(await place.problems('p.yaml', 'a.yaml', 'b.yaml')).toEqual([
      {
        file: join(place.root, 'a.yaml'),
        line: null,
        path: null,
        expected:
          'one source for products/twoports/contracts/left-v1.yaml: give what each describes a name of its own, or import one of them',
        found: `2: ${join(place.root, 'a.yaml')}, ${join(place.root, 'b.yaml')}`,
        product: null,
      },
    ])
  })
})
