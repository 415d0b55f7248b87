import { describe, expect, it } from 'vitest'
import { snippetsOf } from '../../../gateway/explorer/web/pages/product/snippets.ts'

type Port = Parameters<typeof snippetsOf>[0]

const port = (parts: Partial<Port>): Port => ({
  kind: null,
  format: null,
  location: null,
  sampleQueries: null,
  contract: null,
  ...parts,
})
const codes = (parts: Partial<Port>) => snippetsOf(port(parts)).map(({ title, code }) => `${title}: ${code}`)

describe('how a port is read', () => {
  it('begins with the queries that its owner declared, and is nothing where nothing is declared', () => {
    expect(codes({ sampleQueries: ['SELECT 1', 'SELECT 2'] })).toEqual([
      'Sample query 1: SELECT 1',
      'Sample query 2: SELECT 2',
    ])
    expect(codes({})).toEqual([])
  })

  it('names the topic and its brokers, by whatever of them is declared', () => {
    expect(codes({ kind: 'KAFKA', location: 'kafka://broker:9092/orders.events' })[0]).toBe(
      'kcat: kcat -C -b broker:9092 -t orders.events -o -10 -e',
    )
    expect(codes({ kind: 'KAFKA', location: 'orders.events' })[0]).toBe(
      'kcat: kcat -C -b $BROKERS -t orders.events -o -10 -e',
    )
  })

  it('selects columns of the contract by name from the table, whatever stands before it', () => {
    const columns = ['order_id', 'customer.id', 'amount'].map((path) => ({ path }))
    const contract = { id: 'c', version: null, status: null, columns } as unknown as Port['contract']
    expect(codes({ kind: 'TABLE', location: 'snowflake://account/DB.SALES.ORDERS', contract })[0]).toBe(
      'SQL: SELECT order_id, amount\nFROM DB.SALES.ORDERS\nLIMIT 100;',
    )
  })

  it('has no query where no table is named, and the name where BigQuery has it', () => {
    expect(codes({ kind: 'TABLE', location: '' })).toEqual([])
    expect(codes({ kind: 'TABLE', location: 'postgres://host:5432' })).toEqual([])
    expect(codes({ kind: 'TABLE', location: 'bigquery://shop.sales.orders' })[1]).toBe(
      'Spark: spark.table("shop.sales.orders").show()',
    )
    expect(codes({ kind: 'ICEBERG', location: 's3://lake/orders/' })).toEqual([
      'Spark: spark.read.format("iceberg").load("s3://lake/orders/").show()',
    ])
  })

  it('reads files in their format', () => {
    expect(codes({ kind: 'FILE', format: 'CSV', location: 's3://b/k/' })).toEqual([
      'Spark: spark.read.format("csv").load("s3://b/k/").show()',
    ])
  })

  it('puts nothing that is declared into a shell but as one word', () => {
    expect(codes({ kind: 'REST', location: "https://x.example/$(touch y)?a='b'" })).toEqual([
      `curl: curl -H "Authorization: Bearer $TOKEN" 'https://x.example/$(touch y)?a='\\''b'\\'''`,
    ])
  })

  it('says where a port is whose technology has no usual tool', () => {
    expect(codes({ kind: 'OTHER', location: 'sftp://h/out' })).toEqual(['Where it is: sftp://h/out'])
  })
})
