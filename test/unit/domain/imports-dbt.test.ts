import { describe, expect, it } from 'vitest'
import { consumerReads } from '../../../subgraphs/domain/imports/consumers.ts'
import { ARTEFACT_KEYS } from '../../../subgraphs/domain/imports/dbt/manifest.ts'
import { dbtManifest } from '../../../subgraphs/domain/imports/dbt-manifest.ts'
import { againstTheStandards, documentOf, fileOf, importOf, lost, readByTheKit, sample } from './support/imports.ts'

const SHOP = { file: 'dbt/shop/manifest.json', beside: ['dbt/shop/catalog.json', 'dbt/shop/profiles.yml'] }
const CRM = { file: 'dbt/crm/manifest.json', beside: ['dbt/crm/profiles.yml'] }
const DATABASE = 'duckdb:///data/loom.duckdb'

type Fields = Readonly<Record<string, unknown>>
type Port = Fields & { readonly name: string; readonly version: string; readonly customProperties: Property[] }
type Property = { readonly property: string; readonly value: unknown }

/** The manifest with something changed. */
function changed(file: string, change: (manifest: Manifest) => void): string {
  const manifest = JSON.parse(sample(file)) as Manifest
  change(manifest)
  return JSON.stringify(manifest, null, 2)
}
interface Manifest {
  readonly metadata: Record<string, unknown>
  readonly nodes: Record<string, Record<string, unknown>>
}

const propertyOf = (owner: unknown, name: string): unknown =>
  (owner as { customProperties?: readonly Property[] }).customProperties?.find(({ property }) => property === name)
    ?.value

function columnOf(contract: Fields, name: string): Fields {
  const [object] = contract.schema as readonly { properties: readonly Fields[] }[]
  return object?.properties.find((column) => column.name === name) ?? {}
}

