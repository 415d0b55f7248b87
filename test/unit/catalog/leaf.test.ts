import { describe, expect, it } from 'vitest'
import { namesWithin, reservedNames } from '../../../schema/reserved-names.ts'
import { catalogSdl, domainSdl, lineageSdl } from '../../../schema/sdl.ts'
import { readTypes } from '../../../subgraphs/catalog/conformance/sdl-types.ts'
import { checkLeaf, type LeafContext } from '../../../subgraphs/catalog/registry/leaf.ts'
import { recheckLeaves } from '../../../subgraphs/catalog/registry/recheck-leaves.ts'
import { startCatalog, temporaryFolder } from './support/running-catalog.ts'

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`
const STUB = `type DataProduct @key(fields: "id", resolvable: false) { id: ID! }`
const VIEW = `interface DomainView { id: ID! }
type OrdersView implements DomainView @key(fields: "id") { id: ID! ordersPerDay: Float ordersRelated: [DataProduct!] }`
const GOOD = `${LINK}\ntype Query { ordersBacklog(first: Int): [DataProduct!] }\n${STUB}\n${VIEW}`

const reserved = reservedNames([catalogSdl(), lineageSdl(), domainSdl()])

/** As if the domain served exactly its leaf. */
function check(sdl: string, context: Partial<LeafContext> = {}) {
  const served = readTypes(GOOD)
  return checkLeaf(sdl, { domain: 'orders', domains: ['orders'], others: [], served, reserved, ...context })
}

describe('what a domain may bring of its own', () => {
  it('accepts types and root fields under its prefix, and DataProduct as a stub', () => {
    expect(check(GOOD)).toEqual([])
  })

  it.each([
    [
      'a type without the prefix',
      'type Backlog { id: ID! }',
      /^type Backlog: expected a name that begins with Orders$/,
    ],
    [
      'a type whose next word does not start after the prefix',
      'type Ordersmith { id: ID! }',
      /^type Ordersmith: expected/,
    ],
    ['a root field without the prefix', 'type Query { backlog: Int }', /^Query\.backlog: expected a name that begins/],
    ['a non-null root field', 'type Query { ordersBacklog: Int! }', /^Query\.ordersBacklog: expected a nullable type/],
    ['a mutation', 'type Mutation { ordersCancel: Int }', /^Mutation: a leaf may only read/],
    [
      'fields on DataProduct',
      `type DataProduct @key(fields: "id", resolvable: false) { id: ID! margin: Float }`,
      /^DataProduct: expected the stub/,
    ],
    ['a resolvable DataProduct', 'type DataProduct @key(fields: "id") { id: ID! }', /^DataProduct: expected the stub/],
    ['an extension of DataProduct', 'extend type DataProduct { margin: Float }', /^DataProduct: expected the stub/],
    ['an extension of OutputPort', 'extend type OutputPort { ordersCost: Float }', /^type OutputPort: expected a name/],
    ['an extension of a type of lineage', 'extend type Impact { ordersCost: Float }', /^type Impact: expected a name/],
    ['a further field of DomainView', 'interface DomainView { id: ID! more: Int }', /^DomainView: expected interface/],
    [
      'a second view',
      `${VIEW}\ntype OrdersSecond implements DomainView @key(fields: "id") { id: ID! }`,
      /^OrdersSecond: expected the only view to be type OrdersView/,
    ],
    [
      'a view without a key',
      'type OrdersView implements DomainView { id: ID! }',
      /^OrdersView: expected the only view/,
    ],
    [
      '@override',
      'type OrdersView @key(fields: "id") { id: ID! x: Int @override(from: "products") }',
      /^OrdersView: @override is not for a leaf/,
    ],
    [
      '@interfaceObject',
      'type OrdersView @interfaceObject @key(fields: "id") { id: ID! }',
      /^OrdersView: @interfaceObject is not/,
    ],
    [
      'a link to another specification',
      `extend schema @link(url: "https://evil.example/v1")`,
      /^schema: expected @link to https:\/\/specs\.apollo\.dev/,
    ],
    [
      'a renamed import',
      `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@override", as: "@key" }])`,
      /^schema: expected imports among/,
    ],
    [
      'another root type',
      'schema { query: OrdersQuery } type OrdersQuery { product: Int }',
      /^schema: expected query: Query alone, found query: OrdersQuery$/,
    ],
    ['a hidden Query', 'type Query @inaccessible { ordersBacklog: Int }', /^Query: expected no directive/],
    ['a hidden scalar', 'scalar DateTime @inaccessible', /^DateTime: expected no directive on a name of the contract/],
    ['a hidden id of a view', 'interface DomainView { id: ID! @inaccessible }', /^DomainView: expected interface/],
    [
      'a hidden id of DataProduct',
      'type DataProduct @key(fields: "id", resolvable: false) { id: ID! @inaccessible }',
      /^DataProduct: expected the stub/,
    ],
    ['a DataProduct without a key', 'type DataProduct @shareable { id: ID! }', /^DataProduct: expected the stub/],
    [
      'what is nested without end',
      `type Query { ordersBacklog: ${'['.repeat(60_000)}`,
      /^the extension is no SDL: more than 32 brackets within each other \(line 1, column \d+\)$/,
    ],
    ['a directive definition', 'directive @ordersMark on OBJECT', /^ordersMark: expected type definitions only/],
    ['a query', '{ ordersBacklog }', /expected type definitions only/],
  ])('refuses %s', (_what, sdl, why) => {
    expect(check(sdl)).toContainEqual(expect.stringMatching(why))
  })

  it.each([
    ['product', 'input ProductFilter { domain: [ID!] }', 'type ProductFilter'],
    ['impact', 'input ImpactFilter { owner: [String!] }', 'type ImpactFilter'],
    ['page', 'type PageInfo @inaccessible { hasNextPage: Boolean }', 'type PageInfo'],
    ['lineage', 'union LineageEntity = LineageThing', 'type LineageEntity'],
    ['job', 'type Job @key(fields: "id") { id: ID! jobCost: Float }', 'type Job'],
    ['output', 'extend type OutputPort @key(fields: "id") { id: ID! cost: Float }', 'type OutputPort'],
    ['direction', 'enum Direction { SIDEWAYS }', 'type Direction'],
    ['search', 'type Query { search: String }', 'Query.search'],
  ])('refuses domain %s what is the contract’s, although it has its prefix', (domain, sdl, what) => {
    const found = check(sdl, { domain, domains: [domain], served: readTypes(sdl) })
    expect(found).toEqual([expect.stringMatching(`^${what}: the name is the contract's`)])
  })

  it('knows the ids under whose prefix the contract has names', () => {
    for (const id of [
      'product',
      'impact',
      'page',
      'lineage',
      'job',
      'domain',
      'dataset',
      'output',
      'search',
      'release',
    ])
      expect(namesWithin(id, reserved), id).not.toEqual([])
    expect(namesWithin('paths', reserved)).toEqual(['paths'])
    const free = ['orders', 'payments', 'customers', 'inventory', 'marketing', 'analytics', 'order', 'orders-eu', 'd1']
    for (const id of free) expect(namesWithin(id, reserved), id).toEqual([])
  })

  it('refuses what the domain does not serve', () => {
    expect(check('type Query { ordersLate: Int }')).toEqual(['Query.ordersLate: in the extension, but not served'])
    expect(check('type OrdersOther { id: ID! }')).toEqual(['OrdersOther: in the extension, but not served'])
  })

  it('gives a name to the domain whose id fits it best', () => {
    const sdl = 'type OrderItemsView { id: ID! }'
    const context = { domain: 'order', domains: ['order', 'order-items'], served: readTypes(sdl) }
    expect(check(sdl, context)).toEqual([
      'type OrderItemsView: names that begin with OrderItems belong to domain order-items',
    ])
    expect(check(sdl, { ...context, domain: 'order-items' })).toEqual([])
  })

  it('refuses a prefix that an earlier leaf has taken', () => {
    const sdl = 'type OrdersEuView { id: ID! }'
    const served = readTypes(sdl)
    const taken = check(sdl, { domain: 'orders_eu', others: [{ domain: 'orders-eu', sdl }], served })
    expect(taken).toEqual(['the prefix OrdersEu is taken by domain orders-eu, which has OrdersEuView'])
    // A longer id's own names do not take the shorter one's prefix.
    expect(check(GOOD, { others: [{ domain: 'orders-eu', sdl }], domains: ['orders', 'orders-eu'] })).toEqual([])
  })
})

describe('a leaf that an earlier release accepted', () => {
  it('is named when the rules of today would refuse it', async () => {
    const folder = await temporaryFolder()
    const { catalog, close } = await startCatalog({ folder: folder.path })
    try {
      const leaves = [{ domain: 'impact', sdl: 'type Query { impact: Int }' }]
      await catalog.store.activateSupergraph(
        { id: 'old', sdl: '', leaves, contract: 'old' },
        { at: '2026-01-01T00:00:00Z', by: 'test', domain: null },
      )
      expect(await recheckLeaves(catalog.store, reserved)).toEqual([
        { domain: 'impact', problems: [expect.stringMatching(/^Query\.impact: the name is the contract's/)] },
      ])
    } finally {
      await close()
      await folder.remove()
    }
  })
})
