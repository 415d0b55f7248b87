import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GraphQLInt } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { joinResolvers } from '../../../subgraphs/catalog/graphql/joins.ts'
import { harvestedProduct } from '../../../subgraphs/catalog/harvest/product.ts'
import { compareFormat } from '../../../subgraphs/catalog/joins/compare-format.ts'
import { semanticTypeName } from '../../../subgraphs/catalog/joins/semantic-type.ts'
import type { SqlDatabase } from '../../../subgraphs/catalog/stores/database.ts'
import { CHANGE_RETENTION } from '../../../subgraphs/catalog/stores/sqlite.ts'
import { migrate, openSqlite } from '../../../subgraphs/catalog/stores/sqlite-database.ts'
import { createJoinEngine, type JoinEngine } from '../../../subgraphs/catalog/stores/sqlite-joins.ts'
import { MIGRATIONS } from '../../../subgraphs/catalog/stores/sqlite-migrations.ts'
import { createSqliteWriter } from '../../../subgraphs/catalog/stores/sqlite-writer.ts'
import { eventually } from '../../support/eventually.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import { type SmallDomain, type SmallProduct, startSmallDomain } from './support/small-domain.ts'

/** Its columns as `[path, semantic type, more]`, in one port. */
function product(id: string, columns: readonly (readonly [string, string | null, object?])[]): SmallProduct {
  const port = `${id}/data-v1`
  return {
    id,
    name: id.split('/')[1],
    outputPorts: [
      {
        id: port,
        name: 'data',
        contract: {
          id: `${id}-contract`,
          columns: columns.map(([path, semanticType, more]) => ({
            id: `${port}#${path}`,
            path,
            semanticType,
            ...more,
          })),
        },
      },
    ],
  }
}

describe('the name of a semantic type', () => {
  it('is one for all spellings, and another where anything but spelling differs', () => {
    for (const spelled of [
      'global_customer_uuid',
      'Global-Customer UUID',
      ' global__customer-_uuid_',
      'ｇlobal_customer_uuid',
    ])
      expect(semanticTypeName(spelled)).toBe('global_customer_uuid')
    expect(semanticTypeName('globalCustomerUuid')).toBe('globalcustomeruuid')
    expect(semanticTypeName('iso:3166-1')).not.toBe(semanticTypeName('iso:31661'))
    expect(semanticTypeName(' _-')).toBeNull()
  })
})

describe('whether two columns are written alike', () => {
  type Declared = readonly [logicalType: string | null, physicalType: string | null, format: string | null]
  const written = ([logicalType, physicalType, format]: Declared) => ({ logicalType, physicalType, format })
  it.each([
    [
      'types that differ',
      ['string', null, 'uuid'],
      ['integer', null, 'uuid'],
      'DIFFERENT',
      'ours is string in the format uuid, theirs integer in the format uuid',
    ],
    [
      'one format',
      ['string', 'VARCHAR(36)', 'UUID'],
      ['String', 'text', 'uuid'],
      'SAME',
      'both are string in the format UUID',
    ],
    [
      'two formats',
      ['string', null, 'uuid'],
      ['string', null, 'uuid-hex'],
      'DIFFERENT',
      'ours is string in the format uuid, theirs string in the format uuid-hex',
    ],
    [
      'patterns of a date that differ by capitals',
      ['date', null, 'yyyy-MM-dd'],
      ['date', null, 'yyyy-mm-dd'],
      'DIFFERENT',
      'ours is date in the format yyyy-MM-dd, theirs date in the format yyyy-mm-dd',
    ],
    [
      'a format on one side',
      ['string', null, null],
      ['string', null, 'uuid'],
      'UNKNOWN',
      'theirs has the format uuid, ours declares none',
    ],
    [
      'text without a format',
      ['string', 'varchar', null],
      ['string', 'varchar', null],
      'UNKNOWN',
      'both are string, and declare no format',
    ],
    ['whole numbers', ['integer', 'BIGINT', null], ['integer', 'NUMBER(10)', null], 'SAME', 'both are integer'],
    ['whole numbers of two sizes', ['integer', 'BIGINT', 'i64'], ['integer', 'INT', 'i32'], 'SAME', 'both are integer'],
    [
      'a type in storage with one form',
      ['string', 'uuid', null],
      [null, 'UUID', null],
      'SAME',
      'both are string / uuid',
    ],
    [
      'decimals of two precisions',
      ['number', 'DECIMAL(10,2)', null],
      ['number', 'DECIMAL(18,4)', null],
      'UNKNOWN',
      'both are number, and declare no format',
    ],
    [
      'nothing declared',
      [null, null, null],
      ['string', null, null],
      'UNKNOWN',
      'ours is of no declared type, theirs string',
    ],
    [
      'formats without types',
      [null, null, 'uuid'],
      [null, null, 'uuid'],
      'UNKNOWN',
      'both have the format uuid, and no type to compare',
    ],
  ] as const)('is known by %s', (_what, ours, theirs, format, reason) => {
    expect(compareFormat(written(ours), written(theirs))).toEqual({ format, reason })
  })
})

