import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { packageRoot } from '../../../platform/package-root.ts'
import { readId } from '../../../schema/ids.ts'
import { DOMAINS, descriptorFiles, readSeed, root } from './support/descriptors.ts'

const files = descriptorFiles()
const seed = await readSeed()
const { products, ports } = seed
const product = (id: string) => products.find((candidate) => candidate.id === id)
const port = (id: string) => ports.find((candidate) => candidate.id === id)
const promises = (id: string) =>
  port(id)?.serviceLevels.map(({ property, element, target, breachPolicy }) => ({
    property,
    element,
    target,
    breachPolicy,
  }))

describe('the descriptors', () => {
  const standards = join(packageRoot(), 'subgraphs', 'domain', 'standards')
  const ajv = addFormats.default(new Ajv2019({ strict: false, allErrors: true }))
  const compile = (file: string) => ajv.compile(JSON.parse(readFileSync(join(standards, file), 'utf8')))
  const schemas = {
    DataProduct: compile('odps/odps-json-schema-v1.0.0.json'),
    DataContract: compile('odcs/odcs-json-schema-v3.1.0.json'),
  }

  test('validate against the schemas of the standards', () => {
    const standard = files.filter(
      ({ document }) => document.apiVersion === 'v1.0.0' || document.apiVersion === 'v3.1.0',
    )
    expect(standard.length).toBeGreaterThan(90)
    const wrong = standard.flatMap(({ path, document }) => {
      const validate = schemas[document.kind as keyof typeof schemas]
      return validate(document) ? [] : [{ path, errors: validate.errors }]
    })
    expect(wrong).toEqual([])
  })

  test('are read by the domain kit without one problem, leaves included', () => {
    expect(seed.problems).toEqual([])
    for (const { name, complete, leaf } of seed.readings) {
      expect(complete).toBe(true)
      expect(leaf === null || (leaf.sdl.ok && leaf.data?.ok === true), name).toBe(true)
    }
    expect(seed.readings.filter(({ leaf }) => leaf !== null).map(({ name }) => name)).toEqual(['orders', 'payments'])
  })

  test('say no text twice', () => {
    const seen = new Map<string, string>()
    const repeated: string[][] = []
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [key, inner] of Object.entries(value)) {
        const isText =
          TEXTS.has(key) || (key === 'value' && (value as { property?: string }).property === 'heddle.description')
        if (!isText || typeof inner !== 'string') visit(inner, path)
        else if (seen.has(inner.toLowerCase())) repeated.push([inner, path, seen.get(inner.toLowerCase()) ?? ''])
        else seen.set(inner.toLowerCase(), path)
      }
    }
    for (const { path, document } of files) visit(document, path)
    expect(repeated).toEqual([])
    expect(seen.size).toBeGreaterThan(1_200)
  })

  test('call themselves a demo', () => {
    for (const domain of DOMAINS) {
      const text = readFileSync(join(root, domain, 'domain.yaml'), 'utf8')
      expect(text).toContain('demo company')
      expect(parse(text).description).toContain('Loomwear demo')
    }
  })
})

describe('the company', () => {
  test('has six domains, at least 30 products and 50 output ports of nine kinds', () => {
    expect(seed.readings.map(({ domain }) => domain?.id)).toEqual(DOMAINS)
    expect(products.length).toBeGreaterThanOrEqual(30)
    expect(ports.length).toBeGreaterThanOrEqual(50)
    for (const { name, products } of seed.readings) expect(products.size, name).toBeGreaterThanOrEqual(6)
    expect([...new Set(ports.map(({ kind }) => kind))].toSorted()).toEqual([
      'DELTA',
      'FILE',
      'GRAPHQL',
      'GRPC',
      'ICEBERG',
      'KAFKA',
      'OTHER',
      'REST',
      'TABLE',
    ])
    expect(new Set(products.map(({ status }) => status))).toEqual(new Set(['ACTIVE', 'DRAFT']))
    expect(new Set(ports.map(({ contract }) => contract?.status))).toEqual(new Set(['ACTIVE', 'DRAFT', 'DEPRECATED']))
    expect(new Set(products.map(({ archetype }) => archetype)).size).toBe(3)
  })

  test('has ids of their own for products, ports, contracts, columns and checks', () => {
    const unique = (ids: readonly string[]) => expect(ids.length).toBe(new Set(ids).size)
    unique(products.map(({ id }) => id))
    unique(ports.map(({ id }) => id))
    unique(ports.map(({ contract }) => contract?.id ?? ''))
    unique(ports.flatMap(({ contract }) => contract?.columns?.map(({ id }) => id) ?? []))
    for (const { id, checks, serviceLevels } of ports) {
      expect(checks.length, id).toBe(new Set(checks.map(({ name }) => name)).size)
      expect(serviceLevels.length, id).toBe(new Set(serviceLevels.map((level) => level.id)).size)
    }
    for (const { id } of [...products, ...ports]) expect(readId(id), id).not.toBeNull()
  })

  test('describes every port, contract and column', () => {
    for (const { id, title, description, owner, tags, support, inputPorts, outputPorts } of products) {
      expect(description?.purpose && description.usage, id).toBeTruthy()
      expect(title && owner?.name && owner.email, id).toBeTruthy()
      expect(tags.length, id).toBeGreaterThan(0)
      expect(support.length, id).toBeGreaterThan(0)
      expect(inputPorts.length + outputPorts.length, id).toBeGreaterThan(0)
    }
    for (const { id, kind, description, location, contract, checks, sampleQueries } of ports) {
      expect(kind && description && location, id).toBeTruthy()
      expect(contract?.columns?.length, id).toBeGreaterThanOrEqual(3)
      expect(checks.length, id).toBeGreaterThan(0)
      expect(sampleQueries?.length, id).toBeGreaterThan(0)
      for (const column of contract?.columns ?? []) {
        expect(column.description && column.logicalType && column.physicalType, column.id).toBeTruthy()
      }
    }
  })

  test('classifies personal data and shares semantic types across domains', () => {
    const columns = ports.flatMap(({ id, contract }) =>
      (contract?.columns ?? []).map((column) => ({ domain: id.split('/')[0], ...column })),
    )
    const domainsOf = (semanticType: string) =>
      new Set(columns.filter((column) => column.semanticType === semanticType).map(({ domain }) => domain))
    for (const semanticType of ['global_customer_uuid', 'order_id', 'monetary_amount', 'event_time_utc']) {
      expect(domainsOf(semanticType).size, semanticType).toBeGreaterThanOrEqual(4)
    }
    for (const semanticType of ['iso_currency', 'iso_country', 'sku']) {
      expect(domainsOf(semanticType).size, semanticType).toBeGreaterThanOrEqual(3)
    }
    const personal = columns.filter(({ classification }) => classification === 'PII')
    expect(personal.length).toBeGreaterThan(40)
    for (const column of personal) expect(column.tags, column.id).toContain('pii')
    for (const column of columns.filter(({ semanticType }) => semanticType === 'global_customer_uuid')) {
      expect(column.classification, column.id).toBe('PII')
    }
    expect(columns.some(({ path }) => path === 'shipping_address.country')).toBe(true)
  })

  test('states breach policies of each kind', () => {
    const count = (policy: string) =>
      ports.flatMap(({ serviceLevels }) => serviceLevels).filter(({ breachPolicy }) => breachPolicy === policy).length
    for (const policy of ['ALERT', 'PAGE', 'QUARANTINE']) expect(count(policy), policy).toBeGreaterThanOrEqual(3)
  })
})

