import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalName, datasetIdOf } from '../../../subgraphs/lineage/ingest/names.ts'

describe('names of datasets', () => {
  test.each([
    // sent namespace, sent name, canonical namespace, canonical name
    ['kafka://Broker:9092/', 'orders', 'kafka://broker:9092', 'orders'],
    ['kafka://broker', 'orders', 'kafka://broker:9092', 'orders'],
    ['kafka://b1:9092,b2:9092', 'orders', 'kafka://b1:9092', 'orders'],
    ['postgresql://db.internal', 'shop.public.Orders', 'postgres://db.internal:5432', 'shop.public.Orders'],
    ['postgres://db.internal:6000', 'shop.public.orders', 'postgres://db.internal:6000', 'shop.public.orders'],
    ['s3a://Bucket', '/raw/Orders/', 's3://bucket', 'raw/Orders'],
    ['s3://bucket/', '/', 's3://bucket', '/'],
    ['bigquery://', 'p.d.t', 'bigquery', 'p.d.t'],
    ['bigquery', 'p.d.t', 'bigquery', 'p.d.t'],
    ['file:///', '/tmp/a/', 'file', '/tmp/a'],
    ['bigquery://:', 'p.d.t', 'bigquery', 'p.d.t'],
    ['File: /', '/tmp/a', 'file', '/tmp/a'],
    ['x://host /', 't', 'x://host', 't'],
    ['kafka://b1:9092:', 't', 'kafka://b1:9092', 't'],
    ['s3://bucket', '/ raw', 's3://bucket', 'raw'],
    ['file://host', '/tmp/a', 'file://host', '/tmp/a'],
    ['hdfs://nn:8020', '/warehouse/t', 'hdfs://nn:8020', '/warehouse/t'],
    ['duckdb:///data/shop/shop.duckdb', 'shop.main.t', 'duckdb:///data/shop/shop.duckdb', 'shop.main.t'],
    ['arn:aws:glue:eu-west-1:123', 'table/db/t', 'arn:aws:glue:eu-west-1:123', 'table/db/t'],
    ['abfss://container@acct.dfs.core.windows.net', '/p/', 'abfss://container@acct.dfs.core.windows.net', '/p'],
    ['food_delivery', 'public.menus', 'food_delivery', 'public.menus'],
    ['heddle://orders', 'order-events/orders-v1', 'heddle://orders', 'order-events/orders-v1'],
    ['snowflake://Org-Acct', 'DB.S.T', 'snowflake://org-acct', 'DB.S.T'],
  ])('%s %s is kept as %s %s', (namespace, name, canonicalNamespace, canonical) => {
    expect(canonicalName({ namespace, name })).toEqual({ namespace: canonicalNamespace, name: canonical })
  })

  test('a canonical name is its own canonical name', () => {
    const scheme = fc.constantFrom(
      'kafka://',
      's3a://',
      'postgresql://',
      'bigquery://',
      'file:///',
      'x://',
      'File:',
      '',
    )
    // Mostly of what the rules look at: any other character is just kept.
    const unit = fc.oneof(fc.constantFrom(' ', '/', ':', '@', ',', '1', '\n', 'A'), fc.string({ maxLength: 1 }))
    const text = fc.string({ minLength: 1, maxLength: 8, unit }).filter((given) => given.trim() !== '')
    fc.assert(
      fc.property(scheme, text, text, (prefix, rest, name) => {
        const once = canonicalName({ namespace: prefix + rest, name })
        expect(canonicalName(once)).toEqual(once)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a long run of slashes or colons is read in linear time', () => {
    const slashes = `${'/'.repeat(1_000_000)}x`
    expect(canonicalName({ namespace: 's3://b', name: `a${slashes}` }).name).toBe(`a${slashes}`)
    expect(canonicalName({ namespace: `food${slashes}`, name: 'a' }).namespace).toBe(`food${slashes}`)
    expect(canonicalName({ namespace: `db://h${':'.repeat(1_000_000)}x/${slashes}`, name: 'a' }).name).toBe('a')
  })

  test('the id is of the canonical name, so spellings meet', () => {
    expect(datasetIdOf({ namespace: 'kafka://b', name: 't' })).toBe(
      datasetIdOf({ namespace: 'kafka://B:9092/', name: 't' }),
    )
  })
})