/** What is in the files in words of their own, or what dbt writes of every node. */
const SAID_OTHERWISE = [
  /\.(config\.)?access = (public|protected)$/,
  /\.constraints\[\d+\]\.type = (not_null|unique|primary_key|check)$/,
  /\.config\.(on_schema_change = ignore|on_configuration_change = apply)$/,
  /"test\..*\.(config\.)?schema = .*dbt_test__audit$/,
  /"test\..*\.config\.(severity = (ERROR|WARN)|fail_calc = count\(\*\)|(warn|error)_if = != 0)$/,
  /"test\..*\.test_metadata\.kwargs\.model = /,
  /^\$\.exposures\[.*\.config\.(meta|tags)/,
]

describe('a dbt project', () => {
  const shop = importOf(dbtManifest, SHOP)

  it('becomes a product a group, an output port and a contract a public model, a version each', () => {
    expect(shop.problems).toEqual([])
    expect(shop.files.map(({ file }) => file)).toEqual([
      'products/finance/product.yaml',
      'products/finance/contracts/fct_orders-v1.yaml',
      'products/finance/contracts/daily_revenue-v1.yaml',
      'products/marketing/product.yaml',
      'products/marketing/contracts/customer_value-v1.yaml',
      'products/marketing/contracts/customer_value-v2.yaml',
    ])
    expect(fileOf(shop, 'products/finance/product.yaml')).toMatchSnapshot()
    expect(fileOf(shop, 'products/finance/contracts/fct_orders-v1.yaml')).toMatchSnapshot()
  })

  it('is valid by the standards’ own schemas, and read by the kit without a problem', async () => {
    expect(againstTheStandards(shop)).toEqual([])
    const { products, problems } = await readByTheKit(shop.files, 'sales')
    expect(problems).toEqual([])
    const finance = products.get('sales/finance')?.product
    expect(finance).toMatchObject({
      owner: { name: 'Team Finance', email: 'finance@loomwear.example' },
      transformation: { engine: 'dbt', version: '1.11.16', description: 'on duckdb' },
    })
    expect(finance?.outputPorts.map(({ id, kind }) => [id, kind])).toEqual([
      ['sales/finance/fct_orders-v1', 'TABLE'],
      ['sales/finance/daily_revenue-v1', 'TABLE'],
    ])
    const marketing = products.get('sales/marketing')?.product
    expect(marketing?.outputPorts.map(({ contract }) => [contract?.version, contract?.status])).toEqual([
      ['1', 'DEPRECATED'],
      ['2', 'DRAFT'],
    ])
    expect(marketing?.outputPorts[0]?.serviceLevels[0]).toMatchObject({
      property: 'endOfSupport',
      objective: '2027-03-31T00:00:00+00:00',
    })
  })

  it('has the constraints of an enforced contract and the tests of its columns as flags and quality rules', () => {
    const contract = fileOf(shop, 'products/finance/contracts/fct_orders-v1.yaml')
    expect(contract).toMatchObject({ status: 'active', version: '1' })
    expect(columnOf(contract, 'order_id')).toMatchObject({ required: true, unique: true, primaryKey: true })
    const customer = columnOf(contract, 'customer_id')
    expect(customer, 'a test of some rows holds nothing for all').not.toHaveProperty('required')
    expect(customer.relationships).toEqual([{ type: 'foreignKey', to: 'customer_value.customer_id' }])
    expect(propertyOf(customer, 'heddle.semanticType')).toBe('customer-id')
    expect(columnOf(contract, 'status').quality).toMatchObject([
      { metric: 'invalidValues', arguments: { validValues: ['pending', 'shipped', 'delivered', 'returned'] } },
    ])
    expect(columnOf(contract, 'amount_eur').quality).toMatchObject([{ type: 'sql', mustBe: 0 }])
  })

  it('leaves a contract that dbt does not enforce a draft, with the columns that the catalog knows', () => {
    const contract = fileOf(shop, 'products/finance/contracts/daily_revenue-v1.yaml')
    expect(contract.status).toBe('draft')
    expect(columnOf(contract, 'revenue_eur')).toEqual({
      name: 'revenue_eur',
      logicalType: 'number',
      physicalType: 'DOUBLE',
    })
    const day = columnOf(contract, 'day')
    expect(day, 'five rows may fail').not.toHaveProperty('required')
    expect(day.unique).toBe(true)
  })

  it('says of each port what it is made from, through models that are no ports', () => {
    const product = fileOf(shop, 'products/finance/product.yaml') as { inputPorts: Port[]; outputPorts: Port[] }
    expect(product.inputPorts.map(({ contractId }) => contractId)).toEqual([
      'seed.shop.exchange_rates',
      'source.shop.webshop.orders',
    ])
    expect(product.outputPorts.map(({ name, inputContracts }) => [name, inputContracts])).toEqual([
      [
        'fct_orders',
        [
          { id: 'seed.shop.exchange_rates', version: '1' },
          { id: 'source.shop.webshop.orders', version: '1' },
        ],
      ],
      ['daily_revenue', [{ id: 'shop.fct_orders', version: '1' }]],
    ])
  })

  it('names tables as OpenLineage’s dbt integration does, so that declared and observed lineage meet', () => {
    const observed = sample('dbt/shop/dbt-ol-datasets.ndjson')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<'inputs' | 'outputs', { namespace: string; name: string }[]>)
    const names = (side: 'inputs' | 'outputs') =>
      new Set(observed.flatMap((event) => event[side].map(({ namespace, name }) => `${namespace} ${name}`)))
    const products = ['finance', 'marketing'].map(
      (name) => fileOf(shop, `products/${name}/product.yaml`) as { inputPorts: Port[]; outputPorts: Port[] },
    )
    const declared = products.flatMap(({ outputPorts }) =>
      outputPorts.flatMap((port) => propertyOf(port, 'heddle.datasets') as { namespace: string; name: string }[]),
    )
    expect(declared).toHaveLength(4)
    for (const { namespace, name } of declared) expect(names('outputs')).toContain(`${namespace} ${name}`)
    const read = products.flatMap(({ inputPorts }) =>
      inputPorts.flatMap((port) => (propertyOf(port, 'heddle.dataset') as { namespace: string; name: string }) ?? []),
    )
    // The integration leaves seeds out of what a job reads.
    expect(read.map(({ name }) => name).filter((name) => !names('inputs').has(`${DATABASE} ${name}`))).toEqual([
      'loom.main.exchange_rates',
    ])
    expect(read.map(({ name }) => name)).toContain('loom.raw.orders')
  })

  it('refers to a model of another project by the contract that an import of that project has', async () => {
    const crm = importOf(dbtManifest, CRM)
    const { outputPorts } = fileOf(crm, 'products/customers/product.yaml') as { outputPorts: Port[] }
    const { inputPorts } = fileOf(shop, 'products/marketing/product.yaml') as { inputPorts: Port[] }
    const [theirs] = inputPorts
    const ours = outputPorts.find(({ version }) => version === theirs?.version)
    expect(theirs?.contractId).toBe('crm.customers')
    expect(ours?.contractId).toBe(theirs?.contractId)
    expect(propertyOf(ours, 'heddle.datasets')).toEqual([propertyOf(theirs, 'heddle.dataset')])
    expect(againstTheStandards(crm)).toEqual([])
  })

  it('has its exposures as consumers, of ports where they read ports and of tables where they do not', () => {
    const [board, notebook] = shop.consumers ?? []
    expect(board).toMatchObject({
      namespace: 'dbt://shop',
      name: 'revenue_board',
      kind: 'dashboard',
      label: 'Revenue board',
      owner: { name: 'Team Finance', email: 'finance@loomwear.example' },
      url: 'https://bi.loomwear.example/revenue',
      reason: 'An exposure of the dbt project shop: What the board looks at on Mondays.',
    })
    expect(board && consumerReads(board, 'sales')).toEqual([
      'sales/marketing/customer_value-v1',
      'sales/finance/daily_revenue-v1',
    ])
    expect(notebook && consumerReads(notebook, 'sales')).toEqual([
      'dataset:duckdb%3A%2F%2F%2Fdata%2Floom.duckdb/loom.main.stg_orders',
      'dataset:duckdb%3A%2F%2F%2Fdata%2Floom.duckdb/loom.raw.returns',
    ])
  })

  it.each([
    ['shop', SHOP, {}],
    ['crm', CRM, {}],
    ['dbt’s own sample', { file: 'dbt/dbt-core/manifest.json' }, { access: 'protected' }],
  ])('loses nothing without a word: %s', (_name, input, options) => {
    const imported = importOf(dbtManifest, { ...input, options })
    expect(imported.problems).toEqual([])
    expect(
      lost(documentOf(input.file).value, imported, { without: ARTEFACT_KEYS, saidOtherwise: SAID_OTHERWISE }),
    ).toEqual([])
  })

  it('lists what lies inside of the products, and what has no place, with its line', () => {
    const entry = (path: string) => shop.notCarried.find((left) => left.path === path)
    expect(entry('$.nodes["model.shop.stg_orders"]')).toMatchObject({ value: 'protected', file: 'manifest.json' })
    const { line } = entry('$.exposures["exposure.shop.revenue_board"].maturity') ?? {}
    expect(sample(SHOP.file).split('\n')[(line ?? 0) - 1]).toContain('"maturity": "high"')
    expect(entry('$.sources["source.shop.webshop.orders"].identifier')?.value).toBe('shop_orders')
  })
})

