import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { domainSdl } from '../../../schema/sdl.ts'
import { mergeLeaf } from '../../../subgraphs/domain/leaf/merge-leaf.ts'
import { domainFolder, domainYaml, productYaml } from './support/domain-folder.ts'
import { serve } from './support/serve.ts'

const HEAD = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag"])\n'
const SDL = `${HEAD}
type Query {
  ordersBacklog(first: Int, minPerDay: Float): [DataProduct!]
  ordersViews: [OrdersView!]
  ordersCutOff: String
}
type DataProduct @key(fields: "id", resolvable: false) { id: ID! }
interface DomainView { id: ID! }
type OrdersView implements DomainView @key(fields: "id") {
  id: ID! ordersPerDay: Float @tag(name: "internal") ordersRelated: [DataProduct!] ordersCarrier: OrdersCarrier
}
type OrdersCarrier { name: String share: Float }
`
const DATA = `views:
  events: { ordersPerDay: 100, ordersRelated: [orders/quiet, payments/settled], ordersCarrier: { name: DHL, share: 0.4 } }
  orders/quiet: { ordersPerDay: 3, ordersRelated: [] }
queries:
  ordersBacklog: { sortBy: -ordersPerDay, where: { minPerDay: { field: ordersPerDay, op: ">=" } } }
  ordersViews: { sortBy: ordersPerDay }
  ordersCutOff: { value: "22:00" }
`

function orders(leaf: Record<string, string> = { 'leaf.graphql': SDL, 'leaf.yaml': DATA }) {
  return domainFolder({
    'domain.yaml': domainYaml('orders'),
    'products/events/product.yaml': productYaml('events'),
    'products/quiet/product.yaml': productYaml('quiet'),
    'products/plain/product.yaml': productYaml('plain'),
    ...leaf,
  })
}

