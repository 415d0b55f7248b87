import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { meshState } from '../../../schema/mesh-state.ts'
import { eventually } from '../../support/eventually.ts'
import { type LineageListener, startLineageListener } from './support/lineage-listener.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import { orderEvents, releaseOf, type SmallDomain, startSmallDomain } from './support/small-domain.ts'

describe('a domain joins the mesh', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let lineage: LineageListener
  let orders: SmallDomain
  let running: RunningCatalog

  beforeAll(async () => {
    folder = await temporaryFolder()
    lineage = await startLineageListener()
    orders = await startSmallDomain('orders', { products: [orderEvents()] })
    running = await startCatalog({ folder: folder.path, lineageUrl: lineage.url })
  })
  afterAll(async () => {
    await running.close()
    await orders.close()
    await lineage.close()
    await folder.remove()
  })

  it('registers, publishes, and is in the route table that gateways follow', async () => {
    const before = await (await running.fetch('/internal/v1/mesh', { token: running.tokens.service })).json()
    expect(before.routes).toEqual([])

    const registered = await running.register('orders')
    expect(registered.errors).toBeUndefined()
    expect(registered.data.registerDomain.domain).toEqual({
      id: 'orders',
      title: 'The orders domain',
      availability: null,
    })

    const waiting = running.fetch(`/internal/v1/mesh?have=${before.revision}&wait=10`, {
      token: running.tokens.service,
    })
    const published = await running.publish('orders', orders)
    expect(published.errors).toBeUndefined()
    expect(published.data.publish).toEqual({
      domain: { id: 'orders', availability: 'LIVE' },
      release: releaseOf(orders.products),
      supergraphVersion: before.supergraph.version,
      problems: [],
    })

    const after = meshState.parse(await (await waiting).json())
    expect(after.routes.map(({ domain, url }) => ({ domain, url }))).toEqual([{ domain: 'orders', url: orders.url }])
    expect(after.revision).not.toBe(before.revision)
    expect(after.supergraph.version).toBe(before.supergraph.version)
  })

  it('is found by search', async () => {
    const { data } = await running.ask(`{
      search(text: "order ev") {
        totalCount facets { field values { key label count } }
        edges { node { id title domainId owner status highlight score availability product { id } port { id } } }
      }
    }`)
    expect(data.search.totalCount).toBe(1)
    expect(data.search.edges[0].node).toMatchObject({
      id: 'orders/order-events',
      title: 'Order Events',
      domainId: 'orders',
      owner: 'Checkout Team',
      status: 'ACTIVE',
      availability: 'LIVE',
      highlight: null,
      product: { id: 'orders/order-events' },
      port: null,
    })
    expect(data.search.facets).toContainEqual({
      field: 'domain',
      values: [{ key: 'orders', label: 'The orders domain', count: 1 }],
    })
    expect(data.search.facets).toContainEqual({ field: 'kind', values: [{ key: 'KAFKA', label: null, count: 1 }] })
  })

  it.each([
    ['owner', Array.from({ length: 101 }, (_, at) => `team ${at}`)],
    ['tag', ['x'.repeat(257)]],
    ['kind', Array.from({ length: 101 }, () => 'KAFKA')],
    ['domain', Array.from({ length: 101 }, () => 'orders')],
  ])('refuses a filter by %s that is larger than people ask for', async (field, values) => {
    for (const asked of ['search(text: "", filter: $filter)', 'products(filter: $filter)']) {
      const query = `query ($filter: ProductFilter) { ${asked} { totalCount } }`
      const { errors } = await running.ask(query, { filter: { [field]: values } })
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: `filter.${field}` })
      expect((await running.ask(query, { filter: { [field]: values.slice(1) } })).errors).toBeUndefined()
    }
  })

  it('is found by a column, with the port that has it', async () => {
    const { data } = await running.ask(`{ search(text: "customer email") {
      edges { node { id title highlight product { id } port { id } } } } }`)
    expect(data.search.edges[0].node).toEqual({
      id: 'orders/order-events/orders-v1',
      title: 'Order Events',
      highlight: 'orders › <mark>customer</mark>.<mark>email</mark>: Where the receipt goes',
      product: { id: 'orders/order-events' },
      port: { id: 'orders/order-events/orders-v1' },
    })
  })

  it('has its last-known snapshot in the catalog entry', async () => {
    const { data } = await running.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on DataProduct { catalogEntry {
          availability lastSeenAt release { accepted live drift }
          lastKnown { takenAt name title status version owner { name email } tags inputPorts { name contractId }
            ports { id kind contract { id columns { path classification } } serviceLevels { property met } quality { score } }
            serviceLevels { property met } }
        } }
        ... on OutputPort { catalogEntry { lastKnown { name } } }
      } }`,
      {
        representations: [
          { __typename: 'DataProduct', id: 'orders/order-events' },
          { __typename: 'OutputPort', id: 'orders/order-events/orders-v1' },
          { __typename: 'DataProduct', id: 'orders/unknown' },
          { __typename: 'OutputPort', id: 'orders/order-events/unknown-v1' },
        ],
      },
    )
    const [product, port, ...unknown] = data._entities
    const release = releaseOf(orders.products)
    expect(product.catalogEntry).toMatchObject({
      availability: 'LIVE',
      release: { accepted: release, live: release, drift: false },
      lastKnown: {
        title: 'Order Events',
        owner: { name: 'Checkout Team', email: 'checkout@loomwear.example' },
        inputPorts: [{ name: 'carts', contractId: 'cart-contract' }],
        ports: [
          {
            kind: 'KAFKA',
            contract: { columns: [{ path: 'order_id' }, { path: 'customer.email', classification: 'PII' }] },
          },
        ],
        serviceLevels: [{ property: 'availability', met: false }],
      },
    })
    expect(port.catalogEntry).toEqual({ lastKnown: { name: 'order-events' } })
    expect(unknown).toEqual([{ catalogEntry: null }, { catalogEntry: null }])
  })

  it('reaches lineage as a document', async () => {
    const document = await eventually(() => lineage.documents.at(-1))
    expect(document).toMatchObject({
      domain: 'orders',
      title: 'The orders domain',
      complete: true,
      products: [
        {
          id: 'orders/order-events',
          owner: 'Checkout Team',
          inputs: [{ name: 'carts', dataset: { namespace: 'kafka://shop', name: 'carts' } }],
          ports: [
            {
              id: 'orders/order-events/orders-v1',
              datasets: [{ namespace: 'kafka://shop', name: 'orders.events' }],
              inputContracts: [{ id: 'cart-contract', version: '1.0.0' }],
            },
          ],
        },
      ],
    })
    const availability = await eventually(() => lineage.availabilities.at(-1))
    expect(availability).toMatchObject({ domain: 'orders', availability: 'LIVE' })
    expect([...lineage.authorizations]).toEqual([`Bearer ${running.tokens.service}`])
  })

  it('lists its products', async () => {
    const { data } = await running.ask(`{
      domain(id: "orders") { id title owner { name } products { totalCount edges { node { id } } } }
      products { totalCount edges { node { id } } }
      domains { id availability }
      supergraphVersions { id current domain }
    }`)
    const products = { totalCount: 1, edges: [{ node: { id: 'orders/order-events' } }] }
    expect(data.domain).toEqual({ id: 'orders', title: 'The orders domain', owner: { name: 'orders team' }, products })
    expect(data.products).toEqual(products)
    expect(data.domains).toEqual([{ id: 'orders', availability: 'LIVE' }])
    expect(data.supergraphVersions).toHaveLength(1)
  })
})