describe('what whoever imports may decide', () => {
  it.each([
    ['group', ['finance', 'marketing']],
    ['folder', ['finance', 'marketing']],
    ['package', ['shop']],
    ['model', ['fct_orders', 'daily_revenue', 'customer_value']],
  ])('gathers models into products by %s', (products, expected) => {
    const { files } = importOf(dbtManifest, { ...SHOP, options: { products } })
    const names = files.filter(({ file }) => file.endsWith('product.yaml')).map(({ file }) => file.split('/')[1])
    expect(names).toEqual(expected)
  })

  it('takes the namespace from the option before the profile, and says what is missing without either', () => {
    const named = importOf(dbtManifest, { ...SHOP, options: { namespace: 'snowflake://org-account' } })
    const [port] = (fileOf(named, 'products/finance/product.yaml') as { outputPorts: Port[] }).outputPorts
    expect(propertyOf(port, 'heddle.datasets')).toMatchObject([{ namespace: 'snowflake://org-account' }])
    const unnamed = importOf(dbtManifest, { file: SHOP.file })
    const [first] = (fileOf(unnamed, 'products/finance/product.yaml') as { outputPorts: Port[] }).outputPorts
    expect(propertyOf(first, 'heddle.datasets')).toBeUndefined()
    expect(unnamed.notCarried[0]).toMatchObject({ path: '$.metadata.adapter_type' })
    expect(unnamed.notCarried[0]?.why).toContain('the option `namespace`')
  })

  it('refuses options that it does not know, and values that are none of an option’s', () => {
    const { problems, files } = importOf(dbtManifest, { ...SHOP, options: { products: 'team', acess: 'public' } })
    expect(files).toEqual([])
    expect(problems).toMatchObject([
      { expected: 'one of the options access, products, namespace, target', found: 'acess' },
      { expected: 'products of group, folder, package, model', found: '"team"' },
    ])
  })
})

