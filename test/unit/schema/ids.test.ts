import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ClientError } from '../../../platform/errors.ts'
import { LONGEST_NAME } from '../../../schema/id-lengths.ts'
import {
  domainOf,
  formatColumnId,
  formatConsumerId,
  formatDatasetId,
  formatJobId,
  formatPersonId,
  formatPortId,
  formatProductId,
  formatRunId,
  ownDatasetOf,
  parseColumnId,
  parseDatasetId,
  parseId,
  parseIdOf,
  parsePortId,
  productOf,
  readId,
} from '../../../schema/ids.ts'
import { datasetName } from '../../../schema/lineage-document.ts'

const segment = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,62}$/)
const domain = fc.stringMatching(/^[a-z][a-z0-9_-]{0,62}$/)
const name = fc.string({ unit: 'grapheme', minLength: 1 })

function caught(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}

describe('ids', () => {
  it('tells the eight kinds apart', () => {
    expect(readId('orders')).toEqual({ kind: 'DOMAIN', id: 'orders', domain: 'orders' })
    expect(readId('orders/order-events')).toMatchObject({ kind: 'PRODUCT', product: 'order-events' })
    expect(readId('orders/order-events/orders-v1')).toMatchObject({ kind: 'PORT', port: 'orders-v1' })
    expect(readId('orders/order-events/orders-v1#customer.id')).toMatchObject({
      kind: 'COLUMN',
      object: null,
      path: ['customer', 'id'],
    })
    expect(readId('dataset:kafka%3A%2F%2Fbroker%3A9092/orders')).toMatchObject({
      kind: 'DATASET',
      namespace: 'kafka://broker:9092',
      name: 'orders',
    })
    expect(readId('job:airflow/load.orders')).toMatchObject({ kind: 'JOB', namespace: 'airflow', name: 'load.orders' })
    expect(readId('run:airflow/load.orders/0195B1A2-0000-7000-8000-000000000001')).toEqual({
      kind: 'RUN',
      id: 'run:airflow/load.orders/0195b1a2-0000-7000-8000-000000000001',
      namespace: 'airflow',
      name: 'load.orders',
      run: '0195b1a2-0000-7000-8000-000000000001',
    })
    expect(readId('consumer:looker/sales')).toMatchObject({ kind: 'CONSUMER', namespace: 'looker', name: 'sales' })
    expect(readId('person:ann%40example.org')).toEqual({
      kind: 'PERSON',
      id: 'person:ann%40example.org',
      name: 'ann@example.org',
    })
  })

  it('reads no dataset whose name is longer than lineage keeps', () => {
    const id = (length: number) => formatDatasetId('ns', 'n'.repeat(length))
    expect(readId(id(LONGEST_NAME))?.kind).toBe('DATASET')
    expect(readId(id(2 * LONGEST_NAME + 1))).toBeNull()
    expect(() => parseId(id(60_000), 'of')).toThrow(/of: expected .* at most 2,048 characters/)
    expect(datasetName.safeParse({ namespace: 'ns', name: 'n'.repeat(LONGEST_NAME) }).success).toBe(true)
    expect(datasetName.safeParse({ namespace: 'ns', name: 'n'.repeat(LONGEST_NAME + 1) }).success).toBe(false)
    expect(datasetName.safeParse({ namespace: 'ns', name: 'é'.repeat(833) }).success).toBe(true)
    expect(datasetName.safeParse({ namespace: 'ns', name: 'é'.repeat(834) }).success).toBe(false)
    for (const name of ['', '  ', '\ud800'])
      expect(datasetName.safeParse({ namespace: 'ns', name }).success).toBe(false)
  })

  it('names the schema object of a column where the contract has several', () => {
    const id = formatColumnId('orders/order-events/orders-v1', ['customer', 'e:mail'], 'order lines')
    expect(id).toBe('orders/order-events/orders-v1#order%20lines:customer.e%3Amail')
    expect(parseColumnId(id)).toMatchObject({ object: 'order lines', path: ['customer', 'e:mail'] })
  })

  it('keeps a dot inside a column name apart from the dot between two', () => {
    const port = 'orders/order-events/orders-v1'
    expect(formatColumnId(port, ['a.b'])).not.toBe(formatColumnId(port, ['a', 'b']))
    expect(parseColumnId(formatColumnId(port, ['a.b'])).path).toEqual(['a.b'])
  })

  it('reads back every id that it writes', () => {
    fc.assert(
      fc.property(
        domain,
        segment,
        segment,
        fc.array(name, { minLength: 1, maxLength: 4 }),
        name,
        (d, p, o, path, n) => {
          const port = formatPortId(d, p, o)
          expect(parseId(formatProductId(d, p))).toMatchObject({ kind: 'PRODUCT', domain: d, product: p })
          expect(parseId(port)).toMatchObject({ kind: 'PORT', domain: d, product: p, port: o })
          expect(parseId(formatColumnId(port, path, n))).toMatchObject({ kind: 'COLUMN', path, object: n })
          expect(parseId(formatColumnId(port, path))).toMatchObject({ kind: 'COLUMN', path, object: null })
        },
      ),
    )
  })

  it('reads back every namespace and name, whatever characters they hold', () => {
    fc.assert(
      fc.property(name, name, (namespace, own) => {
        expect(parseId(formatDatasetId(namespace, own))).toMatchObject({ kind: 'DATASET', namespace, name: own })
        expect(parseId(formatJobId(namespace, own))).toMatchObject({ kind: 'JOB', namespace, name: own })
        expect(parseId(formatConsumerId(namespace, own))).toMatchObject({ kind: 'CONSUMER', namespace, name: own })
        for (const run of ['0195b1a2-0000-7000-8000-000000000001', 'urn:uuid:0195b1a2-0000-7000-8000-00000000000a'])
          expect(parseId(formatRunId(namespace, own, run))).toMatchObject({ kind: 'RUN', namespace, name: own, run })
        expect(parseId(formatPersonId(own))).toMatchObject({ kind: 'PERSON', name: own })
      }),
    )
  })

  it('gives different columns and datasets different ids', () => {
    const column = fc.record({ path: fc.array(name, { minLength: 1, maxLength: 3 }), object: fc.option(name) })
    fc.assert(
      fc.property(column, column, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b)
        const [left, right] = [a, b].map(({ path, object }) => formatColumnId('d/p/o', path, object))
        expect(left === right).toBe(same)
      }),
    )
    fc.assert(
      fc.property(name, name, name, name, (a, b, c, d) => {
        expect(formatDatasetId(a, b) === formatDatasetId(c, d)).toBe(a === c && b === d)
      }),
    )
  })

  it('answers any text without an error, and always with a canonical id', () => {
    const nearly = fc.stringMatching(/^(dataset:|job:|consumer:|person:)?[a-z0-9/#:.%\ud800-]{0,20}$/)
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string({ unit: 'binary' })), (text) => {
        const parsed = readId(text)
        if (parsed) expect(readId(parsed.id)).toEqual(parsed)
        if (parsed && 'domain' in parsed) expect(domainOf(text)).toBe(parsed.domain)
      }),
      { numRuns: 2000 },
    )
  })

  it('treats two spellings of one percent-encoding as one id', () => {
    expect(parseDatasetId('dataset:s3%3a%2f%2fbucket/%6fbject').id).toBe('dataset:s3%3A%2F%2Fbucket/object')
  })

  it.each([
    '',
    'Orders',
    '1orders',
    'orders/',
    '/orders',
    'orders/x/y/z',
    'orders/order events',
    `orders/${'x'.repeat(64)}`,
    'orders/order-events#id',
    'orders/order-events/orders-v1#',
    'orders/order-events/orders-v1#a:b:c',
    'orders/order-events/orders-v1#:a',
    'orders/order-events/orders-v1#a..b',
    'orders\n',
    'dataset:only-one-part',
    'dataset:a/b/c',
    'dataset:/name',
    'dataset:namespace/',
    'dataset:%zz/name',
    'person:',
    'person:a/b',
    'person:%zz',
    'table:a/b',
    'run:a/0195b1a2-0000-7000-8000-000000000001',
    'run:a/b/7',
    'run:a/b/c/0195b1a2-0000-7000-8000-000000000001',
  ])('refuses %j with the argument, what was expected and what came', (text) => {
    expect(readId(text)).toBeNull()
    const error = caught(() => parseId(text, 'of'))
    expect(error).toBeInstanceOf(ClientError)
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', details: { argument: 'of', received: JSON.stringify(text) } })
  })

  it('refuses an id of a kind the argument does not take', () => {
    expect(() => parsePortId('orders/order-events', 'port')).toThrow(/^port: expected an output port id/)
    expect(() => parseIdOf(['PRODUCT', 'DATASET'], 'orders', 'of')).toThrow(/a product id .*, or a dataset id/)
    expect(parseIdOf(['PRODUCT', 'DATASET'], 'orders/x').kind).toBe('PRODUCT')
  })

  it('refuses to write an id from parts that cannot be read back', () => {
    const parts = [
      () => formatProductId('Orders', 'x'),
      () => formatProductId('orders', 'a/b'),
      () => formatPortId('orders', 'x', ''),
      () => formatColumnId('orders/x', ['a']),
      () => formatColumnId('orders/x/y', []),
      () => formatColumnId('orders/x/y', ['']),
      () => formatDatasetId('', 'name'),
      () => formatDatasetId('namespace', '\ud800'),
    ]
    for (const write of parts) expect(caught(write)).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it('routes by the first segment, and only what a domain owns', () => {
    expect(domainOf('orders')).toBe('orders')
    expect(domainOf('orders/order-events/orders-v1#customer.id')).toBe('orders')
    expect(domainOf('dataset:orders/x')).toBeNull()
    expect(domainOf('orders/x/y/z')).toBeNull()
    expect(domainOf('orders/x#y')).toBeNull()
    expect(productOf('orders/order-events/orders-v1#id')).toBe('orders/order-events')
    expect(productOf('orders')).toBeNull()
  })

  it('gives a port without a dataset one of its own', () => {
    expect(ownDatasetOf(parsePortId('orders/order-events/orders-v1'))).toEqual({
      namespace: 'heddle://orders',
      name: 'order-events/orders-v1',
    })
  })
})
