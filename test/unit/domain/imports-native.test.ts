import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { folderSource } from '../../../subgraphs/domain/descriptors/folder-source.ts'
import { importFiles } from '../../../subgraphs/domain/imports/import-files.ts'
import { writeFiles } from '../../../subgraphs/domain/imports/write-files.ts'
import { domainFolder, domainYaml, standard } from './support/domain-folder.ts'
import { sample } from './support/imports.ts'

const PRODUCT = standard('odps/simple-data-product.odps.yaml')
const CONTRACT = `# Ours.
apiVersion: v3.0.2
kind: DataContract
id: events-of-orders
name: events
version: 2.1.0
status: active
schema:
  - name: events # one a line
    properties: [{ name: id, logicalType: string }]
`
const OWNER = `apiVersion: v1.1.0
kind: DataProduct
id: orders
name: Orders
status: active
domain: shop
outputPorts: [{ name: events, version: 2.1.0, contractId: events-of-orders }]
`

describe('a native file', () => {
  it('that is a product is copied to its place, comments and all', async () => {
    await using folder = domainFolder({ 'in/any-name.yaml': `# Ours.\n${PRODUCT}` })
    const { files, problems, imports } = await importFiles([join(folder.root, 'in')])
    expect(problems).toEqual([])
    expect(imports.map(({ form }) => form)).toEqual(['odps'])
    expect(files.map(({ file }) => file)).toEqual(['products/simple-data-product/product.yaml'])
    await writeFiles(folder.root, files)
    expect(readFileSync(join(folder.root, 'products/simple-data-product/product.yaml'), 'utf8')).toBe(
      `# Ours.\n${PRODUCT}`,
    )
  })

  it('that is a contract lies with the product that names it, and the kit reads both', async () => {
    await using folder = domainFolder({ 'in/c.yaml': CONTRACT, 'in/p.yaml': OWNER, 'domain.yaml': domainYaml('sales') })
    const { files, problems, adapted } = await importFiles([join(folder.root, 'in')], { domain: 'sales' })
    expect(problems).toEqual([])
    expect(adapted).toEqual([
      { file: join(folder.root, 'in/p.yaml'), line: 6, path: '$.domain', value: 'shop', to: 'sales', ids: [] },
    ])
    expect(files.map(({ file }) => file).toSorted()).toEqual([
      'products/orders/contracts/events-v2.yaml',
      'products/orders/product.yaml',
    ])
    await writeFiles(folder.root, files)
    const written = readFileSync(join(folder.root, 'products/orders/contracts/events-v2.yaml'), 'utf8')
    expect(written).toBe(CONTRACT)
    const { products, problems: wrong } = await folderSource(folder.root).read(null)
    expect([...wrong, ...[...products.values()].flatMap((reading) => reading.problems)]).toEqual([])
    const product = products.get('sales/orders')?.product
    expect(product?.outputPorts.map(({ id, contract }) => [id, contract?.version])).toEqual([
      ['sales/orders/events-v2', '2.1.0'],
    ])
  })

  it('that is a contract alone gets a product around it, of the domain of the folder', async () => {
    await using folder = domainFolder({ 'c.json': JSON.stringify(parse(CONTRACT)) })
    const { files, problems } = await importFiles([join(folder.root, 'c.json')], { domain: 'sales' })
    expect(problems).toEqual([])
    expect(files.map(({ file }) => file)).toEqual([
      'products/events/product.yaml',
      'products/events/contracts/events-v2.yaml',
    ])
    expect(files[0]?.value).toMatchObject({
      domain: 'sales',
      outputPorts: [{ name: 'events', version: '2.1.0', contractId: 'events-of-orders' }],
    })
    await writeFiles(folder.root, files)
    const written = readFileSync(join(folder.root, 'products/events/contracts/events-v2.yaml'), 'utf8')
    expect([written.startsWith('{'), parse(written)]).toEqual([false, parse(CONTRACT)])
  })

  it('whose id is made of another domain has one of this one, and whoever names it too', async () => {
    const contract = CONTRACT.replace(
      'id: events-of-orders',
      'id: shop-orders-events\ndomain: shop\ndataProduct: orders',
    )
    const owner = OWNER.replace('contractId: events-of-orders', 'contractId: shop-orders-events')
    await using folder = domainFolder({ 'c.yaml': contract, 'p.yaml': owner })
    const { files, adapted } = await importFiles([folder.root], { domain: 'sales' })
    expect(files.map(({ text }) => parse(text ?? ''))).toMatchObject([
      { id: 'sales-orders-events', domain: 'sales' },
      { id: 'orders', domain: 'sales', outputPorts: [{ contractId: 'sales-orders-events' }] },
    ])
    expect(files[0]?.text).toContain('# Ours.')
    expect(adapted.flatMap(({ ids }) => ids)).toEqual([{ value: 'shop-orders-events', to: 'sales-orders-events' }])
  })

  it('with much wrong in it says all of it, of the version that it is of', async () => {
    await using folder = domainFolder({
      'p.yaml': 'apiVersion: v1.0.0\nkind: DataProduct\ncolour: red\n',
      'c.yaml': 'apiVersion: v9.0.0\nkind: DataContract\nid: a\n',
    })
    const { files, problems } = await importFiles([folder.root])
    expect(files).toEqual([])
    expect(problems.map(({ file, path }) => `${file.slice(-6)} ${path}`)).toEqual([
      'c.yaml $.apiVersion',
      expect.stringContaining('p.yaml'),
      expect.stringContaining('p.yaml'),
      expect.stringContaining('p.yaml'),
    ])
  })
})