describe('a leaf in the folder', () => {
  it('makes one schema with the contract: views, entities of other domains by id, root fields', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    expect(domain.state.served().problems).toEqual([])
    const { data, errors } = await domain.ask(`{
      events: product(id: "orders/events") { view { __typename id ... on OrdersView { ordersPerDay ordersCarrier { name share } ordersRelated { id name } } } }
      plain: product(id: "orders/plain") { view { id } }
      ordersBacklog { id } one: ordersBacklog(first: 1) { id name } big: ordersBacklog(minPerDay: 50) { id }
      ordersViews { id ordersPerDay } ordersCutOff
    }`)
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      events: {
        view: {
          __typename: 'OrdersView',
          id: 'orders/events',
          ordersPerDay: 100,
          ordersCarrier: { name: 'DHL', share: 0.4 },
          ordersRelated: [
            { id: 'orders/quiet', name: 'quiet' },
            { id: 'payments/settled', name: null },
          ],
        },
      },
      plain: { view: null },
      ordersBacklog: [{ id: 'orders/events' }, { id: 'orders/quiet' }],
      one: [{ id: 'orders/events', name: 'events' }],
      big: [{ id: 'orders/events' }],
      ordersViews: [
        { id: 'orders/quiet', ordersPerDay: 3 },
        { id: 'orders/events', ordersPerDay: 100 },
      ],
      ordersCutOff: '22:00',
    })
  })

  it('answers for its view as an entity, as the gateway asks for it', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    const { data, errors } = await domain.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on OrdersView { ordersPerDay } } }',
      {
        of: [
          { __typename: 'OrdersView', id: 'orders/quiet' },
          { __typename: 'OrdersView', id: 'orders/nothing' },
        ],
      },
    )
    expect(errors).toBeUndefined()
    expect(data._entities).toEqual([{ ordersPerDay: 3 }, null])
    const { data: service } = await domain.ask<{ _service: { sdl: string } }>('{ _service { sdl } }')
    expect(service._service.sdl).toContain('type OrdersView')
    expect(service._service.sdl.match(/type DataProduct\b/g)).toHaveLength(1)
  })

  it.each([
    ['is no SDL', { 'leaf.graphql': 'type {' }, { file: 'leaf.graphql', line: 1, expected: 'valid GraphQL SDL' }],
    [
      'has a type without the prefix',
      { 'leaf.graphql': `${SDL}type Carrier { name: String }\n` },
      { file: 'leaf.graphql', line: 14, expected: 'a type whose name starts with Orders', found: 'Carrier' },
    ],
    [
      'has a root field without the prefix',
      { 'leaf.graphql': SDL.replace('ordersCutOff', 'cutOff') },
      { file: 'leaf.graphql', line: 6, expected: 'a root field whose name starts with orders', found: 'Query.cutOff' },
    ],
    [
      'extends DataProduct',
      { 'leaf.graphql': SDL.replace('resolvable: false) { id: ID! }', 'resolvable: false) { id: ID! speed: Int }') },
      { file: 'leaf.graphql', line: 8, found: 'a DataProduct with more than that' },
    ],
    [
      'mutates',
      { 'leaf.graphql': `${SDL}type Mutation { ordersStop: Boolean }\n` },
      { file: 'leaf.graphql', line: 14, found: 'type Mutation' },
    ],
    [
      'uses a type that is nowhere',
      { 'leaf.graphql': SDL.replace('ordersCutOff: String', 'ordersCutOff: OrdersTime') },
      { file: 'leaf.graphql', expected: 'a leaf that makes one schema with the contract' },
    ],
    [
      'has data for a field that is not there',
      { 'leaf.yaml': DATA.replace('{ ordersPerDay: 3,', '{ ordersPerWeek: 3,') },
      { file: 'leaf.yaml', line: 3, path: '$.views["orders/quiet"].ordersPerWeek', found: 'ordersPerWeek' },
    ],
    [
      'has data of another type',
      { 'leaf.yaml': DATA.replace('ordersPerDay: 3', 'ordersPerDay: lots').replace('share: 0.4', 'share: [1]') },
      {
        file: 'leaf.yaml',
        line: 2,
        path: '$.views.events.ordersCarrier.share',
        expected: 'a value of type Float',
        found: '[1]',
      },
      {
        file: 'leaf.yaml',
        line: 3,
        path: '$.views["orders/quiet"].ordersPerDay',
        expected: 'a value of type Float',
        found: '"lots"',
      },
    ],
    [
      'has data for a query that is not there',
      { 'leaf.yaml': `${DATA}  ordersLost: {}\n` },
      { file: 'leaf.yaml', line: 8, path: '$.queries.ordersLost' },
    ],
    ['has data that is no YAML', { 'leaf.yaml': ': : :' }, { file: 'leaf.yaml', expected: 'valid YAML' }],
  ])('that %s keeps the last good leaf in service, also after a restart', async (_what, broken, ...problems) => {
    await using folder = orders()
    {
      await using domain = await serve(folder, { follow: 'workingCopy' })
      for (const [file, content] of Object.entries(broken)) folder.write(file, content)
      await domain.state.reload()
      expect(domain.state.served().problems).toMatchObject(problems)
      expect((await domain.ask('{ ordersCutOff }')).data).toEqual({ ordersCutOff: '22:00' })
    }
    await using again = await serve(folder, { follow: 'workingCopy' })
    expect(again.state.served().problems).toMatchObject(problems)
    expect((await again.ask('{ ordersCutOff product(id: "orders/events") { name } }')).data).toEqual({
      ordersCutOff: '22:00',
      product: { name: 'events' },
    })
  })

  it('may not take a name of the contract, even where its prefix fits', () => {
    const refused = mergeLeaf(
      parse(domainSdl()),
      `${HEAD}type Query {\n  impactHere: String\n  impact: String\n}\ntype ImpactRow { name: String }\ntype ImpactMine { name: String }\n`,
      'impact',
    )
    const expected = expect.stringMatching(/^a name that is not the contract's/)
    expect(refused).toEqual({
      ok: false,
      problems: [
        { line: 4, expected, found: 'Query.impact' },
        { line: 6, expected, found: 'ImpactRow' },
      ],
    })
  })

  it('comes and goes with its files', async () => {
    await using folder = orders({})
    await using domain = await serve(folder, { follow: 'workingCopy' })
    expect((await domain.ask('{ ordersCutOff }')).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
    folder.write('leaf.graphql', SDL)
    folder.write('leaf.yaml', DATA)
    await domain.state.reload()
    expect((await domain.ask('{ ordersCutOff }')).data).toEqual({ ordersCutOff: '22:00' })
    folder.remove('leaf.graphql')
    await domain.state.reload()
    expect((await domain.ask('{ ordersCutOff }')).errors).toHaveLength(1)
  })
})

describe('a leaf in code', () => {
  const sdl = readFileSync(join(packageRoot(), 'schema/leaf-example.graphql'), 'utf8')

  it('has resolvers of its own; each product has a view', async () => {
    await using folder = orders({})
    await using domain = await serve(folder, {
      leaf: {
        sdl,
        resolvers: {
          Query: { ordersBacklog: () => [{ id: 'orders/events' }] },
          OrdersView: {
            __resolveReference: ({ id }: { id: string }) => ({ id }),
            ordersPerDay: ({ id }: { id: string }) => id.length,
          },
        },
      },
    })
    const { data, errors } = await domain.ask(
      '{ ordersBacklog { id } product(id: "orders/plain") { view { ... on OrdersView { ordersPerDay } } } }',
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({ ordersBacklog: [{ id: 'orders/events' }], product: { view: { ordersPerDay: 12 } } })
  })

  it('that is wrong is refused at once', async () => {
    await using folder = orders({})
    await expect(serve(folder, { leaf: { sdl: 'type Wrong { id: ID }', resolvers: {} } })).rejects.toThrow(
      'the leaf is wrong: expected a type whose name starts with Orders, found Wrong',
    )
  })
})

describe('prefixes', () => {
  const merge = (domain: string, sdl: string) => mergeLeaf(parse(domainSdl()), sdl, domain)

  it('are the domain’s id in PascalCase and camelCase, as whole words', () => {
    expect(
      merge('order-management', 'type Query { orderManagementLoad: Int } type OrderManagementLoad { id: ID }').ok,
    ).toBe(true)
    expect(merge('order', 'type OrdersView { id: ID }').ok).toBe(false)
    expect(merge('order', 'type OrderView { id: ID }').ok).toBe(true)
  })
})
