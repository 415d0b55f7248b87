import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { folderSource } from '../../../subgraphs/domain/descriptors/folder-source.ts'
import type { ProductReading } from '../../../subgraphs/domain/descriptors/product-folder.ts'
import type { ProductDocument } from '../../../subgraphs/domain/documents.ts'
import { documentedExamples, domainFolder, domainYaml, standard } from './support/domain-folder.ts'

async function read(files: Record<string, string>) {
  await using folder = domainFolder(files)
  return await folderSource(folder.root).read(null)
}

function product(
  { product, problems }: ProductReading | undefined = { product: null, problems: [], hints: [] },
): ProductDocument {
  expect(product, JSON.stringify(problems)).not.toBeNull()
  return product as ProductDocument
}

describe('the examples of docs/descriptors.md', () => {
  it('are read without a problem, field by field as the table says', async () => {
    const files: Record<string, string> = { 'domain.yaml': domainYaml('marketing'), ...documentedExamples() }
    expect(Object.keys(files)).toEqual([
      'domain.yaml',
      'products/customer360/product.yaml',
      'products/customer360/contracts/customer-snapshot-daily.yaml',
      'products/payment-transactions-enriched/product.yaml',
    ])
    const reading = await read({ ...files, 'products/payment-transactions-enriched/product.yaml': '' })
    expect(reading.problems).toEqual([])
    const customer360 = reading.products.get('marketing/customer360')
    expect(customer360?.problems).toEqual([])
    expect(product(customer360)).toMatchSnapshot()
  })

  it('has the manifest among them', async () => {
    const file = 'products/payment-transactions-enriched/product.yaml'
    const reading = await read({ 'domain.yaml': domainYaml('payments'), [file]: documentedExamples()[file] ?? '' })
    const found = reading.products.get('payments/payment-transactions-enriched')
    expect(found?.problems).toEqual([])
    expect(product(found)).toMatchSnapshot()
  })
})

describe('Bitol ODPS', () => {
  it('reads the standard’s own examples, whose contracts are not at hand', async () => {
    const reading = await read({
      'domain.yaml': domainYaml('seller'),
      'products/customer/product.yaml': standard('odps/customer-data-product.odps.yaml'),
      'products/simple/product.yaml': standard('odps/simple-data-product.odps.yaml'),
    })
    const customer = product(reading.products.get('seller/customer'))
    expect(customer).toMatchObject({
      name: 'Customer Data Product',
      title: 'Customer Data Product',
      status: 'DRAFT',
      description: { purpose: 'Enterprise view of a customer.', limitations: 'No known limitations.' },
      owner: { name: 'Data Team', email: 'data-support@retailcorp.com', members: ['John Doe', 'Jane Smith'] },
      tags: ['customer'],
    })
    expect(customer.outputPorts.map(({ id, kind }) => [id, kind])).toEqual([
      ['seller/customer/rawtransactions-v1', 'TABLE'],
      ['seller/customer/rawtransactions-v2', 'TABLE'],
      ['seller/customer/consolidatedtransactions-v1', 'TABLE'],
      ['seller/customer/fulltransactionswithreturns-v0', 'TABLE'],
    ])
    expect(customer.outputPorts[1]?.inputContracts).toHaveLength(2)
    expect(customer.outputPorts[0]?.inputContracts).toBeNull()
    expect(customer.inputPorts.map(({ name, version }) => `${name} ${version}`)).toEqual([
      'payments 1.0.0',
      'payments 2.0.0',
      'onlinetransactions 1.0.0',
      'onlinetransactions 1.1.0',
    ])
    expect(customer.managementPorts).toEqual([
      { name: 'tpc-dict-update', content: 'dictionary', type: 'topic', url: null },
    ])
    expect(customer.support.map(({ kind }) => kind)).toEqual(['slack', 'email'])
    expect(customer.outputPorts[0]?.contract).toEqual({
      id: 'c2798941-1b7e-4b03-9e0d-955b1a872b32',
      version: null,
      status: null,
      columns: null,
    })
    const [problem] = reading.products.get('seller/simple')?.problems ?? []
    expect(problem).toMatchObject({
      file: 'products/simple/product.yaml',
      line: 25,
      path: '$.outputPorts[0].contractId',
      product: 'seller/simple',
    })
    expect(problem?.found).toContain('87654321')
  })

  it('takes a port id given as contract id for a port id', async () => {
    const reading = await read({ 'domain.yaml': domainYaml('marketing'), ...documentedExamples() })
    const { inputPorts } = product(reading.products.get('marketing/customer360'))
    expect(inputPorts.map(({ portId, datasetId }) => [portId, datasetId])).toEqual([
      [null, null],
      ['customers/customer-profiles/profiles-v2', null],
      [null, 'dataset:s3%3A%2F%2Fopen-data/postcodes%2Fde'],
    ])
  })
})