describe('the table of semantic columns', () => {
  let folder: string
  let database: SqlDatabase
  let engine: JoinEngine
  let put: (domain: string, products: readonly SmallProduct[], retained?: readonly string[]) => void

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'heddle-joins-'))
    const file = join(folder, 'catalog.sqlite')
    const writer = createSqliteWriter({ file, retention: CHANGE_RETENTION })
    database = openSqlite(file)
    engine = createJoinEngine(database)
    put = (domain, products, retained = []) => {
      writer.insertDomain({ id: domain, title: domain, owner: null, registeredAt: '2026-01-01T00:00:00Z' })
      const read = products.map((given) => harvestedProduct.parse(given))
      writer.applyHarvest(domain, {
        at: new Date().toISOString(),
        live: null,
        retained,
        products: read.map((one) => ({ id: one.id, snapshot: JSON.stringify(one), mark: null })),
      })
    }
  })
  afterEach(() => {
    for (const domain of ['a', 'b', 'b-2', 'c']) put(domain, [])
  })
  afterAll(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const joins = (id: string, more: Partial<Parameters<JoinEngine['joins']>[0]> = {}) =>
    engine.joins({ product: id, on: null, domains: null, first: 50, after: null, ...more })
  const found = (id: string, more = {}) => joins(id, more)?.products.map((other) => other.id)

  it('finds what shares a type, of its own domain and of others, never itself, and pages through it with an exact count', () => {
    put('a', [
      product('a/one', [
        ['id', 'customer'],
        ['at', 'time'],
        ['note', null],
      ]),
      product('a/two', [['c', 'Customer']]),
    ])
    put('b', [product('b/one', [['x', 'TIME']]), product('b/two', [['x', 'other']]), product('b/three', [['x', null]])])
    put('b-2', [
      product('b-2/one', [
        ['x', 'customer'],
        ['y', 'customer'],
        ['z', 'time'],
      ]),
    ])
    expect(found('a/one')).toEqual(['a/two', 'b-2/one', 'b/one'])
    const first = joins('a/one', { first: 2 })
    expect(first).toMatchObject({ total: 3, hasNextPage: true, hasPreviousPage: false })
    const rest = joins('a/one', { first: 2, after: first?.products[1]?.cursor ?? null })
    expect(rest?.products.map(({ id }) => id)).toEqual(['b/one'])
    expect(rest).toMatchObject({ total: 3, hasNextPage: false, hasPreviousPage: true })
    expect(first?.products[1]?.columns.map(({ id }) => id)).toEqual([
      'b-2/one/data-v1#x',
      'b-2/one/data-v1#y',
      'b-2/one/data-v1#z',
    ])
    expect(first?.products[0]?.columns).toMatchObject([
      { type: 'customer', declared: 'Customer', port: 'a/two/data-v1' },
    ])
  })

  it('keeps to the types and domains asked for; a domain is no prefix of another', () => {
    put('a', [
      product('a/one', [
        ['id', 'customer'],
        ['at', 'time'],
      ]),
    ])
    put('b', [product('b/one', [['x', 'customer']]), product('b/two', [['x', 'time']])])
    put('b-2', [product('b-2/one', [['x', 'customer']])])
    expect(found('a/one', { on: ['customer'] })).toEqual(['b-2/one', 'b/one'])
    expect(found('a/one', { domains: ['b'] })).toEqual(['b/one', 'b/two'])
    expect(joins('a/one', { domains: ['b'], on: ['time'] })).toMatchObject({ total: 1, products: [{ id: 'b/two' }] })
    expect(joins('a/one', { on: ['nothing'] })).toMatchObject({ ours: [], total: 0, products: [] })
  })

  it('follows harvests: what a column meant before is forgotten, what is kept as last known stays, what is removed goes', () => {
    put('a', [product('a/one', [['id', 'customer']])])
    put('b', [product('b/one', [['x', 'customer']]), product('b/two', [['x', 'customer']])])
    expect(found('a/one')).toEqual(['b/one', 'b/two'])
    put('b', [product('b/one', [['x', 'order']])], ['b/two'])
    expect(found('a/one')).toEqual(['b/two'])
    put('b', [])
    expect(joins('a/one')).toMatchObject({ total: 0, products: [] })
    expect(joins('b/one')).toBeNull()
  })

  it('counts products, domains and columns of a type exactly, type by type', () => {
    put('a', [
      product('a/one', [
        ['id', 'customer'],
        ['id2', 'Customer'],
        ['at', 'time'],
      ]),
    ])
    put('b', [product('b/one', [['x', 'customer']]), product('b/two', [['x', 'sku']])])
    const page = engine.semanticTypes({ first: 2, after: null })
    expect(page).toMatchObject({ total: 3, hasNextPage: true })
    expect(page.types).toMatchObject([
      { name: 'customer', products: 2, domains: 2, columns: 3 },
      { name: 'sku', products: 1, domains: 1, columns: 1 },
    ])
    const rest = engine.semanticTypes({ first: 2, after: page.types[1]?.cursor ?? null })
    expect(rest.types.map(({ name }) => name)).toEqual(['time'])
    expect(engine.semanticType('sku')).toMatchObject({ products: 1 })
    expect(engine.semanticType('unheard_of')).toBeNull()
    expect(engine.productsMeaning({ type: 'customer', first: 1, after: null })).toMatchObject({
      total: 2,
      products: [{ id: 'a/one' }],
      hasNextPage: true,
    })
  })

  it('refuses a cursor that is none, by name', () => {
    put('a', [product('a/one', [['id', 'customer']])])
    expect(() => joins('a/one', { after: 'x' })).toThrow(/^after: expected a cursor of an earlier page/)
    expect(() => engine.semanticTypes({ first: 1, after: 'x' })).toThrow(/^after: /)
  })

  it('is filled from the snapshots of a file that knew no joins, as it knew them', () => {
    const file = join(folder, 'older.sqlite')
    const older = openSqlite(file)
    const before = MIGRATIONS.findIndex((parts) =>
      parts.some((part) => String(part).includes('TABLE semantic_columns')),
    )
    for (const part of MIGRATIONS.slice(0, before).flat()) if (typeof part === 'string') older.run(part)
    older.run(`PRAGMA user_version = ${before}`)
    for (let at = 0; at < 250; at += 1) {
      const read = harvestedProduct.parse(product(`a/p${at}`, [['id', at % 2 ? 'customer' : null]]))
      for (const column of read.outputPorts?.[0]?.contract?.columns ?? []) Reflect.deleteProperty(column, 'format')
      older.run(
        `INSERT INTO products (id, domain, generation, digest, index_digest, name, title, sort, tags, kinds, snapshot)
         VALUES (?, 'a', 1, '', '', 'n', 't', 't', '[]', '[]', ?)`,
        read.id,
        JSON.stringify(read),
      )
    }
    migrate(older)
    expect(createJoinEngine(older).semanticType('customer')).toMatchObject({ products: 125, columns: 125 })
    expect(
      createJoinEngine(older).joins({ product: 'a/p1', on: null, domains: null, first: 1, after: null }),
    ).toMatchObject({
      total: 124,
      products: [{ columns: [{ format: null, logicalType: null }] }],
    })
    older.close()
  })
})