describe('the products of the founding articles', () => {
  test('orders/order-events offers orders-v1', () => {
    expect(port('orders/order-events/orders-v1')).toMatchObject({ kind: 'KAFKA', format: 'avro', version: '1.4.0' })
  })

  test('payment-transactions-enriched is the published manifest, its domain set to payments', () => {
    const published = parse(
      readFileSync(
        join(packageRoot(), 'seed', 'domains', 'payments', 'products', 'payment-transactions-enriched', 'product.yaml'),
        'utf8',
      ),
    )
    expect(published).toMatchObject({
      apiVersion: 'mesh.io/v1alpha1',
      kind: 'DataProduct',
      metadata: {
        name: 'payment-transactions-enriched',
        domain: 'payments',
        owner: 'team-payments@company.com',
      },
      spec: {
        inputPorts: [
          {
            name: 'raw-payment-stream',
            type: 'kafka-topic',
            connection: 'arn:aws:kafka:us-east-1:123456789012:topic/raw-payments',
          },
        ],
        transformation: { engine: 'spark-k8s', version: '3.2.1', resources: { memory: '4Gi', cpu: '2' } },
        outputPorts: [
          {
            name: 'enriched-transactions-historical',
            type: 'iceberg-table',
            schemaRegistry: 'http://schema-registry.internal/subjects/enriched-tx',
            contract: { format: 'parquet', partitioning: ['transaction_date', 'region'] },
          },
        ],
        expectations: { freshness: '15m', completeness: '99.99%', schemaCompatibility: 'BACKWARD_TRANSITIVE' },
      },
    })
    expect(product('payments/payment-transactions-enriched')).toMatchObject({
      status: 'ACTIVE',
      serviceLevels: [
        { property: 'freshness', target: 900 },
        { property: 'completeness', target: 0.9999 },
        { property: 'schemaCompatibility' },
      ],
      outputPorts: [{ kind: 'ICEBERG', format: 'parquet' }],
    })
  })

  test('marketing/customer360 offers customer-snapshot-daily in Delta with its three promises', () => {
    const id = 'marketing/customer360/customer-snapshot-daily-v1'
    expect(port(id)).toMatchObject({ name: 'customer-snapshot-daily', kind: 'DELTA' })
    expect(promises(id)).toEqual([
      { property: 'freshness', element: null, target: 86_400, breachPolicy: 'ALERT' },
      { property: 'availability', element: null, target: 0.9995, breachPolicy: 'PAGE' },
      { property: 'accuracy', element: 'lifetime_value', target: 0.985, breachPolicy: 'QUARANTINE' },
    ])
  })

  test('customers/behavioral-events is Kafka with Avro, fresh within a minute, 99.9 % complete', () => {
    const id = 'customers/behavioral-events/behavioral-events-v1'
    expect(port(id)).toMatchObject({ kind: 'KAFKA', format: 'avro' })
    expect(promises(id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ property: 'freshness', target: 60 }),
        expect.objectContaining({ property: 'completeness', target: 0.999 }),
      ]),
    )
  })

  test('orders/processed-orders follows a JSON Schema, fresh within an hour, order_id 99.5 % complete', () => {
    const id = 'orders/processed-orders/processed-orders-v1'
    expect(port(id)).toMatchObject({ kind: 'FILE', format: 'json-schema' })
    expect(promises(id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ property: 'freshness', target: 3600 }),
        expect.objectContaining({ property: 'completeness', element: 'order_id', target: 0.995 }),
      ]),
    )
  })

  test('analytics/customer-churn-scores is there', () => {
    expect(product('analytics/customer-churn-scores')?.outputPorts).toHaveLength(1)
  })
})

const TEXTS = new Set([
  'description',
  'purpose',
  'usage',
  'limitations',
  'dataGranularityDescription',
  'transformDescription',
])