describe('ODCS contracts', () => {
  const examples = [
    'all-schema-types',
    'column-accuracy',
    'column-completeness',
    'column-custom',
    'column-validity',
    'database-table-sla',
    'full-example',
    'kafka-schema',
    'kafka-schemaregistry',
    'table-column',
    'table-columns-with-partition',
  ]

  const readExample = (name: string) => readContract(standard(`odcs/examples/${name}.odcs.yaml`))

  async function readContract(contract: string) {
    const id = /^id: (.*)$/m.exec(contract)?.[1]?.trim() ?? ''
    const version = /^version: (\S+)/m.exec(contract)?.[1] ?? ''
    const reading = await read({
      'domain.yaml': domainYaml('seller'),
      'products/p/product.yaml': `apiVersion: v1.0.0\nkind: DataProduct\nid: x\nstatus: active\noutputPorts: [{name: out, version: "${version}", contractId: ${id}}]\n`,
      'products/p/contracts/c.yaml': contract,
    })
    return reading.products.get('seller/p')
  }

  it.each(examples)('reads the standard’s example %s without a problem', async (name) => {
    const reading = await readExample(name)
    expect(reading?.problems).toEqual([])
    expect(product(reading).outputPorts[0]?.contract?.columns).toBeInstanceOf(Array)
  })

  it('reads the full example: columns of two objects, checks, SLAs, server', async () => {
    const [port] = product(await readExample('full-example')).outputPorts
    expect(port).toMatchObject({ kind: 'TABLE', location: 'postgres://localhost:5432/pypl-edw.pp_access_views.tbl_1' })
    expect(port?.contract).toMatchObject({ version: '1.1.0', status: 'ACTIVE' })
    expect(port?.contract?.columns?.map(({ id }) => id)).toEqual([
      'seller/p/out-v1#tbl:transaction_reference_date',
      'seller/p/out-v1#tbl:rcvr_id',
      'seller/p/out-v1#tbl:rcvr_cntry_code',
      'seller/p/out-v1#receivers:id',
      'seller/p/out-v1#receivers:country_code',
      'seller/p/out-v1#receivers:receiver_name',
      'seller/p/out-v1#receivers:receiver_type',
    ])
    const [made, given] = port?.contract?.columns ?? []
    expect(made?.transformSourceObjects).toEqual(['table_name_1', 'table_name_2', 'table_name_3'])
    expect(made?.transformLogic).toMatch(/^sel t1\.txn_dt as txn_ref_dt from table_name_1 as t1/)
    expect(made?.transformDescription).toBe('defines the logic in business terms; logic for dummies')
    // Not null, so that the digest of a contract which says nothing of it is the one it always had.
    expect(Object.keys(given ?? {}).filter((key) => key.startsWith('transform') || key === 'format')).toEqual([])
    expect(given).toMatchObject({
      primaryKey: true,
      required: false,
      classification: 'restricted',
      tags: ['uid'],
    })
    expect(port?.checks).toEqual([
      { name: 'tbl:rowCount', dimension: 'COMPLETENESS' },
      { name: 'tbl.rcvr_cntry_code:nullValues', dimension: 'COMPLETENESS' },
    ])
    expect(
      port?.serviceLevels.map(({ property, objective, target, unit }) => [property, objective, target, unit]),
    ).toEqual([
      ['latency', 'P4D on tab1.txn_ref_dt', 345_600, 's'],
      ['generalAvailability', '2022-05-12T09:30:10-08:00', null, null],
      ['endOfSupport', '2032-05-12T09:30:10-08:00', null, null],
      ['endOfLife', '2042-05-12T09:30:10-08:00', null, null],
      ['retention', 'P3Y on tab1.txn_ref_dt', 94_608_000, 's'],
      ['frequency', 'P1D on tab1.txn_ref_dt', 86_400, 's'],
      ['timeOfAvailability', '09:00-08:00 on tab1.txn_ref_dt', null, null],
      ['timeOfAvailability', '08:00-08:00 on tab1.txn_ref_dt', null, null],
    ])
    expect(new Set(port?.serviceLevels.map(({ id }) => id)).size).toBe(8)
  })

  it('names nested columns by dots, the items of an array by the array', async () => {
    const [port] = product(await readExample('all-schema-types')).outputPorts
    const ids = port?.contract?.columns?.map(({ id }) => id.split('#')[1])
    expect(ids).toContain('AnotherObject:x.zip')
    expect(ids).toContain('AnObject:street_lines')
  })

  it.each([
    ['ORDERS', 'snowflake://account/PIM.PUBLIC.ORDERS'],
    ['PUBLIC.ORDERS', 'snowflake://account/PIM.PUBLIC.ORDERS'],
    ['pim.public.orders', 'snowflake://account/pim.public.orders'],
    ['OTHER.ORDERS', 'snowflake://account/PIM.PUBLIC.OTHER.ORDERS'],
    ['PUBLIC', 'snowflake://account/PIM.PUBLIC.PUBLIC'],
  ])(
    'has each part of the container once, however much of it stands in the physical name %s',
    async (name, location) => {
      const [port] = product(
        await readContract(`apiVersion: v3.1.0
kind: DataContract
id: c
version: 1.0.0
status: active
servers: [{ server: s, type: snowflake, account: account, database: PIM, schema: PUBLIC }]
schema: [{ name: orders, physicalName: ${name} }]
`),
      ).outputPorts
      expect(port?.location).toBe(location)
    },
  )

  it('knows a Kafka server', async () => {
    const [port] = product(await readExample('kafka-schema')).outputPorts
    expect(port).toMatchObject({ kind: 'KAFKA', format: 'avro', location: 'kafka://kafkabroker1:9092/orders' })
    expect(port?.contract?.status).toBe('DRAFT')
  })
})