describe('joins in the graph', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningCatalog
  let domains: Record<'orders' | 'customers', SmallDomain>

  beforeAll(async () => {
    folder = await temporaryFolder()
    running = await startCatalog({ folder: folder.path })
    domains = { orders: await startSmallDomain('orders'), customers: await startSmallDomain('customers') }
    const uuid = { logicalType: 'string', format: 'uuid' }
    await running.register('orders')
    await running.register('customers')
    const facts = product('orders/facts', [
      ['customer', 'global_customer_uuid', uuid],
      ['referrer', 'Global-Customer-UUID', { logicalType: 'string' }],
      ['at', 'event_time'],
    ])
    const profile = product('customers/profile', [
      ['id', 'global_customer_uuid', { ...uuid, primaryKey: true, unique: true, classification: 'pii' }],
    ])
    for (const [id, domain, products] of [
      ['orders', domains.orders, [facts]],
      ['customers', domains.customers, [profile]],
    ] as const)
      expect((await running.publish(id, domain, { products })).errors).toBeUndefined()
  })
  afterAll(async () => {
    await Promise.all([running.close(), domains.orders.close(), domains.customers.close()])
    await folder.remove()
  })

  const ask = async (id: string, args = '') => {
    const { data, errors } = await running.ask(
      `query ($id: ID!) { _entities(representations: [{ __typename: "DataProduct", id: $id }]) { ... on DataProduct {
         joins${args} { totalCount pageInfo { hasNextPage endCursor } edges { node {
           id title domainId availability product { id } keyCount
           keys { semanticType format reason
             ours { id path semanticType port { id } }
             theirs { id format primaryKey unique classification } } } } } } } }`,
      { id },
    )
    return { joins: data?._entities?.[0]?.joins, errors }
  }

  it('say with which product, on which columns, whether they are written alike and why, and whether its domain answers', async () => {
    const { joins } = await ask('orders/facts')
    expect(joins).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            id: 'customers/profile',
            title: 'profile',
            domainId: 'customers',
            availability: 'LIVE',
            product: { id: 'customers/profile' },
            keyCount: 2,
            keys: [
              {
                semanticType: 'global_customer_uuid',
                format: 'SAME',
                reason: 'both are string in the format uuid',
                ours: { id: 'orders/facts/data-v1#customer', path: 'customer', port: { id: 'orders/facts/data-v1' } },
                theirs: { id: 'customers/profile/data-v1#id', primaryKey: true, unique: true, classification: 'pii' },
              },
              {
                format: 'UNKNOWN',
                reason: 'theirs has the format uuid, ours declares none',
                ours: { path: 'referrer', semanticType: 'Global-Customer-UUID' },
              },
            ],
          },
        },
      ],
    })
    await domains.customers.close()
    await eventually(async () => (await ask('orders/facts')).joins.edges[0].node.availability === 'UNREACHABLE')
    expect((await ask('orders/facts', '(on: ["GLOBAL customer uuid"], domain: ["customers"])')).joins.totalCount).toBe(
      1,
    )
  })

  it('are counted up to what an Int holds, and a product with more of them is answered all the same', () => {
    const columns = (count: number) => Array.from({ length: count }, () => ({ type: 'uuid' }))
    const counted = (ours: number, theirs: number) => {
      const { keyCount } = joinResolvers.Join as { keyCount: (parent: object) => number }
      return GraphQLInt.serialize(keyCount({ ours: columns(ours), theirs: { columns: columns(theirs) } }))
    }
    expect(counted(46_340, 46_340)).toBe(46_340 ** 2)
    expect(counted(46_341, 46_341)).toBe(2_147_483_647)
  })

  it('are null for a product that was never harvested, and refuse what cannot be', async () => {
    expect(await ask('orders/nothing')).toEqual({ joins: null, errors: undefined })
    const refused = async (args: string) => (await ask('orders/facts', args)).errors?.[0]?.message
    expect(await refused('(first: 0)')).toMatch(/^first: expected a whole number from 1 to 1000/)
    expect(await refused('(domain: ["No Domain"])')).toMatch(/^domain: /)
    expect(await refused(`(on: [${'"x",'.repeat(101)}])`)).toMatch(
      /^on: expected at most 100 values, received "?101 values/,
    )
  })

  it('lists what columns mean, and finds a meaning in any spelling', async () => {
    const { data } = await running.ask(`{
      semanticTypes { totalCount edges { node { name productCount domainCount columnCount } } }
      semanticType(name: "Global customer-uuid") { name products { totalCount edges { node { id } } } }
      nothing: semanticType(name: "_") { name }
    }`)
    expect(data).toEqual({
      semanticTypes: {
        totalCount: 2,
        edges: [
          { node: { name: 'event_time', productCount: 1, domainCount: 1, columnCount: 1 } },
          { node: { name: 'global_customer_uuid', productCount: 2, domainCount: 2, columnCount: 3 } },
        ],
      },
      semanticType: {
        name: 'global_customer_uuid',
        products: {
          totalCount: 2,
          edges: [{ node: { id: 'customers/profile' } }, { node: { id: 'orders/facts' } }],
        },
      },
      nothing: null,
    })
  })
})