describe('what is read beside a document', () => {
  it('is told by its content, whatever its name and wherever it lies once it is named, and is not skipped', async () => {
    await using folder = domainFolder({
      'target/manifest.json': sample('dbt/shop/manifest.json'),
      'readme.yaml': 'a: 1\n',
    })
    folder.write('docs/columns of today.json', sample('dbt/shop/catalog.json'))
    folder.write('target/servers.yaml', sample('dbt/shop/profiles.yml'))
    const [catalog, manifest] = ['docs/columns of today.json', 'target'].map((name) => join(folder.root, name))
    const renamed = await importFiles([manifest ?? '', catalog ?? ''])
    expect(renamed.problems).toEqual([])
    expect(renamed.skipped).toEqual([])
    expect(renamed.imports).toMatchObject([
      { form: 'dbt', beside: [catalog, join(folder.root, 'target/servers.yaml')] },
    ])

    copyFileSync(catalog ?? '', join(folder.root, 'target/catalog.json'))
    folder.remove('docs')
    const plain = await importFiles([folder.root])
    expect(plain.skipped).toEqual([join(folder.root, 'readme.yaml')])
    expect(renamed.files).toEqual(plain.files)
  })

  it('says so where it is given alone, or twice', async () => {
    const catalog = sample('dbt/shop/catalog.json')
    await using folder = domainFolder({ 'a.json': catalog })
    expect((await importFiles([join(folder.root, 'a.json')])).problems).toMatchObject([
      { path: '$', found: 'a catalog.json of dbt, which is read beside one' },
    ])
    folder.write('b.json', catalog)
    folder.write('manifest.json', sample('dbt/shop/manifest.json'))
    const { files, problems } = await importFiles([folder.root])
    expect(files).toEqual([])
    expect(problems).toContainEqual(expect.objectContaining({ expected: expect.stringContaining('one catalog.json') }))
  })

  it('is not the catalog of another version, of which that is said', async () => {
    const catalog = sample('dbt/shop/catalog.json').replace('/dbt/catalog/v1.json', '/dbt/catalog/v7.json')
    await using folder = domainFolder({ 'c.json': catalog, 'manifest.json': sample('dbt/shop/manifest.json') })
    const { problems } = await importFiles([folder.root])
    expect(problems).toMatchObject([{ file: join(folder.root, 'c.json'), path: '$.metadata' }])
  })
})

describe('a source whose product has no name', () => {
  it.each(['output_ports: [{ name: a }]', 'schema: { fields: [] }'])('says where that should be: %s', async (rest) => {
    await using folder = domainFolder({ 'a.yaml': `version: 1.0.0\ndata_product: ""\n${rest}\n` })
    const { problems } = await importFiles([folder.root])
    expect(problems).toMatchObject([
      { line: 2, path: '$.data_product', expected: 'a text (it is required)', found: '""' },
    ])
  })
})