describe('the manifest of the founding articles', () => {
  const published = readFileSync(join(packageRoot(), 'test/unit/domain/fixtures/data-product-manifest.yaml'), 'utf8')
  const file = 'products/payment-transactions-enriched/product.yaml'

  it('is read as published, and is served beside the word that its domain is another', async () => {
    const reading = await read({ 'domain.yaml': domainYaml('payments'), [file]: published })
    const found = reading.products.get('payments/payment-transactions-enriched')
    expect(found?.problems).toEqual([
      {
        file,
        line: 5,
        path: '$.metadata.domain',
        expected: '"payments", the domain in whose folder this lies',
        found: '"fintech-core"',
        product: 'payments/payment-transactions-enriched',
      },
    ])
    expect(product(found).outputPorts[0]).toMatchObject({
      id: 'payments/payment-transactions-enriched/enriched-transactions-historical-v1',
      kind: 'ICEBERG',
      format: 'parquet',
    })
  })

  it('is read without a problem in its own domain', async () => {
    const reading = await read({ 'domain.yaml': domainYaml('fintech-core'), [file]: published })
    const found = reading.products.get('fintech-core/payment-transactions-enriched')
    expect(found?.problems).toEqual([])
    expect(product(found)).toMatchObject({
      owner: { name: 'team-payments', email: 'team-payments@company.com' },
      transformation: { engine: 'spark-k8s', version: '3.2.1', description: 'memory 4Gi, cpu 2' },
      inputPorts: [
        {
          name: 'raw-payment-stream',
          datasetId: 'dataset:arn%3Aaws%3Akafka%3Aus-east-1%3A123456789012/topic%2Fraw-payments',
        },
      ],
    })
    expect(
      product(found).serviceLevels.map(({ property, objective, target, unit }) => [property, objective, target, unit]),
    ).toEqual([
      ['freshness', 'PT15M', 900, 's'],
      ['completeness', '99.99 %', 0.9999, 'ratio'],
      ['schemaCompatibility', 'BACKWARD_TRANSITIVE', null, null],
    ])
  })
})