describe('a manifest that cannot be imported', () => {
  it('is said to be of another version, before anything else', () => {
    const text = changed(SHOP.file, ({ metadata }) => {
      metadata.dbt_schema_version = 'https://schemas.getdbt.com/dbt/manifest/v4.json'
    })
    const { problems, files } = importOf(dbtManifest, { file: SHOP.file, text })
    expect(files).toEqual([])
    expect(problems).toMatchObject([
      {
        line: 3,
        path: '$.metadata.dbt_schema_version',
        expected: expect.stringContaining('v10, v11 or v12'),
        found: 'v4',
      },
    ])
  })

  it.each([10, 11])('is read in version %i, which has what is needed', (version) => {
    const text = changed(SHOP.file, ({ metadata }) => {
      metadata.dbt_schema_version = `https://schemas.getdbt.com/dbt/manifest/v${version}.json`
    })
    const { problems, files } = importOf(dbtManifest, { ...SHOP, text })
    expect(problems).toEqual([])
    expect(files).toHaveLength(6)
  })

  it('has no public model: the problem says how to import it all the same', () => {
    const { problems } = importOf(dbtManifest, { file: 'dbt/dbt-core/manifest.json' })
    expect(problems).toMatchObject([
      { path: '$.nodes', expected: expect.stringContaining('access=protected'), found: '2 models, none of them' },
    ])
  })

  it('has each wrong value reported with file, line and path', () => {
    const text = changed(SHOP.file, ({ nodes }) => {
      const model = nodes['model.shop.fct_orders'] ?? {}
      model.description = 7
      model.tags = [['a']]
      model.constraints = [{ name: 'x' }]
      model.columns = ['order_id']
    })
    const { problems, files } = importOf(dbtManifest, { ...SHOP, text })
    expect(files).toEqual([])
    const at = '$.nodes["model.shop.fct_orders"]'
    expect(problems.map(({ path, expected, found }) => [path, expected, found])).toEqual([
      [`${at}.columns`, 'a map', '["order_id"]'],
      [`${at}.description`, 'a text', '7 (a number)'],
      [`${at}.tags[0]`, 'a text', '["a"]'],
      [`${at}.constraints[0].type`, expect.stringContaining('not_null'), 'nothing'],
    ])
    for (const { line } of problems) expect(line).toBeGreaterThan(10)
  })

  it('has a profile that asks the environment for its server', () => {
    const profiles =
      'loom: { target: dev, outputs: { dev: { type: postgres, host: "{{ env_var(\'HOST\') }}", port: 5432 } } }'
    const { problems } = dbtManifest.read({
      document: documentOf(SHOP.file),
      beside: new Map([['profiles.yml', documentOf('profiles.yml', profiles)]]),
    })
    expect(problems).toMatchObject([{ file: 'profiles.yml', found: 'one that asks the environment' }])
  })
})
